import Foundation
import Testing

/// `import`: from a download to a table that a problem reads.
@Suite struct ImportTests {
  private static let questions = """
    Question ID,Question Title,Question Type,Continuous Range
    3,When?,date,"['2026-01-01', '2030-01-01', '2040-01-01']"
    4,Whether?,binary,

    """
  private static let forecasts = """
    Question ID,Forecaster Username,Start Time,End Time,Continuous CDF
    3,recency_weighted,2026-02-01 00:00:00+00:00,,"[0.0625, 0.5, 0.75]"
    3,ann,2026-01-01 00:00:00+00:00,2026-01-02 00:00:00+00:00,"[0, 0, 1]"

    """

  private func scratch(_ more: [String: String] = [:]) throws -> Scratch {
    let scratch = try Scratch(more)
    let folder = scratch.url.appendingPathComponent("d")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in [("question_data.csv", Self.questions), ("forecast_data.csv", Self.forecasts)] {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    return scratch
  }

  private static let table = "moment,chance\n2026-01-01,0.0625\n2030-01-01,0.5\n2040-01-01,0.75\n"

  @Test func aTable() throws {
    let scratch = try scratch()
    let run = try Command.run("import", "metaculus", "d", "--question", "3", in: scratch)
    #expect(run.code == 0 && run.output == Self.table)
    #expect(
      run.messages == """
        question 3, When?
        forecast by recency_weighted, made 2026-02-01
        at 2026-01-01 or before: 6.2 %, after 2040-01-01: 25.0 %, which is 'never'
        a problem that begins later takes --start

        """)
    let ann = try Command.run(
      "import", "metaculus", "d/", "--question", "3", "--forecaster", "ann", "--start", "2035-01-01",
      "--quiet", in: scratch)
    #expect(ann.output == "moment,chance\n2035-01-01,0.5\n2040-01-01,1\n" && ann.messages.isEmpty)
  }

  /// The table is read as the law that it is.
  @Test func aProblemReadsIt() throws {
    let problem = Files.risky.replacing("time: {horizon: 10}", with: "time: {start: 2026, horizon: 10}")
    let by = "{by: {2026: 6.25%, 2030: 50%, 2040: 75%}}"
    let scratch = try scratch([
      "p.yaml": problem.replacing("{4: 50%, 8: 50%}", with: "{csv: law.csv}"),
      "q.yaml": problem.replacing("{4: 50%, 8: 50%}", with: by),
    ])
    let run = try Command.run("import", "metaculus", "d", "--question", "3", "--out", "law.csv", in: scratch)
    #expect(run.code == 0 && run.output.isEmpty)
    #expect(try scratch.text("law.csv") == Self.table)
    let chances = try ["p.yaml", "q.yaml"].map { file in
      try Command.run("solve", file, "--quiet", "--allocators", "none", "--json", in: scratch).output
        .split(separator: "\n").filter { $0.contains("\"chance\"") || $0.contains("boundary") }
    }
    #expect(chances[0] == chances[1] && !chances[0].isEmpty)
  }

  @Test(
    arguments: [
      ("d --question 9", 64, "--question: there is no question 9; questions that ask for a date: 3 'When?'"),
      ("d --question 4", 64, "question 4 'Whether?' asks for yes or no, and a deadline is a date"),
      (
        "d --question 3 --forecaster bob", 64,
        "no forecast by 'bob'; choose with --forecaster among ann, recency_weighted"
      ),
      ("d", 64, "--question"), ("d e --question 3", 64, "import takes one"),
      ("d --question 3 --start soon", 64, "--start is soon, and is a moment"),
      ("d --question 3 --out d/question_data.csv", 64, "d/question_data.csv, which is read"),
      ("e --question 3", 66, "cannot read e/question_data.csv: No such file or directory"),
      (
        "p.zip --question 3", 66,
        "cannot read p.zip/question_data.csv: Not a directory; unpack the download first"
      ),
      ("b --question 3", 65, "b/forecast_data.csv, line 1: there is no column 'Start Time'"),
      ("d --question 3 --out no/place.csv", 74, "no/place.csv cannot be written: No such file or directory"),
    ] as [(String, Int32, String)])
  func mistakes(_ line: String, _ code: Int32, _ says: String) throws {
    let scratch = try scratch(["p.zip": "PK"])
    let bad = scratch.url.appendingPathComponent("b")
    try FileManager.default.copyItem(at: scratch.url.appendingPathComponent("d"), to: bad)
    try Data("Question ID,Forecaster Username\n".utf8).write(
      to: bad.appendingPathComponent("forecast_data.csv"))
    let run = try Command.run(
      ["import", "metaculus"] + line.split(separator: " ").map(String.init), in: scratch)
    #expect(run.code == code && run.messages.contains(says) && run.output.isEmpty, "\(run.messages)")
    let other = try Command.run("import", "manifold", "d", "--question", "3", in: scratch)
    #expect(other.code == 64 && other.messages.contains("metaculus"))
  }
}
