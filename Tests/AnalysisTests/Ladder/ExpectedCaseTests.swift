import Allocation
import Analysis
import Foundation
import Problems
import Sidereal
import Testing

/// The plan for one expected case.
@Suite struct ExpectedCaseTests {
  private func ladder(_ text: String) throws -> LadderAnswer {
    try Study(yaml: text).ladder(LadderOptions(search: SearchOptions(gap: 1e-9), findsEquivalents: false))
  }

  private func rung(_ ladder: LadderAnswer) throws -> Rung {
    try #require(ladder.rung(.meanValue))
  }

  private func rows(_ rung: Rung) throws -> [PlanRow] {
    let plan = try #require(rung.plan)
    return PlanRow.rows(of: plan.plan, in: plan.instance)
  }

  /// The mean of 2.9 and 3.9 is 3.4: rounded once, that leaves three years.
  @Test func theMeanIsRoundedOnce() throws {
    let report = try ladder(
      """
      time: {horizon: 6}
      deadline: {2.9: 50%, 3.9: 50%}
      pools: {a: {headcount: 1}}
      chunks: {x: {years: 3}}
      """)
    #expect(try rung(report).chance == 0.5 && report.worths.planning?.value == 0)
  }

  @Test func aHopelessCaseSaysSo() throws {
    let report = try ladder(
      """
      time: {horizon: 10}
      deadline: {1: 60%, 10: 40%}
      pools: {a: {headcount: 1}}
      chunks: {x: {years: 5}}
      """)
    let row = try rung(report)
    #expect(row.chance == 0 && row.notes == [.hopeless(years: 4)] && row.step == nil)
    #expect(report.worths.planning == nil && report.status == .optimal)
  }

  /// Fewest person-steps: the quick pool alone, though the slow one could do it too.
  @Test func tiesGoToFewerPersonSteps() throws {
    let row = try rung(
      try ladder(
        """
        time: {horizon: 6}
        deadline: 6
        pools: {slow: {headcount: 1, pace: 0.5}, quick: {headcount: 1}}
        chunks: {x: {years: 3}}
        """))
    let rows = try rows(row)
    #expect(rows.count == 1 && rows[0].pools == ["quick"] && rows[0].start == 0)
  }

  /// Then earliest ends: of two pools with equal work the one that is there from the start; and in the first year, not
  /// the last.
  @Test func tiesThenGoToEarlierEnds() throws {
    let row = try rung(
      try ladder(
        """
        time: {horizon: 6}
        deadline: 6
        pools: {late: {headcount: {2: 1}}, early: {headcount: 1}}
        chunks: {x: {years: 3}, y: {years: 1, pools: [early], after: x}}
        """))
    let rows = try rows(row)
    #expect(rows.allSatisfy { $0.pools == ["early"] } && Set(rows.map(\.end)) == [3, 4])
  }

  /// Each law's mean against its weights on a fine grid, which the mean does not use.
  @Test(arguments: [
    "2052", "{2031: 20%, 2048.3: 30%, 2070: 10%, never: 40%}", "{by: {2030: 10%, 2038: 50%, 2060: 80%}}",
    "{by: {2046: 30%, 2100: 100%}}", "2030 to 2060", "2080 to 2200",
  ]) func means(_ law: String) throws {
    let text = """
      time: {start: 2026, horizon: 30}
      deadline: \(law)
      pools: {a: {headcount: 1}}
      chunks: {x: {years: 5}}
      """
    let problem = try ProblemReader.read(Array(text.utf8), directory: ".").problem
    let step = 0.001
    let weights = problem.deadline.weights(on: TimeGrid(start: 2026, step: step, horizon: 30))
    let below = weights.enumerated().reduce(0.0) { $0 + Double($1.offset) * step * $1.element }
    let mean = problem.deadline.mean(on: problem.time)
    #expect(mean >= below - 1e-6 && mean <= below + step + 1e-6, "\(mean) \(below)")
  }
}
