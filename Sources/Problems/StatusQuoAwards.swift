/// The check that a status quo's grants can be awarded: each at its first moment that is covered, in file order.
///
/// What has come in by a boundary, less what grants took, covers an award where it does so at every later boundary too;
/// and no pool may fall below 0.
struct StatusQuoAwards {
  private let problem: Problem
  /// Of each budget, the power of two that its amounts are counted in.
  private let exponents: [Int]
  /// What is left of each budget at each boundary.
  private var left: [[Double]]
  /// People of each pool in each step.
  private var people: [[Int]]

  init(_ problem: Problem) {
    self.problem = problem
    exponents = problem.budgets.indices.map(problem.moneyExponent)
    left = zip(problem.budgets, exponents).map { budget, exponent in
      budget.cumulativeIncome(on: problem.time, unitExponent: exponent)
        .map { $0 * (1 + ProblemTolerance.money) }
    }
    people = problem.pools.map { $0.headcount.people(on: problem.time) }
  }

  /// The first grant of which fewer awards are covered than the status quo states; nil: all are.
  mutating func firstUncovered(_ stated: [Int]) -> Int? {
    let time = problem.time
    for (index, number) in stated.enumerated() {
      var open = number
      // Moments between boundaries may fall on one; there a grant is awarded as often as all of them allow.
      let boundaries = Set(problem.grants[index].moments.map { time.firstBoundary(atOrAfter: $0) })
      for boundary in boundaries.sorted() where open > 0 && boundary < time.steps {
        let count = min(open, covered(index, at: boundary))
        if count > 0 { make(index, at: boundary, count: count) }
        open -= count
      }
      if open > 0 { return index }
    }
    return nil
  }

  /// Steps in which the people of an award are there.
  private func span(of grant: Grant, at boundary: Int) -> Range<Int> {
    let (time, steps) = (problem.time, problem.time.steps)
    let first = min(steps, boundary + time.stepsUntil(years: grant.lag))
    return first..<min(steps, grant.lasts.map { first + time.wholeSteps(in: $0) } ?? steps)
  }

  /// What one award takes of a budget, in the unit in which its income is added up.
  private func cost(of grant: Grant, _ budget: Int) -> Double {
    problem.moneyAwarded(grant.costs[budget], unitExponent: exponents[budget])
  }

  /// How many awards of a grant are covered at a boundary: paid then and ever after, and with people enough where they
  /// take some.
  private func covered(_ index: Int, at boundary: Int) -> Int {
    let grant = problem.grants[index]
    var most = Int.max
    for budget in left.indices where grant.costs[budget] > 0 {
      let least = left[budget][boundary...].min() ?? 0
      most = min(most, Int(saturating: max(0, least) / cost(of: grant, budget)))
    }
    // Those who are taken must be there for as long as they are away.
    for change in grant.adds where change.people < 0 {
      for step in span(of: grant, at: boundary) {
        most = min(most, people[change.pool][step] / -change.people)
      }
    }
    return most
  }

  /// Books awards; sums of people stop at the largest number there is.
  private mutating func make(_ index: Int, at boundary: Int, count: Int) {
    let grant = problem.grants[index]
    for budget in left.indices where grant.costs[budget] > 0 {
      let spent = cost(of: grant, budget) * Double(count)
      for step in boundary..<problem.time.steps { left[budget][step] -= spent }
    }
    for change in grant.adds {
      let moved = change.people.timesSaturating(count)
      for step in span(of: grant, at: boundary) {
        let (sum, overflow) = people[change.pool][step].addingReportingOverflow(moved)
        people[change.pool][step] = overflow ? .max : sum
      }
    }
  }
}
