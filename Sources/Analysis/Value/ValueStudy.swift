import Allocation
import Answers
import Foundation
import Search
import Threads

/// What more, or less, of everything in a problem is worth: differences of proven best chances, part after part, each with a
/// share of the time that is left.
package struct ValueStudy: Sendable {
  /// The problem as it is stated.
  private let instance: Instance
  /// What is asked for.
  private let options: ValueOptions
  /// All of the time, of which each part takes a share of what is left.
  private let budget: SearchBudget
  /// Is told what is worked out next.
  private let begins: @Sendable (String) -> Void
  private let began: Double
  /// What is to be shown if it does not end in time.
  private let board: ValueBoard

  /// Shares of what is left, in the order of the parts.
  private enum Share {
    /// Much is measured from it.
    static let best = 0.3
    /// A search for each pool, budget, grant and chunk, and one for the deadline.
    static let values = 0.35
    /// Up to two searches for each chunk and grant, and one for each pool.
    static let uses = 0.4
    static let pools = 0.3
    /// Of what is then left, the walks to plans far from the best.
    static let spread = 0.3
    static let frontier = 0.5
    static let bargain = 0.5
    /// The order; each grant with and without the others has the rest.
    static let first = 0.6
    /// Searches of other problems for each number of this one.
    static let scenarios = 0.6
  }

  /// Seconds that a part has for an end of its own once the time is over.
  private static let grace = 0.5

  package init(
    _ instance: Instance, _ options: ValueOptions = ValueOptions(), within time: TimeBudget = TimeBudget(),
    begins: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.instance = instance
    self.options = options
    self.begins = begins
    budget = SearchBudget(options.search, within: time)
    began = budget.time.now
    let facts = SearchFacts(seconds: 0, seed: options.search.seed, gapAsked: options.search.gap)
    board = ValueBoard(ValueAnswer(within: options.within, search: facts))
  }

  /// What was found, when time is over or somebody asks for an end, whatever part is at work by then.
  ///
  /// - Throws: `ImpossibleValue`; a failure of the linear-programming library.
  package func answerInTime() throws -> ValueAnswer {
    // Whatever is on the board by then is the answer.
    let isWhole = try Overseer.run(within: budget.time, grace: Self.grace) { try run() } != nil
    var answer = board.content
    let isProven = isWhole && !budget.isOver && answer.isWithin(options.search.gap)
    answer.status = budget.time.isInterrupted ? .interrupted : isProven ? .optimal : .limit
    answer.search.seconds = budget.time.now - began
    return answer
  }

  /// All parts in their order; what each finds goes on the board at once.
  private func run() throws {
    begins("the best plan")
    let part = budget.share(Share.best)
    let found = try PlanSearch(instance, part.whole, within: part.time).solve()
    let best = SolvedInstance(
      instance: instance, plan: found.plan, bracket: Bracket(found.chance, found.bound))
    board.put { ($0.chance, $0.bound) = (found.chance, found.bound) }
    begins("what more would be worth")
    let values = try values(best, budget.share(Share.values))
    board.put { $0.values = values }
    begins("what is needed")
    try uses(best, budget.share(Share.uses))
    if let axis = options.frontier {
      begins("the frontier")
      let frontier = try FrontierWalk(instance: instance, axis: axis, budget: budget.share(Share.frontier))
        .run(beside: best.plan)
      board.put { $0.frontier = frontier }
    }
    if let chunk = options.bargain {
      begins("the bargain")
      var study = BargainStudy(instance, chunk: chunk, budget.share(Share.bargain))
      let bargain = try study.run(beside: best.plan, chance: best.bracket.least)
      board.put { $0.bargain = bargain }
    }
    try Scenarios(best: best, options: options, begins: begins)
      .run(budget.share(Share.scenarios)) { board.put($0) }
    guard options.first > 0 else { return }
    begins("what to buy first")
    let order = try PurchaseOrder(
      instance: instance, budget: budget.share(Share.first), steps: options.first, best: best
    ).run()
    // Nothing bought means that nothing gains only where there was time to look.
    if !order.isEmpty || !budget.isOver { board.put { $0.first = order } }
    begins("what each grant is worth")
    let grants = try GrantWorths(instance: instance, best: best, budget: budget).run()
    board.put { $0.grants = grants }
  }

  /// Every change with the plan kept, and solved anew.
  private func values(_ best: SolvedInstance, _ budget: SearchBudget) throws -> [ValueAnswer.Value] {
    let changes = ProblemChange.all(of: instance)
    // Plans kept come first: each is the rival of its own search, so that solving anew is never worse.
    let kept = try Workers.map(changes, threads: budget.search.threads) {
      $0.applied(to: best.plan, within: budget.time.share(0.2))
    }
    let solved = try ValueSearch.solve(
      kept.map { ValueJob(instance: $0.instance, rivals: [$0.kept]) }, budget)
    // Differences against the plan that is shown; proven is a rise only where no plan of the problem as it is has as much.
    let base = best.bracket
    return changes.indices.map { place in
      let (own, found) = (kept[place], solved[place])
      // A plan that is not feasible there, where a revealing chunk is done, keeps nothing.
      let isFeasible = own.instance.violations(of: own.kept).isEmpty
      let chance = isFeasible ? own.instance.chance(of: own.kept) : 0
      return ValueAnswer.Value(
        changes[place].item, changes[place].change, keep: Self.clean(chance - base.least),
        refit: Self.clean(found.bracket.least - base.least),
        refitBound: Self.clean(found.bracket.most - base.least),
        isProven: found.bracket.least > base.most)
    }
  }

  /// A difference of chances; what is less than their rounding is none.
  private static func clean(_ difference: Double) -> Double {
    abs(difference) < AnalysisTuning.dust ? 0 : difference
  }

  /// What every plan near the best uses, what none does, and what is worth nothing.
  private func uses(_ best: SolvedInstance, _ budget: SearchBudget) throws {
    var proofs = UseProofs(
      instance, beside: best, within: options.within, budget.share(1 - Share.pools))
    try proofs.run()
    guard proofs.best <= best.bracket.most + AnalysisTuning.order else {
      throw ImpossibleValue(what: "a plan that must use a part, or must not, exceeds the bound of all plans")
    }
    // What is lost within the gap is not told from nothing.
    let gap = options.search.gap
    let idle = try idlePools(best, budget.share(1 - Share.spread))
    let spread = try PlanSpread(
      instance, beside: proofs.known, above: proofs.best - options.within, threads: options.search.threads,
      within: budget.time)
    // One look at all of them, since plans found for one part speak for others.
    board.put { answer in
      for part in proofs.parts {
        switch proofs.verdict(of: part) {
        case .must: answer.must.append(item(part))
        case .may: answer.may.append(item(part))
        case .never: answer.never.append(item(part))
        }
        if !proofs.isDecided(part) { answer.undecided.insert(item(part)) }
      }
      (answer.shares, answer.farthest) = (spread.shares, spread.farthest)
      answer.worthNothing =
        idle + proofs.parts.filter { proofs.isWorthNothing($0, gap: gap) }.map(item)
    }
  }

  /// A part by its kind and name, as the answer tells it.
  private func item(_ part: UseProofs.Part) -> ValueAnswer.Item {
    switch part {
    case .chunk(let index): .init(.chunk, instance.bundles[index].name)
    case .grant(let index): .init(.grant, instance.problem.grants[index].name)
    }
  }

  /// Pools without whose own people no more is lost than the gap.
  private func idlePools(_ best: SolvedInstance, _ budget: SearchBudget) throws -> [ValueAnswer.Item] {
    let pools = instance.problem.pools.indices
    // Who is not needed by the best plan can be spared; of the others a plan without them has to be found.
    let used = pools.filter { best.plan.usesPool($0, in: instance) }
    // Only plans that lose no more than the gap matter.
    let floor = max(0, best.bracket.least - 2 * options.search.gap)
    let jobs = used.map { pool in
      ValueJob(instance: instance.withoutPeople(of: pool), floor: floor, ceiling: best.bracket.most)
    }
    let found = try ValueSearch.solve(jobs, budget)
    var least = [Double](repeating: best.bracket.least, count: pools.count)
    for (pool, solved) in zip(used, found) { least[pool] = solved.bracket.least }
    return pools.filter { least[$0] >= best.bracket.least - options.search.gap }
      .map { .init(.pool, instance.problem.pools[$0].name) }
  }
}

/// What has been found so far; unchecked because the lock guards it.
private final class ValueBoard: @unchecked Sendable {
  private let lock = NSLock()
  private var answer: ValueAnswer
  init(_ answer: ValueAnswer) { self.answer = answer }
  func put(_ change: (inout ValueAnswer) -> Void) { lock.withLock { change(&answer) } }
  var content: ValueAnswer { lock.withLock { answer } }
}

extension ValueAnswer {
  /// Whether each number is proven to within a gap.
  fileprivate func isWithin(_ gap: Double) -> Bool {
    let slack = gap + AnswerTolerance.sum
    return bound - chance <= slack && values.allSatisfy { $0.refitBound - $0.refit <= slack }
      && (frontier?.points ?? []).allSatisfy { $0.bound - $0.chance <= slack }
      && (bargain?.years ?? []).allSatisfy { $0.bound - $0.chance <= slack }
      && (breakpoints?.leftOut ?? []).isEmpty && (tornado?.leftOut ?? []).isEmpty
      && (learning?.items ?? []).allSatisfy(\.worth.isProven)
  }
}
