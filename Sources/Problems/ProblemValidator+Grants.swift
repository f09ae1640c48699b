/// What the reader checks of grants, races and hastening in files, for problems put together in Swift.
extension ProblemValidator {
  /// Costs for every budget, pools that exist, lengths of time that can be, moments not before the start. Someone must
  /// gain people by it: a grant that only takes is of no use to anybody.
  mutating func checkGrant(_ index: Int) {
    let (grant, place) = (problem.grants[index], UnsoundProblem.Place.grant(index))
    if grant.costs.count != problem.budgets.count {
      note(place, .length("costs", grant.costs.count, expected: problem.budgets.count))
    }
    for cost in grant.costs {
      require(cost >= 0 && cost.isFinite, at: place, "cost", value: cost, wanted: "0 or more")
    }
    requireIndices(grant.adds.map(\.pool), below: problem.pools.count, at: place, "pool")
    for change in grant.adds {
      requireWhole(
        change.people, from: -PoolReader.mostPeople, to: PoolReader.mostPeople, at: place, "people")
    }
    if !grant.adds.contains(where: { $0.people >= 0 }) {
      note(place, .count("pools with more people", 0, most: 10_000))
    }
    require(grant.lag >= 0 && grant.lag.isFinite, at: place, "lag", value: grant.lag, wanted: "0 or more")
    requirePositive(grant.lasts, at: place, "lasts")
    requireWhole(grant.most, from: 0, to: GrantReader.mostAwards, at: place, "max")
    for moment in grant.moments {
      require(
        moment >= problem.time.start && moment.isFinite, at: place, "award", value: moment,
        wanted: "at or after the start")
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

  /// Numbers in their ranges, and of a gift that some race has a chunk of that name.
  mutating func checkHastening(_ hastening: Hastening, _ place: UnsoundProblem.Place) {
    switch hastening {
    case .steady(let years):
      require(
        years >= 0 && years.isFinite, at: place, "years of hastening", value: years, wanted: "0 or more")
    case .leak(let chance, let years):
      require(chance >= 0 && chance <= 1, at: place, "chance of a leak", value: chance, wanted: "from 0 to 1")
      require(years >= 0 && years.isFinite, at: place, "years of a leak", value: years, wanted: "0 or more")
    case .gift(let name, let chunks):
      require(chunks >= 0 && chunks.isFinite, at: place, "chunks given", value: chunks, wanted: "0 or more")
      let laws = [problem.deadline] + problem.worlds.compactMap(\.deadline)
      let isKnown = laws.contains { law in
        if case .race(let race) = law { race.chunks.contains { $0.name == name } } else { false }
      }
      if !isKnown { note(place, .name(name)) }
    }
  }
}
