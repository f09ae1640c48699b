import Allocation
import Answers
import Search

/// The order in which one would buy awards: from none, always those whose gain for what they cost is largest when the plan is
/// made anew; what was bought before stays to be had.
///
/// Where no single award gains more than the gap, more of a grant are tried together.
struct PurchaseOrder {
  /// The problem as it is stated, with all its grants.
  let instance: Instance
  /// For all steps together, in equal parts.
  let budget: SearchBudget
  /// Steps of buying, at the most.
  let steps: Int
  /// What no plan exceeds that may have all awards.
  let ceiling: Double

  /// Awards that may be bought next, and what they would add.
  private struct Candidate {
    /// Which grant, and how many awards of it together.
    var grant: Int
    var quantity: Int
    /// The best plan with them.
    var solved: SolvedInstance
    /// The chance that it has beyond the best plan without them.
    var gain: Double
    /// Of the first budget that pays; nil where none does.
    var cost: Double?
    /// What comes first: what costs nothing, then the largest gain for what it costs.
    var rate: Double { cost.map { gain / $0 } ?? .infinity }
  }

  /// - Throws: a failure of the linear-programming library.
  func run() throws -> [ValueAnswer.Purchase] {
    let most = instance.awardLimits.map { $0.options.isEmpty ? 0 : $0.most }
    var bought = most.map { _ in 0 }
    var current = try ValueSearch(budget: budget.share(0.5 / Double(steps + 1)))
      .solve(ValueJob(instance: instance.allowingAwards(bought), ceiling: ceiling))
    // What rules of thumb make of the same awards, step by step.
    var naive = ValueSearch.naive(current.instance, within: budget.time)
    var order: [ValueAnswer.Purchase] = []
    // Plans of all that was looked at: with more awards most of them can be carried out again.
    var plans = [current.plan]
    while order.count < steps, !budget.isOver {
      // One step: all grants that are left, side by side.
      let part = budget.share(of: steps - order.count)
      guard let next = try next(after: current, learning: &plans, having: bought, upTo: most, within: part)
      else { break }
      bought[next.grant] += next.quantity
      var step = ValueAnswer.Purchase(
        instance.problem.grants[next.grant].name, quantity: next.quantity, gain: next.gain)
      step.award = moment(of: next.grant, in: next.solved.plan)
      step.perMillion = next.cost.map { next.gain / ($0 / 1_000_000) }
      let reached = ValueSearch.naive(next.solved.instance, within: budget.time)
      // Nothing is said against a rule that gains nothing, or loses.
      if let reached, let before = naive, reached - before > AnalysisTuning.dust {
        step.timesNaive = next.gain / (reached - before)
      }
      order.append(step)
      (current, naive) = (next.solved, reached)
    }
    return order
  }

  /// What to buy next: the best single award; where none gains anything, the best of each grant's smallest number of awards
  /// that do. Nil where nothing gains.
  private func next(
    after current: SolvedInstance, learning plans: inout [Plan], having bought: [Int], upTo most: [Int],
    within budget: SearchBudget
  ) throws -> Candidate? {
    // What is bought may be awarded at any of its moments, and need not be: the plan decides.
    let left = zip(most, bought).map { $0 - $1 }
    var found: [Candidate] = []
    for quantity in 1..<(max(0, left.max() ?? 0) + 1) where !budget.isOver {
      let grants = left.indices.filter { grant in
        left[grant] >= quantity && !found.contains { $0.grant == grant }
      }
      let jobs = grants.map { [plans] grant in
        var allowed = bought
        allowed[grant] += quantity
        return ValueJob(instance: instance.allowingAwards(allowed), rivals: plans, ceiling: ceiling)
      }
      let solved = try ValueSearch.solve(jobs, budget.share(0.5))
      plans += solved.map(\.plan)
      found += zip(grants, solved).map { grant, solved in
        Candidate(
          grant: grant, quantity: quantity, solved: solved,
          gain: max(0, solved.bracket.least - current.bracket.least),
          cost: instance.problem.grants[grant].costs.first { $0 > 0 }.map { $0 * Double(quantity) })
      }.filter { $0.gain > budget.search.gap }
      // Together they are only tried where nobody gains alone.
      if quantity == 1 && !found.isEmpty { break }
    }
    // Of equals the first in the file, so that the order is always the same.
    return found.max { ($0.rate, $0.gain, $1.grant) < ($1.rate, $1.gain, $0.grant) }
  }

  /// When a plan first awards a grant.
  private func moment(of grant: Int, in plan: Plan) -> Double? {
    plan.stages.flatMap { plan[awards: $0] }.map { instance.awards[$0.option] }
      .filter { $0.grant == grant }.map(\.boundary).min().map(instance.time.moment)
  }
}
