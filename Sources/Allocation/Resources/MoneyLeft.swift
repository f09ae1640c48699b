import Probability

/// The money of each budget that is left, step by step: what came in less what is spent, then or before.
///
/// Only the steps in which a budget can be at its lowest are kept (`Money.lowSteps`). Spending is summed in twice the
/// digits, so that the order of bookings does not matter, and a release takes a booking back.
package struct MoneyLeft: Sendable {
  private let incomes: Incomes
  /// What is spent up to and including each low step, in the order of `Incomes.lowSteps`.
  private var spent: [ExactSum]
  /// From this step on nothing that is booked is still being spent, and no income falls: what is left only rises.
  private var settled: Int

  /// Nothing is spent.
  package init(_ instance: Instance, allowing tolerance: Money.Tolerance = .booked) {
    incomes = Incomes(instance, tolerance)
    spent = [ExactSum](repeating: ExactSum(), count: incomes.lowSteps.count)
    settled = instance.income.reduce(0) { latest, income in
      max(latest, income.indices.dropFirst().last { income[$0] < income[$0 - 1] }.map { $0 + 1 } ?? 0)
    }
  }

  /// Low steps at or after a step, of all budgets together: what a look at the money costs.
  package func lowSteps(from step: Int) -> Int {
    incomes.budgets.reduce(0) { $0 + incomes.places(of: $1, from: step).count }
  }

  /// Attempts that can be paid when started in a step, then and ever after.
  package func attempts(of type: AttemptType, at start: Int) -> Int {
    var most = Int.max
    for budget in incomes.budgets where type.spending[budget] > 0 {
      most = min(most, attempts(of: type, at: start, paidBy: budget))
      if most == 0 { return 0 }
    }
    return most
  }

  private func attempts(of type: AttemptType, at start: Int, paidBy budget: Int) -> Int {
    let settled = max(settled, start + type.length)
    var most = Int.max
    for place in incomes.places(of: budget, from: start) {
      let step = incomes.lowSteps[place]
      let price = type.spending[budget] * Double(min(step - start + 1, type.length))
      most = min(most, Money.payable(left(place), at: price))
      // From here on what is left only rises, and the price stays.
      if most == 0 || step + 1 >= settled { break }
    }
    return most
  }

  private func left(_ place: Int) -> Double { incomes.limits[place] - spent[place].value }

  /// The first budget that cannot pay for one attempt; nil: none.
  package func budgetShort(for type: AttemptType, at start: Int) -> Int? {
    incomes.budgets.first { type.spending[$0] > 0 && attempts(of: type, at: start, paidBy: $0) == 0 }
  }

  /// The first start from some step on, within the time, at which every budget pays for an attempt to its end, even
  /// where that lies beyond the horizon.
  package func firstStart(of type: AttemptType, from ready: Int) -> Int? {
    var start = ready
    for budget in incomes.budgets where type.spending[budget] > 0 {
      guard let paid = firstStart(of: type, from: start, paidBy: budget) else { return nil }
      start = paid
    }
    return start
  }

  /// The same for a budget that it spends.
  package func firstStart(of type: AttemptType, from ready: Int, paidBy budget: Int) -> Int? {
    guard ready < incomes.steps else { return nil }
    let places = incomes.places(of: budget, from: ready)
    var start = ready
    for place in places {
      // By this step it may have been held for no longer than what is left pays.
      let held = Money.payable(left(place), at: type.spending[budget])
      if held >= type.length { continue }
      if place + 1 == places.upperBound { return nil }
      start = max(start, incomes.lowSteps[place] + 1 - held)
    }
    return start
  }

  /// Awards that can be paid at their boundary, then and ever after.
  package func awards(of award: AwardOption) -> Int {
    var most = Int.max
    for (budget, cost) in award.costs.enumerated() where cost > 0 {
      for place in incomes.places(of: budget, from: award.boundary) {
        most = min(most, Money.payable(left(place), at: cost))
        if most == 0 { return 0 }
      }
    }
    return most
  }

  /// Pays for awards (negative: takes the payment back).
  package mutating func pay(_ award: AwardOption, count: Int) {
    for (budget, cost) in award.costs.enumerated() where cost > 0 {
      spend(cost, of: budget, during: award.boundary..<(award.boundary + 1), times: count)
    }
  }

  /// Pays for attempts (negative: takes the payment back).
  package mutating func pay(_ type: AttemptType, at start: Int, attempts: Int) {
    for budget in incomes.budgets where type.spending[budget] > 0 {
      spend(type.spending[budget], of: budget, during: start..<(start + type.length), times: attempts)
    }
  }

  /// Spends an amount in each of some steps, so many times.
  package mutating func spend(_ amount: Double, of budget: Int, during span: Range<Int>, times: Int) {
    settled = max(settled, span.upperBound)
    for place in incomes.places(of: budget, from: span.lowerBound) {
      let held = min(incomes.lowSteps[place] - span.lowerBound + 1, span.count)
      spent[place] = spent[place].adding(amount * Double(held), times: times)
    }
  }

  /// Whether more of some budget is spent than it has.
  package var isOverspent: Bool { spent.indices.contains { left($0) < 0 } }

  /// For each step how much more a budget could spend in it for good: the least that is left then or ever after.
  package func spare(of budget: Int) -> [Double] {
    var spare = [Double](repeating: .infinity, count: incomes.steps)
    var least = Double.infinity
    for step in spare.indices.reversed() {
      least = min(least, left(incomes.places(of: budget, from: step).lowerBound))
      spare[step] = least
    }
    return spare
  }
}

/// What comes into each budget, seen at its low steps. One for all copies of a calendar, of which inner loops make many.
private final class Incomes: Sendable {
  let steps: Int
  let budgets: Range<Int>
  /// Those of all budgets, one budget after another.
  let lowSteps: [Int]
  /// What may be spent up to and including each of them.
  let limits: [Double]
  /// `next[budget * (steps + 1) + step]`: how many lie before the first low step of a budget at or after a step.
  private let next: [Int]

  init(_ instance: Instance, _ tolerance: Money.Tolerance) {
    steps = instance.steps
    budgets = instance.income.indices
    var lowSteps: [Int] = []
    var limits: [Double] = []
    var next: [Int] = []
    for income in instance.income {
      var step = 0
      for low in Money.lowSteps(of: income) {
        next += [Int](repeating: lowSteps.count, count: low + 1 - step)
        step = low + 1
        lowSteps.append(low)
        limits.append(tolerance.limit(of: income[low]))
      }
      next.append(lowSteps.count)
    }
    (self.lowSteps, self.limits, self.next) = (lowSteps, limits, next)
  }

  /// Where the low steps of a budget at or after a step lie.
  func places(of budget: Int, from step: Int) -> Range<Int> {
    let first = budget * (steps + 1)
    return next[first + step]..<next[first + steps]
  }
}
