import Allocation
import Foundation
import Search
import Support
import Testing

/// Optima of problems with grants and yearly budgets that an enumeration in another language found; see `Tests/Oracle`.
@Suite("Optima of full enumeration: grants, budgets over time")
struct WholeOracleTests {
  struct Fixture: Decodable {
    let name: String
    let features: [String]
    let yaml: String
    let chance: Double
    let withoutGrants: Double
    /// What an information that sees a chunk comes to by another reading of the model; nil: the same.
    let otherReading: Double?
  }

  static let fixtures: [Fixture] =
    (try? JSONDecoder().decode(
      [Fixture].self, from: Data(contentsOf: Cases.tests.appending(path: "Oracle/Fixtures/whole.json"))))
    ?? []

  /// Those without work that hastens, and without races.
  static let funded = fixtures.filter { !$0.yaml.contains("hastens") && !$0.yaml.contains("race") }

  private static func solve(_ instance: Instance) throws -> SearchResult {
    if instance.problem.information == .never {
      return try Optimizer.solve(instance, options: SearchOptions(gap: 1e-10))
    }
    return try TwoStageOracleTests.solve(instance, gap: 1e-10)
  }

  @Test("tiny problems to 1e-9, bounds never below the optimum") func tiny() throws {
    #expect(Self.funded.count >= 100)
    for fixture in Self.funded {
      let instance = try Instance(text: fixture.yaml)
      let result = try Self.solve(instance)
      #expect(result.status == .optimal, "\(fixture.name)")
      #expect(instance.violations(of: result.plan) == [], "\(fixture.name)")
      #expect(abs(instance.chance(of: result.plan) - result.chance) < 1e-12, "\(fixture.name)")
      #expect(abs(result.chance - fixture.chance) <= 1e-9, "\(fixture.name)")
      #expect(result.bound >= fixture.chance - 1e-13, "\(fixture.name)")
    }
  }
}
