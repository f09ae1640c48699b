import Probability
import Problems

/// What a static plan spends of one budget, step by step and by cause, beside what comes in: the books of the resource
/// calendar, which itself keeps totals alone.
///
/// Sums are kept in twice the digits and rounded once, so they agree with those of `MoneyLeft` to the last digit that
/// is printed, in whatever order a plan states its rows.
package struct SpendingRecord: Sendable {
  /// Who or what is paid.
  package enum Cause: Hashable, Sendable {
    /// People of a pool while they are held for a bundle: indices of both.
    case people(pool: Int, bundle: Int)
    /// Awards of a grant: index into `Problem.grants`.
    case grant(Int)
  }

  /// What came in at the boundary at which each step begins.
  private let income: [Double]
  /// What each cause takes in each step, as differences: `changes[cause][step]` begins there and goes on.
  private var rates: [Cause: [Int: ExactSum]] = [:]
  /// What each cause takes once.
  private var payments: [Cause: [Int: ExactSum]] = [:]
  /// The power of two that an amount of the instance counts.
  private let exponent: Int

  /// - Parameters:
  ///   - budget: index into `Problem.budgets`.
  ///   - plan: static; what is carried out on one branch.
  package init(of budget: Int, plan: Plan, in instance: Instance) {
    exponent = instance.problem.moneyExponent(of: budget)
    income = instance.problem.budgets[budget].incomeByStep(
      on: instance.time, unitExponent: exponent)
    for entry in plan.entries where entry.attempts > 0 {
      let type = instance.types[entry.type]
      for holding in type.held {
        let price = instance.price(of: holding, on: type.bundle, budget: budget, unitExponent: exponent)
        guard price > 0 else { continue }
        let cause = Cause.people(pool: holding.pool, bundle: type.bundle)
        let end = entry.start + type.length
        rates[cause, default: [:]][entry.start, default: ExactSum()].add(price, times: entry.attempts)
        rates[cause, default: [:]][end, default: ExactSum()].add(price, times: -entry.attempts)
      }
    }
    for award in plan.awards where award.count > 0 {
      let option = instance.awards[award.option]
      guard budget < option.costs.count, option.costs[budget] > 0 else { continue }
      payments[.grant(option.grant), default: [:]][option.boundary, default: ExactSum()]
        .add(option.costs[budget], times: award.count)
    }
  }

  /// Everybody and everything that is paid at all, pools and bundles in file order, then grants.
  package var causes: [Cause] {
    (Array(rates.keys) + Array(payments.keys)).sorted {
      Self.order($0).lexicographicallyPrecedes(Self.order($1))
    }
  }

  /// Places of a cause in the file, for sorting.
  private static func order(_ cause: Cause) -> [Int] {
    switch cause {
    case .people(let pool, let bundle): [0, pool, bundle]
    case .grant(let grant): [1, grant]
    }
  }

  /// What a cause takes in each of some spans of steps, ascending and disjoint, in the file's own units.
  package func spent(_ cause: Cause, in spans: [Range<Int>]) -> [Double] {
    let changes = (rates[cause] ?? [:]).sorted { $0.key < $1.key }
    let once = payments[cause] ?? [:]
    var sums = spans.map { _ in ExactSum() }
    var rate = ExactSum()
    for (place, change) in changes.enumerated() {
      rate.add(change.value)
      guard place + 1 < changes.count, rate.value > 0 else { continue }
      // At this rate until the next change: a product for each span that has steps of it.
      let stretch = change.key..<changes[place + 1].key
      for (span, steps) in spans.enumerated() {
        let held = steps.clamped(to: stretch).count
        if held > 0 { sums[span].add(rate.value, times: held) }
      }
    }
    for (step, payment) in once {
      for (span, steps) in spans.enumerated() where steps.contains(step) { sums[span].add(payment) }
    }
    return sums.map { inFileUnits($0.value) }
  }

  /// What comes in during each of some spans of steps, in the file's own units.
  package func income(in spans: [Range<Int>]) -> [Double] {
    spans.map { span in
      var sum = ExactSum()
      for amount in income[span.clamped(to: income.indices)] { sum.add(amount, times: 1) }
      return inFileUnits(sum.value)
    }
  }

  /// The last step after which nothing comes in or is spent; 0 where nothing ever does.
  package var end: Int {
    let paid = rates.values.flatMap(\.keys) + payments.values.flatMap { $0.keys.map { $0 + 1 } }
    let earned = (income.lastIndex { $0 > 0 } ?? -1) + 1
    return max(earned, paid.max() ?? 0)
  }

  /// An amount as the file states it; the largest number where it is larger than all.
  private func inFileUnits(_ amount: Double) -> Double {
    let scaled = exponent == 0 ? amount : Double(sign: .plus, exponent: exponent, significand: amount)
    return min(scaled, .greatestFiniteMagnitude)
  }
}

extension ExactSum {
  /// Adds a number so many times.
  fileprivate mutating func add(_ number: Double, times: Int) { self = adding(number, times: times) }

  /// Adds what another sum comes to.
  fileprivate mutating func add(_ other: ExactSum) { self = adding(other.value, times: 1) }
}

extension Instance {
  /// What the people of one holding cost of a budget in every step, in the units of `income`, whose exponent all holdings
  /// share.
  fileprivate func price(
    of holding: AttemptType.Holding, on bundle: Int, budget: Int, unitExponent exponent: Int
  ) -> Double {
    var stated: [Double?] = []
    if case .anyOf(let eligible, _) = problem.chunks[bundle].staffing {
      stated = eligible.first { $0.pool == holding.pool }?.costs ?? []
    }
    return problem.moneySpent(
      problem.cost(ofPool: holding.pool, stated: stated, budget: budget), people: holding.people,
      unitExponent: exponent)
  }
}
