import Allocation
import Answers
import Problems
import Reporting
import Testing

/// Money and people in reports: shown where they say something, short where they are long.
@Suite("Money and people in reports")
struct ResourceReportTests {
  /// One pool that costs money, one that does not, and long time.
  private static let priced = Problem(
    time: TimeGrid(start: 2026, horizon: 60), deadline: .certain(2080),
    pools: [
      Pool(
        name: "field", headcount: .schedule([.init(moment: 0, people: 9)]), correct: 0.5, pace: 1,
        costs: [100]),
      Small.pool("founders", 3),
    ],
    chunks: [Chunk(name: "survey", count: 30, years: 2, staffing: Small.anybody(0, 1), credit: .pooled)],
    budgets: [Budget(name: "money", income: [.init(moment: 2026, amount: 50_000)])])

  /// Starts at squares: no two at the same distance.
  private static func rolling(_ instance: Instance) -> Plan {
    Plan(
      entries: (0..<7).map { .init(type: 0, start: $0 * $0, attempts: 1 + $0 % 3) }
        + [.init(type: 1, start: 5, attempts: 2)], gates: [nil])
  }

  @Test func showsYearsInGroups() {
    let text = Small.report(Self.priced, plan: Self.rolling).text()
    let money = text.split(separator: "\n").drop { $0 != "money of 'money'" }.prefix {
      $0 != "who works on what"
    }
    // A heading, titles, at most 12 rows, and who is paid.
    #expect(money.count <= 16)
    #expect(money.dropFirst(2).first == "  2026  2030    50,000     600  49,400")
    #expect(money.contains("    by pool: field 2600"))
  }

  @Test func showsTheCalendarWhereStartsAreSummedUp() {
    let text = Small.report(Self.priced, plan: Self.rolling).text()
    #expect(text.contains("people at work: field\n  from    2026  2027  2028  2029"))
    #expect(text.contains("more changes until 2064 (all in --json)"))
    let plain = Small.report(Self.priced) { _ in Plan(entries: [.init(type: 0, start: 0)], gates: [nil]) }
    #expect(!plain.text().contains("people at work"))
    #expect(Small.report(Small.toy(), plan: GoldenCases.toyPlan).money.isEmpty)
  }

  @Test func jsonHasBoth() {
    let text = Small.report(Self.priced, plan: Self.rolling).json()
    #expect(
      text.contains(
        #"{"budget": "money", "branches": null, "periods": [{"from": 2026, "to": 2027, "in": 50000"#))
    #expect(
      text.contains(
        #""people": [{"chunk": "survey", "copy": 1, "from": 2026, "to": 2028, "places": [[1, 1]]}"#))
  }
}
