import Problems

extension Instance {
  /// Puts a problem on its grid.
  ///
  /// Both serve those who ask what more time or people would be worth: such an instance is the same problem
  /// with other data, read in the same way.
  ///
  /// - Parameters:
  ///   - delay: the deadline's law and the horizon lie that many steps later (0 or more).
  ///   - headcountFactor: every headcount is multiplied by it and rounded to whole people.
  package init(_ problem: Problem, delay: Int = 0, headcountFactor: Double = 1) {
    var time = problem.time
    time.horizon += Double(delay) * time.step
    // Counted from the problem's own steps: a longer horizon, divided anew, might round to another number.
    let steps = problem.time.steps + delay
    let worlds = Self.worlds(of: problem)
    let staffing = StaffingBuilder(problem: problem, worlds: worlds, steps: steps)
    self.problem = problem
    self.time = time
    self.steps = steps
    headcounts = problem.pools.map { pool in
      pool.headcount.people(on: time).map { people in
        headcountFactor == 1
          ? people : Int(saturating: (Double(people) * headcountFactor).rounded(), most: 1_000_000_000_000)
      }
    }
    // In a unit near the amounts themselves, so that sums neither overflow nor lose their digits.
    income = problem.budgets.enumerated().map { index, budget in
      budget.cumulativeIncome(on: time, unitExponent: problem.moneyExponent(of: index))
    }
    let hastening = HasteningRates(problem)
    self.hastening = hastening
    self.worlds = worlds.map { Self.grid($0, of: problem, delay: delay, hastening) }
    let built = staffing.build()
    bundles = built.bundles
    types = built.types
    (awards, awardLimits) = Self.awards(of: problem, steps: steps)
  }

  /// A world on the grid.
  ///
  /// What is needed is closed under what it waits for: a chunk whose predecessor is never finished can never be
  /// started, so P could not otherwise be a product over the needed ones. A delayed law has zeros in front.
  private static func grid(
    _ world: World, of problem: Problem, delay: Int, _ hastening: HasteningRates?
  ) -> GridWorld {
    let deadline = world.deadline ?? problem.deadline
    let law = deadline.weights(on: problem.time)
    var needed = problem.chunks.indices.map { world.chunks[$0]?.needed ?? problem.chunks[$0].needed }
    var open = needed.indices.filter { needed[$0] }
    while let bundle = open.popLast() {
      for earlier in problem.chunks[bundle].after where !needed[earlier] {
        needed[earlier] = true
        open.append(earlier)
      }
    }
    return GridWorld(
      name: world.name, credence: world.credence,
      weights: [Double](repeating: 0, count: delay) + law, needed: needed,
      counts: problem.chunks.indices.map { world.chunks[$0]?.count ?? problem.chunks[$0].count },
      law: hastening.map { MovableLaw(deadline, in: .init(time: problem.time, delay: delay), $0) })
  }
}

extension Instance {
  /// A plan that was made for another instance of the same pools and chunks: people are held as it says, and
  /// that yields what it yields here. Kinds of attempts that are unknown here are added.
  ///
  /// Kinds are matched by what they hold (bundle, crew, people, length), not by what they yield: this is how a
  /// plan that is best for one belief is judged under another.
  package func adopting(_ plan: Plan, of other: Instance) -> (instance: Instance, plan: Plan) {
    let staffing = StaffingBuilder(problem: problem, worlds: Self.worlds(of: problem), steps: steps)
    var known = types
    var plan = plan
    for stage in plan.stages {
      for index in plan[stage].indices {
        let wanted = other.types[plan[stage][index].type]
        let place = known.firstIndex { $0.isHeld(like: wanted) }
        if place == nil { known.append(staffing.kind(like: wanted)) }
        plan[stage][index].type = place ?? known.count - 1
      }
    }
    return (knowing(Array(known.dropFirst(types.count))), plan)
  }

  /// The worlds of a problem; where it states none, one that changes nothing and is certain.
  static func worlds(of problem: Problem) -> [World] {
    problem.worlds.isEmpty ? [World(name: "base", credence: 1)] : problem.worlds
  }
}

extension AttemptType {
  /// Whether the same people are held for the same time on the same bundle, whatever it yields.
  fileprivate func isHeld(like other: AttemptType) -> Bool {
    bundle == other.bundle && crew == other.crew && held == other.held && length == other.length
  }
}
