import ArgumentParser
import Sidereal

/// `sidereal import`
///
/// What somebody else forecast becomes the table that `deadline: {csv: …}` reads.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Turn a forecast of a date into a table that 'deadline: {csv: …}' reads."
  )

  /// Whose exports can be read.
  enum Source: String, ExpressibleByArgument, CaseIterable { case metaculus }

  @Argument(help: "metaculus.")
  var source: Source

  @Argument(help: "The unpacked download: a folder with question_data.csv and forecast_data.csv.")
  var folder: String

  /// Words behind the folder: taken in only to say what is wrong with them.
  @Argument(help: .hidden) var more: [String] = []

  @Option(help: ArgumentHelp("The question, as in the column 'Question ID'.", valueName: "id"))
  var question: String

  /// Nil: all together.
  @Option(
    help: ArgumentHelp(
      "Whose forecast: a name, or unweighted. Default: recency_weighted, all together.", valueName: "name"))
  var forecaster: String?

  /// Nil: the first day of the question's range.
  @Option(
    help: ArgumentHelp(
      "When the problem begins, as in its 'time': what is earlier in the forecast falls there.",
      valueName: "moment"))
  var start: String?

  @Option(
    help: ArgumentHelp("Where to, instead of standard output; - for standard output.", valueName: "file"))
  var out: String?

  @Flag(help: "No word on whose forecast it is.")
  var quiet = false

  /// Both files of the export.
  private var inputs: [String] {
    [MetaculusExport.questionFile, MetaculusExport.forecastFile].map { "\(folder)/\($0)" }
  }

  func validate() throws {
    try CommandLineWords.checkOneFile(more, of: "import", help: Self.helpMessage())
    if folder.isEmpty { throw ValidationError("the folder has no name") }
    if let start, Moment.parse(start) == nil {
      throw ValidationError("--start is \(start.shown), and is a moment such as 2026 or 2026-07-01")
    }
    _ = try OutFile(out, besides: inputs)
  }

  /// Reads both files, and writes the table whole or not at all.
  func run() throws {
    Interruption.shared.enter(.busy)
    let out = try OutFile(out, besides: inputs)
    let (forecast, law) = try read()
    if !quiet { Output.note(words(forecast, law)) }
    let table = PlainTable(
      "law", header: ["moment", "chance"],
      rows: law.points.map { [.text($0.text), .number($0.chance)] })
    let text = TableDialect.plain.text(of: table)
    guard let out, !out.isStandardOutput else { return Output.print(text) }
    var failures: [OutFile.Failure] = []
    do { try out.write(text) } catch { failures.append(error) }
    try Output.deliver("", besides: failures)
  }

  /// More than any download has.
  private static let mostBytes = 1 << 30

  /// The forecast and what is made of it.
  ///
  /// - Throws: a wrong use where the files have not what was asked for, else the code of what is wrong with them.
  private func read() throws -> (MetaculusExport.Forecast, ForecastLaw) {
    do {
      let files = try inputs.map { try Input.bytes($0, limit: Self.mostBytes) }
      let forecast = try MetaculusExport(questions: files[0], forecasts: files[1]).forecast(
        of: question, by: forecaster)
      guard let start, let moment = Moment.parse(start)?.moment else { return (forecast, forecast.law) }
      return (forecast, forecast.law.starting(at: moment, written: start) ?? forecast.law)
    } catch let failure as Input.Unreadable {
      Output.complain(failure.sentence + (folder.hasSuffix(".zip") ? "; unpack the download first" : ""))
      throw ExitCode.unreadableFile
    } catch let failure as UnusableForecast {
      guard failure.isOfFile else { throw ValidationError("--question: \(failure.words)") }
      Output.complain("\(folder.shown)/\(failure.words)")
      throw ExitCode.wrongFile
    }
  }

  /// Whose forecast it is, of when, and what lies outside of its range.
  private func words(_ forecast: MetaculusExport.Forecast, _ law: ForecastLaw) -> String {
    guard let first = law.points.first, let last = law.points.last else { return "" }
    let when = "made \(forecast.since.prefix(10))" + (forecast.ended.map { ", ended \($0.prefix(10))" } ?? "")
    return """
      question \(question.shown), \(forecast.title.shown)
      forecast by \(forecast.forecaster.shown), \(when.shown)
      at \(first.text) or before: \(Percent.text(first.chance)), after \(last.text): \(Percent.text(1 - last.chance)), \
      which is 'never'

      """ + (start == nil ? "a problem that begins later takes --start\n" : "")
  }
}
