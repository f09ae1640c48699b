import Allocation

/// A plan of either sort: static, or in two stages.
///
/// A static plan is all shared, with one branch, for its gates, on which nothing more is started.
struct AnyPlan: Sendable, Equatable {
  /// Nil where the plan is static.
  let look: Policy.Look?
  var shared: [Plan.Entry]
  var branches: [Policy.Branch]

  init(_ plan: Plan) {
    look = nil
    shared = plan.entries
    branches = [.init(world: nil, gates: plan.gates)]
  }

  init(_ policy: Policy) {
    look = policy.look
    shared = policy.shared
    branches = policy.branches
  }

  /// What is carried out on a branch, from the start on.
  func plan(of branch: Int) -> Plan {
    Plan(entries: shared + branches[branch].entries, gates: branches[branch].gates)
  }

  /// The two-stage plan; nil for a static one.
  var policy: Policy? { look.map { Policy(look: $0, shared: shared, branches: branches) } }

  /// Starts at or after this boundary belong to a branch.
  func split(in instance: Instance) -> Int { look?.boundary ?? instance.steps }

  /// Exactly.
  func chance(in instance: Instance) -> Double {
    policy.map(instance.chance(of:)) ?? instance.chance(of: plan(of: 0))
  }

  /// The same with equal entries merged and in order.
  func normalised(in instance: Instance) -> AnyPlan {
    func sorted(_ entries: [Plan.Entry]) -> [Plan.Entry] {
      Plan(entries: entries, gates: []).normalised(in: instance).entries
    }
    var result = self
    result.shared = sorted(shared)
    for place in branches.indices { result.branches[place].entries = sorted(branches[place].entries) }
    return result
  }

  /// How many entries are judged in a world, at most.
  var entriesOfAWorld: Int {
    let own = branches.map(\.entries.count).max() ?? 0
    return look == nil ? shared.count : 2 * (shared.count + own)
  }
}

extension Instance {
  /// Whether all that a bundle waits for has passed its gate on some branches.
  func isOpen(_ bundle: Int, at step: Int, on branches: some Sequence<Policy.Branch>) -> Bool {
    branches.allSatisfy { opening(of: bundle, on: $0) <= step }
  }

  /// The first step in which a bundle may be worked on, on a branch.
  func opening(of bundle: Int, on branch: Policy.Branch) -> Int {
    bundles[bundle].after.map { branch.gates[$0] ?? steps }.max() ?? 0
  }
}
