import Problems

/// What the laws of the deadline are at a level, and the instances in which they stand still.
extension Instance {
  /// π in a world, for a plan of this level.
  package func weights(of world: Int, at level: HasteningLevel?) -> [Double] {
    guard let level, !level.isNothing, let law = worlds[world].law else { return worlds[world].weights }
    return law.weights(at: level)
  }

  /// Something that no more than so much of may be done on each branch: years of hastening, gifts, or any attempt at all.
  package struct HasteningLimit: Sendable {
    /// What an attempt adds in each step in which it is held; of each kind.
    package let perStep: [Double]
    /// For each branch of a plan: of each world, and then of who has seen nothing; one where there is no look.
    package let most: [Double]

    package init(perStep: [Double], most: [Double]) {
      self.perStep = perStep
      self.most = most
    }
  }

  /// The instance in which work leaves the deadline alone, with these laws, and with limits as budgets of its own.
  ///
  /// Kinds keep their numbers, so a plan for one is a plan for the other.
  ///
  /// - Parameter blind: the laws where a plan looks at a chunk and has not seen it finished; nil: the same.
  package func still(laws: [[Double]], blind: [[Double]]? = nil, limits: [HasteningLimit] = []) -> Instance {
    var copy = self
    copy.hastening = nil
    copy.worlds = worlds.indices.map { index in
      let world = worlds[index]
      let unseen = blind.flatMap { $0[index] == laws[index] ? nil : $0[index] }
      return GridWorld(
        name: world.name, credence: world.credence, weights: laws[index], needed: world.needed,
        counts: world.counts, blindWeights: unseen)
    }
    guard !limits.isEmpty else { return copy }
    copy.types = types.indices.map { type in
      types[type].spending(types[type].spending + limits.map { $0.perStep[type] })
    }
    copy.problem.budgets += limits.indices.map { Budget(name: "limit \($0 + 1)", income: []) }
    copy.income += limits.map { [Double](repeating: $0.most.max() ?? 0, count: steps) }
    copy.incomeOfBranches = limits[0].most.indices.map { branch in limits.map { $0.most[branch] } }
    copy.awards = awards.map { $0.costing($0.costs + limits.map { _ in 0 }) }
    return copy
  }

  /// Whether some budgets hold for each branch by itself.
  package var hasLimitsOfBranches: Bool { !incomeOfBranches.isEmpty }

  /// The instance in which each boundary of a world is as usable as the better of its two laws makes it, whatever is seen.
  package var withBestLaws: Instance {
    guard worlds.contains(where: { $0.blindWeights != nil }) else { return self }
    func survival(_ weights: [Double]) -> [Double] {
      var survival = weights
      for boundary in weights.indices.dropLast().reversed() { survival[boundary] += survival[boundary + 1] }
      return survival
    }
    return still(
      laws: worlds.map { world in
        guard let blind = world.blindWeights else { return world.weights }
        let best = zip(survival(world.weights), survival(blind)).map { max($0, $1) }
        return DeadlineLaw.weights(surviving: best)
      })
  }

  /// The instance in which the deadline is moved once and for all, by what a static plan does to it.
  package func still(for plan: Plan) -> Instance {
    guard let level = level(of: plan.entries) else { return self }
    return still(laws: worlds.indices.map { weights(of: $0, at: level) })
  }

  /// The instance in which work leaves the deadline alone, with the largest chance for each boundary to be usable that any
  /// work could leave: what is proven of it as a bound holds.
  package var unhastened: Instance {
    guard let hastening else { return self }
    let gifts = hastening.counts.map { 0...$0 }
    return still(
      laws: worlds.map { world in
        guard !gifts.isEmpty, let law = world.law else { return world.weights }
        return law.weights(years: 0, leaks: hastening.leaks.map { _ in false }, gifts: gifts)
      })
  }
}

extension AttemptType {
  /// The same kind at other prices.
  fileprivate func spending(_ spending: [Double]) -> AttemptType {
    AttemptType(
      bundle: bundle, crew: crew, held: held, length: length, spending: spending, outcomes: outcomes,
      starts: starts)
  }
}

extension AwardOption {
  fileprivate func costing(_ costs: [Double]) -> AwardOption {
    AwardOption(grant: grant, boundary: boundary, changes: changes, costs: costs)
  }
}
