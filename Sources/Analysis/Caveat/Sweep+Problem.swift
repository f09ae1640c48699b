import Problems

extension Sweep {
  /// The problem with this value. What says the same for single worlds, pools or chunks gives way to it; a share is one of
  /// all that the file says there.
  package func problem(_ problem: Problem, with value: Double) -> Problem {
    var problem = problem
    switch key {
    case .deadline:
      problem.deadline = .certain(value)
      for world in problem.worlds.indices { problem.worlds[world].deadline = nil }
    case .correct: problem.setCorrect(value)
    case .years(let chunk): problem.setYears(value, of: chunk)
    case .count(let chunk): problem.setCount(change(value), of: chunk)
    // Growth and times of change stay as they are.
    case .headcount(let pool): problem.pools[pool].headcount.set(change(value))
    case .budget(let budget):
      // What comes in once and what comes in every year: a share is one of both.
      let change = change(value)
      for place in problem.budgets[budget].income.indices {
        change(&problem.budgets[budget].income[place].amount)
      }
      for place in problem.budgets[budget].yearly.indices {
        change(&problem.budgets[budget].yearly[place].amount)
      }
    case .cost(let grant):
      // What costs nothing there goes on costing nothing, unless it is the one price that there is.
      let paid = problem.grants[grant].costs.indices.filter { problem.grants[grant].costs[$0] > 0 }
      for budget in paid.isEmpty ? Array(problem.grants[grant].costs.indices) : paid {
        change(value)(&problem.grants[grant].costs[budget])
      }
    }
    return problem
  }

  /// What becomes of a number that the file states: it gives way to the value, or is multiplied by it.
  private func change(_ value: Double) -> (inout Double) -> Void {
    { number in number = isOfStated ? number * value : value }
  }
}

extension Problem {
  /// Whether there is one number at a key that another can take the place of; of growing people it is that at the start.
  func statesOneNumber(at key: Sweep.Key) -> Bool {
    switch key {
    case .deadline, .correct, .years, .count: true
    case .headcount(let pool):
      if case .schedule(let changes) = pools[pool].headcount { changes.count == 1 } else { true }
    case .budget(let budget): budgets[budget].income.count + budgets[budget].yearly.count == 1
    case .cost(let grant): budgets.count == 1 || grants[grant].costs.count { $0 > 0 } == 1
    }
  }

  /// One correctness for everybody: pools state it, and every override of chunks and worlds goes. A mixed team that
  /// states none of its own goes on being the product of its pools.
  fileprivate mutating func setCorrect(_ value: Double) {
    for pool in pools.indices { pools[pool].correct = value }
    for chunk in chunks.indices {
      switch chunks[chunk].staffing {
      case .anyOf(var pools, let team):
        for place in pools.indices { pools[place].correct = nil }
        chunks[chunk].staffing = .anyOf(pools, team: team)
      case .mixed(let members, let correct):
        chunks[chunk].staffing = .mixed(members, correct: correct == nil ? nil : value)
      }
    }
    for world in worlds.indices {
      for pool in worlds[world].pools.keys { worlds[world].pools[pool]?.correct = nil }
      for chunk in worlds[world].chunks.keys {
        worlds[world].chunks[chunk]?.correct = nil
        for pool in worlds[world].chunks[chunk]?.pools.keys ?? [:].keys {
          worlds[world].chunks[chunk]?.pools[pool]?.correct = nil
        }
      }
    }
  }

  /// One length for a chunk: the overrides of pools and worlds go.
  fileprivate mutating func setYears(_ value: Double, of chunk: Int) {
    chunks[chunk].years = value
    if case .anyOf(var pools, let team) = chunks[chunk].staffing {
      for place in pools.indices { pools[place].years = nil }
      chunks[chunk].staffing = .anyOf(pools, team: team)
    }
    for world in worlds.indices {
      worlds[world].chunks[chunk]?.years = nil
      for pool in worlds[world].chunks[chunk]?.pools.keys ?? [:].keys {
        worlds[world].chunks[chunk]?.pools[pool]?.years = nil
      }
    }
  }

  /// Another number of equal chunks, at least 1, in the file and in every world that states its own.
  fileprivate mutating func setCount(_ change: (inout Double) -> Void, of chunk: Int) {
    func changed(_ count: Int) -> Int {
      var number = Double(count)
      change(&number)
      return max(1, Int(saturating: number.rounded()))
    }
    chunks[chunk].count = changed(chunks[chunk].count)
    for world in worlds.indices {
      if let own = worlds[world].chunks[chunk]?.count { worlds[world].chunks[chunk]?.count = changed(own) }
    }
  }
}

extension Headcount {
  /// Other numbers of people at the moments that are stated, rounded to whole ones; growth goes on from another start.
  fileprivate mutating func set(_ change: (inout Double) -> Void) {
    func changed(_ people: Int) -> Int {
      var number = Double(people)
      change(&number)
      return Int(saturating: number.rounded())
    }
    switch self {
    case .schedule(let changes):
      self = .schedule(changes.map { Change(moment: $0.moment, people: changed($0.people)) })
    case .growth(let start, let rate): self = .growth(start: changed(start), rate: rate)
    }
  }
}
