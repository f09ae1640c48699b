import Foundation
import Testing

/// The caveat at the end of `ladder`.
@Suite struct CaveatCommandTests {
  static let small = """
    time: {horizon: 6}
    deadline: {4: 50%, 6: 50%}
    pools: {field: {headcount: 4, correct: 30%}}
    chunks:
      theory: {years: 4}
      survey: {count: 2, years: 1, credit: pooled}
    """

  func ladder(_ arguments: String...) throws -> Command.Result { try ladder(arguments) }

  func ladder(_ arguments: [String]) throws -> Command.Result {
    let scratch = try Scratch(["p.yaml": Self.small])
    return try Command.run(["ladder", "p.yaml", "--no-equivalents"] + arguments, in: scratch)
  }

  @Test func json() throws {
    let once = try ladder("--json", "--errors", "0.2,0,20%", "--sweep", "theory.years=2..4")
    #expect(once.code == 0 && once.messages.isEmpty)
    let value = try JSONSerialization.jsonObject(with: Data(once.output.utf8))
    let caveat = try #require((value as? [String: Any])?["caveat"] as? [String: Any])
    #expect(caveat["errors"] as? [Double] == [0, 0.2])
    let rows = try #require(caveat["rows"] as? [[String: Any]])
    for row in rows {
      #expect(
        Set(["allocator", "error", "chance", "interval", "worthOfOneMore"]).isSubset(of: row.keys))
      let worths = try #require(row["worthOfOneMore"] as? [String: Double])
      #expect(Set(worths.keys) == ["theory", "survey"])
      // Serial work is theory.
      let lead = (worths["theory"] ?? .nan) - (worths["survey"] ?? .nan)
      #expect(abs((row["lead"] as? Double ?? .nan) - lead) < 1e-12)
      if let interval = row["leadInterval"] as? [Double] {
        #expect(interval.count == 2 && abs((interval[0] + interval[1]) / 2 - lead) < 1e-12)
      }
      #expect((row["leadInterval"] is NSNull) == (row["interval"] is NSNull))
      #expect(row["plan"] as? String == "static")
      #expect(
        (row["interval"] is NSNull)
          == (row["misdirected"] as? String == "lost" && row["allocator"] as? String != "random"))
    }
    #expect(rows.contains { $0["allocator"] as? String == "careless" && $0["error"] as? Double == 0.2 })
    let sweep = try #require(caveat["sweep"] as? [String: Any])
    let points = try #require(sweep["points"] as? [[String: Any]])
    #expect(points.map { $0["value"] as? Double } == [2, 2.5, 3, 3.5, 4])
    // Serial work that takes longer never helps.
    let chances = points.compactMap { ($0["rows"] as? [[String: Any]])?.first?["chance"] as? Double }
    #expect(chances.count == 5 && zip(chances, chances.dropFirst()).allSatisfy { $0 >= $1 - 1e-4 })
  }

  @Test func saysWhatTheHorizonCuts() throws {
    let sweep = ["--json", "--errors", "0", "--sweep", "deadline=6,6.5,7.5,9"]
    let loud = try ladder(sweep)
    #expect(loud.code == 0)
    #expect(
      loud.messages
        == "sidereal: warning: --sweep: deadline 7.5, 9 beyond the horizon, 6, counts as the horizon\n")
    let quiet = try ladder(sweep + ["--quiet"])
    #expect(quiet.code == 0 && quiet.messages.isEmpty)
    // Other keys have no horizon.
    let years = try ladder(["--errors", "0", "--sweep", "theory.years=9"])
    #expect(years.code == 0 && years.messages.isEmpty)
  }

  /// A share of what the file states is told as one, and a key that is nearly one of the file's is named.
  @Test func sweepsPeople() throws {
    let sweep = ["--errors", "0", "--sweep", "pools.field.headcount=50%,100%,200%"]
    let text = try ladder(sweep).output
    #expect(text.contains("pools.field.headcount") && text.contains("200 %"))
    let value = try JSONSerialization.jsonObject(with: Data(try ladder(["--json"] + sweep).output.utf8))
    let caveat = try #require((value as? [String: Any])?["caveat"] as? [String: Any])
    let found = try #require(caveat["sweep"] as? [String: Any])
    #expect(found["of"] as? String == "stated")
    let points = try #require(found["points"] as? [[String: Any]])
    #expect(points.map { $0["value"] as? Double } == [0.5, 1, 2])
    // More people never do less.
    let chances = points.compactMap { ($0["rows"] as? [[String: Any]])?.first?["chance"] as? Double }
    #expect(chances.count == 3 && zip(chances, chances.dropFirst()).allSatisfy { $0 <= $1 + 1e-4 })
    let typo = try ladder("--sweep", "pools.field.headcout=1..3")
    #expect(typo.code == 64 && typo.messages.contains("did you mean 'pools.field.headcount'?"))
    let nothing = try ladder("--sweep", "budgets.gold=1..3")
    #expect(nothing.code == 64 && nothing.messages.contains("there are deadline, correct, CHUNK.years"))
  }

  @Test func words() throws {
    let text = try ladder("--errors", "0,0.5", "--inertia", "0", "--floor", "25%").output
    #expect(text.contains("where one more team adds most") && text.contains("does serial work come first?"))
    #expect(text.contains("serial work here is theory"))
  }

  /// Lost and moved are told apart however narrow the terminal is; what hangs on draws says so.
  @Test func narrow() throws {
    // So many people that who is right cannot be listed.
    let scratch = try Scratch([
      "p.yaml": Self.small.replacing("headcount: 4, correct: 30%", with: "headcount: 40, correct: 3%")
    ])
    let run = try Command.run(
      ["ladder", "p.yaml", "--no-equivalents", "--errors", "0,20%"], in: scratch, columns: 50)
    let lines = run.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 50 })
    #expect(lines.contains { $0.contains("20.0 % lost") } && lines.contains { $0.contains("20.0 % moved") })
    #expect(run.output.replacing("\n   ", with: "").contains("by the draws"))
  }

  /// Where one more team adds as much here as there, both are named.
  @Test func ties() throws {
    let equal = """
      time: {horizon: 3}
      deadline: 3
      pools: {field: {headcount: 2, correct: 50%}}
      chunks:
        one: {years: 3}
        other: {years: 3}
      """
    let run = try Command.run(
      ["ladder", "-", "--no-equivalents", "--errors", "0"], input: equal, columns: 100)
    #expect(
      run.output.split(separator: "\n").contains { $0.contains("  static ") && $0.contains("one, other") })
  }

  @Test(arguments: [
    ["--errors", "2"], ["--errors", "0,,1"], ["--inertia", "-1"], ["--floor", "x"], ["--sweep", "deadline"],
    ["--sweep", "deadline=6..4"], ["--sweep", "nothing.years=1..2"], ["--sweep", "correct=0..1"],
    ["--sweep", "deadline=4,,6"], ["--sweep", "theory.years=0,1"], ["--sweep", "deadline="],
  ])
  func wrongArguments(_ arguments: [String]) throws {
    let scratch = try Scratch(["p.yaml": Self.small])
    let result = try Command.run(["ladder", "p.yaml"] + arguments, in: scratch)
    #expect(result.code == 64, "\(result.messages)")
    #expect(result.messages.contains(arguments[0]))
  }
}
