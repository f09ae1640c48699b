import Allocation

/// The most attempts of one kind that fit, side by side and one after another, nothing else being done.
///
/// All are of one length, so to take those that end first, as many as there is room for, is best for every boundary
/// at once (interval scheduling).
///
/// People only: money is left aside, so this is a bound on what a plan may have, and it need be no more.
struct Packing {
  /// For each start that may be used, ascending, how many attempts start there or before.
  private var totals: [(start: Int, number: Int)] = []

  /// - Parameter starts: ascending, each once.
  init(_ type: AttemptType, starts: [Int], in instance: Instance) {
    var people = FreePeople(instance)
    var number = 0
    for start in starts where start + type.length <= instance.steps {
      let most = people.teams(for: type, at: start)
      // Whoever is held here is missing at later starts; what is free now and not used would be lost.
      people.hold(type, at: start, attempts: most)
      number += most
      totals.append((start, number))
    }
  }

  /// Most attempts that start at or before a step.
  func most(startingBy start: Int) -> Int { totals.last { $0.start <= start }?.number ?? 0 }
}
