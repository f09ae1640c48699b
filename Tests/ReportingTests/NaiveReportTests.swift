import Foundation
import Testing

@testable import Reporting

/// What is said beside the table of naive allocators.
@Suite struct NaiveReportTests {
  private func words(_ report: SolveReport) -> String {
    report.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func thoseThatWereNotFinishedAreNamed() {
    var report = Small.report(Small.rich, plan: Small.richPlan, allocators: Small.rows)
    #expect(!report.text().contains("not finished"))
    #expect(!report.json().contains("allocatorsUnfinished"))
    report.unfinishedAllocators = ["random", "greedy"]
    #expect(words(report).contains("not finished within the work and the time allowed: random, greedy"))
    #expect(report.json().contains("\"allocatorsUnfinished\": ["))
    // Also where there is nothing else to say of them.
    report.allocators = []
    #expect(
      words(report).contains(
        "what naive allocators lose not finished within the work and the time allowed: random, greedy"))
  }

  @Test func eachBudgetSaysWhomItStopped() {
    var rows = Small.rows
    rows[0].shortage = .init(budget: "money", boundary: 1)
    rows[1].shortage = .init(budget: "mentoring", boundary: 2, plans: 3, plansInAll: 200)
    let report = Small.report(Small.rich, plan: Small.richPlan, allocators: rows)
    let (first, second) = (report.moment(1), report.moment(2))
    #expect(
      words(report).contains(
        "budget 'money' ran out, with people free whom it could not pay: \(rows[0].name) (\(first))"))
    #expect(
      words(report).contains(
        "budget 'mentoring' ran out, with people free whom it could not pay: "
          + "\(rows[1].name) (3 of 200 plans, \(second) at the earliest)"))
  }

  @Test func aPlanThatWasNotFinishedSaysSo() {
    var report = Small.report(Small.rich, plan: Small.richPlan)
    report.naivePlan = NaivePlanReport(name: "even", plan: nil, chance: nil)
    #expect(words(report).contains("what 'even' would do not finished within the work and the time allowed"))
    report.naivePlan = NaivePlanReport(name: "even", plan: report.plan, chance: 0.25)
    #expect(report.text().contains("what 'even' would do: chance 25.0 %\n"))
  }
}
