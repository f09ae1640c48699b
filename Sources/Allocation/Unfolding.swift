import Problems

extension Instance {
  /// The same instance for somebody who knows that it is in this world.
  public func known(world: Int) -> Instance {
    let facts = worlds[world]
    return replacing(
      problem: problem, headcounts: headcounts, income: income, bundles: bundles,
      types: types.map { $0.with(held: $0.held, spending: $0.spending, outcomes: [$0.outcomes[world]]) },
      worlds: [
        GridWorld(
          name: facts.name, credence: 1, weights: facts.weights, needed: facts.needed, counts: facts.counts)
      ])
  }

  /// An instance whose static plans are the two-stage plans of this one for a date that reveals the world.
  ///
  /// Each world has pools and budgets of its own. What starts before the date holds people and spends in all of
  /// them; what starts later exists once for each world, and yields something there alone.
  /// Type i of the world w is number (w + 1) × `types.count` + i, shared ones come first.
  /// Only for instances without gates: those would be the same in every world.
  public func unfolded(at look: Int) -> Instance {
    let pools = headcounts.count
    func held(_ type: AttemptType, _ world: Int) -> [AttemptType.Holding] {
      type.held.map { .init(pool: world * pools + $0.pool, people: $0.people) }
    }
    let shared = types.map { type in
      type.with(
        held: worlds.indices.flatMap { held(type, $0) },
        spending: worlds.flatMap { _ in type.spending }, outcomes: type.outcomes, starts: 0..<look)
    }
    let late = worlds.indices.flatMap { world in
      types.map { type in
        type.with(
          held: held(type, world),
          spending: worlds.indices.flatMap { other in type.spending.map { other == world ? $0 : 0 } },
          outcomes: worlds.indices.map { $0 == world ? type.outcomes[$0] : nil }, starts: look..<steps)
      }
    }
    var copy = problem
    copy.pools = worlds.flatMap { _ in problem.pools }
    copy.budgets = worlds.flatMap { _ in problem.budgets }
    return replacing(
      problem: copy, headcounts: worlds.flatMap { _ in headcounts }, income: worlds.flatMap { _ in income },
      bundles: bundles.map { $0.unfolded(worlds.count, types.count, pools) }, types: shared + late,
      worlds: worlds)
  }

  private func replacing(
    problem: Problem, headcounts: [[Int]], income: [[Double]], bundles: [Bundle], types: [AttemptType],
    worlds: [GridWorld]
  ) -> Instance {
    Instance(
      problem: problem, time: time, steps: steps, headcounts: headcounts, income: income, bundles: bundles,
      types: types, worlds: worlds)
  }
}

extension AttemptType {
  fileprivate func with(
    held: [Holding], spending: [Double], outcomes: [Outcome?], starts: Range<Int>? = nil
  ) -> AttemptType {
    AttemptType(
      bundle: bundle, crew: crew, held: held, length: length, spending: spending, outcomes: outcomes,
      starts: starts)
  }
}

extension Bundle {
  fileprivate func unfolded(_ worlds: Int, _ types: Int, _ pools: Int) -> Bundle {
    Bundle(
      name: name, isSeparate: isSeparate, copies: copies, baseCount: baseCount, baseYears: baseYears,
      after: after, successors: successors,
      crews: crews.map { crew in
        Crew(
          pools: crew.pools, team: crew.team, base: crew.base, baseCorrect: crew.baseCorrect,
          baseYears: crew.baseYears,
          options: (0...worlds).flatMap { place in crew.options.map { place * types + $0 } })
      })
  }
}
