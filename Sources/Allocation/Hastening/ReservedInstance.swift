import Problems

/// An instance in which some attempts of a plan are settled: their people and their money are set aside, and each may be
/// used on its bundle by a kind of its own, for which nobody has to be found.
///
/// For searching among the plans that contain these attempts. Of static plans, and where nothing can be awarded.
package struct ReservedInstance: Sendable {
  /// The kinds of the original come first, then one for each settled entry, in order.
  package let instance: Instance
  private let kinds: Int
  private let settled: [Plan.Entry]

  /// - Parameter settled: their copies are of no account: which copy is worked on is for a plan to choose.
  /// - Returns: nil where there are too few people, or too little money, for them alone.
  package init?(_ instance: Instance, _ settled: [Plan.Entry]) {
    guard !instance.hasAwards, let left = instance.without(settled) else { return nil }
    kinds = instance.types.count
    self.settled = settled
    self.instance = settled.reduce(into: left) { $0.seat($1) }
  }

  /// A plan of it as one of the original: settled attempts that it does not use are made all the same.
  package func restored(_ plan: Plan) -> Plan {
    var unused = settled
    var entries: [Plan.Entry] = []
    for entry in plan.entries {
      guard entry.type >= kinds else {
        entries.append(entry)
        continue
      }
      let place = entry.type - kinds
      unused[place].attempts -= entry.attempts
      var own = settled[place]
      (own.copy, own.attempts) = (entry.copy, entry.attempts)
      entries.append(own)
    }
    return Plan(entries: entries + unused.filter { $0.attempts > 0 }, gates: plan.gates)
  }
}

extension Instance {
  /// What people and money are left beside some attempts; nil where they do not even suffice for these.
  fileprivate func without(_ entries: [Plan.Entry]) -> Instance? {
    var copy = self
    for budget in income.indices {
      copy.income[budget] = income[budget].map { Money.Tolerance.bounding.limit(of: $0) }
    }
    for entry in entries {
      let type = types[entry.type]
      let span = entry.start..<(entry.start + type.length)
      guard entry.start >= 0, span.upperBound <= steps else { return nil }
      for holding in type.held {
        for step in span {
          copy.headcounts[holding.pool][step] -= holding.people.timesSaturating(entry.attempts)
          if copy.headcounts[holding.pool][step] < 0 { return nil }
        }
      }
      for budget in income.indices where type.spending[budget] > 0 {
        for step in entry.start..<steps {
          let held = min(step - entry.start + 1, type.length)
          copy.income[budget][step] -= type.spending[budget] * Double(held * entry.attempts)
          if copy.income[budget][step] < 0 { return nil }
        }
      }
    }
    return copy
  }

  /// A pool of one seat for each of some attempts, in the steps in which they are made.
  fileprivate mutating func seat(_ entry: Plan.Entry) {
    let type = types[entry.type]
    let (pool, kind) = (headcounts.count, types.count)
    let span = entry.start..<(entry.start + type.length)
    problem.pools.append(Pool(name: "settled \(pool)", headcount: .schedule([])))
    headcounts.append((0..<steps).map { span.contains($0) ? entry.attempts : 0 })
    let bundle = bundles[type.bundle]
    types.append(
      AttemptType(
        bundle: type.bundle, crew: bundle.crews.count, held: [.init(pool: pool, people: 1)],
        length: type.length, spending: type.spending.map { _ in 0 }, outcomes: type.outcomes,
        starts: entry.start..<(entry.start + 1)))
    let crew = Crew(
      pools: [pool], team: [1], base: kind, baseCorrect: 1, baseYears: bundle.baseYears, options: [kind])
    bundles[type.bundle] = Bundle(
      name: bundle.name, isSeparate: bundle.isSeparate, copies: bundle.copies, baseCount: bundle.baseCount,
      baseYears: bundle.baseYears, after: bundle.after, successors: bundle.successors,
      crews: bundle.crews + [crew])
  }
}
