import Allocation
import Allocators
import Answers
import Probability
import Problems
import Search
import Threads

/// What is left of the advice that serial work comes first: the test of the caveat under the best plans of a problem,
/// careless execution of them, and every naive rule.
package struct CaveatStudy: Sendable {
  private let instance: Instance
  private let options: CaveatOptions
  /// Those that the file gives something to go by, in the order of the report.
  private let rules: [NaiveRule]

  /// - Parameters:
  ///   - instance: the problem as stated.
  ///   - rules: those that apply are tried.
  package init(
    _ instance: Instance, _ options: CaveatOptions = CaveatOptions(), rules: [NaiveRule] = NaiveRule.allCases
  ) {
    self.instance = instance
    self.options = options
    self.rules = NaiveRule.allCases.filter { rules.contains($0) && $0.applies(to: instance) }
  }

  /// The rows under the best plan that is known. Where the file reveals the world that is the two-stage plan; the best
  /// of those who never learn then comes after it, and naive rules never learn.
  ///
  /// - Parameters:
  ///   - best: the best static plan, and the instance whose kinds of attempts it names.
  ///   - learning: the best two-stage plan, of the same instance.
  ///   - isStopped: once true, what is not yet begun is left out.
  package func rows(
    _ best: WrittenPlan, learning: Plan? = nil, isStopped: @escaping @Sendable () -> Bool = { false }
  ) -> [CaveatAnswer.Row] {
    let test = CaveatTest(best.instance, options, isStopped: isStopped)
    // The plan without errors, and as it is under them.
    var exact = options
    exact.errors = [0]
    exact.misdirections = [.lost]
    exact.institution = Institution()
    let asWritten = CaveatTest(best.instance, exact)
    var rows: [CaveatAnswer.Row] = []
    if let learning {
      rows += asWritten.rows(.learnsTheWorld, learning)
      rows += test.rows(.carelessLearner, learning)
    }
    rows += asWritten.rows(.static, best.plan)
    rows += test.rows(.careless, best.plan)
    let own = CaveatTest(instance, options, isStopped: isStopped)
    for rule in rules where !isStopped() {
      var workload = Workload(units: ComparisonOptions().planUnits, isStopped: isStopped)
      if rule == .random {
        let plans = randomPlans(&workload)
        if plans.count > 1 { rows += own.rows(.naive(rule), drawn: plans) }
      } else if let plan = try? NaiveAllocator.plan(rule, instance, workload: &workload) {
        rows += own.rows(.naive(rule), plan, isPrecise: false)
      }
    }
    return rows
  }

  /// The plans of `random`, by the seeds that a comparison uses; none where the workload does not allow all of them,
  /// since a mean over the quick ones would be another mean.
  private func randomPlans(_ workload: inout Workload) -> [Plan] {
    var seeds = SplitMix64(seed: options.seed)
    var plans: [Plan] = []
    for _ in 0..<options.randomPlans {
      guard
        let plan = try? NaiveAllocator.plan(.random, instance, seed: seeds.next(), workload: &workload)
      else { return [] }
      plans.append(plan)
    }
    return plans
  }

  /// What a test at the end of a ladder finds.
  struct Findings {
    var answer: CaveatAnswer
    /// The best plans for each rate of losses, the smallest first.
    var foreseen: [Rung] = []
  }

  /// The test of the best plans alone, which are looked for first.
  ///
  /// - Throws: a failure of the linear-programming library; `ImpossibleLadder`.
  package func run(_ budget: SearchBudget) throws -> CaveatAnswer {
    let (best, learning) = try bestPlans(budget)
    let ladder = Ladder(instance, plan: best.plan, chance: best.chance, bound: best.bound)
    var found = try run(ladder, learning: learning?.plan, within: budget) { _ in }.answer
    if !Self.isProven(best, learning) { found.isComplete = false }
    return found
  }

  /// The test at the end of a ladder, and for every value that is swept.
  ///
  /// - Parameter learning: the best two-stage plan; nil where the file reveals nothing.
  func run(
    _ ladder: Ladder, learning: Plan?, sweep: Sweep? = nil, within budget: SearchBudget,
    begins: (String) -> Void
  ) throws -> Findings {
    // Equal shares: the foreseen plans, the rows, and one for each value of the sweep.
    let parts = Double(2 + (sweep?.values.count ?? 0))
    begins(Rung.Name.foreseen.text)
    let foreseen = try ForeseenPlan.all(ladder, options, within: budget.share(1 / parts))
    begins(Rung.Name.careless.text)
    let own = budget.share(1 / (parts - 1))
    var rows = rows(
      WrittenPlan(ladder.plan, of: ladder.instance), learning: learning, isStopped: { own.isOver })
    let place = rows.lastIndex { $0.allocator == .careless }.map { $0 + 1 } ?? rows.count
    rows.insert(contentsOf: foreseen.flatMap { $0.rows(ladder.instance, options) }, at: place)
    try ForeseenPlan.check(foreseen, against: rows, options)
    var answer = CaveatAnswer(
      errors: options.errors, rows: rows, chunks: instance.bundles.map(\.name), serial: serial,
      institution: options.institution)
    answer.note(untried: missing(in: rows))
    if own.isOver { answer.isComplete = false }
    if foreseen.contains(where: { !$0.rung.isWithin(budget.search.gap) }) { answer.isComplete = false }
    if let sweep { try self.sweep(sweep, into: &answer, within: budget, begins: begins) }
    return Findings(answer: answer, foreseen: foreseen.map(\.rung))
  }

  /// One more test for each value, on a validated problem of its own: a value may make statements of the file
  /// contradict each other.
  private func sweep(
    _ sweep: Sweep, into answer: inout CaveatAnswer, within budget: SearchBudget, begins: (String) -> Void
  ) throws {
    answer.sweptKey = sweep.name
    answer.sweepsShares = sweep.isOfStated
    for (place, value) in sweep.values.enumerated() {
      begins("\(sweep.name), value \(place + 1) of \(sweep.values.count)")
      let problem = try ProblemValidator.sound(sweep.problem(instance.problem, with: value))
      let study = CaveatStudy(Instance(problem), options, rules: rules)
      let point = try study.point(at: value, budget.share(of: sweep.values.count - place))
      answer.note(untried: point.missing)
      if !point.isProven { answer.isComplete = false }
      answer.sweep.append(point.found)
    }
  }

  /// One value of a sweep, of which this is the problem.
  private func point(at value: Double, _ budget: SearchBudget) throws
    -> (found: CaveatAnswer.Point, missing: [Rung.Name], isProven: Bool)
  {
    let (best, learning) = try bestPlans(budget)
    let rows = rows(
      WrittenPlan(best.plan, of: instance), learning: learning?.plan, isStopped: { budget.isOver })
    let found = CaveatAnswer.Point(
      value: value, serial: serial, rows: rows, bound: best.bound,
      learning: learning.map {
        .init(WrittenPlan($0.plan, of: instance), chance: $0.chance, bound: $0.bound)
      })
    return (found, missing(in: rows), Self.isProven(best, learning))
  }

  /// What the searches leave, a quarter of the time at least, is for the test.
  private func bestPlans(_ budget: SearchBudget) throws -> (best: Answer, learning: SearchResult?) {
    let own = budget.share(of: instance.problem.information == .never ? 2 : 4).whole
    let best = try PlanSearch(instance, own, within: budget.time).solveStatic()
    let rest = budget.share(2, of: 3).whole
    let learning = try PlanSearch(instance, rest, within: budget.time).learned(rivals: [best.plan])
    return (best, learning)
  }

  /// Whether no search under the rows stopped early; only then is the answer called complete.
  private static func isProven(_ best: Answer, _ learning: SearchResult?) -> Bool {
    best.status == .optimal && learning?.status ?? .optimal == .optimal
  }

  /// Names of the longest chunks that some world needs.
  private var serial: [String] {
    zip(instance.bundles, SerialWork(instance).isSerial).filter(\.1).map(\.0.name)
  }

  /// Allocators that have fewer rows than were asked for.
  private func missing(in rows: [CaveatAnswer.Row]) -> [Rung.Name] {
    let careless: [Rung.Name] =
      rows.contains(where: \.isStaged) ? [.carelessLearner, .careless] : [.careless]
    return (careless + rules.map(Rung.Name.naive)).filter { name in
      // A mean over plans has no attempts moved.
      let wanted = name == .naive(.random) ? options.errors.count : options.rowsOfOne
      return rows.count { $0.allocator == name } < wanted
    }
  }
}

extension Rung {
  /// Careless execution at each rate of errors above 0, the smallest first.
  static func careless(_ answer: CaveatAnswer) -> [Rung] {
    answer.rows.filter { $0.allocator == .careless && $0.error > 0 }.map { row in
      Rung(
        .careless, chance: row.chance, interval: row.interval, note: .misdirected(row.misdirection, row.error)
      )
    }
  }
}

extension CaveatAnswer {
  /// Names allocators whose rows are missing, once each, over all values of a sweep.
  fileprivate mutating func note(untried names: [Rung.Name]) {
    untried += names.filter { !untried.contains($0) }
    if !names.isEmpty { isComplete = false }
  }
}
