import Allocation
import Problems

/// A plan that was made for a sample of the worlds that uncertain numbers make, carried over to other draws of them.
///
/// A two-stage plan has branches for the worlds of its sample. In another draw, who learns the world follows the branch
/// that is best with its numbers among those of the author's world that it was drawn from: they are what is written down.
struct SampledPlan: Sendable {
  private let instance: Instance
  private let look: Policy.Look?
  private let shared: [Plan.Entry]
  /// For each of the author's worlds the different branches that were written for it; one in all for a static plan.
  private let branches: [[Policy.Branch]]
  private let blind: Policy.Branch?

  init(_ plan: Plan, of instance: Instance) {
    self.instance = instance
    look = nil
    shared = plan.entries
    branches = [[.init(world: nil, gates: plan.gates)]]
    blind = nil
  }

  init(_ policy: Policy, of instance: Instance) {
    self.instance = instance
    look = policy.look
    shared = policy.shared
    let origins = instance.problem.origins
    var found: [[Policy.Branch]] = []
    for branch in policy.branches {
      guard let world = branch.world else { continue }
      let origin = origins.indices.contains(world) ? origins[world] : 0
      while found.count <= origin { found.append([]) }
      if !found[origin].contains(where: { $0.entries == branch.entries && $0.gates == branch.gates }) {
        found[origin].append(branch)
      }
    }
    branches = found
    blind = policy.branches.first { $0.world == nil }
  }

  /// A static plan in the kinds of attempts of another instance, which may have to know more of them; nil for a two-stage
  /// plan.
  func written(in drawn: Instance) -> (instance: Instance, plan: Plan)? {
    guard look == nil else { return nil }
    let (known, all) = adopted(by: drawn)
    return (known, Plan(entries: all[0], gates: branches[0][0].gates))
  }

  /// Chances that are worked out for one draw.
  var ways: Int { branches.map(\.count).max() ?? 1 }
  var entries: Int { shared.count + (branches.joined().map(\.entries.count).max() ?? 0) }

  /// Its chance in an instance of other draws.
  ///
  /// - Parameter origins: for each of the instance's worlds the author's world that it was drawn from.
  func chance(in drawn: Instance, origins: [Int]) -> Double {
    let (known, all) = adopted(by: drawn)
    guard let look else { return known.chance(of: Plan(entries: all[0], gates: branches[0][0].gates)) }
    var best = [Double](repeating: 0, count: drawn.worlds.count)
    for way in 0..<ways {
      var policy = Policy(look: look, shared: all[0], branches: [])
      for (world, origin) in origins.enumerated() {
        let own = branches[origin]
        let place = min(way, own.count - 1)
        policy.branches.append(
          .init(world: world, entries: all[offset(origin) + place], gates: own[place].gates))
      }
      if let blind {
        policy.branches.append(.init(world: nil, entries: all[all.count - 1], gates: blind.gates))
      }
      for (world, judged) in known.judge(policy).worlds.enumerated() {
        best[world] = max(best[world], judged.chance)
      }
    }
    return min(1, zip(drawn.worlds, best).reduce(0) { $0 + $1.0.credence * $1.1 })
  }

  /// The place of an author's world's first branch among all lists of entries.
  private func offset(_ origin: Int) -> Int { 1 + branches[..<origin].reduce(0) { $0 + $1.count } }

  /// All lists of entries in the kinds of attempts of another instance: shared ones, each branch's, the blind one's.
  private func adopted(by drawn: Instance) -> (instance: Instance, entries: [[Plan.Entry]]) {
    let lists = [shared] + branches.joined().map(\.entries) + (blind.map { [$0.entries] } ?? [])
    let (known, plan) = drawn.adopting(Plan(entries: Array(lists.joined()), gates: []), of: instance)
    var rest = plan.entries[...]
    return (
      known,
      lists.map { list in
        defer { rest = rest.dropFirst(list.count) }
        return Array(rest.prefix(list.count))
      }
    )
  }
}
