import Problems

/// Whether a plan keeps the rules of its problem.
extension Instance {
  /// Everything in which a plan is not feasible; empty for a feasible plan.
  ///
  /// A plan with a look is feasible where it has the branches that there must be, starts stand on the right side of the
  /// look, and what is carried out on each branch is a feasible static plan: nobody is on two branches at once, so each
  /// has all people and all money for itself.
  package func violations(of plan: Plan) -> [Violation] {
    var found = lookViolations(of: plan)
    let first = plan.look?.boundary ?? .max
    // Branches that do the same are looked at once.
    var last: (branch: Plan.Branch, found: [Violation])?
    for (place, branch) in plan.branches.enumerated() {
      found += branch.entries.filter { $0.start < first }
        .map { .branchBeforeLook(branch: place, start: $0.start) }
      let own =
        last.flatMap { $0.branch.isLike(branch) ? $0.found : nil }
        ?? violations(of: plan.entries(on: place), branch.gates)
      last = (branch, own)
      found += plan.look == nil ? own : own.map { .branch(place, $0) }
    }
    return found
  }

  private func lookViolations(of plan: Plan) -> [Violation] {
    var found: [Violation] = plan.branches.map(\.world) == sights(at: plan.look) ? [] : [.branches]
    guard let look = plan.look else { return found }
    if !(0...steps).contains(look.boundary) { found.append(.look(boundary: look.boundary)) }
    return found
      + plan.shared.filter { $0.start >= look.boundary }.map { .sharedAfterLook(start: $0.start) }
  }

  /// What is wrong with all that is carried out on one branch.
  private func violations(of entries: [Plan.Entry], _ gates: [Int?]) -> [Violation] {
    let sound = entries.filter { types.indices.contains($0.type) }
    var found = entries.filter { !types.indices.contains($0.type) }.map { Violation.unknownType($0.type) }
    for entry in sound { found += violations(of: entry) }
    let inTime = sound.filter { $0.start >= 0 && $0.start + types[$0.type].length <= steps }
    return found + peopleViolations(inTime) + budgetViolations(inTime) + gateViolations(sound, gates)
  }

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

  private func peopleViolations(_ entries: [Plan.Entry]) -> [Violation] {
    var change = problem.pools.map { _ in [Int](repeating: 0, count: steps + 1) }
    for entry in entries {
      let type = types[entry.type]
      for holding in type.held {
        let people = min(Self.tooMany, holding.people.timesSaturating(entry.attempts))
        change[holding.pool][entry.start] += people
        change[holding.pool][entry.start + type.length] -= people
      }
    }
    var found: [Violation] = []
    for pool in problem.pools.indices {
      var held = 0
      for step in 0..<steps {
        held += change[pool][step]
        if held > headcounts[pool][step] {
          found.append(
            .tooFewPeople(
              pool: problem.pools[pool].name, step: step, held: held, available: headcounts[pool][step]))
        }
      }
    }
    return found
  }

  private func budgetViolations(_ entries: [Plan.Entry]) -> [Violation] {
    var found: [Violation] = []
    for (index, budget) in problem.budgets.enumerated() {
      let spending = entries.compactMap { entry -> ExactMoney.Spending? in
        let type = types[entry.type]
        guard type.spending[index] > 0, entry.attempts > 0 else { return nil }
        return .init(
          rate: type.spending[index], attempts: entry.attempts, start: entry.start, length: type.length)
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
