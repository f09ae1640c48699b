/// The data of questions as Metaculus gives them out: two tables, one of questions and one of forecasts.
///
/// Of a question about a date the forecasts are cumulative chances at the points of its range, which need not be equally far
/// apart; the days of these points are written there, so nothing is worked out from bounds.
package struct MetaculusExport {
  /// Names of the two files.
  package static let (questionFile, forecastFile) = ("question_data.csv", "forecast_data.csv")

  private let questions: [UInt8]
  private let forecasts: [UInt8]

  /// - Parameters:
  ///   - questions: the bytes of the file of questions.
  ///   - forecasts: the bytes of the file of forecasts.
  package init(questions: [UInt8], forecasts: [UInt8]) {
    (self.questions, self.forecasts) = (questions, forecasts)
  }

  /// What a forecast says, and whose it is.
  package struct Forecast: Sendable, Equatable {
    package let title: String
    /// A name, or the way in which all forecasts are put together.
    package let forecaster: String
    /// When it was made, and when it ended; nil: it holds.
    package let since: String
    package let ended: String?
    package let law: ForecastLaw
  }

  /// The forecast of a question that holds now; where none does, the one that did last.
  ///
  /// - Parameter forecaster: nil: all together, with more weight on what is recent where there is such a forecast.
  package func forecast(of id: String, by forecaster: String?) throws(UnusableForecast) -> Forecast {
    let question = try question(id)
    let found = try latest(of: id, by: forecaster)
    return Forecast(
      title: question.title, forecaster: found.forecaster, since: found.since,
      ended: found.ended.isEmpty ? nil : found.ended, law: try law(question, found))
  }

  // MARK: - Questions

  /// The line of one question.
  private struct Question {
    var title, range: String
    var line: Int
  }

  /// A question about a date.
  private func question(_ id: String) throws(UnusableForecast) -> Question {
    var table = try HeadedTable(
      questions, file: Self.questionFile,
      needed: ["Question ID", "Question Title", "Question Type", "Continuous Range"])
    var dated: [UnusableForecast.Question] = []
    var found: (question: Question, type: String)?
    while try table.next() {
      let (own, type, title) = (
        table.cell("Question ID"), table.cell("Question Type"), table.cell("Question Title")
      )
      if type == "date" { dated.append(.init(id: own, title: title)) }
      if own == id, found == nil {
        found = (Question(title: title, range: table.cell("Continuous Range"), line: table.line), type)
      }
    }
    guard let found else { throw .noQuestion(id, dated: dated) }
    guard found.type == "date" else {
      throw .notADate(.init(id: id, title: found.question.title), type: found.type, dated: dated)
    }
    return found.question
  }

  // MARK: - Forecasts

  /// The line of one forecast.
  private struct Line {
    var forecaster, since, ended, chances: String
    var line: Int
  }

  /// Ways in which forecasts are put together, the preferred ones first. They stand in the place of names.
  private static let aggregates = [
    "recency_weighted", "unweighted", "single_aggregation", "metaculus_prediction",
  ]

  /// Of each forecaster the forecast that holds, or held last; of them the one that was asked for.
  private func latest(of id: String, by wanted: String?) throws(UnusableForecast) -> Line {
    var table = try HeadedTable(
      forecasts, file: Self.forecastFile,
      needed: ["Question ID", "Start Time", "End Time", "Continuous CDF"])
    // Exports without names have what stands for them in another column.
    let column = ["Forecaster Username", "Forecaster (Anonymized)"].first(where: table.has)
    guard let column else { throw .table(table.file, line: 1, "there is no column 'Forecaster Username'") }
    var latest: [String: Line] = [:]
    while try table.next() {
      guard table.cell("Question ID") == id else { continue }
      let line = Line(
        forecaster: table.cell(column), since: table.cell("Start Time"), ended: table.cell("End Time"),
        chances: table.cell("Continuous CDF"), line: table.line)
      if latest[line.forecaster].map({ Self.isLater(line, than: $0) }) ?? true {
        latest[line.forecaster] = line
      }
    }
    let names = wanted.map { [$0] } ?? Self.aggregates
    if let name = names.first(where: { latest[$0] != nil }), let line = latest[name] { return line }
    throw .noForecast(question: id, by: wanted, known: latest.keys.sorted())
  }

  /// A forecast that holds is later than any that ended; of others the one that was made later, as their texts tell.
  private static func isLater(_ one: Line, than other: Line) -> Bool {
    if one.ended.isEmpty != other.ended.isEmpty { return one.ended.isEmpty }
    return one.since >= other.since
  }

  // MARK: - The law

  /// The days of a question's range with the chances of a forecast.
  private func law(_ question: Question, _ forecast: Line) throws(UnusableForecast) -> ForecastLaw {
    let (days, chances) = (Self.list(question.range), Self.list(forecast.chances))
    if days.isEmpty { throw .table(Self.questionFile, line: question.line, "'Continuous Range' is empty") }
    guard days.count == chances.count else {
      throw .table(
        Self.forecastFile, line: forecast.line,
        "'Continuous CDF' has \(chances.count) values, and the question's 'Continuous Range' has \(days.count)"
      )
    }
    var points: [ForecastLaw.Point] = []
    var least = 0.0
    for (day, written) in zip(days, chances) {
      guard let moment = Moment.parse(day), moment.isDate, moment.moment >= points.last?.moment ?? 0 else {
        throw .table(
          Self.questionFile, line: question.line, "'\(day.prefix(40))' in 'Continuous Range' is no later date"
        )
      }
      // What rounding lets fall, or lifts above 1, is put right; anything more is no law.
      guard let chance = Cursor.decimal(written), chance >= least - ProblemTolerance.sum,
        chance <= 1 + ProblemTolerance.sum
      else {
        throw .table(
          Self.forecastFile, line: forecast.line,
          "'\(written.prefix(40))' in 'Continuous CDF' is no chance from \(Spelling.short(least)) to 1")
      }
      least = min(1, max(least, chance))
      points.append(.init(moment: moment.moment, text: day, chance: least))
    }
    guard let law = ForecastLaw(points) else {
      throw .table(Self.forecastFile, line: forecast.line, "'Continuous CDF' is no law")
    }
    return law
  }

  /// The values of a list as Python writes one: `['2026-01-01', '2026-02-01']`, `[0.1, np.float64(0.2)]`.
  private static func list(_ text: String) -> [String] {
    text.split { "[], \n\t".contains($0) }.map { value in
      let bare =
        value.hasPrefix("np.float64(") && value.hasSuffix(")") ? value.dropFirst(11).dropLast() : value
      return bare.trimmingPrefix(while: { "'\"".contains($0) }).split { "'\"".contains($0) }.joined()
    }
  }
}
