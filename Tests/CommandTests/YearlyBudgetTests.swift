import Foundation
import Sidereal
import Testing

/// Budgets in all their forms against every way to start attempts, counted out by hand.
@Suite("Budgets against all plans")
struct YearlyBudgetTests {
  /// A budget as written, and what comes in at the starts of three years from 2026.
  static let cases: [(budget: String, income: [Double])] = [
    ("3", [3, 0, 0]), ("{2026: 1, 2028: 2}", [1, 0, 2]), ("{per-year: 1}", [1, 1, 1]),
    ("{per-year: {2027: 2}}", [0, 2, 2]), ("{per-year: {2026: 2, 2027.5: 0.5}}", [2, 2, 0.5]),
    ("{2020: 2, 2026.5: 1}", [2, 1, 0]), ("{per-year: 0.4}", [0.4, 0.4, 0.4]),
  ]

  /// The most attempts that people and money allow, by trying all: `length` years each, one unit of money a year.
  static func most(_ income: [Double], people: Int, length: Int) -> Int {
    var most = 0
    let starts = 3 - length + 1
    func visit(_ plan: [Int]) {
      if plan.count == starts {
        let held = (0..<3).map { year in
          plan.indices.reduce(0) { $0 + ($1 <= year && year < $1 + length ? plan[$1] : 0) }
        }
        let isPaid = (0..<3).allSatisfy { year in
          Double(held[...year].reduce(0, +)) <= income[...year].reduce(0, +) + 1e-9
        }
        if isPaid, held.allSatisfy({ $0 <= people }) { most = max(most, plan.reduce(0, +)) }
        return
      }
      for number in 0...people { visit(plan + [number]) }
    }
    visit([])
    return most
  }

  @Test(arguments: cases, [1, 2])
  func agrees(_ one: (budget: String, income: [Double]), _ length: Int) throws {
    let text = """
      time: {start: 2026, until: 2029}
      deadline: 2029
      pools: {p: {headcount: 2, correct: 50%, cost: 1}}
      chunks: {c: {years: \(length)}}
      budgets: {money: \(one.budget)}
      """
    let study = try Study(yaml: text)
    let answer = try study.solve()
    let attempts = Self.most(one.income, people: 2, length: length)
    #expect(abs(answer.chance - (1 - pow(0.5, Double(attempts)))) < 1e-9, "\(attempts) attempts")
    #expect(answer.status == .optimal && study.check(answer) == nil)
    // What is told of it stands among the assumptions.
    let report = study.report(answer, allocators: study.compare(answer, rules: [.even, .greedy]))
    #expect(report.assumptions.contains { $0.hasPrefix("budget 'money': ") })
    #expect(report.allocators.allSatisfy { $0.chance <= answer.chance + 1e-9 })
  }
}
