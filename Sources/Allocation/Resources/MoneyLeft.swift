import Probability

/// The money of each budget that is left, step by step: what came in less what is spent, then or before.
///
/// Only the steps in which a budget can be at its lowest are kept (`Money.lowSteps`). Spending is summed in twice the
/// digits, so that the order of bookings does not matter, and a release takes a booking back.
package struct MoneyLeft: Sendable {
  private struct Account: Sendable {
    /// Places of its low steps among those of all budgets.
    let places: Range<Int>
    /// For each step the first low step at or after it, as a place.
    let next: [Int]
    /// Nothing that is booked is still being spent at or after this step.
    var settled = 0
  }

  private let steps: Int
  private var accounts: [Account] = []
  /// Of the low steps of all budgets, one budget after another.
  private var lowSteps: [Int] = []
  /// What may be spent up to and including each of them.
  private var limits: [Double] = []
  private var spent: [ExactSum]

  /// Nothing is spent.
  package init(_ instance: Instance, allowing tolerance: Money.Tolerance = .booked) {
    steps = instance.steps
    for income in instance.income {
      let first = lowSteps.count
      var next: [Int] = []
      for step in Money.lowSteps(of: income) {
        next += [Int](repeating: lowSteps.count, count: step + 1 - next.count)
        lowSteps.append(step)
        limits.append(tolerance.limit(of: income[step]))
      }
      accounts.append(Account(places: first..<lowSteps.count, next: next))
    }
    spent = [ExactSum](repeating: ExactSum(), count: lowSteps.count)
  }

  /// Low steps at or after a step, of all budgets together: what a look at the money costs.
  package func lowSteps(from step: Int) -> Int {
    accounts.reduce(0) { $0 + $1.places.upperBound - $1.next[step] }
  }

  /// Attempts that can be paid when started in a step, then and ever after.
  package func attempts(of type: AttemptType, at start: Int) -> Int {
    var most = Int.max
    for budget in accounts.indices where type.spending[budget] > 0 {
      most = min(most, attempts(of: type, at: start, from: budget))
      if most == 0 { return 0 }
    }
    return most
  }

  private func attempts(of type: AttemptType, at start: Int, from budget: Int) -> Int {
    let account = accounts[budget]
    let settled = max(account.settled, start + type.length)
    var most = Int.max
    for place in account.next[start]..<account.places.upperBound {
      let price = type.spending[budget] * Double(min(lowSteps[place] - start + 1, type.length))
      most = min(most, Money.payable(left(place), at: price))
      // From here on what is left only rises, and the price stays.
      if most == 0 || lowSteps[place] + 1 >= settled { break }
    }
    return most
  }

  private func left(_ place: Int) -> Double { limits[place] - spent[place].value }

  /// The first budget that cannot pay for one attempt; nil: none.
  package func budgetShort(for type: AttemptType, at start: Int) -> Int? {
    accounts.indices.first { type.spending[$0] > 0 && attempts(of: type, at: start, from: $0) == 0 }
  }

  /// The first start from some step on, within the time, at which every budget pays for an attempt to its end, even
  /// where that lies beyond the horizon.
  package func firstStart(of type: AttemptType, from ready: Int) -> Int? {
    var start = ready
    for budget in accounts.indices where type.spending[budget] > 0 {
      guard let paid = firstStart(of: type, from: start, paidBy: budget) else { return nil }
      start = paid
    }
    return start
  }

  /// The same for a budget that it spends.
  package func firstStart(of type: AttemptType, from ready: Int, paidBy budget: Int) -> Int? {
    guard ready < steps else { return nil }
    let places = accounts[budget].next[ready]..<accounts[budget].places.upperBound
    var start = ready
    for place in places {
      // By this step it may have been held for no longer than what is left pays.
      let held = Money.payable(left(place), at: type.spending[budget])
      if held >= type.length { continue }
      if place + 1 == places.upperBound { return nil }
      start = max(start, lowSteps[place] + 1 - held)
    }
    return start
  }

  /// Awards that can be paid at their boundary, then and ever after.
  package func awards(of award: AwardOption) -> Int {
    var most = Int.max
    for (budget, cost) in award.costs.enumerated() where cost > 0 {
      for place in accounts[budget].next[award.boundary]..<accounts[budget].places.upperBound {
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
    for budget in accounts.indices where type.spending[budget] > 0 {
      spend(type.spending[budget], of: budget, during: start..<(start + type.length), times: attempts)
    }
  }

  /// Spends an amount in each of some steps, so many times.
  package mutating func spend(_ amount: Double, of budget: Int, during span: Range<Int>, times: Int) {
    accounts[budget].settled = max(accounts[budget].settled, span.upperBound)
    for place in accounts[budget].next[span.lowerBound]..<accounts[budget].places.upperBound {
      let held = min(lowSteps[place] - span.lowerBound + 1, span.count)
      spent[place] = spent[place].adding(amount * Double(held), times: times)
    }
  }

  /// Whether more of some budget is spent than it has.
  package var isOverspent: Bool { limits.indices.contains { left($0) < 0 } }

  /// For each step how much more a budget could spend in it for good: the least that is left then or ever after.
  package func spare(of budget: Int) -> [Double] {
    var least = Double.infinity
    var spare: [Double] = []
    var step = steps
    for place in accounts[budget].places.reversed() {
      least = min(least, left(place))
      while step > (place > accounts[budget].places.lowerBound ? lowSteps[place - 1] + 1 : 0) {
        spare.append(least)
        step -= 1
      }
    }
    return spare.reversed()
  }
}
