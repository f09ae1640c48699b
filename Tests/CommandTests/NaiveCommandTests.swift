import Foundation
import Testing

/// What `solve` says about naive allocators: whom money stopped, what one of them would do, and wrong names.
@Suite struct NaiveCommandTests {
  private static let money = """
    time: {start: 2026, horizon: 10}
    deadline: 2036
    budgets: {money: 3M}
    pools:
      engineers: {headcount: 20, correct: 30%, cost: 300k}
      academics: {headcount: 5, correct: 30%, cost: 100k}
    chunks:
      theory: {years: 2, pools: [academics]}
      evals:  {years: 2, pools: [engineers]}
    """

  private func result(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func saysWhomMoneyStopped() throws {
    let run = try Command.run("solve", "-", "--allocators", "even,random", input: Self.money)
    #expect(run.code == 0)
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "budget 'money' ran out, with people free whom it could not pay: even (2026), random (200 of 200 plans, 2026 at the earliest)"
      ))
    let json = try result(
      Command.run("solve", "-", "--allocators", "even", "--json", input: Self.money).output)
    let row = try #require((json["allocators"] as? [[String: Any]])?.first)
    let short = try #require(row["shortOf"] as? [String: Any])
    #expect(short["budget"] as? String == "money")
    #expect(short["moment"] as? Double == 2026)
    #expect(short["plans"] as? [Int] == [1, 1])
    #expect((json["naivePlan"]) == nil)
  }

  @Test func saysNothingWhereMoneyIsAmple() throws {
    let ample = Self.money.replacingOccurrences(of: "3M", with: "300M")
    let run = try Command.run("solve", "-", "--json", input: ample)
    #expect(run.code == 0)
    #expect(!run.output.contains("shortOf"))
  }

  @Test func showsWhatOneWouldDo() throws {
    let run = try Command.run(
      "solve", "-", "--allocators", "none", "--show-naive", "even", input: Self.money)
    #expect(run.code == 0)
    // Three turns each, and a fourth for the pool that stands first: 1 − 0.7³ of 1 − 0.7⁴.
    #expect(run.output.contains("what 'even' would do: chance 49.9 %\n  chunk   pool"))
    let plan = try #require(run.output.components(separatedBy: "what 'even' would do").last)
    #expect(plan.contains("theory  academics       3         3  2026  2028\n"))
    #expect(plan.contains("evals   engineers       4         4  2026  2028\n"))
    let json = try result(
      Command.run("solve", "-", "--show-naive", "even", "--json", input: Self.money).output)
    let shown = try #require(json["naivePlan"] as? [String: Any])
    let rows = try #require(shown["plan"] as? [[String: Any]])
    #expect(rows.compactMap { $0["attempts"] as? Int } == [3, 4])
    let row = (json["allocators"] as? [[String: Any]])?.first { $0["name"] as? String == "even" }
    #expect(shown["chance"] as? Double == row?["chance"] as? Double)
    #expect(shown["which"] is NSNull)
  }

  @Test func showsTheFirstPlanOfRandom() throws {
    let run = try Command.run(
      "solve", "-", "--allocators", "none", "--show-naive", "random", "--seed", "3", input: Self.money)
    #expect(run.code == 0)
    #expect(run.output.contains("what 'random' would do (the first of its plans, seed 3): chance"))
  }

  struct Wrong: Sendable {
    let words: [String]
    let message: String
  }

  static let wrong = [
    Wrong(
      words: ["--allocators", "even,none"],
      message: "--allocators: none goes alone; write none, or names of naive allocators without it"),
    Wrong(
      words: ["--show-naive", "evn"],
      message: "--show-naive: no naive allocator is called 'evn'; did you mean 'even'?"),
    Wrong(
      words: ["--show-naive", "status-quo"],
      message: "--show-naive: status-quo has nothing to go by, since the file states no shares"),
    Wrong(
      words: ["--show-naive", "none"],
      message: "--show-naive: no naive allocator is called 'none'; there are even, by-size, parallel-first"),
  ]

  @Test(arguments: wrong)
  func wrongNames(_ one: Wrong) throws {
    let run = try Command.run(
      ["solve", "money.yaml"] + one.words, in: Scratch(["money.yaml": Self.money]))
    #expect(run.code == 64)
    #expect(run.messages.contains(one.message), "\(run.messages)")
    #expect(run.output == "")
  }
}
