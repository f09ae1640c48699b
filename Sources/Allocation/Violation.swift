import Problems

/// A way in which a plan breaks the rules of its problem.
package enum Violation: Sendable, Equatable, CustomStringConvertible {
  case unknownType(Int)
  case emptyEntry(start: Int)
  case outsideTime(chunk: String, start: Int, length: Int)
  case unknownCopy(chunk: String, copy: Int)
  case tooFewPeople(pool: String, step: Int, held: Int, available: Int)
  case overspent(budget: String, step: Int, spent: Double, income: Double)
  case missingGate(chunk: String)
  case beforeGate(chunk: String, start: Int, waitsFor: String, gate: Int)

  package var description: String {
    switch self {
    case .unknownType(let type): "attempt type \(type) does not exist"
    case .emptyEntry(let start): "an entry at step \(start) has no attempts"
    case .outsideTime(let chunk, let start, let length):
      "an attempt on '\(chunk)' from step \(start) for \(length) steps leaves the time of the problem"
    case .unknownCopy(let chunk, let copy): "'\(chunk)' has no copy \(copy + 1)"
    case .tooFewPeople(let pool, let step, let held, let available):
      "pool '\(pool)' has \(available) people in step \(step), and \(held) are held"
    case .overspent(let budget, let step, let spent, let income):
      "budget '\(budget)': \(spent) spent by step \(step), and \(income) came in"
    case .missingGate(let chunk): "'\(chunk)' has no gate within the time of the problem"
    case .beforeGate(let chunk, let start, let waitsFor, let gate):
      "an attempt on '\(chunk)' starts at step \(start), before the gate of '\(waitsFor)' at \(gate)"
    }
  }
}

extension Instance {
  /// Everything in which a plan is not feasible; empty for a feasible plan.
  package func violations(of plan: Plan) -> [Violation] {
    let sound = plan.entries.filter { types.indices.contains($0.type) }
    var found = plan.entries.filter { !types.indices.contains($0.type) }
      .map { Violation.unknownType($0.type) }
    for entry in sound { found += violations(of: entry) }
    let inTime = sound.filter { $0.start >= 0 && $0.start + types[$0.type].length <= steps }
    return found + peopleViolations(inTime) + budgetViolations(inTime) + gateViolations(sound, plan.gates)
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
