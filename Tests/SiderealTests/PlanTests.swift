import Foundation
import Sidereal
import Testing

/// Problems whose best plan can be written down, through the public face alone.
enum Files {
  /// Two people, each right with ½ in the two years that there are: 1 − ¼.
  static let coin = """
    time: {start: 2026, horizon: 4}
    deadline: 2028
    pools: {field: {headcount: 2, correct: 50%}}
    chunks: {theory: {years: 2}}
    """
  /// One person, three years; the world is revealed after the first, in which nothing can be lost.
  static let revealed = """
    time: {horizon: 3}
    deadline: 3
    pools: {field: {headcount: 1}}
    chunks: {left: {years: 2}, right: {years: 2}}
    worlds:
      one: {credence: 60%, chunks: {right: {needed: false}}}
      two: {credence: 40%, chunks: {left: {needed: false}}}
    information: {worlds: 1}
    """
}

/// Plans and their judgements.
@Suite struct PlanTests {
  @Test func solvesAndSaysWhoDoesWhat() throws {
    let study = try Study(yaml: Files.coin)
    let answer = try study.solve(SearchOptions(gap: 1e-9))
    #expect(abs(answer.chance - 0.75) < 1e-12 && answer.status == .optimal && answer.ground == .search)
    #expect(answer.search.gapAsked == 1e-9 && answer.search.seconds >= 0)
    let row = try #require(study.rows(of: answer).first)
    #expect(study.rows(of: answer).count == 1)
    #expect(row.chunk == "theory" && row.pools == ["field"] && row.attempts == 2 && row.people == [2])
    #expect(row.start == 2026 && row.end == 2028 && row.copy == 1 && row.branch == nil)
  }

  @Test func rowsOfATwoStagePlanNameTheirBranches() throws {
    let study = try Study(yaml: Files.revealed)
    let answer = try study.solve()
    #expect(answer.chance == 1)
    let rows = study.rows(of: answer)
    #expect(Set(rows.compactMap(\.branch)) == ["one", "two"])
    #expect(rows.allSatisfy { $0.branch == nil || $0.start >= 1 })
  }

  /// The same again, and with other threads.
  @Test(arguments: [1, 3]) func theSameEveryTime(_ threads: Int) throws {
    let study = try Study(yaml: FacadeTests.risky)
    let (once, again) = (
      try study.solve(), try study.solve(SearchOptions(threads: threads))
    )
    #expect(once.chance == again.chance && once.bound == again.bound)
    #expect(study.rows(of: once) == study.rows(of: again))
    #expect(study.compare(once) == study.compare(again))
  }

  @Test(arguments: [Files.coin, Files.revealed, FacadeTests.risky])
  func judgesWhatItWrote(_ text: String) throws {
    let study = try Study(yaml: text)
    let answer = try study.solve()
    let judged = try study.judge(result: Array(study.report(answer).json().utf8))
    #expect(abs(judged.chance - answer.chance) < 1e-14 && judged.ground == .calendar)
    #expect(judged.bound >= answer.chance && study.rows(of: judged) == study.rows(of: answer))
    #expect(judged.status == (judged.bound - judged.chance <= 1e-4 ? .optimal : .limit))
  }

  private static func row(_ chunk: String, attempts: Int) -> [UInt8] {
    Array(
      #"{"plan": [{"chunk": "\#(chunk)", "pool": "field", "attempts": \#(attempts), "start": 2026}]}"#.utf8)
  }

  @Test func whatIsThrownHasAName() throws {
    let study = try Study(yaml: Files.coin)
    #expect(try study.judge(result: Self.row("theory", attempts: 1)).chance == 0.5)
    for wrong in [Array("no JSON".utf8), Self.row("practice", attempts: 1), Array("{}".utf8)] {
      let error = #expect(throws: InvalidPlan.self) { try study.judge(result: wrong) }
      #expect(error.map { !"\($0)".isEmpty } == true)
    }
    let error = #expect(throws: InfeasiblePlan.self) {
      try study.judge(result: Self.row("theory", attempts: 3))
    }
    #expect(error?.violations.count == 2, "a year each: \(String(describing: error))")
    let invalid = #expect(throws: InvalidProblem.self) {
      try Study(yaml: "time: {horizon: 0}\npools: 3\nchunks: {}\n")
    }
    #expect((invalid?.diagnostics.count ?? 0) > 2 && invalid?.omitted == 0)
    #expect(invalid?.diagnostics.allSatisfy { $0.severity == .error && $0.line > 0 } == true)
  }

  @Test func warningsComeAlong() throws {
    let study = try Study(yaml: Files.coin + "\nbudgets: {money: 3}")
    #expect(study.warnings.map(\.severity) == [.warning])
    #expect(try Study(yaml: Files.coin).warnings.isEmpty && Study(study.problem).warnings.isEmpty)
  }

  /// The plan with one person on it loses ¼ and is as good with another one, or with two more years.
  @Test func comparesWithNaiveRules() throws {
    let study = try Study(yaml: Files.coin)
    let answer = try study.judge(result: Self.row("theory", attempts: 2))
    let outcomes = study.compare(answer, rules: [.serialFirst, .even])
    #expect(outcomes.map(\.rule) == [.even, .serialFirst])
    for outcome in outcomes {
      #expect(outcome.chance == 0.75 && outcome.points == 0 && outcome.interval == nil)
      #expect(outcome.years == .value(0) && outcome.people.value == 1 && outcome.odds == 1)
    }
    // Nobody states shares of the status quo.
    #expect(study.compare(answer).map(\.rule) == NaiveRule.allCases.filter { $0 != .statusQuo })
  }

  @Test func reportsAreTextAndJSON() throws {
    let study = try Study(yaml: Files.coin)
    let answer = try study.solve()
    let report = study.report(answer, allocators: study.compare(answer))
    let text = report.text(width: 60)
    #expect(text.contains("chance 75.0 %") && text.contains("naive allocator"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    #expect(report.text(isColoured: true).contains("\u{1B}[1m"))
    let json = try JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any]
    #expect(json?["chance"] as? Double == answer.chance && json?["status"] as? String == "optimal")
    #expect((json?["plan"] as? [[String: Any]])?.count == study.rows(of: answer).count)
  }
}
