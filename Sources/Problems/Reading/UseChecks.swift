/// Warnings of what can never be of use: budgets nobody draws on, worlds that need nothing, pools without
/// work, teams larger than their pools.
struct UseChecks {
  /// So many of a kind get a warning each; of more the first are named in one.
  static let mostSingle = 3

  let problem: Problem
  let chunks: [ChunkReader.Found]
  /// As their author states them.
  let worlds: [World]
  /// Nil where the file's time is wrong.
  let time: TimeGrid?
  /// The file's parts.
  let fields: [String: Cursor]

  /// All of them; only where nothing is wrong, since that may be why something seems to be of no use.
  func run() {
    checkBudgets()
    checkWorlds()
    checkPools()
    checkStatusQuo()
    checkPrices()
    // Nothing uncertain, nothing to be learned.
    if problem.information != .never, worlds.isEmpty, problem.uncertainty == nil {
      fields["information"]?.reportAtKey(.nothingToLearn)
    }
    if let time {
      TeamChecks(problem: problem, chunks: chunks, most: mostPeople(on: time))
        .run()
    }
  }

  /// Grants of which no budget ever pays for one.
  private func checkPrices() {
    // Looked up for every grant, of which a table may have thousands.
    let exponents = problem.budgets.indices.map(problem.moneyExponent)
    let incomes = zip(problem.budgets, exponents).map { budget, exponent in
      budget.cumulativeIncome(on: problem.time, unitExponent: exponent).last ?? 0
    }
    let places = Dictionary((fields["grants"]?.pairs("grants") ?? []).map { ($0.key, $0.value) }) {
      first, _ in
      first
    }
    // What comes in at all is the most that any moment of award can draw on.
    for grant in problem.grants {
      let isTooDear = incomes.indices.contains { budget in
        let cost = problem.moneyAwarded(grant.costs[budget], unitExponent: exponents[budget])
        return cost > incomes[budget] * (1 + ProblemTolerance.money)
      }
      guard isTooDear else { continue }
      (places[grant.name] ?? fields["grants"])?.reportAtKey(.grantTooDear(grant.name))
    }
  }

  /// The grants that the status quo states can be awarded.
  private func checkStatusQuo() {
    guard let stated = problem.statusQuoGrants else { return }
    var awards = StatusQuoAwards(problem)
    guard let grant = awards.firstUncovered(stated) else { return }
    let name = problem.grants[grant].name
    let place = fields["status-quo"]?.field("grants") ?? fields["status-quo"]?.field(NamedTables.key)
    (place?.field(name) ?? place)?.report(.awardsNotCovered(name))
  }

  /// The most people that each pool may ever have: those that grants may add are among them.
  private func mostPeople(on time: TimeGrid) -> [Int] {
    var most = problem.pools.map { $0.headcount.most(on: time) }
    for grant in problem.grants {
      for change in grant.adds where change.people > 0 {
        let added = grant.most.multipliedReportingOverflow(by: change.people)
        most[change.pool] = min(
          1_000_000_000_000, most[change.pool] + (added.overflow ? .max >> 8 : added.partialValue))
      }
    }
    return most
  }

  /// Reports at the names under a part of the file, or once at the part where there are many.
  private func report(_ indices: [Int], of part: String, names: [String], fault: ([String]) -> Fault) {
    guard let cursor = fields[part], let pairs = cursor.pairs("names"), pairs.count == names.count else {
      return
    }
    if indices.count > Self.mostSingle {
      cursor.reportAtKey(fault(indices.map { names[$0] }))
    } else {
      for index in indices { pairs[index].value.reportAtKey(fault([names[index]])) }
    }
  }

  /// A budget is of use where some person-year costs something of it.
  private func checkBudgets() {
    guard !problem.budgets.isEmpty else { return }
    var isUsed = problem.budgets.map { _ in false }
    func note(_ costs: [Double?]) {
      for (budget, cost) in costs.enumerated() where (cost ?? 0) > 0 && budget < isUsed.count {
        isUsed[budget] = true
      }
    }
    for pool in problem.pools { note(pool.costs) }
    // Chunks with a list may have costs of their own.
    for found in chunks where !found.isOpen {
      for one in found.chunk.members { note(one.costs) }
    }
    for grant in problem.grants { note(grant.costs) }
    let names = problem.budgets.map(\.name)
    report(isUsed.indices.filter { !isUsed[$0] }, of: "budgets", names: names, fault: Fault.budgetUnused)
  }

  /// Worlds whose chance is 1 because nothing has to be done there.
  private func checkWorlds() {
    let needed = chunks.map(\.chunk.needed)
    let isAnyNeeded = needed.contains(true)
    func needsNothing(_ world: World) -> Bool {
      if isAnyNeeded {
        // Only what the world itself says can take a need away.
        // Nearly no world does, and the rest need not be looked at.
        guard world.chunks.contains(where: { $0.value.needed == false }) else { return false }
        return chunks.indices.allSatisfy { !(world.chunks[$0]?.needed ?? needed[$0]) }
      }
      return !world.chunks.contains { $0.value.needed == true }
    }
    // A world without credence may need what it likes.
    let idle = worlds.indices.filter { worlds[$0].credence > 0 && needsNothing(worlds[$0]) }
    if worlds.isEmpty ? !isAnyNeeded : idle.count == worlds.count {
      fields["chunks"]?.reportAtKey(.nothingNeeded)
      return
    }
    report(idle, of: "worlds", names: worlds.map(\.name), fault: Fault.worldNeedsNothing)
  }

  /// Pools that no chunk lists, where every chunk has a list.
  private func checkPools() {
    guard !chunks.contains(where: \.isOpen) else { return }
    var hasWork = problem.pools.map { _ in false }
    for found in chunks {
      for one in found.chunk.members { hasWork[one.pool] = true }
    }
    report(
      hasWork.indices.filter { !hasWork[$0] }, of: "pools", names: problem.pools.map(\.name),
      fault: Fault.poolUnused)
  }
}

/// Warnings of teams that are larger than their pool ever is.
private struct TeamChecks {
  let problem: Problem
  let chunks: [ChunkReader.Found]
  /// The most people of each pool in any step.
  let most: [Int]

  /// Chunk by chunk, until there are enough warnings.
  func run() {
    // A pool that is empty all along is meant so, and nobody would look for a team in it.
    let bySize = most.indices.filter { most[$0] > 0 }.sorted { (most[$0], $0) < (most[$1], $1) }
    for found in chunks {
      if found.cursor.faults.hasEnoughWarnings { return }
      switch found.chunk.staffing {
      case .mixed(let members, _): checkTeam(found, members)
      case .anyOf(let eligible, let team):
        // All pools may, with the same team: those that are too small come first by size.
        if found.isOpen, found.chunk.joining == .solo {
          report(found, Array(bySize.prefix { most[$0] < team }).sorted()) { _ in team }
        } else {
          // Each pool with its own pace on this chunk.
          var takes: [Int: Int] = [:]
          for one in eligible { takes[one.pool] = held(by: found.chunk, team: team, members: [one]) }
          let small = eligible.map(\.pool).filter { most[$0] > 0 && most[$0] < takes[$0] ?? team }
          report(found, small) { takes[$0] ?? team }
        }
      }
    }
  }

  /// People that a team holds at the fastest pace that any world grants: the fewest that it may come to.
  private func held(by chunk: Chunk, team: Int, members: [Chunk.EligiblePool]) -> Int {
    guard chunk.joining == .relay else { return team }
    let paces = members.map { one in one.pace ?? fastest(one.pool) }
    let people = (Double(team) / (paces.min() ?? 1) - TimeGrid.tolerance).rounded(.up)
    return people < 1e12 ? Int(people) : 1_000_000_000_000
  }

  /// The largest pace of a pool in any world.
  private func fastest(_ pool: Int) -> Double {
    problem.worlds.reduce(problem.pools[pool].pace) { max($0, $1.pools[pool]?.pace ?? 0) }
  }

  /// Warns of each pool, or of all at once where there are many.
  ///
  /// - Parameter team: people that it takes of a pool.
  private func report(_ found: ChunkReader.Found, _ pools: [Int], team: (Int) -> Int) {
    guard let first = pools.first else { return }
    if pools.count <= UseChecks.mostSingle {
      for pool in pools {
        found.cursor.reportAtKey(
          .teamTooLarge(
            chunk: found.chunk.name, pool: problem.pools[pool].name, team: team(pool),
            most: most[pool]))
      }
    } else {
      found.cursor.reportAtKey(
        .teamTooLarge(
          chunk: found.chunk.name, pools: pools.map { problem.pools[$0].name },
          team: pools.map(team).min() ?? 0,
          most: pools.map { most[$0] }.max() ?? most[first]))
    }
  }

  /// A mixed team needs so many people of each of its pools.
  private func checkTeam(_ found: ChunkReader.Found, _ members: [Chunk.Member]) {
    let pools = members.map { Chunk.EligiblePool(pool: $0.pool) }
    for member in members {
      let team = held(by: found.chunk, team: member.people, members: pools)
      guard most[member.pool] < team else { continue }
      found.cursor.reportAtKey(
        .teamTooLarge(
          chunk: found.chunk.name, pool: problem.pools[member.pool].name, team: team,
          most: most[member.pool]))
    }
  }
}
