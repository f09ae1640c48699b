extension Problem {
  /// The power of two in whose units a budget is counted: 0 but where its amounts, or what people cost, lie
  /// so near to the ends of what a double holds that sums or products would leave it. A power of two changes
  /// no digit.
  package func moneyExponent(of budget: Int) -> Int {
    // Everything that is added up or multiplied: income, yearly income a step, costs a step.
    let amounts = budgets[budget].income.map(\.amount).filter { $0 > 0 }.map { Int($0.exponent) }
    let rates = (costs(of: budget) + budgets[budget].yearly.map(\.amount)).filter { $0 > 0 }
      .map { Int($0.exponent) + Int(time.step.exponent) }
    let awards = grants.compactMap { budget < $0.costs.count ? $0.costs[budget] : nil }.filter { $0 > 0 }
      .map { Int($0.exponent) }
    let all = amounts + rates + awards
    guard let least = all.min(), let most = all.max() else { return 0 }
    // Sums of people, steps and attempts stay below 2⁹⁰.
    return least > -900 && most < 900 ? 0 : most - 900
  }

  /// What a person of a pool takes of a budget in a year: what a chunk states for the pool goes before the pool's own;
  /// without either people cost nothing.
  ///
  /// - Parameter stated: of the chunk, by budget; nil inside where it states none.
  package func cost(ofPool pool: Int, stated: [Double?], budget: Int) -> Double {
    let own = pools[pool].costs
    return (budget < stated.count ? stated[budget] : nil) ?? (budget < own.count ? own[budget] : 0)
  }

  /// What so many people of a cost take in a step, in the units of a budget; never nothing for something.
  package func moneySpent(_ cost: Double, people: Int, unitExponent exponent: Int) -> Double {
    if cost == 0 || people == 0 { return 0 }
    // The usual case, in plain arithmetic.
    if exponent == 0 {
      let spent = cost * Double(people) * time.step
      if spent >= .leastNormalMagnitude && spent.isFinite { return spent }
    }
    let significand = cost.significand * Double(people) * time.step.significand
    let power = Int(cost.exponent) + Int(time.step.exponent) - exponent
    return max(.leastNonzeroMagnitude, Double(sign: .plus, exponent: power, significand: significand))
  }

  /// What an award costs, in the units of a budget; never nothing for something.
  ///
  /// Scaled by a power of two, so that nothing is rounded but where it would be too small for a double.
  package func moneyAwarded(_ cost: Double, unitExponent exponent: Int) -> Double {
    if cost == 0 || exponent == 0 { return cost }
    return max(
      .leastNonzeroMagnitude,
      Double(sign: .plus, exponent: Int(cost.exponent) - exponent, significand: cost.significand))
  }

  /// Everything that a person-year may cost of a budget.
  private func costs(of budget: Int) -> [Double] {
    let own = pools.compactMap { budget < $0.costs.count ? $0.costs[budget] : nil }
    let local = chunks.flatMap { chunk -> [Double] in
      guard case .anyOf(let eligible, _) = chunk.staffing else { return [] }
      return eligible.compactMap { budget < $0.costs.count ? $0.costs[budget] : nil }
    }
    return own + local
  }
}
