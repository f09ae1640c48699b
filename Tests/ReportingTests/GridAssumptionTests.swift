import Foundation
import Problems
import Testing

@testable import Reporting

@Suite("What is assumed about moments off the grid and about budgets")
struct GridAssumptionTests {
  private func assumptions(_ text: String) throws -> GridAssumptions {
    let problem = try ProblemReader.read(Array(text.utf8), directory: ".").problem
    return GridAssumptions(problem: problem, time: problem.time)
  }

  private func file(
    time: String = "{start: 2026, horizon: 20}", deadline: String = "2040",
    pools: String = "{p: {headcount: 3, cost: 1}}", budget: String = "9", more: String = ""
  ) -> String {
    """
    time: \(time)
    deadline: \(deadline)
    pools: \(pools)
    chunks: {c: {years: 1}}
    budgets: {m: \(budget)}
    \(more)
    """
  }

  @Test("Nothing is said of what lies on the grid")
  func onGrid() throws {
    #expect(try assumptions(file()).moved == [])
    let halves = "{start: 2026-01-01, step: 6 months, until: 2040-07-01}"
    let text = file(
      time: halves, deadline: "{2030-07-01: 50%, 2031-01-01: 20%, never: 30%}",
      pools: "{p: {headcount: {2020: 3, 2027-07-01: 4}, cost: 1}}", budget: "{2026-01-01: 3, 2028-07-01: 2}")
    #expect(try assumptions(text).moved == [])
    #expect(try assumptions(file(deadline: "{by: {2030.3: 20%}}")).moved == [])
  }

  @Test("Each kind of moment that is moved is said with where it goes")
  func moved() throws {
    #expect(
      try assumptions(file(deadline: "2030.5")).moved == [
        "a deadline between boundaries counts as the one before it: 2030.5 as 2030"
      ])
    #expect(
      try assumptions(file(pools: "{p: {headcount: {2026: 3, 2030.25: 5}, cost: 1}}")).moved == [
        "people who come or go between boundaries do so at the next one: 2030.25 as 2031 (pool 'p')"
      ])
    #expect(
      try assumptions(file(budget: "{2020: 1, 2030.25: 5}")).moved == [
        "money between boundaries, or before the start, comes in at the next one: 2020 as 2026 (budget 'm'),"
          + " 2030.25 as 2031 (budget 'm')"
      ])
    #expect(
      try assumptions(file(more: "information: {worlds: 2030.5}")).moved == [
        "the world is revealed at 2030.5, and the plan looks at the next boundary, 2031"
      ])
    #expect(
      try assumptions(file(time: "{start: 2026, until: 2046.5}")).moved == [
        "the horizon, 2046.5, counts as 2046, the last boundary within it"
      ])
  }

  @Test("Dates are shown as dates")
  func dates() throws {
    #expect(
      try assumptions(file(time: "{start: 2026, step: 1 month, horizon: 9}", deadline: "2030-03-15")).moved
        == [
          "a deadline between boundaries counts as the one before it: 2030-03-15 as 2030-03-01"
        ])
  }

  @Test("Of very many there is one line")
  func many() throws {
    let moments = (0..<500).map { "\(2026.5 + Double($0) / 40): 1" }.joined(separator: ", ")
    let moved = try assumptions(file(pools: "{p: {headcount: {\(moments)}, cost: 1}}")).moved
    #expect(moved.count == 1)
    #expect(moved.allSatisfy { $0.count < 400 && $0.hasSuffix("more") }, "\(moved)")
  }

  @Test(
    "How a budget was read",
    arguments: [
      ("5M", "budget 'm': 5,000,000 for the whole time"),
      (
        "{2026: 5M, 2028: 8M}",
        "budget 'm': 5,000,000 at 2026, 8,000,000 at 2028, once each; what is not spent carries over"
      ),
      (
        "{per-year: 5M}",
        "budget 'm': 5,000,000 a year, coming in at every boundary before the last one; what is not spent"
          + " carries over"
      ),
      (
        "{per-year: {2026: 5, 2028: 0.25}}",
        "budget 'm': 5 a year, 0.25 a year from 2028 on, coming in at every boundary before the last one; what"
          + " is not spent carries over"
      ),
    ])
  func budgets(_ text: String, _ said: String) throws {
    #expect(try assumptions(file(budget: text)).budgets == [said])
  }
}
