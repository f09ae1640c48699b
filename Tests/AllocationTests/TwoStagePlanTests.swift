import Foundation
import Problems
import Testing

@testable import Allocation

@Suite("Two-stage plans")
struct TwoStagePlanTests {
  private func instance(_ text: String) throws -> Instance {
    Instance(try ProblemReader.read(Array(text.utf8), directory: ".").problem)
  }

  /// One person, half right; a survey of a year says which of two agendas counts.
  private let survey = """
    time: {horizon: 3}
    deadline: 3
    pools: {field: {headcount: 1, correct: 50%}}
    chunks:
      survey: {years: 1, needed: false}
      left: {years: 1, needed: false}
      right: {years: 1, needed: false}
    worlds:
      one: {credence: 60%, chunks: {left: {needed: true}}}
      two: {credence: 40%, chunks: {right: {needed: true}}}
    """

  private func entry(_ type: Int, _ starts: Int...) -> [Plan.Entry] {
    starts.map { .init(type: type, start: $0) }
  }

  @Test("a survey seen at 1 with ½, then two years on the agenda that counts, else on the likelier one")
  func surveyFirst() throws {
    let instance = try instance(survey)
    let gates = [Int?](repeating: nil, count: 3)
    let plan = Plan(
      look: .init(boundary: 1, chunk: 0), shared: entry(0, 0),
      branches: [
        .init(world: 0, entries: entry(1, 1, 2), gates: gates),
        .init(world: 1, entries: entry(2, 1, 2), gates: gates),
        .init(world: nil, entries: entry(1, 1, 2), gates: gates),
      ])
    #expect(instance.violations(of: plan) == [])
    let expected = 0.5 * 0.75 + 0.5 * 0.6 * 0.75
    #expect(abs(instance.chance(of: plan) - expected) < 1e-14)
  }

  @Test("a date that reveals: each world's branch wins its world")
  func date() throws {
    let instance = try instance(survey)
    let gates = [Int?](repeating: nil, count: 3)
    let plan = Plan(
      look: .init(boundary: 1), shared: entry(1, 0),
      branches: [
        .init(world: 0, entries: entry(1, 1, 2), gates: gates),
        .init(world: 1, entries: entry(2, 1, 2), gates: gates),
      ])
    #expect(instance.violations(of: plan) == [])
    #expect(abs(instance.chance(of: plan) - (0.6 * 0.875 + 0.4 * 0.75)) < 1e-14)
  }

  @Test("a static plan told in branches keeps its chance, wherever one looks", arguments: [0, 1, 2, 3])
  func staticPlan(look: Int) throws {
    let text = survey.replacingOccurrences(
      of: "survey: {years: 1, needed: false}", with: "survey: {years: 1}")
    for instance in [try instance(survey), try instance(text)] {
      let plan = Plan(entries: entry(0, 0) + entry(1, 1) + entry(2, 2), gates: [nil, nil, nil])
      for chunk in [nil, 0, 1] as [Int?] {
        let told = Plan(plan, look: .init(boundary: look, chunk: chunk), in: instance)
        #expect(instance.violations(of: told) == [])
        #expect(abs(instance.chance(of: told) - instance.chance(of: plan)) < 1e-14)
      }
    }
  }

  @Test("starts on the wrong side of the look, people held twice and missing branches are found")
  func violations() throws {
    let instance = try instance(survey)
    let gates = [Int?](repeating: nil, count: 3)
    let plan = Plan(
      look: .init(boundary: 1, chunk: 0), shared: entry(0, 1),
      branches: [
        .init(world: 0, entries: entry(1, 0), gates: gates),
        .init(world: 1, entries: entry(2, 1), gates: gates),
      ])
    #expect(
      instance.violations(of: plan) == [
        .branches, .sharedAfterLook(start: 1), .branchBeforeLook(branch: 0, start: 0),
        .branch(1, .tooFewPeople(pool: "field", step: 1, held: 2, available: 1)),
      ])
  }
}
