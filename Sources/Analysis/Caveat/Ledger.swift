import Allocation

/// People and money that a plan leaves over in every step.
struct Ledger {
  /// `free[pool][step]`.
  private(set) var free: [[Int]]
  /// `left[budget][step]`: what may be spent less what is, up to and including the step.
  private var left: [[Double]]
  private let steps: Int

  init(_ instance: Instance, holding plan: Plan? = nil) {
    free = instance.headcounts
    left = instance.income.map { $0.map(Money.spendable) }
    steps = instance.steps
    for entry in plan?.entries ?? [] {
      hold(instance.types[entry.type], from: entry.start, attempts: entry.attempts)
    }
  }

  /// Attempts that could start in a step beside all that is held: people in every step, money for good.
  func fitting(_ type: AttemptType, at start: Int) -> Int {
    guard start + type.length <= steps else { return 0 }
    var most = Int.max
    for holding in type.held where holding.people > 0 {
      for step in start..<(start + type.length) {
        most = min(most, max(0, free[holding.pool][step]) / holding.people)
      }
    }
    for budget in left.indices where type.spending[budget] > 0 {
      for step in start..<steps {
        let price = type.spending[budget] * Double(min(step - start + 1, type.length))
        most = min(most, Money.payable(left[budget][step], at: price))
      }
    }
    return most
  }

  /// - Parameter attempts: a negative number lets them go.
  mutating func hold(_ type: AttemptType, from start: Int, attempts: Int) {
    for holding in type.held {
      for step in start..<(start + type.length) {
        free[holding.pool][step] -= holding.people * attempts
      }
    }
    for budget in left.indices where type.spending[budget] > 0 {
      let rate = type.spending[budget] * Double(attempts)
      for step in start..<steps {
        left[budget][step] -= rate * Double(min(step - start + 1, type.length))
      }
    }
  }
}
