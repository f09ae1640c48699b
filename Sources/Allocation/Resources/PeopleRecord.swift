/// Who of a pool works on what in each step of a static plan, and in whose place: a calendar that can be carried out.
///
/// Whole people in numbered places. A row takes the lowest places that are free in all its steps, and keeps them until it
/// ends: taken in order of their starts, intervals never need more places than overlap at once (interval graphs are
/// perfect), and no more overlap than the pool has people. Where a headcount falls, those leave who are idle.
package struct PeopleRecord: Sendable {
  /// Steps in which nothing changes for the pool.
  package struct Span: Sendable, Equatable {
    package var steps: Range<Int>
    /// People of the pool, those whom awards bring among them.
    package var headcount: Int
    /// People at work on each bundle that somebody works on, by index.
    package var atWork: [Int: Int]

    package init(steps: Range<Int>, headcount: Int, atWork: [Int: Int]) {
      self.steps = steps
      self.headcount = headcount
      self.atWork = atWork
    }
  }
  /// Places that a row of the plan holds from its start to its end.
  package struct Seating: Sendable, Equatable {
    package var entry: Plan.Entry
    package var steps: Range<Int>
    /// Places from 0 on, ascending.
    package var places: [Range<Int>]
  }

  /// In order of time, from boundary 0 to the last.
  package private(set) var spans: [Span]
  /// In order of start, bundle and copy.
  package private(set) var seatings: [Seating]

  /// A row of a plan, seen from one of the pools that it holds people of.
  private typealias Row = (entry: Plan.Entry, steps: Range<Int>, people: Int)

  /// The records of all pools, in their order: the plan is gone through once, however many pools there are.
  ///
  /// - Parameter plan: static; what is carried out on one branch.
  package static func records(of plan: Plan, in instance: Instance) -> [PeopleRecord] {
    var rows = [[Row]](repeating: [], count: instance.problem.pools.count)
    for entry in plan.entries.normalised(in: instance) {
      let type = instance.types[entry.type]
      for held in type.held where held.people > 0 {
        let steps = entry.start..<(entry.start + type.length)
        rows[held.pool].append((entry, steps, held.people.timesSaturating(entry.attempts)))
      }
    }
    // People alone: what is paid for them is told elsewhere.
    var people = FreePeople(instance)
    for award in plan.awards { people.award(instance.awards[award.option], count: award.count) }
    return rows.enumerated().map { pool, rows in
      PeopleRecord(rows, headcounts: Array(people[pool]), in: instance)
    }
  }

  private init(_ rows: [Row], headcounts: [Int], in instance: Instance) {
    var changes: [Int: [Int: Int]] = [:]
    for row in rows {
      let bundle = instance.types[row.entry.type].bundle
      changes[row.steps.lowerBound, default: [:]][bundle, default: 0] += row.people
      changes[row.steps.upperBound, default: [:]][bundle, default: 0] -= row.people
    }
    spans = Self.spans(changes, headcounts: headcounts)
    seatings = Self.seatings(rows.sorted { $0.steps.lowerBound < $1.steps.lowerBound })
  }

  /// Cuts the time where anybody starts or ends, comes or goes.
  private static func spans(_ changes: [Int: [Int: Int]], headcounts: [Int]) -> [Span] {
    var spans: [Span] = []
    var atWork: [Int: Int] = [:]
    for (step, headcount) in headcounts.enumerated() {
      for (bundle, people) in changes[step] ?? [:] {
        let now = (atWork[bundle] ?? 0) + people
        atWork[bundle] = now == 0 ? nil : now
      }
      if let last = spans.last, last.headcount == headcount, last.atWork == atWork {
        spans[spans.count - 1].steps = last.steps.lowerBound..<(step + 1)
      } else {
        spans.append(Span(steps: step..<(step + 1), headcount: headcount, atWork: atWork))
      }
    }
    return spans
  }

  /// Gives every row the lowest places that are free; rows come in order of start.
  private static func seatings(_ rows: [Row]) -> [Seating] {
    var free = FreePlaces()
    var ends: [Int: [Range<Int>]] = [:]
    var passed = 0
    return rows.map { entry, steps, people in
      // Whoever ends by this start is free again.
      for end in ends.keys.filter({ $0 > passed && $0 <= steps.lowerBound }).sorted() {
        for places in ends.removeValue(forKey: end) ?? [] { free.add(places) }
      }
      passed = max(passed, steps.lowerBound)
      let places = free.take(people)
      ends[steps.upperBound, default: []] += places
      return Seating(entry: entry, steps: steps, places: places)
    }
  }
}

/// Places that nobody holds: ascending ranges that do not touch, the last of them without end.
private struct FreePlaces {
  private var ranges: [Range<Int>] = [0..<Int.max]

  /// The lowest so many.
  mutating func take(_ count: Int) -> [Range<Int>] {
    var left = count
    var taken: [Range<Int>] = []
    while left > 0, let first = ranges.first {
      let part = first.lowerBound..<(first.lowerBound + min(left, first.count))
      taken.append(part)
      left -= part.count
      if part.count == first.count {
        ranges.removeFirst()
      } else {
        ranges[0] = part.upperBound..<first.upperBound
      }
    }
    return taken
  }

  /// Puts places back, joined with their neighbours.
  mutating func add(_ places: Range<Int>) {
    let next = ranges.firstIndex { $0.lowerBound >= places.upperBound } ?? ranges.count
    ranges.insert(places, at: next)
    if next + 1 < ranges.count, ranges[next + 1].lowerBound == places.upperBound {
      ranges[next] = places.lowerBound..<ranges.remove(at: next + 1).upperBound
    }
    if next > 0, ranges[next - 1].upperBound == places.lowerBound {
      ranges[next - 1] = ranges[next - 1].lowerBound..<ranges.remove(at: next).upperBound
    }
  }
}
