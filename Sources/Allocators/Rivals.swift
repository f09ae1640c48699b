import Allocation
import Answers
import Problems

/// The error of a race whose rival's plan would take too long to make: without it there is no law of the deadline.
package struct RivalTooLarge: Error, Sendable {}

extension Problem {
  /// The problem in which every rival has a plan: that of its naive rule.
  ///
  /// From then on its races are laws like any other, wherever the problem goes. Rivals that are equal share one plan.
  ///
  /// Counted work, not time, says what is too much, so that a file is refused on every machine or on none.
  package func withRivalPlans() throws(RivalTooLarge) -> Problem {
    var problem = self
    var known: [Race] = []
    func settle(_ law: inout DeadlineLaw?) throws(RivalTooLarge) {
      guard case .race(var race) = law else { return }
      if let same = known.first(where: { $0 == race }) {
        race = same
      } else {
        try NaiveAllocator.requirePlan(of: race, on: time)
        race.outlook = RivalOutlook(RivalPlans(race, on: time) { NaiveAllocator.plan(of: $0, $1) })
        known.append(race)
      }
      law = .race(race)
    }
    var own: DeadlineLaw? = deadline
    try settle(&own)
    problem.deadline = own ?? deadline
    for index in worlds.indices { try settle(&problem.worlds[index].deadline) }
    if var uncertainty {
      for index in uncertainty.worlds.indices {
        try settle(&uncertainty.worlds[index].deadline)
      }
      problem.uncertainty = uncertainty
    }
    return problem
  }
}

extension NaiveAllocator {
  /// Work that a rival's plan, and its law, may cost: well below a second.
  private static let mostWork = 3_000_000

  /// - Throws: where the rival's plan, with nothing given to it, is too much work; with gifts there is less to plan.
  fileprivate static func requirePlan(of race: Race, on time: TimeGrid) throws(RivalTooLarge) {
    let instance = Instance(race.problem(on: time))
    var workload = Workload(units: mostWork)
    do throws(Unfinished) {
      let plan = try plan(race.allocator.rule, instance, workload: &workload)
      try workload.spend(Judging.units(plan, instance))
    } catch {
      throw RivalTooLarge()
    }
  }

  /// The plan of a rival. It takes as long as it takes, for without it there is no law of the deadline.
  fileprivate static func plan(of allocator: Race.Allocator, _ instance: Instance) -> Plan {
    var workload = Workload(units: .max)
    return (try? plan(allocator.rule, instance, workload: &workload)) ?? .empty(for: instance)
  }
}

extension Race.Allocator {
  /// The naive rule of this name.
  var rule: NaiveRule {
    switch self {
    case .even: .even
    case .bySize: .bySize
    case .parallelFirst: .parallelFirst
    case .serialFirst: .serialFirst
    }
  }
}
