import Allocation

/// How many attempts of one kind fit side by side and one after another, nothing else being done.
///
/// All are of one length, so to take those that end first, as many as there is room for, is best for every boundary
/// at once (interval scheduling).
struct Packing {
  /// For each start that may be used, ascending, how many attempts start there or before.
  private var totals: [(start: Int, number: Int)] = []

  /// - Parameter starts: ascending, each once.
  init(_ type: AttemptType, starts: [Int], in instance: Instance) {
    // Attempts of this kind that each step has room for.
    var free = (0..<instance.steps).map { step in
      type.held.map { instance.headcounts[$0.pool][step] / $0.people }.min() ?? 0
    }
    var number = 0
    for start in starts where start + type.length <= instance.steps {
      let held = start..<(start + type.length)
      let most = held.reduce(Int.max) { min($0, free[$1]) }
      if most > 0 && !held.isEmpty {
        for step in held { free[step] -= most }
        number += most
      }
      totals.append((start, number))
    }
  }

  /// Most attempts that start at or before a step.
  func most(startingBy start: Int) -> Int { totals.last { $0.start <= start }?.number ?? 0 }
}
