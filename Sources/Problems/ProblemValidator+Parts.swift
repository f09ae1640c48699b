/// The parts of a problem, each held against what its type's comments say.
extension ProblemValidator {
  /// Shares in (0, 1], people that a file could have, moments that rise.
  mutating func checkPool(_ index: Int) {
    let (pool, place) = (problem.pools[index], UnsoundProblem.Place.pool(index))
    requireShare(pool.correct, at: place, "correct")
    requireShare(pool.pace, at: place, "pace")
    switch pool.headcount {
    case .schedule(let changes):
      for change in changes {
        require(
          change.moment.isFinite, at: place, "moment of a headcount", value: change.moment,
          wanted: "a finite moment")
        requireWhole(change.people, from: 0, to: PoolReader.mostPeople, at: place, "headcount")
      }
      // A schedule is walked through in its order.
      let isRising = zip(changes, changes.dropFirst()).allSatisfy { $0.moment < $1.moment }
      if !isRising { note(place, .order("moments of headcounts")) }
    // Below −100 % a year nobody would be left, and then fewer.
    case .growth(let start, let rate):
      requireWhole(start, from: 0, to: PoolReader.mostPeople, at: place, "headcount")
      require(rate > -1 && rate.isFinite, at: place, "growth", value: rate, wanted: "above −1")
    }
    checkCosts(pool.costs, place)
  }

  /// One for each budget, or none at all; nil where the pool's own holds.
  private mutating func checkCosts(_ costs: [Double?], _ place: UnsoundProblem.Place) {
    // An index into costs is one into budgets.
    let count = problem.budgets.count
    if !costs.isEmpty, costs.count != count { note(place, .length("costs", costs.count, expected: count)) }
    for cost in costs.compactMap({ $0 }) {
      require(cost >= 0 && cost.isFinite, at: place, "cost", value: cost, wanted: "0 or more")
    }
  }

  /// Positive work, somebody who may do it, and predecessors that exist.
  mutating func checkChunk(_ index: Int) {
    let (chunk, place) = (problem.chunks[index], UnsoundProblem.Place.chunk(index))
    requireWhole(chunk.count, from: 1, to: ChunkReader.mostCount, at: place, "count")
    requirePositive(chunk.years, at: place, "years")
    requireIndices(chunk.after, below: problem.chunks.count, at: place, "chunk")
    if let hastening = chunk.hastening { checkHastening(hastening, place) }
    switch chunk.staffing {
    // An empty list would be a chunk that nobody can finish.
    case .anyOf(let eligible, let team):
      if eligible.isEmpty { note(place, .count("pools", 0, most: problem.pools.count)) }
      requireIndices(eligible.map(\.pool), below: problem.pools.count, at: place, "pool")
      requireWhole(team, from: 1, to: PoolReader.mostPeople, at: place, "team")
      for one in eligible {
        requireShare(one.correct, at: place, "correct")
        requireShare(one.pace, at: place, "pace")
        requirePositive(one.years, at: place, "years")
        checkCosts(one.costs, place)
      }
    // A mixed team has somebody of each pool that it names.
    case .mixed(let members, let correct):
      if members.isEmpty { note(place, .count("pools", 0, most: problem.pools.count)) }
      requireIndices(members.map(\.pool), below: problem.pools.count, at: place, "pool")
      for one in members { requireWhole(one.people, from: 1, to: PoolReader.mostPeople, at: place, "people") }
      requireShare(correct, at: place, "correct")
    }
  }

  /// Each by itself, and credences that are a law.
  mutating func checkWorlds() {
    let stated = problem.worlds
    for index in stated.indices { checkWorld(stated[index], .world(index)) }
    // NaN is no sum either.
    let sum = stated.reduce(0) { $0 + $1.credence }
    if !stated.isEmpty, !(abs(sum - 1) <= ProblemTolerance.sum) { note(.world(0), .sum("credences", sum)) }
  }

  /// Overrides obey what the numbers that they replace obey.
  private mutating func checkWorld(_ world: World, _ place: UnsoundProblem.Place) {
    require(
      world.credence >= 0 && world.credence <= 1, at: place, "credence", value: world.credence,
      wanted: "from 0 to 1")
    // A law of its own takes the place of the problem's.
    if let deadline = world.deadline { checkLaw(deadline, place) }
    checkOverrides(world.pools, place)
    requireIndices(world.chunks.keys.sorted(), below: problem.chunks.count, at: place, "chunk")
    // Dictionaries have no order; messages have.
    for (_, override) in world.chunks.sorted(by: { $0.key < $1.key }) {
      requireWhole(override.count, from: 1, to: ChunkReader.mostCount, at: place, "count")
      requirePositive(override.years, at: place, "years")
      requireShare(override.correct, at: place, "correct")
      checkOverrides(override.pools, place)
    }
  }

  /// Of pools, in a world or in one of its chunks.
  private mutating func checkOverrides(_ pools: [Int: World.PoolOverride], _ place: UnsoundProblem.Place) {
    requireIndices(pools.keys.sorted(), below: problem.pools.count, at: place, "pool")
    for (_, override) in pools.sorted(by: { $0.key < $1.key }) {
      requireShare(override.correct, at: place, "correct")
      requireShare(override.pace, at: place, "pace")
      requirePositive(override.years, at: place, "years")
    }
  }

  /// Income at any moment, before the start too, and never negative.
  mutating func checkBudget(_ index: Int) {
    for income in problem.budgets[index].income + problem.budgets[index].yearly {
      require(
        income.moment.isFinite, at: .budget(index), "moment", value: income.moment, wanted: "a finite moment")
      require(
        income.amount >= 0 && income.amount.isFinite, at: .budget(index), "amount", value: income.amount,
        wanted: "0 or more")
    }
  }

  /// A row for each pool, a share or none for each chunk.
  mutating func checkStatusQuo() {
    guard let shares = problem.statusQuo else { return }
    // Rows are looked at whatever their number: all flaws at once.
    if shares.count != problem.pools.count {
      note(.statusQuo, .length("pools", shares.count, expected: problem.pools.count))
    }
    for row in shares {
      if row.count != problem.chunks.count {
        note(.statusQuo, .length("shares of a pool", row.count, expected: problem.chunks.count))
      }
      for share in row.compactMap({ $0 }) {
        require(share >= 0 && share <= 1, at: .statusQuo, "share", value: share, wanted: "from 0 to 1")
      }
    }
  }

  /// A moment on the scale of time, or a chunk that exists.
  mutating func checkInformation() {
    switch problem.information {
    // Nothing to be wrong.
    case .never, .start: break
    case .moment(let moment):
      require(
        moment >= problem.time.start && moment.isFinite, at: .information, "moment", value: moment,
        wanted: "at or after the start")
    case .chunk(let chunk): requireIndices([chunk], below: problem.chunks.count, at: .information, "chunk")
    }
  }

  /// Quantities of things that exist, with laws that are laws.
  mutating func checkUncertainty() {
    guard let uncertainty = problem.uncertainty else { return }
    requireWhole(uncertainty.samples, from: 1, to: UncertaintyReader.mostSamples, at: .uncertainty, "samples")
    for world in uncertainty.worlds { checkWorld(world, .uncertainty) }
    // Indices are those of the author's own worlds, not of a sample's.
    let worlds = uncertainty.worlds.isEmpty ? problem.worlds : uncertainty.worlds
    for quantity in uncertainty.quantities {
      requireIndices([quantity.world].compactMap { $0 }, below: worlds.count, at: .uncertainty, "world")
      // A place has a chunk, a pool, or both.
      let (chunk, pool) = quantity.place.indices
      requireIndices([chunk].compactMap { $0 }, below: problem.chunks.count, at: .uncertainty, "chunk")
      requireIndices([pool].compactMap { $0 }, below: problem.pools.count, at: .uncertainty, "pool")
      checkInterval(quantity.law)
    }
  }

  /// Both ends within what the kind of number may be, and in order.
  private mutating func checkInterval(_ law: UncertainNumber) {
    require(law.low > 0 && law.low.isFinite, at: .uncertainty, "5 % point", value: law.low, wanted: "above 0")
    require(
      law.high > law.low && law.high.isFinite, at: .uncertainty, "95 % point", value: law.high,
      wanted: "above the 5 % point")
    // What the kind of number allows beyond that.
    switch law.kind {
    case .positive: break
    case .share: require(law.high < 1, at: .uncertainty, "95 % point", value: law.high, wanted: "below 1")
    case .whole(let most):
      requireWhole(most, from: 1, to: ChunkReader.mostCount, at: .uncertainty, "largest count")
    }
  }
}

extension Uncertainty.Place {
  /// What it belongs to.
  fileprivate var indices: (chunk: Int?, pool: Int?) {
    switch self {
    case .poolCorrect(let pool), .poolPace(let pool): (nil, pool)
    case .chunkCount(let chunk), .chunkYears(let chunk), .teamCorrect(let chunk): (chunk, nil)
    case .pairCorrect(let chunk, let pool), .pairPace(let chunk, let pool), .pairYears(let chunk, let pool):
      (chunk, pool)
    }
  }
}
