import Allocation
import Allocators
import Answers
import Search
import Threads

/// One climb of the information ladder: its parts one after another, each with a share of the time that is left.
///
/// The static plan comes first, and gets half, since much is measured from it. What is left over at the end goes to
/// the rungs that are not proven.
package struct LadderClimb: Sendable {
  /// The problem as it is stated.
  let instance: Instance
  /// What is asked for.
  let options: LadderOptions
  /// All of the time, of which each part takes a share of what is left.
  let budget: SearchBudget
  /// Is told what is worked out next.
  let begins: @Sendable (String) -> Void
  private let began: Double
  /// What is to be shown if the climb does not end in time.
  private let board = ClimbBoard()

  /// - Parameters:
  ///   - time: what may end it, beside the time limit of the options.
  ///   - begins: is told the rungs, or what else is worked out, before each part.
  package init(
    _ instance: Instance, _ options: LadderOptions = LadderOptions(), within time: TimeBudget = TimeBudget(),
    begins: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.instance = instance
    self.options = options
    self.begins = begins
    budget = SearchBudget(options.search, within: time)
    began = budget.time.now
  }

  /// Shares of what is left, in the order of the parts.
  private enum Share {
    /// The best static plan.
    static let `static` = 0.5
    /// One search of one deadline and one world.
    static let meanValue = 0.1
    /// Three rungs of many searches; they get what is left at the end too.
    static let foresight = 0.5
    /// The two-stage plan, where the file reveals the world.
    static let learning = 0.4
    static let review = 0.35
    static let caveat = 0.35
    /// Draws of who is right, or searches for each.
    static let lasting = 0.5
    static let naive = 0.5
    /// Searches at later deadlines and with more people.
    static let equivalents = 0.5
  }

  /// What was climbed, when time is over or somebody asks for an end, whatever part is at work by then.
  ///
  /// - Throws: `ImpossibleLadder`; `InfeasiblePlan` where a given plan is that; a failure of the linear-programming
  ///   library.
  package func answerInTime() throws -> LadderAnswer {
    try Overseer.run(within: budget.time, grace: Self.grace) { try answer() } ?? unfinished()
  }

  /// Seconds that a part has for an end of its own once the time is over.
  private static let grace = 0.4

  /// An answer of what is on the board; the other rungs say that they are missing.
  private func unfinished() throws -> LadderAnswer {
    let (known, caveat) = board.content
    let named = Set(known.map(\.name))
    let asked = Rung.Name.inOrder.filter { name in
      options.rules.contains { .naive($0) == name } || Rung.Name.always.contains(name)
    }
    let missing = asked.filter { !named.contains($0) }.map { name in
      var rung = Rung(name, chance: nil, note: .notWorkedOut)
      rung.isComplete = false
      return rung
    }
    return try answer(known + missing, caveat: caveat)
  }

  /// All parts in their order; what each finds goes on the board at once, and helps those after it.
  private func answer() throws -> LadderAnswer {
    var ladder = try best()
    board.put([ladder.static])
    begins(Rung.Name.meanValue.text)
    var rungs = [try ladder.meanValue(budget.share(Share.meanValue))]
    board.put([ladder.static] + rungs)
    var foresight = ForesightRungs(ladder)
    try foresight.improve(budget.share(Share.foresight)) { begins($0.text) }
    for plan in foresight.plans { ladder.take(plan, bound: 1) }
    board.put([ladder.static] + rungs + foresight.rungs(ladder))
    begins(Rung.Name.learnsTheWorld.text)
    let learning = try LearningRung(instance, ladder, knowing: foresight.rungs(ladder)[2])
      .climb(
        needsPlan: options.caveat != nil, given: options.plan.flatMap { $0.look == nil ? nil : $0 },
        instance.problem.information == .never ? budget : budget.share(Share.learning))
    rungs += [ladder.static, learning.rung]
    board.put(rungs + foresight.rungs(ladder))
    if options.review != nil { begins("reviews") }
    let review = try review(ladder, budget.share(Share.review))
    // Each value of a sweep is a test of its own.
    let tests = Double(1 + (options.sweep?.values.count ?? 0))
    let share = tests * Share.caveat / (tests * Share.caveat + 1 - Share.caveat)
    let caveat = try options.caveat.map { asked in
      try CaveatStudy(instance, asked, rules: options.rules)
        .run(
          ladder, learning: learning.plan, sweep: options.sweep, within: budget.share(share), begins: begins
        )
    }
    // The first of these is the ladder's; the order is looked at for all.
    rungs += caveat.map { Rung.careless($0.answer) + $0.foreseen } ?? []
    board.put(rungs + foresight.rungs(ladder), caveat?.answer)
    rungs += try ladder.lasting(waitAndSee: foresight.rungs(ladder)[0], budget.share(Share.lasting)) {
      begins($0.text)
    }
    board.put(rungs + foresight.rungs(ladder), caveat?.answer)
    begins("naive rules")
    let naive = compared(ladder)
    rungs += naive.map { outcome in
      Rung(
        .naive(outcome.rule), chance: outcome.chance, interval: outcome.interval,
        plan: outcome.plan.map { WrittenPlan($0, of: instance) })
    }
    board.put(rungs + foresight.rungs(ladder), caveat?.answer)
    let equivalents = try equivalents(ladder, rungs + foresight.rungs(ladder))
    try foresight.improve(budget) { begins($0.text) }
    rungs += foresight.rungs(ladder)
    return try answer(
      rungs, naive: naive, equivalents: equivalents, caveat: caveat?.answer, review: review)
  }

  /// The best static plan that is found, or the one that was given.
  private func best() throws -> Ladder {
    if let plan = options.plan, plan.look == nil {
      let answer = try AnswerJudge(instance).judge(plan, options.search)
      return Ladder(instance, plan: plan, chance: answer.chance, bound: answer.bound, isGiven: true)
    }
    begins(Rung.Name.static.text)
    let search = PlanSearch(instance, budget.share(Share.static).whole, within: budget.time)
    let answer = try search.solveStatic()
    return Ladder(instance, plan: answer.plan, chance: answer.chance, bound: answer.bound)
  }

  /// What making the static plan anew at review points is worth; nil where that is not asked for.
  private func review(_ ladder: Ladder, _ budget: SearchBudget) throws -> ReviewAnswer? {
    try options.review.map { asked in
      try Review(ladder.plan, of: ladder.instance, years: asked.years, runs: asked.runs, budget).run()
    }
  }

  /// What naive rules lose against the static plan.
  private func compared(_ ladder: Ladder) -> [RuleOutcome] {
    let own = budget.share(Share.naive)
    return Comparison.run(
      instance: instance, best: ladder.chance, rules: options.rules,
      options: ComparisonOptions(seed: options.search.seed), isStopped: { own.isOver })
  }

  /// Years and people that the steps are worth, of the rungs as they are by then.
  private func equivalents(_ ladder: Ladder, _ rungs: [Rung]) throws -> Steps.Found? {
    guard options.findsEquivalents else { return nil }
    begins("years and people that the steps are worth")
    return try Steps.Found(rungs, Equivalents(ladder, budget.share(Share.equivalents)))
  }

  private func answer(
    _ rungs: [Rung], naive: [RuleOutcome] = [], equivalents: Steps.Found? = nil, caveat: CaveatAnswer?,
    review: ReviewAnswer? = nil
  ) throws -> LadderAnswer {
    // Seeing a needed chunk finished tells luck as well as the world, which knowing the world alone does not.
    let excepted =
      instance.learnsMoreThanTheWorld ? [(Rung.Name.knowsTheWorld, Rung.Name.learnsTheWorld)] : []
    // An order that is broken says that some bound is wrong: nothing is shown then.
    let broken = ImpliedOrders.broken(in: rungs, except: excepted)
    if !broken.isEmpty { throw ImpossibleLadder(broken: broken) }
    let gap = options.search.gap
    let sorted = ImpliedOrders.tightened(
      Rung.Name.inOrder.compactMap { name in rungs.first { $0.name == name } }, except: excepted)
    var steps = Steps(sorted, gap: gap, naive: naive, equivalents: equivalents)
    steps.hasWorlds = instance.views.count > 1
    let isProven =
      sorted.allSatisfy { $0.isWithin(gap) } && caveat?.isComplete != false && review?.isComplete != false
    return LadderAnswer(
      status: budget.time.isInterrupted ? .interrupted : isProven ? .optimal : .limit,
      rungs: sorted.map { rung in
        var rung = noted(rung)
        rung.step = steps.of(rung)
        return rung
      }, worths: steps.worths,
      search: SearchFacts(seconds: budget.time.now - began, seed: options.search.seed, gapAsked: gap),
      caveat: caveat, review: review)
  }

  /// A rung with what has to be said about it: that worlds are a sample, or that searches were stopped early.
  private func noted(_ rung: Rung) -> Rung {
    var rung = rung
    if rung.name == .static, rung.notes.isEmpty, let uncertainty = instance.problem.uncertainty {
      rung.notes.append(.sampled(worlds: uncertainty.samples))
    }
    let isDrawn = [.omniscient, .knowsWhoIsRight].contains(rung.name)
    if isDrawn, rung.chance != nil, !rung.isWithin(options.search.gap) { rung.notes.append(.stoppedEarly) }
    return rung
  }
}
