import Allocation
import Allocators
import Foundation
import Problems
import Testing

/// What the rules reach by the pseudo-code, written in another language; see `Tests/Oracle`.
@Suite("Naive rules against the oracle")
struct OracleTests {
  private struct Fixture: Decodable {
    let name: String
    let yaml: String
    let chance: Double
    let allocators: [String: Double]
  }

  @Test("every deterministic rule on every tiny problem, to 1e-9, and never above the optimum")
  func rules() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracle/Fixtures/tiny.json")
    let fixtures = try JSONDecoder().decode([Fixture].self, from: Data(contentsOf: file))
    #expect(fixtures.count >= 200)
    for fixture in fixtures {
      let instance = Instance(try ProblemReader.read(Array(fixture.yaml.utf8), directory: ".").problem)
      for (name, expected) in fixture.allocators {
        let rule = try #require(NaiveRule(rawValue: name))
        let plan = try #require(NaiveAllocator.plan(rule, instance, seed: 1))
        let chance = instance.chance(of: plan)
        #expect(abs(chance - expected) < 1e-9, "\(fixture.name), \(name)")
        #expect(chance <= fixture.chance + 1e-12, "\(fixture.name), \(name)")
        #expect(instance.violations(of: plan).isEmpty, "\(fixture.name), \(name)")
      }
    }
  }
}
