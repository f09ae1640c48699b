import Allocation
import Answers
import Search

/// The order in which one would buy: from nothing on, always what gains most for what it costs when the plan is made anew; what
/// was bought before stays to be had. Bought are awards, or where there are no grants people.
///
/// Where no single one gains more than the gap, more of a kind are tried together.
struct PurchaseOrder {
  /// The problem as it is stated, with all its grants.
  let instance: Instance
  /// For all steps together, in equal parts.
  let budget: SearchBudget
  /// Steps of buying, at the most.
  let steps: Int
  /// The best plan of the problem as it is.
  let best: SolvedInstance

  /// People who are hired together, at the most: a team has seldom more.
  private static let mostHired = 8

  /// What may be bought next, and what it would add.
  private struct Candidate {
    /// Which grant or pool, and how many of it together.
    var ware: Int
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

  /// Whether awards are bought.
  private var buysAwards: Bool { instance.hasAwards }

  /// How many there are to be bought of each grant or pool.
  private var stock: [Int] {
    buysAwards
      ? instance.awardLimits.map { $0.options.isEmpty ? 0 : $0.most }
      : instance.headcounts.map { _ in steps * Self.mostHired }
  }

  /// The problem with what was bought.
  private func problem(with bought: [Int]) -> Instance {
    if buysAwards { return instance.allowingAwards(bought) }
    return bought.indices.reduce(instance) { $0.withMore(bought[$1], in: $1) }
  }

  /// What a grant or pool is called.
  private func item(_ ware: Int) -> ValueAnswer.Item {
    buysAwards
      ? .init(.grant, instance.problem.grants[ware].name) : .init(.pool, instance.problem.pools[ware].name)
  }

  /// What no plan exceeds, whatever is bought: with awards that of the problem as it is, which allows them all.
  private var ceiling: Double { buysAwards ? best.bracket.most : 1 }

  /// - Throws: a failure of the linear-programming library.
  func run() throws -> [ValueAnswer.Purchase] {
    var bought = stock.map { _ in 0 }
    // Without people to be hired nothing differs from the problem as it is.
    var current =
      buysAwards
      ? try ValueSearch(budget: budget.share(0.5 / Double(steps + 1)))
        .solve(ValueJob(instance: problem(with: bought), ceiling: ceiling)) : best
    // What rules of thumb make of the same, step by step.
    var naive = ValueSearch.naive(current.instance, within: budget.time)
    var order: [ValueAnswer.Purchase] = []
    // Plans of all that was looked at: with more to be had most of them can be carried out again.
    var plans = [current.plan]
    while order.count < steps, !budget.isOver {
      // One step: all grants or pools, side by side.
      let part = budget.share(of: steps - order.count)
      guard let next = try next(after: current, learning: &plans, having: bought, within: part) else { break }
      bought[next.ware] += next.quantity
      var step = ValueAnswer.Purchase(item(next.ware), quantity: next.quantity, gain: next.gain)
      if buysAwards { step.award = moment(of: next.ware, in: next.solved.plan) }
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

  /// What to buy next: the best single one; where none gains anything, the best of each kind's smallest number that does. Nil
  /// where nothing gains.
  private func next(
    after current: SolvedInstance, learning plans: inout [Plan], having bought: [Int],
    within budget: SearchBudget
  ) throws -> Candidate? {
    // What is bought may be awarded at any of its moments, and need not be: the plan decides.
    let left = zip(stock, bought).map { $0 - $1 }
    let most = buysAwards ? max(0, left.max() ?? 0) : Self.mostHired
    var found: [Candidate] = []
    for quantity in 1..<(most + 1) where !budget.isOver {
      let wares = left.indices.filter { ware in
        left[ware] >= quantity && !found.contains { $0.ware == ware }
      }
      let jobs = wares.map { [plans] ware in
        var more = bought
        more[ware] += quantity
        return ValueJob(instance: problem(with: more), rivals: plans, ceiling: ceiling)
      }
      let solved = try ValueSearch.solve(jobs, budget.share(0.5))
      plans += solved.map(\.plan)
      found += zip(wares, solved).map { ware, solved in
        Candidate(
          ware: ware, quantity: quantity, solved: solved,
          gain: max(0, solved.bracket.least - current.bracket.least), cost: cost(of: ware, quantity))
      }.filter { $0.gain > budget.search.gap }
      // Together they are only tried where nobody gains alone.
      if quantity == 1 && !found.isEmpty { break }
    }
    // Of equals the first in the file, so that the order is always the same.
    return found.max { ($0.rate, $0.gain, $1.ware) < ($1.rate, $1.gain, $0.ware) }
  }

  /// What awards take of the first budget that pays for them; nil where none does. People are paid for the work they do, so
  /// that their price is part of each plan.
  private func cost(of ware: Int, _ quantity: Int) -> Double? {
    guard buysAwards else { return nil }
    return instance.problem.grants[ware].costs.first { $0 > 0 }.map { $0 * Double(quantity) }
  }

  /// When a plan first awards a grant.
  private func moment(of grant: Int, in plan: Plan) -> Double? {
    plan.stages.flatMap { plan[awards: $0] }.map { instance.awards[$0.option] }
      .filter { $0.grant == grant }.map(\.boundary).min().map(instance.time.moment)
  }
}
