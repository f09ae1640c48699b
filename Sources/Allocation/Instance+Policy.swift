extension Instance {
  /// The exact chance of a two-stage plan. Its feasibility is not looked at: see `violations(of:)`.
  ///
  /// Where a date reveals the world, each world is won by its branch's static plan. Where chunk r reveals it at
  /// τ, the cases r seen and r not seen at τ are disjoint, and r's state is part of each:
  /// seen, φ_r(τ) times the other chunks on the world's branch; not seen, φ_r(d) − φ_r(τ) where r is needed,
  /// 1 − φ_r(τ) where it is not, times the other chunks on the blind branch. Before τ there is nothing to see.
  public func chance(of policy: Policy) -> Double {
    var total = CompensatedSum()
    let blind = policy.branches.first { $0.world == nil }
    for branch in policy.branches {
      guard let world = branch.world else { continue }
      let own = policy.plan(of: branch)
      if let chunk = policy.look.chunk, let blind {
        let cases = RevealingChunk(
          chunk: chunk, look: policy.look.boundary, world: world,
          seen: progress(of: own, in: world), blind: progress(of: policy.plan(of: blind), in: world),
          unhindered: bundleProgress(of: chunk, own, in: world, gate: nil))
        total.add(worlds[world].credence * cases.chance(in: self))
      } else {
        total.add(worlds[world].credence * chance(of: own, in: world))
      }
    }
    return min(1, total.value)
  }

  /// The exact chance of a static plan in one world.
  public func chance(of plan: Plan, in world: Int) -> Double {
    let progress = progress(of: plan, in: world)
    var sum = CompensatedSum()
    for (boundary, weight) in worlds[world].weights.enumerated() where weight > 0 {
      sum.add(
        bundles.indices.reduce(weight) {
          worlds[world].needed[$1] ? $0 * progress[$1].chance(at: boundary) : $0
        })
    }
    return min(1, sum.value)
  }

  private func progress(of plan: Plan, in world: Int) -> [BundleProgress] {
    bundles.indices.map { bundleProgress(of: $0, plan, in: world, gate: plan.gates[$0]) }
  }

  private func bundleProgress(of bundle: Int, _ plan: Plan, in world: Int, gate: Int?) -> BundleProgress {
    BundleProgress(
      entries: plan.entries.filter { types[$0.type].bundle == bundle }, bundle: bundle, world: world,
      instance: self, gate: gate)
  }
}

/// One world under a plan that waits for a chunk to reveal it.
private struct RevealingChunk {
  let chunk: Int
  let look: Int
  let world: Int
  let seen: [BundleProgress]
  let blind: [BundleProgress]
  /// The chunk itself, its gate aside: what is seen at the look does not depend on it.
  let unhindered: BundleProgress

  func chance(in instance: Instance) -> Double {
    let facts = instance.worlds[world]
    func others(_ progress: [BundleProgress], _ boundary: Int) -> Double {
      progress.indices.reduce(1) {
        facts.needed[$1] && $1 != chunk ? $0 * progress[$1].chance(at: boundary) : $0
      }
    }
    let isNeeded = facts.needed[chunk]
    var sum = CompensatedSum()
    for (boundary, weight) in facts.weights.enumerated() where weight > 0 {
      if boundary < look {
        sum.add(weight * others(blind, boundary) * (isNeeded ? blind[chunk].chance(at: boundary) : 1))
        continue
      }
      let shown = (isNeeded ? seen[chunk] : unhindered).chance(at: look)
      let later =
        isNeeded
        ? blind[chunk].chance(at: boundary) - blind[chunk].chance(at: look)
        : 1 - unhindered.chance(at: look)
      sum.add(weight * shown * others(seen, boundary))
      sum.add(weight * max(0, later) * others(blind, boundary))
    }
    return min(1, sum.value)
  }
}
