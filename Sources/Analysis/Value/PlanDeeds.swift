import Allocation
import Answers

/// What a plan does more than another of the same problem: awards, and work by chunk and pools.
struct PlanDeeds {
  private let instance: Instance
  /// Awards of each grant, on the branch with most.
  private let awards: [Int]
  /// Person-steps by bundle and crew, on all branches.
  private let work: [[Int]: Int]
  /// When work on each bundle begins, on the first branch that has any.
  private let starts: [Int: Int]

  /// More work than this share of all is told.
  private static let share = 0.1
  /// Deeds that are told of one plan.
  private static let most = 3

  init(_ plan: Plan, of instance: Instance) {
    self.instance = instance
    awards = instance.problem.grants.indices.map { grant in
      plan.branches.indices.map { branch in
        plan.awards(on: branch).filter { instance.awards[$0.option].grant == grant }.reduce(0) {
          $0 + $1.count
        }
      }.max() ?? 0
    }
    var work: [[Int]: Int] = [:]
    var starts: [Int: Int] = [:]
    for branch in plan.branches.indices {
      for entry in plan.entries(on: branch) {
        let type = instance.types[entry.type]
        work[[type.bundle, type.crew], default: 0] += type.personSteps.timesSaturating(entry.attempts)
        starts[type.bundle] = min(starts[type.bundle] ?? .max, entry.start)
      }
    }
    (self.work, self.starts) = (work, starts)
  }

  /// The largest differences first, awards before work; what only begins sooner where there is nothing else.
  func beyond(_ other: PlanDeeds) -> [Deed] {
    let problem = instance.problem
    let funded = awards.indices.filter { awards[$0] > other.awards[$0] }.map { grant in
      Deed.funds(
        grant: problem.grants[grant].name, more: awards[grant] - other.awards[grant],
        isNew: other.awards[grant] == 0)
    }
    // Small shifts of work come with every search, and say nothing.
    let total = max(1, work.values.reduce(0, +), other.work.values.reduce(0, +))
    let more = work.map { ($0, $1 - (other.work[$0] ?? 0), other.work[$0] == nil) }
      .filter { Double($0.1) > Self.share * Double(total) || $0.2 && $0.1 > 0 }
      .sorted { ($1.1, $0.0[0], $0.0[1]) < ($0.1, $1.0[0], $1.0[1]) }
    let worked = more.map { key, _, isNew in
      let bundle = instance.bundles[key[0]]
      let pools = bundle.crews[key[1]].pools.map { problem.pools[$0].name }
      return Deed.works(chunk: bundle.name, pools: problem.pools.count > 1 ? pools : [], isNew: isNew)
    }
    let all = Array((funded + worked).prefix(Self.most))
    if !all.isEmpty { return all }
    // The same work may only be done in another order.
    let sooner = starts.filter { $0.value < other.starts[$0.key] ?? .max }.keys.sorted()
    return sooner.prefix(Self.most).map { .earlier(chunk: instance.bundles[$0].name) }
  }
}
