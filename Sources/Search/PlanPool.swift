import Formulation
import Modelling

/// Plans of single units that have been found, as columns of a mix: what they take of every resource, and by how much
/// they lower the atoms' log-chances.
///
/// A mix of all of them would spend its time on looking through columns; so some are in it, and the others wait here.
struct PlanPool {
  /// What a unit might do, whole attempts.
  struct Plan: Sendable {
    let unit: Int
    let logs: [Double]
    let attempts: [(column: Int, number: Int)]
  }

  private(set) var plans: [Plan] = []
  /// Columns of the plans, one after the other: rows and amounts.
  private var starts = [0]
  private var rows: [Int32] = []
  private var amounts: [Double] = []
  private var known: Set<[Int]> = []
  /// For each plan when it was last wanted, in bounds asked for.
  var wanted: [Int] = []

  var count: Int { plans.count }

  /// Keeps a plan that is new; its place.
  mutating func insert(_ plan: Plan, column: [(row: Int, amount: Double)], now: Int) -> Int? {
    let key = [plan.unit] + plan.attempts.flatMap { [$0.column, $0.number] }
    guard known.insert(key).inserted else { return nil }
    plans.append(plan)
    for (row, amount) in column {
      rows.append(Int32(row))
      amounts.append(amount)
    }
    starts.append(rows.count)
    wanted.append(now)
    return plans.count - 1
  }

  func column(_ plan: Int) -> [(row: Int, amount: Double)] {
    (starts[plan]..<starts[plan + 1]).map { (Int(rows[$0]), amounts[$0]) }
  }

  /// What each plan is worth at some duals of the mix's rows, its unit's own among them.
  func gains(_ duals: [Double]) -> [Double] {
    var gains = [Double](repeating: 0, count: plans.count)
    duals.withUnsafeBufferPointer { duals in
      rows.withUnsafeBufferPointer { rows in
        amounts.withUnsafeBufferPointer { amounts in
          for plan in plans.indices {
            var cost = 0.0
            for entry in starts[plan]..<starts[plan + 1] { cost += duals[Int(rows[entry])] * amounts[entry] }
            gains[plan] = -cost
          }
        }
      }
    }
    return gains
  }

  /// Keeps only some plans, in their order.
  mutating func keep(_ places: [Int]) {
    var smaller = PlanPool()
    for place in places {
      _ = smaller.insert(plans[place], column: column(place), now: wanted[place])
    }
    self = smaller
  }
}
