import Allocation

/// Who does what of a plan, in a fixed order: attempts by start, bundle, kind and copy; each takes people who are
/// there throughout, those first who are soonest to leave, then in the order of their numbers.
///
/// Person i of a pool is there in the steps in which its headcount exceeds i.
struct Seats {
  /// One attempt with the people who are in it: pool and number.
  struct Attempt {
    var type: Int
    var start: Int
    var copy: Int
    var people: [(pool: Int, person: Int)]
  }

  private(set) var attempts: [Attempt] = []
  /// People who sit in more than one attempt.
  private(set) var hasVeterans = false

  /// More work than this, in people looked at, is not done.
  static let mostWork = 50_000_000

  /// Nil where headcounts fall and rise so that nobody is there throughout for some attempt, or where there is
  /// too much to do.
  init?(_ plan: Plan, of instance: Instance) {
    let most = instance.headcounts.compactMap { $0.max() }.max() ?? 0
    guard plan.entries.count * (most + instance.steps) <= Self.mostWork else { return nil }
    var pools = instance.headcounts.map(FreePeople.init)
    let entries = plan.entries.sorted {
      ($0.start, instance.types[$0.type].bundle, $0.type, $0.copy)
        < ($1.start, instance.types[$1.type].bundle, $1.type, $1.copy)
    }
    for entry in entries {
      let type = instance.types[entry.type]
      var people = [[(pool: Int, person: Int)]](repeating: [], count: entry.attempts)
      for holding in type.held {
        let all = pools[holding.pool].take(
          holding.people * entry.attempts, from: entry.start, to: entry.start + type.length)
        guard let all else { return nil }
        for (place, person) in all.enumerated() {
          people[place / holding.people].append((holding.pool, person))
        }
      }
      attempts += people.map {
        Attempt(type: entry.type, start: entry.start, copy: entry.copy, people: $0)
      }
    }
    hasVeterans = pools.contains(where: \.hasVeterans)
  }
}

/// The people of one pool, by the attempt that they are in. Starts must not fall from one call to the next.
private struct FreePeople {
  private let headcount: [Int]
  /// Until when each is busy; those beyond its end never were.
  private var busyUntil: [Int] = []
  private(set) var hasVeterans = false

  init(_ headcount: [Int]) { self.headcount = headcount }

  mutating func take(_ count: Int, from start: Int, to end: Int) -> [Int]? {
    let there = headcount[start..<end].min() ?? 0
    let later = headcount[start...].min() ?? 0
    var taken: [Int] = []
    // Whoever leaves first is not needed for longer work; where nobody leaves, the order is that of the numbers.
    let order = Array((min(later, there)..<there).reversed()) + Array(0..<min(later, there))
    for person in order where taken.count < count && isFree(person, at: start) { taken.append(person) }
    guard taken.count == count else { return nil }
    for person in taken {
      while busyUntil.count <= person { busyUntil.append(-1) }
      if busyUntil[person] >= 0 { hasVeterans = true }
      busyUntil[person] = end
    }
    return taken
  }

  private func isFree(_ person: Int, at start: Int) -> Bool {
    person >= busyUntil.count || busyUntil[person] <= start
  }
}
