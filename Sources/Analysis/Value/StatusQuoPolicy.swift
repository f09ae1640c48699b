import Allocation
import Allocators
import Answers
import Threads

/// A status quo as it may be stated: shares of each pool's people, and awards; and what its plan is worth.
struct StatusQuoPolicy: Sendable {
  /// By pool and chunk.
  private var shares: [[Double]]
  /// Awards of each grant; nil: whatever the rule makes of them.
  private var grants: [Int]?

  /// One change, by index.
  enum Move: Sendable, Equatable {
    case people(pool: Int, from: Int, to: Int, share: Double)
    case awards(grant: Int, more: Int)
  }

  /// As the file states it; where it says nothing about grants, with those that its plan awards.
  init?(_ instance: Instance, awarding plan: Plan) {
    guard let stated = instance.problem.statusQuo else { return nil }
    shares = stated.map { $0.map { $0 ?? 0 } }
    if instance.hasAwards {
      grants = instance.problem.grants.indices.map { grant in
        plan.awards.filter { instance.awards[$0.option].grant == grant }.reduce(0) { $0 + $1.count }
      }
    }
  }

  /// With a change; nil where there are not so many people to move, or the grant does not allow it.
  func with(_ move: Move, in instance: Instance) -> StatusQuoPolicy? {
    // Shares are compared as sums of tenths are: they hardly ever come out even.
    var copy = self
    switch move {
    case .people(let pool, let from, let to, let share):
      guard shares[pool][from] >= share - AnalysisTuning.share else { return nil }
      copy.shares[pool][from] = max(0, shares[pool][from] - share)
      copy.shares[pool][to] += share
    case .awards(let grant, let more):
      guard let grants, (0...instance.awardLimits[grant].most).contains(grants[grant] + more) else {
        return nil
      }
      copy.grants?[grant] += more
    }
    return copy
  }

  /// The share of a pool's people that a chunk has.
  func share(of chunk: Int, in pool: Int) -> Double { shares[pool][chunk] }

  /// The chance of its plan; nil where its awards cannot all be paid, or the plan is too much work.
  func chance(in instance: Instance, within time: TimeBudget) -> Double? {
    // A share of 0 is one that nobody states.
    let stated = instance.with(statusQuo: shares.map { $0.map { $0 == 0 ? nil : $0 } }, grants: grants)
    // The rule would award nothing then, which is not what the policy says.
    if let grants, AwardDealing.counts(stated, stated: grants) == nil { return nil }
    var workload = Workload(units: Self.units, time: time)
    return (try? NaiveAllocator.plan(.statusQuo, stated, workload: &workload)).map(stated.chance)
  }

  /// Work that one plan may cost: many are made.
  private static let units = 3_000_000
}
