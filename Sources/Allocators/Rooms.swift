import Allocation

/// Free people of every pool, seen from the step in which people are being dealt.
///
/// Everything under way started at or before this step, so what is held falls with time; where a headcount
/// never falls from here on, this step is the tightest. Where it does fall, the steps ahead are cut at the
/// lengths that attempts can have, and each part keeps its smallest number of free people.
struct Rooms {
  private let headcounts: [[Int]]
  /// Lengths of attempts in steps, ascending.
  private let lengths: [Int]
  /// From this step on the pool's headcount never falls.
  private let risesFrom: [Int]
  /// Change in the people held at each boundary ahead, without what was started in this step.
  private var changes: [[Int]]
  private var held: [Int]
  private var step = 0
  /// For a falling pool: free people of each part of the steps ahead.
  private var parts: [[Int]]

  init(_ instance: Instance, lengths: [Int]) {
    headcounts = instance.headcounts
    self.lengths = lengths
    risesFrom = headcounts.map { people in
      people.indices.dropFirst().last { people[$0] < people[$0 - 1] } ?? 0
    }
    changes = headcounts.map { _ in [Int](repeating: 0, count: instance.steps + 1) }
    held = headcounts.map { _ in 0 }
    parts = headcounts.map { _ in [] }
  }

  mutating func begin(_ step: Int) {
    self.step = step
    for pool in held.indices {
      held[pool] += changes[pool][step]
      if step < risesFrom[pool] { parts[pool] = tightest(of: pool) } else { parts[pool] = [] }
    }
  }

  /// Numbers that beginning a step looks at.
  func widthOfStep(_ step: Int) -> Int {
    let ahead = lengths.last ?? 0
    return held.indices.reduce(0) { $0 + (step < risesFrom[$1] ? ahead : 1) }
  }

  /// The smallest number of free people in [step + lengths[i−1], step + lengths[i]) for each i.
  private func tightest(of pool: Int) -> [Int] {
    var result: [Int] = []
    var underWay = held[pool]
    var at = step
    for length in lengths {
      var least = Int.max
      while at < min(step + length, headcounts[pool].count) {
        if at > step { underWay += changes[pool][at] }
        least = min(least, headcounts[pool][at] - underWay)
        at += 1
      }
      result.append(least)
    }
    return result
  }

  /// People free in this step.
  func free(_ pool: Int) -> Int {
    step < headcounts[pool].count ? headcounts[pool][step] - held[pool] : 0
  }

  /// Teams that fit in every step they would be held.
  func fitting(_ type: AttemptType) -> Int {
    var most = Int.max
    for holding in type.held where holding.people > 0 {
      var free = free(holding.pool)
      if !parts[holding.pool].isEmpty {
        for (part, length) in lengths.enumerated() where length <= type.length {
          free = min(free, parts[holding.pool][part])
        }
      }
      most = min(most, max(0, free) / holding.people)
    }
    return most
  }

  /// Holds people from this step on, and writes down when they are free again.
  mutating func hold(_ type: AttemptType, attempts: Int) {
    take(type, attempts: attempts)
    for holding in type.held { changes[holding.pool][step + type.length] -= holding.people * attempts }
  }

  /// Holds people as far as this step is concerned.
  mutating func take(_ type: AttemptType, attempts: Int) {
    for holding in type.held {
      let people = holding.people * attempts
      held[holding.pool] += people
      if !parts[holding.pool].isEmpty {
        for (part, length) in lengths.enumerated() where length <= type.length {
          parts[holding.pool][part] -= people
        }
      }
    }
  }
}
