import Problems

extension Instance {
  /// The same instance for somebody who knows that it is in this world.
  ///
  /// Kinds of attempts keep their numbers, those that yield nothing there too: a plan for one is a plan for the
  /// other.
  package func known(world: Int) -> Instance {
    let facts = worlds[world]
    var copy = self
    copy.types = types.map {
      $0.with(held: $0.held, spending: $0.spending, outcomes: [$0.outcomes[world]])
    }
    copy.worlds = [
      GridWorld(
        name: facts.name, credence: 1, weights: facts.weights, needed: facts.needed, counts: facts.counts,
        law: facts.law)
    ]
    return copy
  }

  /// The people, the money and the kinds of attempts of two-stage plans, as one static instance.
  ///
  /// Each branch has pools and budgets of its own. What starts before the look holds people and spends in all of
  /// them; what starts later exists once for each branch. Shared kinds come first: kind i of the branch v is number
  /// (v + 1) × `types.count` + i. In what its plans amount to it is not an instance of the problem: for that see
  /// `Reduction`.
  ///
  /// - Parameters:
  ///   - look: the boundary from which branches start; 0 ... T.
  ///   - branches: for each branch its world, or nil where it may be any.
  package func unfolded(at look: Int, branches: [Int?]) -> Instance {
    let pools = headcounts.count
    func held(_ type: AttemptType, _ branch: Int) -> [AttemptType.Holding] {
      type.held.map { .init(pool: branch * pools + $0.pool, people: $0.people) }
    }
    // A shared attempt is carried out whatever is seen, so every branch must have its people and its money.
    let shared = types.map { type in
      type.with(
        held: branches.indices.flatMap { held(type, $0) },
        spending: branches.flatMap { _ in type.spending }, outcomes: type.outcomes, starts: 0..<look)
    }
    // A late one is of one branch alone, and yields something only in the worlds in which that is carried out.
    let late = branches.enumerated().flatMap { branch, world in
      types.map { type in
        type.with(
          held: held(type, branch),
          spending: branches.indices.flatMap { other in type.spending.map { other == branch ? $0 : 0 } },
          outcomes: type.outcomes.enumerated().map { world == nil || world == $0 ? $1 : nil },
          starts: look..<steps)
      }
    }
    var copy = self
    copy.problem.pools = branches.flatMap { _ in problem.pools }
    copy.problem.budgets = branches.flatMap { _ in problem.budgets }
    copy.headcounts = branches.flatMap { _ in headcounts }
    copy.income = branches.flatMap { income(where: $0) }
    copy.bundles = bundles.map { $0.unfolded(branches.count, types.count) }
    copy.types = shared + late
    (copy.awards, copy.awardLimits) = unfoldedAwards(at: look, branches.count)
    return copy
  }

  /// What comes into each budget for the branch of a world, or (nil) of who has seen nothing.
  private func income(where world: Int?) -> [[Double]] {
    guard !incomeOfBranches.isEmpty else { return income }
    let own = incomeOfBranches[world ?? incomeOfBranches.count - 1].map {
      [Double](repeating: $0, count: steps)
    }
    return income.dropLast(own.count) + own
  }

  /// Awards before the look bring people to every branch and take money from each; later ones exist once for each
  /// branch. Number i of the branch v is (v + 1) × `awards.count` + i; those on the other side of the look allow none.
  private func unfoldedAwards(at look: Int, _ branches: Int) -> ([AwardOption], [AwardLimit]) {
    let pools = headcounts.count
    func option(_ award: AwardOption, on own: Range<Int>, isOpen: Bool) -> AwardOption {
      AwardOption(
        grant: award.grant, boundary: award.boundary,
        changes: isOpen
          ? own.flatMap { branch in
            award.changes.map { .init(pool: branch * pools + $0.pool, people: $0.people, steps: $0.steps) }
          } : [],
        costs: (0..<branches).flatMap { branch in
          award.costs.map { own.contains(branch) ? $0 : 0 }
        })
    }
    let shared = awards.map { option($0, on: 0..<branches, isOpen: $0.boundary < look) }
    let late = (0..<branches).flatMap { branch in
      awards.map { option($0, on: branch..<(branch + 1), isOpen: $0.boundary >= look) }
    }
    let limits = (0..<branches).flatMap { branch in
      awardLimits.map { limit in
        AwardLimit(
          options: limit.options + limit.options.map { (branch + 1) * awards.count + $0 }, most: limit.most)
      }
    }
    return (shared + late, limits)
  }
}

extension AttemptType {
  /// The same kind held by other people, at other prices, or in other steps.
  fileprivate func with(
    held: [Holding], spending: [Double], outcomes: [Outcome?], starts: Range<Int>? = nil
  ) -> AttemptType {
    AttemptType(
      bundle: bundle, crew: crew, held: held, length: length, spending: spending, outcomes: outcomes,
      starts: starts)
  }
}

extension Bundle {
  /// The same bundle where kinds of attempts exist once shared and once for each branch.
  ///
  /// - Parameter types: how many kinds there were.
  fileprivate func unfolded(_ branches: Int, _ types: Int) -> Bundle {
    Bundle(
      name: name, isSeparate: isSeparate, copies: copies, baseCount: baseCount, baseYears: baseYears,
      after: after, successors: successors,
      crews: crews.map { crew in
        Crew(
          pools: crew.pools, team: crew.team, base: crew.base, baseCorrect: crew.baseCorrect,
          baseYears: crew.baseYears,
          options: (0...branches).flatMap { place in crew.options.map { place * types + $0 } })
      })
  }
}
