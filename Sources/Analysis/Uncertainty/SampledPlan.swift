import Allocation
import Problems

/// A plan that was made for a sample of the worlds that uncertain numbers make, carried over to other draws of them.
///
/// A two-stage plan has branches for the worlds of its sample. In another draw, who learns the world follows the branch
/// that is best with its numbers among those of the author's world that it was drawn from: they are what is written down.
struct SampledPlan: Sendable {
  /// The instance that the plan was made for.
  private let instance: Instance
  /// With those branches only that differ, or are written for different worlds of the author; the blind one last.
  private let plan: Plan
  /// For each of the author's worlds the places of its branches; one in all for a static plan.
  private let places: [[Int]]

  init(_ plan: Plan, of instance: Instance) {
    self.instance = instance
    guard plan.look != nil else {
      (self.plan, places) = (plan, [[0]])
      return
    }
    let origins = instance.problem.origins
    var distinct: [Plan.Branch] = []
    var places: [[Int]] = []
    for branch in plan.branches {
      guard let world = branch.world else { continue }
      let origin = origins.indices.contains(world) ? origins[world] : 0
      while places.count <= origin { places.append([]) }
      if !places[origin].contains(where: { distinct[$0].isLike(branch) }) {
        places[origin].append(distinct.count)
        distinct.append(branch)
      }
    }
    self.places = places
    self.plan = Plan(
      look: plan.look, shared: plan.shared, branches: distinct + plan.branches.filter { $0.world == nil })
  }

  /// Whether it learns.
  var isStaged: Bool { plan.look != nil }

  /// A static plan in the kinds of attempts of another instance, which may have to know more of them; nil for a two-stage
  /// plan.
  func written(in drawn: Instance) -> (instance: Instance, plan: Plan)? {
    isStaged ? nil : drawn.adopting(plan, of: instance)
  }

  /// Chances that are worked out for one draw.
  var ways: Int { places.map(\.count).max() ?? 1 }
  /// Entries that one chance looks at.
  var entries: Int { plan.shared.count + (plan.branches.map(\.entries.count).max() ?? 0) }

  /// Its chance in an instance of other draws.
  ///
  /// - Parameter origins: for each of the instance's worlds the author's world that it was drawn from.
  func chance(in drawn: Instance, origins: [Int]) -> Double {
    let (known, adopted) = drawn.adopting(plan, of: instance)
    if !isStaged { return known.chance(of: adopted) }
    var best = [Double](repeating: 0, count: drawn.worlds.count)
    for way in 0..<ways {
      var own = adopted
      own.branches = origins.enumerated().map { world, origin in
        var branch = adopted.branches[places[origin][min(way, places[origin].count - 1)]]
        branch.world = world
        return branch
      }
      own.branches += adopted.branches.filter { $0.world == nil }
      for (world, judged) in known.judge(own).worlds.enumerated() {
        best[world] = max(best[world], judged.chance)
      }
    }
    return min(1, zip(drawn.worlds, best).reduce(0) { $0 + $1.0.credence * $1.1 })
  }
}
