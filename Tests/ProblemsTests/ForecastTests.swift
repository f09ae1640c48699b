import Foundation
import Problems
import Testing

@Suite("Forecasts by Metaculus")
struct ForecastTests {
  /// The two files of a made-up download, with the columns that matter and some that do not.
  struct Download {
    var questions = ""
    var forecasts = ""

    mutating func ask(_ id: String, _ title: String, _ type: String, range: String) {
      questions +=
        "\(id),\"\(title.replacing("\"", with: "\"\""))\",\(type),2026-01-01,True,2100-01-01,True,\"\(range)\"\n"
    }
    mutating func forecast(_ id: String, _ who: String, _ since: String, _ ended: String, _ chances: String) {
      forecasts += "\(id),,\(who),\(since),\(ended),12,\"\(chances)\"\n"
    }
    var export: MetaculusExport {
      MetaculusExport(questions: Array(questionText.utf8), forecasts: Array(forecastText.utf8))
    }
    var questionText: String {
      "Question ID,Question Title,Question Type,Lower Bound,Open Lower Bound,Upper Bound,Open Upper Bound,Continuous Range\n"
        + questions
    }
    var forecastText: String {
      "Question ID,Forecaster ID,Forecaster Username,Start Time,End Time,Forecaster Count,Continuous CDF\n"
        + forecasts
    }
  }

  static let days = "['2026-01-01', '2026-07-01', '2030-01-01', '2100-01-01']"

  static var download: Download {
    var download = Download()
    download.ask("7", "Will it rain?", "binary", range: "")
    download.ask("11", "When, \"if\" ever,\nwill it come?", "date", range: days)
    download.ask("12", "How many?", "numeric", range: "[np.float64(0.0), np.float64(1.0)]")
    download.forecast("11", "recency_weighted", "2026-03-01 10:00:00+00:00", "", "[0.01, 0.02, 0.3, 0.875]")
    download.forecast(
      "11", "recency_weighted", "2026-01-01 10:00:00+00:00", "2026-03-01 10:00:00+00:00", "[0, 0, 0, 0]")
    download.forecast("11", "unweighted", "2026-02-01 10:00:00+00:00", "2026-02-02", "[0.5, 0.5, 0.5, 0.5]")
    download.forecast(
      "11", "unweighted", "2026-02-02 10:00:00.5+00:00", "2026-02-03", "[0.25, 0.5, 0.75, 1.0]")
    download.forecast(
      "11", "ann", "2026-01-01", "", "[np.float64(0.0), np.float64(0.1), np.float64(0.2), np.float64(0.3)]")
    download.forecast("7", "recency_weighted", "2026-01-01", "", "")
    return download
  }

  private func law(_ forecaster: String? = nil) throws -> [Double] {
    try Self.download.export.forecast(of: "11", by: forecaster).law.points.flatMap { [$0.moment, $0.chance] }
  }

  /// What holds now goes before what ended, and what was made later before what was made earlier.
  @Test func theForecastThatHolds() throws {
    #expect(try law() == [2026, 0.01, 2026.5, 0.02, 2030, 0.3, 2100, 0.875])
    #expect(try law("unweighted") == [2026, 0.25, 2026.5, 0.5, 2030, 0.75, 2100, 1])
    #expect(try law("ann") == [2026, 0, 2026.5, 0.1, 2030, 0.2, 2100, 0.3])
    let forecast = try Self.download.export.forecast(of: "11", by: "unweighted")
    #expect(forecast.ended == "2026-02-03" && forecast.since == "2026-02-02 10:00:00.5+00:00")
    #expect(forecast.title == "When, \"if\" ever,\nwill it come?")
    #expect(forecast.law.points.map(\.text) == ["2026-01-01", "2026-07-01", "2030-01-01", "2100-01-01"])
  }

  /// Where a problem begins within the range, or before it.
  @Test(
    arguments: [
      (2026.0, [2026, 0.01, 2026.5, 0.02, 2030, 0.3, 2100, 0.875]),
      (2020, [2020, 0.01, 2026, 0.01, 2026.5, 0.02, 2030, 0.3, 2100, 0.875]),
      (2028.25, [2028.25, 0.16, 2030, 0.3, 2100, 0.875]), (2100, [2100, 0.875]), (2200, [2200, 0.875]),
    ] as [(Double, [Double])])
  func starts(_ start: Double, _ wanted: [Double]) throws {
    let law = try #require(
      try Self.download.export.forecast(of: "11", by: nil).law.starting(at: start, written: "s"))
    let found = law.points.flatMap { [$0.moment, $0.chance] }
    #expect(found.count == wanted.count && zip(found, wanted).allSatisfy { abs($0 - $1) < 1e-12 }, "\(found)")
    #expect(law.points.first?.text == "s")
  }

  /// A whole range of 201 points that grow apart, with several on one day: the table means what the points mean.
  @Test func aLogarithmicRange() throws {
    let start = try #require(ISO8601DateFormatter().date(from: "2026-01-01T00:00:00Z"))
    let format = DateFormatter()
    (format.dateFormat, format.timeZone) = ("yyyy-MM-dd", TimeZone(identifier: "UTC"))
    format.locale = Locale(identifier: "en_US_POSIX")
    let points = (0...200).map { place -> (day: String, chance: Double) in
      let days = (exp(Double(place) / 20) - 1) * 1.2
      let chance = 0.003 + 0.9 * Double(place * place) / 40_000
      return (format.string(from: start.addingTimeInterval(86_400 * days)), chance)
    }
    var download = Download()
    download.ask(
      "1", "When?", "date", range: "[" + points.map { "'\($0.day)'" }.joined(separator: ", ") + "]")
    download.forecast(
      "1", "recency_weighted", "2026-01-01", "",
      "[" + points.map { String($0.chance) }.joined(separator: ", ") + "]")
    let law = try download.export.forecast(of: "1", by: nil).law
    // The last of those of one day, from a table that knows nothing of order.
    let last = Dictionary(points.map { ($0.day, $0.chance) }) { $1 }
    #expect(law.points.count == last.count && last.count < 190)
    for point in law.points { #expect(last[point.text] == point.chance) }
    // Never is what is left, and the start has what lies before the range.
    let table = "moment,chance\n" + law.points.map { "\($0.text),\($0.chance)\n" }.joined()
    let problem = try NamedTableTests.inFolder(["t.csv": Data(table.utf8)]) {
      try Sample.problem(Sample.text(deadline: "{csv: t.csv}"), directory: $0)
    }
    let weights = problem.deadline.weights(on: TimeGrid(start: 2026, horizon: 80))
    #expect(abs(weights[80] - (1 - 0.903)) < 1e-9)
    #expect(weights[0] >= 0.003 && abs(weights.reduce(0, +) - 1) < 1e-12)
    #expect(
      try NamedTableTests.inFolder(["t.csv": Data(table.utf8)]) {
        try Sample.problem(Sample.text(deadline: "{csv: t.csv}"), directory: $0).deadline
      } == .cumulative(law.points.map { .init(moment: $0.moment, share: $0.chance) }))
  }

  /// What is wrong, whether it is the file's fault, and what is said.
  @Test(
    arguments: [
      ("99", nil, false, "there is no question 99; questions that ask for a date: 11 'When, \"if\" ever"),
      (
        "7", nil, false,
        "question 7 'Will it rain?' asks for yes or no, and a deadline is a date; questions that ask"
      ),
      ("12", nil, false, "asks for a number"),
      (
        "11", "bob", false,
        "question 11 has no forecast by 'bob'; choose with --forecaster among ann, recency_weighted, unweighted"
      ),
      ("", nil, false, "there is no question ;"),
    ] as [(String, String?, Bool, String)])
  func unusable(_ id: String, _ forecaster: String?, _ isOfFile: Bool, _ says: String) throws {
    do throws(UnusableForecast) {
      _ = try Self.download.export.forecast(of: id, by: forecaster)
      Issue.record("nothing was wrong")
    } catch { #expect(error.isOfFile == isOfFile && error.words.contains(says), "\(error.words)") }
  }

  /// Files that are not what they should be.
  @Test(arguments: [
    ("questions", "", "", "question_data.csv is empty"),
    ("questions", "Question Type", "Type", "question_data.csv, line 1: there is no column 'Question Type'"),
    ("forecasts", "Continuous CDF", "CDF", "forecast_data.csv, line 1: there is no column 'Continuous CDF'"),
    ("forecasts", "Forecaster Username", "User", "there is no column 'Forecaster Username'"),
    (
      "forecasts", "[0.01, 0.02, 0.3, 0.875]", "[0.01, 0.02, 0.3]",
      "line 2: 'Continuous CDF' has 3 values, and the question's"
    ),
    ("forecasts", "[0.01, 0.02, 0.3, 0.875]", "", "'Continuous CDF' has 0 values"),
    ("forecasts", "0.01, 0.02", "0.02, 0.01", "'0.01' in 'Continuous CDF' is no chance from 0.02 to 1"),
    ("forecasts", "0.875]", "1.5]", "'1.5' in 'Continuous CDF' is no chance"),
    ("forecasts", "0.875]", "None]", "'None' in 'Continuous CDF' is no chance"),
    ("questions", "'2026-07-01'", "'2025-07-01'", "'2025-07-01' in 'Continuous Range' is no later date"),
    ("questions", "'2026-07-01'", "1767225600.0", "'1767225600.0' in 'Continuous Range' is no later date"),
    ("questions", days, "", "'Continuous Range' is empty"),
    ("forecasts", "0.875]\"", "0.875]", "a quote opens here"),
    ("questions", "rain", "ra\u{1}in", "control character U+0001"),
  ])
  func wrongFiles(_ file: String, _ old: String, _ new: String, _ says: String) throws {
    let (questions, forecasts) = (Self.download.questionText, Self.download.forecastText)
    func changed(_ text: String) -> [UInt8] {
      old.isEmpty ? [] : Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
    }
    let export = MetaculusExport(
      questions: file == "questions" ? changed(questions) : Array(questions.utf8),
      forecasts: file == "forecasts" ? changed(forecasts) : Array(forecasts.utf8))
    do throws(UnusableForecast) {
      _ = try export.forecast(of: "11", by: nil)
      Issue.record("nothing was wrong")
    } catch { #expect(error.isOfFile && error.words.contains(says), "\(error.words)") }
  }

  @Test("Names may be left out of a download, and its lines may end as they like")
  func anonymous() throws {
    let names = Self.download.forecastText.replacing(
      "Forecaster ID,Forecaster Username", with: "Forecaster (Anonymized),Is Bot"
    )
    .replacing(",,recency_weighted", with: ",recency_weighted,")
    let export = MetaculusExport(
      questions: Array(("\u{FEFF}" + Self.download.questionText.replacing("\n", with: "\r\n")).utf8),
      forecasts: Array(names.replacing("\n", with: "\r\n").utf8))
    #expect(
      try export.forecast(of: "11", by: nil).law == Self.download.export.forecast(of: "11", by: nil).law)
  }
}
