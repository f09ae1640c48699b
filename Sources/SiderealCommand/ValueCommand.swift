import Analysis
import ArgumentParser
import Sidereal
import Threads

/// `sidereal value`
///
/// Solves the problem again for each change of it, so it can take many times as long as `solve`.
struct ValueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "value",
    abstract: "What one more researcher, year, grant or budget unit is worth; which first; must, may, never.")

  @Argument(help: "The problem, YAML or JSON; - for standard input.", completion: .file())
  var file: String

  @Argument(help: .hidden) var more: [String] = []

  @OptionGroup var search: SearchArguments

  /// Nil: none is looked at.
  @Option(
    help: ArgumentHelp(
      "By how many years the deadline may come sooner if all of this chunk is done for free.",
      valueName: "chunk"))
  var bargain: String?

  /// Nil: none is drawn.
  @Option(
    help: ArgumentHelp(
      "The best chance for a half to twice as much of a budget or pool; start: if everybody starts later.",
      valueName: "budget|pool|start"))
  var frontier: String?

  @Option(
    help: ArgumentHelp(
      "How much less than the best chance a plan may have for what it uses to count. Default: 0.02.",
      valueName: "loss"))
  var within: Typed<Double>?

  @Option(
    help: ArgumentHelp(
      "The loss of chance from which on keeping the best plan is a mistake. Default: 0.005.",
      valueName: "loss"))
  var loss: Typed<Double>?

  @Option(help: ArgumentHelp("Steps of buying grants that are looked at. Default: 3.", valueName: "n"))
  var first: Typed<Int>?

  /// What can be told to be wrong without reading the problem.
  func validate() throws {
    try CommandLineWords.checkOneFile(more, of: "value", help: Self.helpMessage())
    _ = try Destination<ValueReport>(search, besides: [file])
    _ = try within?.checked("--within", "lies between 0 and 1, or 0% and 100%") { $0 >= 0 && $0 <= 1 }
    _ = try loss?.checked("--loss", "lies above 0 and below 1, or 100%") { $0 > 0 && $0 < 1 }
    _ = try first?.checked("--first", "is a whole number from 0 to 1000") { (0...1000).contains($0) }
  }

  /// From the file to the report and the exit code; all searches share one budget of time.
  func run() throws {
    Interruption.shared.enter(.busy)
    let line = ProgressLine("reading \(Input.shownName(file))", isQuiet: search.quiet)
    let study = try Loading.study(file, isQuiet: search.quiet, line)
    let destination = try Destination<ValueReport>(search, besides: [file] + study.tables)
    let options = try options(for: study.problem)
    let budget = search.budget
    var answer = try answer(of: study, options, within: budget, line: line)
    answer.stopReason = Ending.reason(of: answer.status, after: budget, search.options)
    let report = study.report(answer)
    try destination.deliver(
      report, json: report.json(), text: report.text(in: Terminal.space, isColoured: Terminal.isColoured))
    try Ending.report(answer.status)
  }

  /// The options, their names looked up in the problem; an unknown one is a wrong use.
  private func options(for problem: Problem) throws -> ValueOptions {
    var options = ValueOptions(search: search.options)
    if let within = within?.value { options.within = within }
    if let loss = loss?.value { options.loss = loss }
    if let first = first?.value { options.first = first }
    options.bargain = try bargain.map { name in
      let names = problem.chunks.map(\.name)
      if let chunk = names.firstIndex(of: name) { return chunk }
      throw Self.unknown(name, "--bargain", what: "chunk", among: names)
    }
    options.frontier = try frontier.map { name in
      if let budget = problem.budgets.firstIndex(where: { $0.name == name }) { return .budget(budget) }
      if let pool = problem.pools.firstIndex(where: { $0.name == name }) { return .pool(pool) }
      if name == "start" { return .start }
      throw Self.unknown(
        name, "--frontier", what: "budget or pool",
        among: problem.budgets.map(\.name) + problem.pools.map(\.name) + ["start"])
    }
    return options
  }

  private static func unknown(_ name: String, _ option: String, what: String, among names: [String])
    -> ValidationError
  {
    let near = Guess.nearest(to: name, among: names)
    let rest =
      near.map { "did you mean '\($0.shown)'?" } ?? "there are \(names.map(\.shown).joined(separator: ", "))"
    return ValidationError("\(option): no \(what) is called '\(name.shown)'; \(rest)")
  }

  /// On a deep stack; what can go wrong becomes messages and exit codes.
  private func answer(
    of study: Study, _ options: ValueOptions, within budget: TimeBudget, line: ProgressLine?
  ) throws -> ValueAnswer {
    defer { line?.clear() }
    Interruption.shared.enter(.working)
    do {
      return try DeepStack.run {
        try study.value(options, within: budget, begins: { line?.show("solving: \($0)") })
      }
    } catch let error as ImpossibleValue {
      Output.complain("a bug of ours: \(error.what)")
      throw ExitCode.bug
    } catch {
      Output.complain("a bug of ours: the search failed: \(error)")
      throw ExitCode.bug
    }
  }
}
