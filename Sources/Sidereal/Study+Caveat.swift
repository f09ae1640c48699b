import Allocation
import Allocators
import Caveat
import Ladder
import Probability
import Problems
import Reporting
import Search
import Threads

extension Study {
  /// What is left of the advice that serial work comes first, under the best plan that is known, careless execution
  /// of it, and every naive rule. Where the file reveals the world the best plan is the two-stage plan; the best of
  /// those who never learn then comes after it, and naive rules never learn.
  ///
  /// - Parameters:
  ///   - best: the best static plan, and the instance whose kinds of attempts it names.
  ///   - learning: the best two-stage plan, of the same instance.
  package func caveat(
    _ best: Rung.Written, learning: Plan? = nil, _ options: CaveatOptions = CaveatOptions(),
    rules: [NaiveRule] = NaiveRule.allCases, isStopped: @escaping @Sendable () -> Bool = { false }
  ) -> [CaveatRow] {
    let test = CaveatTest(best.instance, options, isStopped: isStopped)
    // The plan without errors, and as it is under them.
    var exact = options
    exact.errors = [0]
    exact.misdirections = [.lost]
    exact.institution = Institution()
    let asWritten = CaveatTest(best.instance, exact)
    var rows: [CaveatRow] = []
    if let learning {
      rows += asWritten.rows(Rung.Name.learnsTheWorld.text, learning)
      rows += test.rows(Self.carelessLearning, learning)
    }
    rows += asWritten.rows(Rung.Name.static.text, best.plan)
    rows += test.rows(Rung.Name.careless.text, best.plan)
    let own = CaveatTest(instance, options, isStopped: isStopped)
    for rule in NaiveRule.allCases where rules.contains(rule) && rule.applies(to: instance) && !isStopped() {
      var workload = Workload(units: ComparisonOptions().planUnits, isStopped: isStopped)
      if rule == .random {
        let plans = randomPlans(options, &workload)
        if plans.count > 1 { rows += own.rows(rule.rawValue, drawn: plans) }
      } else if let plan = try? NaiveAllocator.plan(rule, instance, workload: &workload) {
        rows += own.rows(rule.rawValue, plan, isPrecise: false)
      }
    }
    return rows
  }

  /// The allocator whose rows are those of the two-stage plan under errors.
  package static let carelessLearning = "careless learner"

  private func randomPlans(_ options: CaveatOptions, _ workload: inout Workload) -> [Plan] {
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
  struct CaveatFindings {
    var report: CaveatReport
    /// The best plans for each rate of losses, the smallest first.
    var foreseen: [Rung] = []
  }

  /// The test at the end of a ladder, and for every value that is swept; nil where none is asked for.
  ///
  /// - Parameter learning: the best two-stage plan; nil where the file reveals nothing.
  func caveat(
    _ ladder: Ladder, _ learning: Plan?, _ options: LadderOptions, _ patience: Patience,
    _ begins: (String) -> Void
  ) throws -> CaveatFindings? {
    guard let asked = options.caveat else { return nil }
    let parts = Double(2 + (options.sweep?.values.count ?? 0))
    begins(Rung.Name.foreseen.text)
    let foreseen = try foreseen(ladder, asked, patience.share(1 / parts))
    begins(Rung.Name.careless.text)
    let own = patience.share(1 / (parts - 1))
    var rows = caveat(
      Rung.Written(ladder.plan, of: ladder.instance), learning: learning, asked, rules: options.rules,
      isStopped: { own.isOver })
    let place = rows.lastIndex { $0.allocator == Rung.Name.careless.text }.map { $0 + 1 } ?? rows.count
    rows.insert(contentsOf: foreseen.flatMap { $0.rows(ladder.instance, asked) }, at: place)
    try check(rows, foreseen, asked)
    var report = CaveatReport(rows, of: instance, asked)
    report.note(missing(in: rows, options.rules, asked))
    if own.isOver { report.isComplete = false }
    if foreseen.contains(where: { !$0.rung.isWithin(patience.search.gap) }) { report.isComplete = false }
    let rungs = foreseen.map(\.rung)
    guard let sweep = options.sweep else { return CaveatFindings(report: report, foreseen: rungs) }
    report.sweptKey = sweep.name
    for (place, value) in sweep.values.enumerated() {
      begins("\(sweep.name), value \(place + 1) of \(sweep.values.count)")
      let study = try Study(sweep.problem(problem, with: value))
      let point = try study.point(at: value, options, asked, patience.share(of: sweep.values.count - place))
      report.note(point.missing)
      if !point.isProven { report.isComplete = false }
      report.sweep.append(point.found)
    }
    return CaveatFindings(report: report, foreseen: rungs)
  }

  /// One value of a sweep, of which this is the problem.
  private func point(
    at value: Double, _ options: LadderOptions, _ asked: CaveatOptions, _ patience: Patience
  ) throws -> (found: CaveatReport.Point, missing: [String], isProven: Bool) {
    // What the searches leave, a quarter of the time at least, is for the test.
    let answer = try solveStatic(
      patience.share(of: problem.information == .never ? 2 : 4).whole, within: patience.budget)
    let learning = try learned(patience.share(2, of: 3).whole, rivals: [answer.plan], within: patience.budget)
    let rows = caveat(
      Rung.Written(answer.plan, of: instance), learning: learning?.plan, asked, rules: options.rules,
      isStopped: { patience.isOver })
    var found = CaveatReport.Point(
      value: value, serial: CaveatReport(rows, of: instance, asked).serial,
      rows: rows.map(CaveatReport.Row.init), bound: answer.bound)
    found.learning = learning.map { .init($0, of: instance) }
    let isProven = answer.status == .optimal && learning?.status ?? .optimal == .optimal
    return (found, missing(in: rows, options.rules, asked), isProven)
  }

  /// Allocators that have fewer rows than were asked for.
  private func missing(in rows: [CaveatRow], _ rules: [NaiveRule], _ asked: CaveatOptions) -> [String] {
    let careless = [Self.carelessLearning, Rung.Name.careless.text]
    let staged = rows.contains(where: \.isStaged)
    let applying = NaiveRule.allCases.filter { rules.contains($0) && $0.applies(to: instance) }
    return (staged ? careless : Array(careless.dropFirst())).filter { name in
      rows.count { $0.allocator == name } < asked.rowsOfOne
    }
      + applying.filter { rule in
        // A mean over plans has no attempts moved.
        let wanted = rule == .random ? asked.errors.count : asked.rowsOfOne
        return rows.count { $0.allocator == rule.rawValue } < wanted
      }.map(\.rawValue)
  }
}

extension Rung {
  /// Careless execution at each rate of errors above 0, the smallest first.
  static func careless(_ report: CaveatReport) -> [Rung] {
    report.rows.filter { $0.allocator == Name.careless.text && $0.error > 0 }.map { row in
      var rung = Rung(.careless, chance: row.chance, interval: row.interval)
      rung.note = "each attempt is \(row.misdirection) with probability \(row.error)"
      return rung
    }
  }
}

extension CaveatReport {
  mutating func note(_ missing: [String]) {
    untried += missing.filter { !untried.contains($0) }
    if !missing.isEmpty { isComplete = false }
  }

  init(_ rows: [CaveatRow], of instance: Instance, _ options: CaveatOptions) {
    let longest = SerialWork(instance).isSerial
    self.init(
      errors: options.errors, rows: rows.map(Row.init), bundles: instance.bundles.map(\.name),
      serial: instance.bundles.indices.filter { longest[$0] }.map { instance.bundles[$0].name },
      inertia: options.institution.inertia, floor: options.institution.floor)
  }
}

extension CaveatReport.Row {
  init(_ row: CaveatRow) {
    self.init(
      allocator: row.allocator, isStaged: row.isStaged, error: row.error,
      misdirection: row.misdirection.rawValue,
      chance: row.chance, interval: row.interval, worths: row.worths,
      verdict: row.verdict.map(CaveatReport.Verdict.init))
    lead = row.lead
    leadInterval = row.leadInterval
  }
}

extension CaveatReport.Learning {
  init(_ found: SearchResult, of instance: Instance) {
    self.init(
      chance: found.chance, bound: found.bound,
      look: found.plan.isStatic ? nil : found.plan.look.map { instance.time.moment(of: $0.boundary) },
      plan: CaveatReport.Learning.rows(of: found.plan, in: instance))
  }
}

extension CaveatReport.Verdict {
  /// Each verdict of a test has its word in a report.
  init(_ verdict: CaveatRow.Verdict) {
    switch verdict {
    case .serial: self = .serial
    case .tie: self = .tie
    case .other: self = .other
    case .undecided: self = .undecided
    case .nothing: self = .nothing
    case .level: self = .level
    }
  }
}
