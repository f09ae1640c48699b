import Allocation
import Foundation
import Problems
import Search
import Simulation
import Testing

/// Two-stage plans carried out with their look, against their exact chance.
@Suite struct TwoStageAgreementTests {
  private struct Fixture: Decodable {
    let name: String
    let yaml: String
  }

  @Test func everyFourthFixture() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracle/Fixtures/policies.json")
    let fixtures = try JSONDecoder().decode([Fixture].self, from: Data(contentsOf: file))
    var seen = 0
    for (place, fixture) in fixtures.enumerated() where place.isMultiple(of: 4) {
      let instance = Instance(try ProblemReader.read(Array(fixture.yaml.utf8), directory: ".").problem)
      let found: SearchResult
      if case .chunk(let chunk) = instance.problem.information {
        found = try Optimizer.solve(instance, learningFrom: chunk, options: SearchOptions(gap: 1e-6))
      } else {
        found = try Optimizer.solve(
          instance, learningAt: instance.dateOfLearning ?? 0, options: SearchOptions(gap: 1e-6))
      }
      let simulator = Simulator(found.plan, of: instance)
      let estimate = simulator.run(40_000, seed: 11)
      #expect(estimate.agrees(with: found.chance), "\(fixture.name)")
      #expect(simulator.run(3000, seed: 2, threads: 3) == simulator.run(3000, seed: 2))
      if found.plan.look?.chunk != nil && !found.plan.isStatic { seen += 1 }
    }
    #expect(seen >= 10)
  }

  /// A survey that is finished with ½, then the agenda that counts instead of the likelier one.
  @Test func survey() throws {
    let text = """
      time: {horizon: 3}
      deadline: 3
      pools: {field: {headcount: 1, correct: 50%}}
      chunks: {survey: {years: 1, needed: false}, left: {years: 1, needed: false}, right: {years: 1, needed: false}}
      worlds:
        one: {credence: 60%, chunks: {left: {needed: true}}}
        two: {credence: 40%, chunks: {right: {needed: true}}}
      information: {worlds: {chunk: survey}}
      """
    let instance = Instance(try ProblemReader.read(Array(text.utf8), directory: ".").problem)
    func years(_ type: Int) -> [Plan.Entry] { [1, 2].map { .init(type: type, start: $0) } }
    let gates = [Int?](repeating: nil, count: 3)
    let plan = Plan(
      look: .init(boundary: 1, chunk: 0), shared: [.init(type: 0, start: 0)],
      branches: [
        .init(world: 0, entries: years(1), gates: gates), .init(world: 1, entries: years(2), gates: gates),
        .init(world: nil, entries: years(1), gates: gates),
      ])
    let estimate = Simulator(plan, of: instance).run(100_000, seed: 5)
    #expect(estimate.agrees(with: 0.5 * 0.75 + 0.5 * 0.6 * 0.75))
    // People who are right for life: who was right on the survey is right on the rest.
    let lasting = Simulator(plan, of: instance, correctness: .lasting).run(100_000, seed: 5)
    #expect(lasting.agrees(with: 0.5))
  }
}
