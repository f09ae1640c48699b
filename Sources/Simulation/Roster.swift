import Allocation

/// A roster: who sits in which attempt of a plan. Every person has a number, and seats are filled in a fixed
/// order.
///
/// Attempts are taken by start, chunk, kind and copy; each takes free people who stay for as long as it
/// lasts, those first who leave soonest, then by number. Where nobody stays for so long, somebody new is
/// sent for. Only where people are right or wrong for life does it matter who they are.
struct Roster {
  /// `people[entry]`: the numbers of all its people, holding by holding, attempt by attempt in each.
  private(set) var people: [[Int]]
  /// How many people there are, over all pools.
  private(set) var persons = 0

  /// Fills all seats of a plan that is feasible.
  init(_ plan: Plan, of instance: Instance) {
    people = [[Int]](repeating: [], count: plan.entries.count)
    // For each pool its seats of people: who has it, and until when that person is at work.
    var busy: [[(number: Int, until: Int)]] = instance.headcounts.map { _ in [] }
    let order = plan.entries.indices.sorted { one, other in
      let (a, b) = (plan.entries[one], plan.entries[other])
      return (a.start, instance.types[a.type].bundle, a.type, a.copy, one)
        < (b.start, instance.types[b.type].bundle, b.type, b.copy, other)
    }
    for index in order {
      let entry = plan.entries[index]
      let type = instance.types[entry.type]
      for holding in type.held {
        seat(
          index, count: holding.people * entry.attempts, from: entry.start, to: entry.start + type.length,
          headcount: instance.headcounts[holding.pool], busy: &busy[holding.pool])
      }
    }
  }

  /// Seats the people of one holding of an entry.
  ///
  /// - Parameters:
  ///   - count: people to be seated.
  ///   - headcount: of the pool in each step.
  private mutating func seat(
    _ entry: Int, count: Int, from start: Int, to end: Int, headcount: [Int],
    busy: inout [(number: Int, until: Int)]
  ) {
    // Seats below `there` are filled throughout the attempt; those below `staying` until the end of time.
    let there = headcount[start..<end].min() ?? 0
    let staying = min(there, headcount[start...].min() ?? 0)
    var left = count
    func sit(at place: Int) {
      while busy.count <= place {
        busy.append((persons, -1))
        persons += 1
      }
      guard busy[place].until <= start else { return }
      busy[place].until = end
      people[entry].append(busy[place].number)
      left -= 1
    }
    // Those who leave soonest first, so that who stays is free for what lasts longer.
    for place in (staying..<there).reversed() {
      if left == 0 { return }
      sit(at: place)
    }
    for place in 0..<staying {
      if left == 0 { return }
      sit(at: place)
    }
    // Nobody is free for so long: new people.
    for _ in 0..<left {
      people[entry].append(persons)
      persons += 1
    }
  }
}
