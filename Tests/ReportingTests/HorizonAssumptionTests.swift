import Foundation
import Problems
import Testing

@testable import Reporting

@Suite("What never and the horizon were taken to mean")
struct HorizonAssumptionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let deadline: String
    var worlds = ""
    let said: [String]
    var testDescription: String { name }
  }

  /// On a grid from 2026 to 2046.
  static let cases = [
    Case(name: "a law that ends in time", deadline: "{2030: 40%, 2046: 60%}", said: []),
    Case(
      name: "an interval within the horizon of which little is left", deadline: "{by: {2030: 100%}}", said: []
    ),
    Case(
      name: "never among points", deadline: "{2030: 70%, never: 30%}",
      said: [
        "the deadline never falls with 30.0 %: then everything has to be finished by the horizon, 2046"
      ]),
    Case(
      name: "what cumulative chances leave", deadline: "{by: {2030: 70%}}",
      said: [
        "the deadline never falls with 30.0 %: then everything has to be finished by the horizon, 2046"
      ]),
    Case(
      name: "beyond the horizon, and never", deadline: "{2030: 50%, 2060: 20%, never: 30%}",
      said: [
        "the deadline never falls with 30.0 %: then everything has to be finished by the horizon, 2046",
        "the horizon, 2046, cuts the deadline's law short by 20.0 %: those deadlines count as the horizon",
      ]),
    Case(
      name: "a world of its own", deadline: "2030",
      worlds: "{a: {credence: 50%}, b: {credence: 50%, deadline: {2030: 40%, never: 60%}}}",
      said: [
        "in world 'b' the deadline never falls with 60.0 %: then everything has to be finished by the horizon, 2046"
      ]),
    Case(
      name: "a law that every world replaces", deadline: "{2030: 40%, never: 60%}",
      worlds: "{a: {credence: 100%, deadline: 2030}}", said: []),
  ]

  private func lines(_ one: Case, isMoved: Bool = false) throws -> [String] {
    let text = """
      time: {start: 2026, horizon: 20}
      deadline: \(one.deadline)
      pools: {p: {headcount: 3}}
      chunks: {c: {years: 1}}
      \(one.worlds.isEmpty ? "" : "worlds: \(one.worlds)")
      """
    let problem = try ProblemReader.read(Array(text.utf8), directory: ".").problem
    return HorizonAssumptions(problem: problem, time: problem.time, isMoved: isMoved).lines
  }

  @Test("Each is said once, with what was done with it", arguments: cases)
  func said(_ one: Case) throws { #expect(try lines(one) == one.said) }

  @Test("Work moves what lies beyond the horizon, and leaves never where it is")
  func moved() throws {
    let both = try lines(Self.cases[4], isMoved: true)
    #expect(both.count == 2)
    #expect(both[0].hasSuffix(", and no work brings that nearer"))
    #expect(both[1].hasSuffix(", once work has moved them"))
  }

  @Test(
    "A race is told by its beginning, its median, and what is left",
    arguments: [
      ([0, 0, 1, 1], "in 2028, for certain"), ([0, 0, 0, 0], "it never does within the horizon"),
      (
        [0, 0.25, 0.5, 1],
        "in 2027 at the earliest, with 25.0 %; the median is 2028, by which it has finished with 50.0 %"
      ),
      (
        [0, 0.25, 0.25, 0.4],
        "in 2027 at the earliest, with 25.0 %; the median is never; with 60.0 % it has not finished at the horizon,"
          + " and never does"
      ),
    ] as [([Double], String)])
  func race(_ finished: [Double], _ said: String) throws {
    let problem = Problem(
      time: TimeGrid(start: 2026, horizon: 3), deadline: .certain(2027), pools: [Small.pool("p", 1)],
      chunks: [])
    #expect(RaceAssumptions(problem: problem, time: problem.time).when(finished) == said)
  }
}
