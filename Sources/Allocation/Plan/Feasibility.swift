import Problems

/// Whether a plan keeps the rules of its problem.
extension Instance {
  /// Everything in which a plan is not feasible; empty for a feasible plan.
  ///
  /// Each branch is looked at from the start on with what is shared, just as it would be carried out. Nothing
  /// is taken for granted: plans come from files and from strangers, with indices and numbers of any kind.
  package func violations(of plan: Plan) -> [Violation] {
    var found = lookViolations(of: plan)
    let first = plan.look?.boundary ?? .max
    // Branches that do the same are looked at once.
    var last: (branch: Plan.Branch, found: [Violation])?
    for (place, branch) in plan.branches.enumerated() {
      found += branch.entries.filter { $0.start < first }
        .map { .branchBeforeLook(branch: place, start: $0.start) }
      found += known(branch.awards).filter { awards[$0.option].boundary < first }
        .map {
          .awardBeforeLook(branch: place, grant: grant(of: $0), boundary: awards[$0.option].boundary)
        }
      let own =
        last.flatMap { $0.branch.isLike(branch) ? $0.found : nil }
        ?? violations(of: plan.entries(on: place), branch.gates, plan.awards(on: place))
      last = (branch, own)
      found += plan.look == nil ? own : own.map { .branch(place, $0) }
    }
    return found
  }

  /// Whether there is a branch for all that may be seen, and whether shared starts lie before the look.
  private func lookViolations(of plan: Plan) -> [Violation] {
    var found: [Violation] = plan.branches.map(\.world) == sights(at: plan.look) ? [] : [.branches]
    guard let look = plan.look else { return found }
    if !(0...steps).contains(look.boundary) { found.append(.look(boundary: look.boundary)) }
    return found
      + plan.shared.filter { $0.start >= look.boundary }.map { .sharedAfterLook(start: $0.start) }
      + known(plan.awards).filter { awards[$0.option].boundary >= look.boundary }
      .map { .awardAfterLook(grant: grant(of: $0), boundary: awards[$0.option].boundary) }
  }

  /// What is wrong with all that is carried out on one branch.
  private func violations(of entries: [Plan.Entry], _ gates: [Int?], _ awards: [Plan.Award]) -> [Violation] {
    let sound = entries.filter { types.indices.contains($0.type) }
    var found = entries.filter { !types.indices.contains($0.type) }.map { Violation.unknownType($0.type) }
    for entry in sound { found += violations(of: entry) }
    // The calendar has no place for what lies outside of the time, which was said already.
    let inTime = sound.filter { $0.start >= 0 && $0.start + types[$0.type].length <= steps }
    let made = known(awards).filter { $0.count > 0 }
    return found + awardViolations(awards) + peopleViolations(inTime, made) + budgetViolations(inTime, made)
      + gateViolations(sound, gates)
  }

  /// What is wrong with one entry by itself; its kind of attempt exists.
  private func violations(of entry: Plan.Entry) -> [Violation] {
    let type = types[entry.type]
    let bundle = bundles[type.bundle]
    var found: [Violation] = []
    if entry.attempts <= 0 { found.append(.emptyEntry(start: entry.start)) }
    if entry.start < 0 || entry.start + type.length > steps {
      found.append(.outsideTime(chunk: bundle.name, start: entry.start, length: type.length))
    }
    if !(0..<bundle.copies).contains(entry.copy) {
      found.append(.unknownCopy(chunk: bundle.name, copy: entry.copy))
    }
    return found
  }

  /// More people than any pool can have: plans of strangers may state any number.
  private static let tooMany = 1 << 44

  /// Steps in which a pool holds more people than it has.
  ///
  /// Numbers are cut off before they are added, so that no plan of a stranger overflows a sum.
  private func peopleViolations(_ entries: [Plan.Entry], _ awards: [Plan.Award]) -> [Violation] {
    var people = FreePeople(self)
    for award in awards {
      people.award(self.awards[award.option], count: min(award.count, Self.mostAwards))
    }
    let available = people
    for entry in entries where entry.attempts > 0 {
      let type = types[entry.type]
      for holding in type.held {
        let held = min(Self.tooMany, holding.people.timesSaturating(entry.attempts))
        people.add(-held, to: holding.pool, during: entry.start..<(entry.start + type.length))
      }
    }
    var found: [Violation] = []
    for pool in headcounts.indices {
      for step in 0..<steps where people[pool, step] < 0 {
        found.append(
          .tooFewPeople(
            pool: problem.pools[pool].name, step: step,
            held: available[pool, step] - people[pool, step], available: available[pool, step]))
      }
    }
    return found
  }

  /// What is spent against what came in, in every step and in exact arithmetic: this decides, while a calendar books in
  /// doubles and grants a hair less.
  ///
  /// Doubles decide wherever they are sure; only what is too close to call is added up exactly.
  private func budgetViolations(_ entries: [Plan.Entry], _ awards: [Plan.Award]) -> [Violation] {
    var found: [Violation] = []
    for (index, budget) in problem.budgets.enumerated() {
      var spending = entries.compactMap { entry -> ExactMoney.Spending? in
        let type = types[entry.type]
        guard type.spending[index] > 0, entry.attempts > 0 else { return nil }
        return .init(
          rate: type.spending[index], attempts: entry.attempts, start: entry.start, length: type.length)
      }
      spending += awards.compactMap { award in
        let option = self.awards[award.option]
        guard option.costs[index] > 0 else { return nil }
        return .init(rate: option.costs[index], attempts: award.count, start: option.boundary, length: 1)
      }
      if spending.isEmpty { continue }
      var perStep = [Double](repeating: 0, count: steps)
      for one in spending {
        for step in one.start..<(one.start + one.length) { perStep[step] += one.rate * Double(one.attempts) }
      }
      let money = ExactMoney(spending: spending)
      let unit = problem.moneyExponent(of: index)
      func stated(_ value: Double) -> Double { Double(sign: .plus, exponent: unit, significand: value) }
      var spent = 0.0
      for step in 0..<steps {
        spent += perStep[step]
        let limit = income[index][step]
        if money.isOverspent(limit, at: step, spent: spent, terms: spending.count + steps) {
          found.append(
            .overspent(budget: budget.name, step: step, spent: stated(spent), income: stated(limit)))
        }
      }
    }
    return found
  }

  /// Gates that are missing, and starts that do not wait for them.
  ///
  /// A gate that lies too early for its bundle is allowed: attempts that end after it just do not count.
  private func gateViolations(_ entries: [Plan.Entry], _ gates: [Int?]) -> [Violation] {
    var found: [Violation] = []
    for (index, bundle) in bundles.enumerated() where bundle.isGated {
      guard index < gates.count, let gate = gates[index], (0...steps).contains(gate) else {
        found.append(.missingGate(chunk: bundle.name))
        continue
      }
      for entry in entries where bundle.successors.contains(types[entry.type].bundle) && entry.start < gate {
        found.append(
          .beforeGate(
            chunk: bundles[types[entry.type].bundle].name, start: entry.start, waitsFor: bundle.name,
            gate: gate)
        )
      }
    }
    return found
  }
}
