/// Priority rules for serial schedule generation, and the shortest schedule that they give.
package struct ScheduleRanks {
  let question: ScheduleQuestion
  package let list: ScheduleList
  /// Of its own generator, so that no other draw depends on it.
  private var state: UInt64
  /// Random orders that are tried, and the steps of work that all orders together may take, so that large
  /// questions try few.
  static let mostOrders = 60
  static let mostWork = 30_000_000

  package init(_ question: ScheduleQuestion, seed: UInt64) {
    self.question = question
    list = ScheduleList(question)
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// Uniform in 0 ..< 1 (xorshift*).
  private mutating func draw() -> Double {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Double((state &* 0x2545_F491_4F6C_DD1D) >> 11) * 0x1p-53
  }

  /// Latest start, latest finish, and latest start among what asks for most of scarce people (Kolisch 1996
  /// compares them).
  private func rules() -> [[Double]] {
    let steps = question.instance.steps
    // What is still to come after each task starts, along the longest path.
    var tail = question.tasks.map { Double($0.length) }
    for arc in question.arcs.reversed() {
      tail[arc.from] = max(tail[arc.from], tail[arc.to] + Double(arc.lag))
    }
    let most = question.instance.headcounts.map { Double(max(1, $0.max() ?? 1)) }
    let load = question.tasks.map { task in
      Double(task.hold) * zip(task.people, most).reduce(0) { $0 + Double($1.0) / $1.1 }
    }
    let lateStart = tail.map { Double(steps) - $0 }
    let lateFinish = zip(lateStart, question.tasks).map { $0 + Double($1.length) }
    return [lateStart, lateFinish, zip(lateStart, load).map { $0 - 2 * $1 }]
  }

  /// The shortest schedule found by the rules and random changes of them, each justified; nil where none
  /// fits into the time of the problem.
  ///
  /// - Parameter floor: a schedule this short is short enough.
  package mutating func best(noShorterThan floor: Int) -> [ScheduleList.Place]? {
    var best: [ScheduleList.Place]?
    let rules = rules()
    let work = question.tasks.count * question.instance.steps * 2
    for round in 0..<min(Self.mostOrders, max(rules.count, Self.mostWork / max(1, work))) {
      var ranks = rules[round % rules.count]
      if round >= rules.count {
        // Ranks are moved by up to a quarter of the time.
        let width = 0.25 * Double(question.instance.steps)
        for task in ranks.indices { ranks[task] += width * draw() }
      }
      guard let found = list.forward(ranks).map(list.justified) else { continue }
      if best.map({ list.makespan(found) < list.makespan($0) }) ?? true { best = found }
      if let best, list.makespan(best) <= floor { break }
    }
    return best
  }
}
