import Allocation
import Foundation
import Search
import Support
import Testing

/// Optima over all two-stage plans that an enumeration in another language found; see `Tests/Oracle`.
@Suite("Two-stage optima of full enumeration")
struct TwoStageOracleTests {
  struct Fixture: Decodable {
    let name: String
    let features: [String]
    let yaml: String
    let chance: Double
  }

  static let fixtures: [Fixture] =
    (try? JSONDecoder().decode(
      [Fixture].self,
      from: Data(contentsOf: Cases.tests.appending(path: "Oracle/Fixtures/policies.json")))) ?? []

  static func solve(_ instance: Instance, gap: Double) throws -> SearchResult {
    let options = SearchOptions(gap: gap)
    if case .chunk(let chunk) = instance.problem.information {
      return try Optimizer.solve(instance, learningFrom: chunk, options: options)
    }
    return try Optimizer.solve(
      instance, learningAt: try #require(instance.dateOfLearning), options: options)
  }

  @Test("at least 100 tiny problems of every sort to 1e-9, bounds never below the optimum")
  func tiny() throws {
    #expect(Self.fixtures.count >= 100)
    let features = Set(Self.fixtures.flatMap(\.features))
    #expect(
      features.isSuperset(of: [
        "start", "moment", "reveals", "gates", "needed", "not needed", "may fail", "correctness by world",
        "deadlines",
      ]))
    for fixture in Self.fixtures {
      let instance = try Instance(text: fixture.yaml)
      let result = try Self.solve(instance, gap: 1e-10)
      #expect(result.status == .optimal, "\(fixture.name)")
      #expect(instance.violations(of: result.plan) == [], "\(fixture.name)")
      #expect(abs(instance.chance(of: result.plan) - result.chance) < 1e-12, "\(fixture.name)")
      #expect(abs(result.chance - fixture.chance) <= 1e-9, "\(fixture.name)")
      #expect(result.bound >= fixture.chance - 1e-13, "\(fixture.name)")
    }
  }
}
