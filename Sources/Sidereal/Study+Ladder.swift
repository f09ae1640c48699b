import Allocation
import Allocators
import Caveat
import Foundation
import Ladder
import Reporting
import Search
import Threads

/// What goes into a ladder beside the problem.
public struct LadderOptions: Sendable {
  /// Its time limit is for the whole ladder.
  public var search: SearchOptions
  public var rules: [NaiveRule]
  /// Whether to look for the years and people that steps are worth, which takes many more searches.
  public var findsEquivalents: Bool
  /// How far the caveat on serial work is tested; nil: not at all.
  public var caveat: CaveatOptions?
  /// What the test of the caveat is repeated for.
  public var sweep: Sweep?
  /// Reviews at which the static plan is made anew; nil: none.
  public var review: Reviews?

  public init(
    search: SearchOptions = SearchOptions(), rules: [NaiveRule] = NaiveRule.allCases,
    findsEquivalents: Bool = true, caveat: CaveatOptions? = nil, sweep: Sweep? = nil,
    review: Reviews? = nil
  ) {
    self.search = search
    self.rules = rules
    self.findsEquivalents = findsEquivalents
    self.caveat = caveat
    self.sweep = sweep
    self.review = review
  }
}

/// A ladder that breaks an order that the model implies: a bug, never shown as an answer.
public struct ImpossibleLadder: Error, Sendable {
  /// At least one.
  public let broken: [BrokenOrder]
}

extension Study {
  /// Climbs the information ladder.
  ///
  /// - Parameters:
  ///   - begins: is told the rungs, or what else is worked out, before each part.
  ///   - more: rungs that need the static one, such as careless execution.
  /// - Throws: `ImpossibleLadder`; a failure of the linear-programming library.
  public func ladder(
    _ options: LadderOptions = LadderOptions(), stop: StopSignal = StopSignal(),
    begins: (String) -> Void = { _ in },
    more: (Ladder, Patience) throws -> [Rung] = { _, _ in [] }
  ) throws -> LadderReport {
    let begin = ProcessInfo.processInfo.systemUptime
    let patience = Patience(options.search, stop: stop)
    var own = options.search
    own.timeLimit = patience.share(of: 9).seconds
    begins(Rung.Name.static.text)
    let answer = try solveStatic(own, within: TimeBudget(stop: stop))
    var ladder = Ladder(instance, plan: answer.plan, chance: answer.chance, bound: answer.bound)
    begins(Rung.Name.meanValue.text)
    var rungs = [try ladder.meanValue(patience.share(of: 8))]
    let foresight = try ladder.foresight(patience.share(3, of: 7)) { begins($0.text) }
    rungs += foresight + [ladder.static]
    begins(Rung.Name.learnsTheWorld.text)
    let learning = try learning(
      ladder, knowing: foresight[2], needsPlan: options.caveat != nil, patience.share(of: 5))
    rungs.append(learning.rung)
    rungs += try more(ladder, patience.share(of: 4))
    if options.review != nil { begins("reviews") }
    let review = try review(ladder, options, patience.share(of: 4))
    // Each value of a sweep is a test of its own.
    let tests = 1 + (options.sweep?.values.count ?? 0)
    let caveat = try caveat(
      ladder, learning.policy, options, patience.share(tests, of: tests + 2), begins)
    // The first of these is the ladder's; the order is looked at for all.
    rungs += caveat.map(Rung.careless) ?? []
    rungs += try ladder.lasting(waitAndSee: foresight[0], patience.share(2, of: 3)) { begins($0.text) }
    begins("naive rules")
    let naive = Comparison.run(
      instance: instance, best: ladder.chance, rules: options.rules,
      options: ComparisonOptions(seed: options.search.seed), isStopped: { patience.isOver })
    rungs += naive.map {
      Rung(.naive($0.rule), chance: $0.chance, interval: $0.interval, plan: $0.written(instance))
    }
    let broken = ImpliedOrders.broken(in: rungs).filter {
      !(learnsMoreThanTheWorld && $0.upper.name == .knowsTheWorld && $0.lower.name == .learnsTheWorld)
    }
    if !broken.isEmpty { throw ImpossibleLadder(broken: broken) }
    let sorted = Rung.Name.inOrder.compactMap { name in rungs.first { $0.name == name } }
    let noted = sorted.map { hurried(sampled($0), options.search.gap) }
    if options.findsEquivalents { begins("years and people that the steps are worth") }
    let steps = try Steps(
      sorted, gap: options.search.gap, naive, options.findsEquivalents ? Equivalents(ladder, patience) : nil)
    let status: SolveReport.Status =
      stop.isRequested
      ? .interrupted
      : sorted.allSatisfy { $0.isWithin(options.search.gap) } && caveat?.isComplete != false
        && review?.isComplete != false
        ? .optimal : .limit
    var report = LadderReport(
      problem: identity, status: status, rungs: noted.map { LadderRow($0, steps.of($0)) },
      evpi: steps.evpi, vss: steps.difference(.static, .meanValue),
      search: .init(
        seconds: ProcessInfo.processInfo.systemUptime - begin, nodes: 0, seed: options.search.seed,
        gapAsked: options.search.gap))
    report.caveat = caveat
    report.review = review
    return report
  }
}

extension Study {
  /// Says of the static rung that its worlds are a sample, where numbers are uncertain.
  private func sampled(_ rung: Rung) -> Rung {
    guard rung.name == .static, rung.note == nil, let uncertainty = problem.uncertainty else { return rung }
    var rung = rung
    rung.note =
      "made for a sample of \(uncertainty.samples) worlds of the uncertain numbers, which is what all rungs are about"
    return rung
  }
}

extension Study {
  /// Says of a rung on lasting ground that its searches were stopped early.
  private func hurried(_ rung: Rung, _ gap: Double) -> Rung {
    guard [.omniscient, .knowsWhoIsRight].contains(rung.name), rung.chance != nil, !rung.isWithin(gap) else {
      return rung
    }
    var rung = rung
    let words = "the searches behind it were stopped early, so it may have far more"
    rung.note = rung.note.map { $0 + "; " + words } ?? words
    return rung
  }
}

extension RuleOutcome {
  fileprivate func written(_ instance: Instance) -> Rung.Written? {
    plan.map { Rung.Written($0, of: instance) }
  }
}

extension LadderRow {
  init(_ rung: Rung, _ step: Step?) {
    self.init(
      name: rung.name.text, chance: rung.chance, bound: rung.bound, interval: rung.interval,
      plan: rung.plan.map { LadderRow.rows(of: $0.plan, in: $0.instance) }, note: rung.note, step: step,
      isLasting: Rung.Name.onLastingGround.contains(rung.name))
  }
}
