import Answers
import Foundation
import Problems
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
    report.unfinishedAllocators = [.random, .greedy]
    #expect(words(report).contains("not finished within the work and the time allowed: random, greedy"))
    #expect(report.json().contains("\"allocatorsUnfinished\": ["))
    // Also where there is nothing else to say of them.
    report.allocators = []
    #expect(
      words(report).contains(
        "what naive allocators lose not finished within the work and the time allowed: random, greedy"))
  }

  @Test func eachBudgetSaysWhomItStopped() {
    var problem = Small.rich
    problem.budgets = ["money", "mentoring"].map { Budget(name: $0, income: [.init(moment: 0, amount: 1)]) }
    for pool in problem.pools.indices { problem.pools[pool].costs = [0, 0] }
    var rows = Small.rows
    rows[0].shortage = .init(budget: 0, step: 1)
    rows[1].shortage = .init(budget: 1, step: 2, plans: 3, plansInAll: 200)
    let report = Small.report(problem, plan: Small.richPlan, allocators: rows)
    let (first, second) = (report.moment(1), report.moment(2))
    #expect(
      words(report).contains(
        "budget 'money' ran out, with people free whom it could not pay: even (\(first))"))
    #expect(
      words(report).contains(
        "budget 'mentoring' ran out, with people free whom it could not pay: "
          + "random (3 of 200 plans, \(second) at the earliest)"))
  }

  @Test func aPlanThatWasNotFinishedSaysSo() {
    var report = Small.report(Small.rich, plan: Small.richPlan)
    report.naivePlan = NaivePlanAnswer(.even)
    #expect(words(report).contains("what 'even' would do not finished within the work and the time allowed"))
    report.naivePlan = NaivePlanAnswer(.even, plan: report.plan, chance: 0.25)
    #expect(report.text().contains("what 'even' would do: chance 25.0 %\n"))
  }
}
