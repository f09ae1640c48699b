import Foundation
import Testing

/// `value`.
@Suite struct ValueCommandTests {
  static let small = """
    title: A small call
    time: {start: 2026, horizon: 4}
    deadline: {2028: 40%, 2030: 60%}
    budgets: {money: 6M}
    pools: {people: {headcount: 1, correct: 50%}}
    chunks: {a: {years: 1}, b: {years: 1}}
    grants:
      dear: {cost: 4M, adds: {people: 1}}
      late: {cost: 1M, adds: {people: 9}, lag: 4}
    """

  func value(_ arguments: String...) throws -> Command.Result {
    try Command.run(["value", "-"] + arguments, input: Self.small, columns: 100)
  }

  @Test func json() throws {
    let run = try value("--json", "--frontier", "money", "--bargain", "b", "--within", "5%")
    #expect(run.code == 0 && run.messages.contains("late"), "\(run.messages)")
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let members = try #require(object as? [String: Any])
    #expect(
      Set(members.keys) == [
        "sidereal", "problem", "status", "chance", "bound", "values", "first", "worthNothing", "must", "may",
        "never", "within", "shares", "farthest", "grants", "breakpoints", "breakpointsLeftOut", "learning",
        "learningAll", "learningLeftOut", "tornado", "tornadoLeftOut", "frontier", "breakEven", "solve",
      ])
    let values = try #require(members["values"] as? [[String: Any]])
    #expect(
      values.map { "\($0["of"] ?? "") \($0["name"] ?? "") \($0["change"] ?? "")" } == [
        "pool people +1 person", "budget money +1 % of what comes in (60,000)", "grant dear +1 award",
        "grant late +1 award", "chunk a done already", "chunk b done already", "deadline deadline +1 year",
      ])
    #expect(
      values.allSatisfy { Set($0.keys) == ["of", "name", "change", "refit", "refitBound", "keep", "proved"] })
    #expect(members["must"] as? [String] == ["a", "b", "dear"])
    #expect(members["worthNothing"] as? [String] == ["late"])
    #expect(members["within"] as? Double == 0.05)
    let first = try #require((members["first"] as? [[String: Any]])?.first)
    #expect(first["name"] as? String == "dear" && first["award"] as? Double == 2026)
    #expect((members["frontier"] as? [[String: Any]])?.count == 10)
    let bargain = try #require(members["breakEven"] as? [String: Any])
    #expect(Set(bargain.keys) == ["parallel", "years", "worthAtMost"])
  }

  @Test func words() throws {
    let run = try value("--frontier", "start", "--bargain", "b")
    for words in [
      "A small call\n", "what more would be worth, in points of chance",
      "what to fund first, beginning without any grant",
      "what plans within 2.0 points of the best need", "used by all: a, b, dear",
      "worth nothing (all that is lost is within the gap): late",
      "the best chance when everybody starts later",
      "all of b, done for free, is worth",
    ] { #expect(run.output.contains(words), "\(words) is missing in\n\(run.output)") }
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
    #expect(run.output.split(separator: "\n").count <= 45)
  }

  /// What was not worked out is not told, and the code says so.
  @Test func noTimeAtAll() throws {
    let run = try value("--time-limit", "0", "--json")
    #expect(run.code == 3)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    #expect((object as? [String: Any])?["status"] as? String == "limit")
  }

  @Test(arguments: [
    (["--within", "2"], "--within"), (["--first", "-1"], "--first"),
    (["--bargain", "c"], "--bargain: no chunk is called 'c'"),
    (["--frontier", "mony"], "did you mean 'money'?"), (["--frontier", ""], "--frontier"),
  ])
  func wrongArguments(arguments: [String], words: String) throws {
    let run = try Command.run(["value", "-"] + arguments, input: Self.small)
    #expect(run.code == 64 && run.messages.contains(words), "\(run.messages)")
  }
}
