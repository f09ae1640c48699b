extension ProblemValidator {
  mutating func checkGrant(_ index: Int) {
    let (grant, place) = (problem.grants[index], UnsoundProblem.Place.grant(index))
    if grant.costs.count != problem.budgets.count {
      note(place, .length("costs", grant.costs.count, expected: problem.budgets.count))
    }
    for cost in grant.costs { require(cost >= 0 && cost.isFinite, place, "cost", cost, "0 or more") }
    requireIndices(grant.adds.map(\.pool), below: problem.pools.count, place, "pool")
    for change in grant.adds {
      requireWhole(change.people, from: -PoolReader.mostPeople, to: PoolReader.mostPeople, place, "people")
    }
    if !grant.adds.contains(where: { $0.people >= 0 }) { note(place, .count("pools with more people", 0, most: 10_000)) }
    require(grant.lag >= 0 && grant.lag.isFinite, place, "lag", grant.lag, "0 or more")
    requirePositive(grant.lasts, place, "lasts")
    requireWhole(grant.most, from: 0, to: GrantReader.mostAwards, place, "max")
    for moment in grant.moments {
      require(
        moment >= problem.time.start && moment.isFinite, place, "award", moment, "at or after the start")
    }
  }

  /// The rival's own problem, and that its chunks hasten nothing.
  mutating func checkRace(_ race: Race, _ place: UnsoundProblem.Place) {
    if race.chunks.contains(where: { $0.hastening != nil }) {
      note(place, .value("hastening of a rival's chunk", 1, "none"))
    }
    do throws(UnsoundProblem) { _ = try Self.sound(race.problem(on: problem.time)) } catch {
      for flaw in error.flaws { note(place, flaw.kind) }
    }
  }

  mutating func checkHastening(_ hastening: Hastening, _ place: UnsoundProblem.Place) {
    switch hastening {
    case .steady(let years):
      require(years >= 0 && years.isFinite, place, "years of hastening", years, "0 or more")
    case .leak(let chance, let years):
      require(chance >= 0 && chance <= 1, place, "chance of a leak", chance, "from 0 to 1")
      require(years >= 0 && years.isFinite, place, "years of a leak", years, "0 or more")
    case .gift(let name, let chunks):
      require(chunks >= 0 && chunks.isFinite, place, "chunks given", chunks, "0 or more")
      let laws = [problem.deadline] + problem.worlds.compactMap(\.deadline)
      let isKnown = laws.contains { law in
        if case .race(let race) = law { race.chunks.contains { $0.name == name } } else { false }
      }
      if !isKnown { note(place, .name(name)) }
    }
  }
}
