import Allocation
import Formulation
import Foundation
import Support
import Testing
import Threads

@testable import Search

/// GLPK's own branch and cut on the exact program against enumerations in another language.
@Suite("GLPK's own branch and cut")
struct ProgramSearchTests {
  private struct Fixture: Decodable {
    let name: String
    let yaml: String
    let chance: Double
  }

  private func fixtures(_ name: String) throws -> [Fixture] {
    let file = Cases.tests.appending(path: "Oracle/Fixtures/\(name).json")
    return try JSONDecoder().decode([Fixture].self, from: Data(contentsOf: file))
  }

  private func solve(
    _ instance: Instance, gap: Double = 3e-6, within budget: TimeBudget = TimeBudget(), rivals: [Plan] = []
  ) throws -> SearchResult {
    try ProgramSearch(
      try ExactProgram(learning: instance), of: instance, SearchOptions(gap: gap), within: budget
    ).solve(rivals: rivals)
  }

  @Test func findsTheOptimaOfFullEnumeration() throws {
    let all = try fixtures("tiny")
    #expect(all.count >= 200)
    // Every sixth: the others through `Tests/Oracle/engines.py`, with a build that is not for debugging.
    for (_, fixture) in all.enumerated().filter({ $0.offset.isMultiple(of: 6) }) {
      let instance = try Instance(text: fixture.yaml)
      let found = try solve(instance)
      let plan = found.plan
      #expect(instance.violations(of: plan) == [], "\(fixture.name)")
      #expect(abs(instance.chance(of: plan) - found.chance) < 1e-12, "\(fixture.name)")
      #expect(abs(found.chance - fixture.chance) <= 1e-6, "\(fixture.name)")
      #expect(found.bound >= fixture.chance && found.status == .optimal, "\(fixture.name)")
      let lean = PlanTrimming.trimmed(plan, in: instance).plan
      #expect(lean.entries.map(\.attempts) == plan.entries.map(\.attempts), "\(fixture.name): of no use")
    }
  }

  @Test func findsTheOptimaOfTwoStagePlans() throws {
    var solved = 0
    for fixture in try fixtures("policies") {
      let instance = try Instance(text: fixture.yaml)
      if case .chunk(let chunk) = instance.problem.information {
        let name = instance.bundles[chunk].name
        #expect(throws: ExactProgram.Failure.revealedByChunk(name)) { try solve(instance) }
        continue
      }
      let found = try solve(instance)
      solved += 1
      #expect(abs(found.chance - fixture.chance) <= 1e-6, "\(fixture.name)")
      #expect(found.bound >= fixture.chance && found.status == .optimal, "\(fixture.name)")
      #expect(instance.violations(of: found.plan) == [], "\(fixture.name)")
      #expect(abs(instance.chance(of: found.plan) - found.chance) < 1e-12, "\(fixture.name)")
    }
    #expect(solved >= 30)
  }

  /// Too hard for GLPK to end soon.
  private static let hard = """
    time: {horizon: 8}
    deadline: {4: 30%, 6: 30%, 8: 40%}
    pools: {a: {headcount: 4, correct: 35%}, b: {headcount: 4, correct: 22%}}
    chunks:
      w: {count: 2, years: 2, credit: pooled}
      x: {count: 2, years: 2, credit: pooled, after: w}
      y: {years: 3}
    """

  @Test func aLimitLeavesABracket() throws {
    let instance = try Instance(text: Self.hard)
    let rival = try Optimizer.solve(instance, options: SearchOptions(gap: 0.3)).plan
    let began = ContinuousClock.now
    let found = try solve(instance, within: TimeBudget(seconds: 0.5), rivals: [rival])
    #expect(ContinuousClock.now - began < .seconds(10))
    #expect(found.status == .limit && found.bound <= 1)
    #expect(found.chance >= instance.chance(of: rival) && found.bound > found.chance)
  }

  @Test func anInterruptionIsSeen() throws {
    let instance = try Instance(text: Self.hard)
    let stop = StopSignal()
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.3)
      stop.request()
    }
    let found = try solve(instance, within: TimeBudget(stop: stop))
    #expect(found.status == .interrupted && found.bound > found.chance)
  }

  @Test func nothingOutOfProportionIsWritten() throws {
    let copies = try Instance(
      text:
        """
        time: {horizon: 3}
        deadline: 3
        pools: {a: {headcount: 50, correct: 45%}, b: {headcount: 50, correct: 55%}}
        chunks: {x: {years: 1, count: 9, credit: separate}}
        """)
    #expect(throws: ExactProgram.Failure.tooManyChoices(chunk: "x")) { try ExactProgram(copies) }
    let long = try Instance(
      text:
        """
        time: {horizon: 100000}
        deadline: 100000
        pools: {a: {headcount: 5, correct: 45%}}
        chunks: {\((0..<20).map { "x\($0): {years: 1}" }.joined(separator: ", "))}
        """)
    #expect(throws: ExactProgram.Failure.tooLarge) { try ExactProgram(long) }
    #expect(throws: ExactProgram.Failure.stopped) { try ExactProgram(copies) { true } }
  }
}
