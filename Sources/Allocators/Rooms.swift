import Allocation

/// The free people of every pool, seen from the step in which people are being dealt.
///
/// Everything in the calendar started before this step, so what is held falls with time; where a headcount
/// never falls from here on, this step is the tightest. Where it does fall, the steps ahead are cut at the
/// lengths that attempts can have, and each part keeps its smallest number of free people. So a look at a pool, of which
/// dealing takes millions, costs a few numbers and not every step that is held; the calendar learns of a step's
/// attempts when the step is over.
struct Rooms {
  /// With all that was started in earlier steps.
  private var people: FreePeople
  /// Lengths of attempts in steps, ascending.
  private let lengths: [Int]
  /// From this step on the pool's headcount never falls.
  private let risesFrom: [Int]
  private var step = 0
  /// People free in this step.
  private var free: [Int]
  /// For a falling pool: free people of each part of the steps ahead.
  private var parts: [[Int]]

  init(_ instance: Instance, lengths: [Int]) {
    people = FreePeople(instance)
    self.lengths = lengths
    risesFrom = instance.headcounts.map { people in
      people.indices.dropFirst().last { people[$0] < people[$0 - 1] } ?? 0
    }
    free = instance.headcounts.map { _ in 0 }
    parts = instance.headcounts.map { _ in [] }
  }

  /// Looks at the people of a step; attempts of the steps before have been entered.
  mutating func begin(_ step: Int) {
    self.step = step
    for pool in free.indices {
      free[pool] = people[pool, step]
      parts[pool] = step < risesFrom[pool] ? tightest(of: pool) : []
    }
  }

  /// Numbers that beginning a step looks at.
  func widthOfStep(_ step: Int) -> Int {
    let ahead = lengths.last ?? 0
    return free.indices.reduce(0) { $0 + (step < risesFrom[$1] ? ahead : 1) }
  }

  /// The smallest number of free people in [step + lengths[i−1], step + lengths[i]) for each i.
  private func tightest(of pool: Int) -> [Int] {
    var at = step
    return lengths.map { length in
      var least = Int.max
      while at < min(step + length, people.steps) {
        least = min(least, people[pool, at])
        at += 1
      }
      return least
    }
  }

  /// People free in this step.
  func free(_ pool: Int) -> Int { free[pool] }

  /// Teams that fit in every step they would be held.
  func fitting(_ type: AttemptType) -> Int {
    var most = Int.max
    for holding in type.held where holding.people > 0 {
      var free = free[holding.pool]
      if !parts[holding.pool].isEmpty {
        for (part, length) in lengths.enumerated() where length <= type.length {
          free = min(free, parts[holding.pool][part])
        }
      }
      most = min(most, max(0, free) / holding.people)
    }
    return most
  }

  /// Holds people as far as this step is concerned.
  mutating func take(_ type: AttemptType, attempts: Int) {
    for holding in type.held {
      let people = holding.people * attempts
      free[holding.pool] -= people
      if !parts[holding.pool].isEmpty {
        for (part, length) in lengths.enumerated() where length <= type.length {
          parts[holding.pool][part] -= people
        }
      }
    }
  }

  /// Enters in the calendar what this step took.
  mutating func book(_ type: AttemptType, attempts: Int) { people.hold(type, at: step, attempts: attempts) }
}
