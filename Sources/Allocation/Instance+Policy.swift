import Probability

extension Instance {
  /// The exact chance of a two-stage plan. Its feasibility is not looked at: see `violations(of:)`.
  package func chance(of policy: Policy) -> Double { judge(policy).chance }

  /// The exact chance of a two-stage plan with its parts.
  ///
  /// Where a date reveals the world, each world is won by its branch's static plan. Where chunk r reveals it at
  /// τ, the cases r seen and r not seen at τ are disjoint, and r's state is part of each:
  /// seen, φ_r(τ) times the other chunks on the world's branch; not seen, φ_r(d) − φ_r(τ) where r is needed,
  /// 1 − φ_r(τ) where it is not, times the other chunks on the blind branch. Before τ there is nothing to see.
  package func judge(_ policy: Policy) -> Evaluation {
    let all = everyWorld { cases(of: policy, in: $0, nil) }
    var total = CompensatedSum()
    var perBundle = [CompensatedSum](repeating: CompensatedSum(), count: bundles.count)
    var judged: [WorldEvaluation] = []
    for case let cases? in all {
      let result = cases.judge(&perBundle)
      total.add(cases.facts.credence * result.chance)
      judged.append(result)
    }
    return Evaluation(
      chance: min(1, total.value), worlds: judged, bundles: perBundle.map { min(1, $0.value) })
  }

  /// The chance in some worlds once more, every φ in 31 digits by other means (as far as that takes no more than a moment).
  package func carefulChances(of policy: Policy, in worlds: [Int]) -> [Double] {
    let tail = CarefulTail(.moment)
    var parts = [CompensatedSum](repeating: CompensatedSum(), count: bundles.count)
    return worlds.map { cases(of: policy, in: $0, tail)?.judge(&parts).chance ?? 0 }
  }

  /// What may happen in a world; nil where the plan has no branch for it.
  private func cases(of policy: Policy, in world: Int, _ tail: CarefulTail?) -> StagedProgress? {
    guard let branch = policy.branches.first(where: { $0.world == world }) else { return nil }
    let own = policy.plan(of: branch)
    var cases = StagedProgress(
      look: policy.look, seen: progress(of: own, in: world, tail), facts: worlds[world])
    if let chunk = policy.look.chunk, let blind = policy.branches.first(where: { $0.world == nil }) {
      cases.blind = progress(of: policy.plan(of: blind), in: world, tail)
      cases.unhindered = bundleProgress(of: chunk, own, in: world, gate: nil, tail)
    }
    return cases
  }

  private func progress(of plan: Plan, in world: Int, _ tail: CarefulTail?) -> [BundleProgress] {
    bundles.indices.map { bundleProgress(of: $0, plan, in: world, gate: plan.gates[$0], tail) }
  }

  private func bundleProgress(
    of bundle: Int, _ plan: Plan, in world: Int, gate: Int?, _ tail: CarefulTail?
  ) -> BundleProgress {
    BundleProgress(
      entries: plan.entries.filter { types[$0.type].bundle == bundle }, bundle: bundle, world: world,
      instance: self, gate: gate, tail: tail)
  }
}

/// One world under a two-stage plan.
private struct StagedProgress {
  let look: Policy.Look
  /// Of each bundle on the world's own branch.
  let seen: [BundleProgress]
  let facts: GridWorld
  /// On the blind branch, where a chunk reveals.
  var blind: [BundleProgress]?
  /// The revealing chunk, its gate aside: what is seen at the look does not depend on it.
  var unhindered: BundleProgress?

  func judge(_ perBundle: inout [CompensatedSum]) -> WorldEvaluation {
    var sum = CompensatedSum()
    var boundaries: [BoundaryEvaluation] = []
    for (boundary, weight) in facts.weights.enumerated() where weight > 0 {
      let chance = chance(at: boundary)
      sum.add(weight * chance)
      boundaries.append(BoundaryEvaluation(boundary: boundary, weight: weight, chance: chance))
      for bundle in seen.indices {
        perBundle[bundle].add(facts.credence * weight * finished(bundle, at: boundary))
      }
    }
    return WorldEvaluation(chance: min(1, sum.value), boundaries: boundaries)
  }

  private func others(_ progress: [BundleProgress], _ boundary: Int) -> Double {
    progress.indices.reduce(1) {
      facts.needed[$1] && $1 != look.chunk ? $0 * progress[$1].chance(at: boundary) : $0
    }
  }

  /// That everything needed is finished by a boundary.
  private func chance(at boundary: Int) -> Double {
    guard let chunk = look.chunk, let blind, let unhindered else { return others(seen, boundary) }
    let isNeeded = facts.needed[chunk]
    if boundary < look.boundary {
      return others(blind, boundary) * (isNeeded ? blind[chunk].chance(at: boundary) : 1)
    }
    let shown = (isNeeded ? seen[chunk] : unhindered).chance(at: look.boundary)
    return shown * others(seen, boundary)
      + later(chunk, blind, unhindered, boundary) * others(blind, boundary)
  }

  /// That the revealing chunk is not seen, and is finished later or not needed.
  private func later(
    _ chunk: Int, _ blind: [BundleProgress], _ unhindered: BundleProgress, _ boundary: Int
  ) -> Double {
    facts.needed[chunk]
      ? max(0, blind[chunk].chance(at: boundary) - blind[chunk].chance(at: look.boundary))
      : 1 - unhindered.chance(at: look.boundary)
  }

  /// That a bundle is finished by a boundary, needed or not.
  private func finished(_ bundle: Int, at boundary: Int) -> Double {
    guard let chunk = look.chunk, let blind, let unhindered else { return seen[bundle].chance(at: boundary) }
    if boundary < look.boundary { return blind[bundle].chance(at: boundary) }
    if bundle == chunk {
      return seen[chunk].chance(at: look.boundary)
        + max(0, blind[chunk].chance(at: boundary) - blind[chunk].chance(at: look.boundary))
    }
    let shown = unhindered.chance(at: look.boundary)
    return shown * seen[bundle].chance(at: boundary) + (1 - shown) * blind[bundle].chance(at: boundary)
  }
}
