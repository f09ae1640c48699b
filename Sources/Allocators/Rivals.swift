import Allocation
import Answers
import Problems

extension Problem {
  /// The problem in which every rival has a plan: that of its naive rule.
  ///
  /// From then on its races are laws like any other, wherever the problem goes. Rivals that are equal share one plan.
  package func withRivalPlans() -> Problem {
    var problem = self
    var known: [Race] = []
    func settle(_ law: inout DeadlineLaw?) {
      guard case .race(var race) = law else { return }
      if let same = known.first(where: { $0 == race }) {
        race = same
      } else {
        race.outlook = RivalOutlook(RivalPlans(race, on: time) { NaiveAllocator.plan(of: $0, $1) })
        known.append(race)
      }
      law = .race(race)
    }
    var own: DeadlineLaw? = deadline
    settle(&own)
    problem.deadline = own ?? deadline
    for index in worlds.indices { settle(&problem.worlds[index].deadline) }
    if var uncertainty {
      for index in uncertainty.worlds.indices { settle(&uncertainty.worlds[index].deadline) }
      problem.uncertainty = uncertainty
    }
    return problem
  }
}

extension NaiveAllocator {
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
