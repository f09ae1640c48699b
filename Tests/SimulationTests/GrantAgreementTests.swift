import Allocation
import Foundation
import Problems
import Search
import Simulation
import Testing

/// Plans with grants carried out person by person, against their exact chance.
@Suite struct GrantAgreementTests {
  private struct Fixture: Decodable {
    let name: String
    let yaml: String
  }

  private static func fixtures() throws -> [Fixture] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracle/Fixtures/whole.json")
    return try JSONDecoder().decode([Fixture].self, from: Data(contentsOf: file))
      .filter { $0.yaml.contains("grants:") && !$0.yaml.contains("hastens") && !$0.yaml.contains("race") }
  }

  private static func solve(_ instance: Instance) throws -> SearchResult {
    let options = SearchOptions(gap: 1e-6)
    if case .chunk(let chunk) = instance.problem.information {
      return try Optimizer.solve(instance, learningFrom: chunk, options: options)
    }
    guard let date = instance.dateOfLearning else { return try Optimizer.solve(instance, options: options) }
    return try Optimizer.solve(instance, learningAt: date, options: options)
  }

  @Test func everySixthFixture() throws {
    var funded = 0
    for (place, fixture) in try Self.fixtures().enumerated() where place.isMultiple(of: 6) {
      let instance = Instance(try ProblemReader.read(Array(fixture.yaml.utf8), directory: ".").problem)
      let found = try Self.solve(instance)
      let estimate = Simulator(found.plan, of: instance).run(20_000, seed: 11)
      #expect(estimate.agrees(with: found.chance), "\(fixture.name)")
      if found.plan.stages.contains(where: { !found.plan[awards: $0].isEmpty }) { funded += 1 }
    }
    #expect(funded >= 10)
  }

  /// Where people are right or wrong for life, those whom a grant brings have a lot of their own.
  @Test func lasting() throws {
    let text = """
      time: {horizon: 2}
      deadline: 2
      pools: {field: {headcount: 1, correct: 50%}}
      chunks: {one: {years: 2}}
      budgets: {money: 1}
      grants: {more: {cost: 1, adds: {field: 1}}}
      """
    let instance = Instance(try ProblemReader.read(Array(text.utf8), directory: ".").problem)
    let found = try Self.solve(instance)
    #expect(abs(found.chance - 0.75) < 1e-12)
    let estimate = Simulator(found.plan, of: instance, correctness: .lasting).run(100_000, seed: 3)
    #expect(estimate.agrees(with: 0.75))
  }
}
