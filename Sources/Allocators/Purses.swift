import Allocation

/// What is left of every budget at every step, given all that is under way.
struct Purses {
  /// `left[budget][step]`: income less spending up to and including the step.
  private var left: [[Double]]
  private let slack: [[Double]]
  private var step = 0

  /// Half of what the check of a plan forgives, relative to the income, for the rounding of sums.
  private static let tolerance = 0.5e-9

  init(_ instance: Instance) {
    left = instance.income
    slack = instance.income.map { $0.map { Purses.tolerance * max(1, $0) } }
  }

  mutating func begin(_ step: Int) { self.step = step }

  /// Attempts that can be paid in this step and ever after.
  func affordable(_ type: AttemptType) -> Int {
    var most = Double(Int.max / 2)
    for budget in left.indices where type.spending[budget] > 0 {
      for at in step..<left[budget].count {
        let spent = type.spending[budget] * Double(min(at - step + 1, type.length))
        most = min(most, (left[budget][at] + slack[budget][at]) / spent)
      }
    }
    return most < 1 ? 0 : Int(most.rounded(.down))
  }

  mutating func pay(_ type: AttemptType, attempts: Int) {
    for budget in left.indices where type.spending[budget] > 0 {
      let rate = type.spending[budget] * Double(attempts)
      for at in step..<left[budget].count {
        left[budget][at] -= rate * Double(min(at - step + 1, type.length))
      }
    }
  }
}
