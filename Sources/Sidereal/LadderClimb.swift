import Allocation
import Allocators
import Caveat
import Foundation
import Ladder
import Reporting
import Search
import Threads

/// One climb of the information ladder: its parts one after another, each with a share of the time that is left.
///
/// The static plan comes first, and gets half, since much is measured from it. What is left over at the end goes to
/// the rungs that are not proven.
struct LadderClimb {
  let study: Study
  let options: LadderOptions
  let patience: Patience
  let begins: @Sendable (String) -> Void
  private let began: Double
  private let board = ClimbBoard()

  init(
    study: Study, options: LadderOptions, within budget: TimeBudget,
    begins: @escaping @Sendable (String) -> Void
  ) {
    self.study = study
    self.options = options
    self.begins = begins
    patience = Patience(options.search, within: budget)
    began = budget.now
  }

  /// Shares of what is left, in the order of the parts.
  private enum Share {
    static let `static` = 0.5
    static let meanValue = 0.1
    static let foresight = 0.5
    static let learning = 0.4
    static let review = 0.35
    static let caveat = 0.35
    static let lasting = 0.5
    static let naive = 0.5
    static let equivalents = 0.5
  }

  /// What was climbed, when time is over or somebody asks for an end, whatever part is at work by then.
  func reportInTime() throws -> LadderReport {
    try Overseer.run(within: patience.budget, grace: Self.grace) { try report() } ?? unfinished()
  }

  /// Seconds that a part has for an end of its own once the time is over.
  private static let grace = 0.4

  /// A report of what is on the board; the other rungs say that they are missing.
  private func unfinished() throws -> LadderReport {
    let (known, caveat) = board.content
    let named = Set(known.map(\.name))
    let asked = Rung.Name.inOrder.filter { name in
      options.rules.contains { .naive($0) == name } || Rung.Name.always.contains(name)
    }
    let missing = asked.filter { !named.contains($0) }.map { name in
      var rung = Rung(
        name, chance: nil, note: "not worked out: the time was over, or an end was asked for, before")
      rung.isComplete = false
      return rung
    }
    return try report(known + missing, [], nil, caveat, nil)
  }

  func report() throws -> LadderReport {
    var ladder = try best()
    board.put([ladder.static])
    begins(Rung.Name.meanValue.text)
    var rungs = [try ladder.meanValue(patience.share(Share.meanValue))]
    board.put([ladder.static] + rungs)
    var foresight = ForesightRungs(ladder)
    try foresight.improve(patience.share(Share.foresight)) { begins($0.text) }
    for plan in foresight.plans { ladder.take(plan, bound: 1) }
    board.put([ladder.static] + rungs + foresight.rungs(ladder))
    begins(Rung.Name.learnsTheWorld.text)
    let learning = try study.learning(
      ladder, knowing: foresight.rungs(ladder)[2], needsPlan: options.caveat != nil,
      given: options.plan.flatMap { $0.look == nil ? nil : $0 },
      study.problem.information == .never ? patience : patience.share(Share.learning))
    rungs += [ladder.static, learning.rung]
    board.put(rungs + foresight.rungs(ladder))
    if options.review != nil { begins("reviews") }
    let review = try study.review(ladder, options, patience.share(Share.review))
    // Each value of a sweep is a test of its own.
    let tests = Double(1 + (options.sweep?.values.count ?? 0))
    let share = tests * Share.caveat / (tests * Share.caveat + 1 - Share.caveat)
    let caveat = try study.caveat(ladder, learning.plan, options, patience.share(share), begins)
    // The first of these is the ladder's; the order is looked at for all.
    rungs += caveat.map { Rung.careless($0.report) + $0.foreseen } ?? []
    board.put(rungs + foresight.rungs(ladder), caveat?.report)
    rungs += try ladder.lasting(waitAndSee: foresight.rungs(ladder)[0], patience.share(Share.lasting)) {
      begins($0.text)
    }
    board.put(rungs + foresight.rungs(ladder), caveat?.report)
    begins("naive rules")
    let naive = compared(ladder)
    rungs += naive.map {
      Rung(.naive($0.rule), chance: $0.chance, interval: $0.interval, plan: $0.written(study.instance))
    }
    board.put(rungs + foresight.rungs(ladder), caveat?.report)
    let equivalents = try equivalents(ladder, rungs + foresight.rungs(ladder))
    try foresight.improve(patience) { begins($0.text) }
    rungs += foresight.rungs(ladder)
    return try report(rungs, naive, equivalents, caveat?.report, review)
  }

  /// The best static plan that is found, or the one that was given.
  private func best() throws -> Ladder {
    let instance = study.instance
    if let plan = options.plan, plan.look == nil {
      let answer = try study.judge(plan, options: options.search)
      return Ladder(instance, plan: plan, chance: answer.chance, bound: answer.bound, isGiven: true)
    }
    begins(Rung.Name.static.text)
    let answer = try study.solveStatic(patience.share(Share.static).whole, within: patience.budget)
    return Ladder(instance, plan: answer.plan, chance: answer.chance, bound: answer.bound)
  }

  private func compared(_ ladder: Ladder) -> [RuleOutcome] {
    let own = patience.share(Share.naive)
    return Comparison.run(
      instance: study.instance, best: ladder.chance, rules: options.rules,
      options: ComparisonOptions(seed: options.search.seed), isStopped: { own.isOver })
  }

  /// Years and people that the steps are worth, of the rungs as they are by then.
  private func equivalents(_ ladder: Ladder, _ rungs: [Rung]) throws -> Steps.Found? {
    guard options.findsEquivalents else { return nil }
    begins("years and people that the steps are worth")
    return try Steps.Found(rungs, Equivalents(ladder, patience.share(Share.equivalents)))
  }

  private func report(
    _ rungs: [Rung], _ naive: [RuleOutcome], _ equivalents: Steps.Found?, _ caveat: CaveatReport?,
    _ review: ReviewReport?
  ) throws -> LadderReport {
    let excepted = study.learnsMoreThanTheWorld ? [(Rung.Name.knowsTheWorld, Rung.Name.learnsTheWorld)] : []
    let broken = ImpliedOrders.broken(in: rungs, except: excepted)
    if !broken.isEmpty { throw ImpossibleLadder(broken: broken) }
    let gap = options.search.gap
    let sorted = ImpliedOrders.tightened(
      Rung.Name.inOrder.compactMap { name in rungs.first { $0.name == name } }, except: excepted)
    var steps = Steps(sorted, gap: gap, naive, equivalents)
    steps.hasWorlds = study.instance.views.count > 1
    let isProven =
      sorted.allSatisfy { $0.isWithin(gap) } && caveat?.isComplete != false && review?.isComplete != false
    var report = LadderReport(
      problem: study.identity,
      status: patience.stop.isRequested ? .interrupted : isProven ? .optimal : .limit,
      rungs: sorted.map { LadderRow(study.noted($0, gap), steps.of($0)) }, worths: steps.worths,
      search: .init(
        seconds: patience.budget.now - began, nodes: 0, seed: options.search.seed, gapAsked: gap))
    report.caveat = caveat
    report.review = review
    return report
  }
}

extension RuleOutcome {
  fileprivate func written(_ instance: Instance) -> Rung.Written? {
    plan.map { Rung.Written($0, of: instance) }
  }
}

/// What a climb has found so far; unchecked because the lock guards it.
private final class ClimbBoard: @unchecked Sendable {
  private let lock = NSLock()
  private var rungs: [Rung] = []
  private var caveat: CaveatReport?

  func put(_ rungs: [Rung], _ caveat: CaveatReport? = nil) {
    lock.withLock { (self.rungs, self.caveat) = (rungs, caveat ?? self.caveat) }
  }

  var content: (rungs: [Rung], caveat: CaveatReport?) { lock.withLock { (rungs, caveat) } }
}

/// Who is told how far a climb is, as long as somebody waits for it; unchecked because the lock guards it.
final class ClimbListener: @unchecked Sendable {
  private let lock = NSLock()
  private var listen: ((String) -> Void)?

  init(_ listen: @escaping (String) -> Void) { self.listen = listen }

  func tell(_ part: String) { lock.withLock { listen?(part) } }
  func close() { lock.withLock { listen = nil } }
}
