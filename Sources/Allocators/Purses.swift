import Allocation
import Probability

/// What is left of every budget, given all that is under way.
///
/// Between two incomes nothing comes in, so a budget is at its lowest in the last step before the next income: only those
/// steps, and the last of all, are kept.
struct Purses {
  private var budgets: [Purse]
  private var step = 0

  private struct Purse {
    /// Last steps before an income rises, and the last step of all.
    let steps: [Int]
    /// What has come in, and what is spent, up to and including each of them.
    let income: [Double]
    var spent: [ExactSum]
    /// The first of them that is not over.
    var first = 0
  }

  init(_ instance: Instance) {
    budgets = instance.income.map { income in
      let steps = income.indices.filter { $0 + 1 == income.count || income[$0 + 1] > income[$0] }
      return Purse(steps: steps, income: steps.map { income[$0] }, spent: steps.map { _ in ExactSum() })
    }
  }

  /// Steps that have to be looked at to know what can be paid.
  var width: Int { budgets.reduce(0) { $0 + $1.steps.count - $1.first } }

  mutating func begin(_ step: Int) {
    self.step = step
    for budget in budgets.indices {
      while budgets[budget].first < budgets[budget].steps.count,
        budgets[budget].steps[budgets[budget].first] < step
      {
        budgets[budget].first += 1
      }
    }
  }

  /// Attempts that can be paid in this step and ever after.
  func affordable(_ type: AttemptType) -> Int {
    var most = Self.most
    for budget in budgets.indices where type.spending[budget] > 0 { most = min(most, teams(budget, type)) }
    return most < 1 ? 0 : Int(most)
  }

  /// A budget that cannot pay for one attempt; nil: none.
  func short(for type: AttemptType) -> Int? {
    budgets.indices.first { type.spending[$0] > 0 && teams($0, type) < 1 }
  }

  /// More teams than there can be people.
  private static let most = 1e15

  private func teams(_ budget: Int, _ type: AttemptType) -> Double {
    let purse = budgets[budget]
    var most = Self.most
    for place in purse.first..<purse.steps.count {
      let spent = type.spending[budget] * Double(min(purse.steps[place] - step + 1, type.length))
      most = min(
        most, (Money.Tolerance.booked.limit(of: purse.income[place]) - purse.spent[place].value) / spent)
    }
    return most
  }

  /// Whether all people of some tables could be paid for their dearest attempt at once.
  func cover<Types: Sequence>(_ tables: some Sequence<(people: Int, types: Types)>) -> Bool
  where Types.Element == (AttemptType, Int) {
    var most = budgets.map { $0.income.map { _ in 0.0 } }
    for (people, types) in tables where people > 0 {
      for budget in budgets.indices {
        var (rate, length) = (0.0, 0)
        for (type, team) in types where type.spending[budget] > 0 {
          rate = max(rate, type.spending[budget] / Double(max(1, team)))
          length = max(length, type.length)
        }
        let purse = budgets[budget]
        for place in purse.first..<purse.steps.count where rate > 0 {
          most[budget][place] += rate * Double(people) * Double(min(purse.steps[place] - step + 1, length))
        }
      }
    }
    return budgets.indices.allSatisfy { budget in
      let purse = budgets[budget]
      return (purse.first..<purse.steps.count).allSatisfy {
        most[budget][$0] <= purse.income[$0] - purse.spent[$0].value
      }
    }
  }

  mutating func pay(_ type: AttemptType, attempts: Int) {
    for budget in budgets.indices where type.spending[budget] > 0 {
      for place in budgets[budget].first..<budgets[budget].steps.count {
        let held = min(budgets[budget].steps[place] - step + 1, type.length)
        budgets[budget].spent[place] = budgets[budget].spent[place].adding(
          type.spending[budget] * Double(held), times: attempts)
      }
    }
  }
}
