import Allocation
import Foundation
import Support
import Testing

@testable import Search

/// Optima that an enumeration in another language found; see `Tests/Oracle`.
@Suite("Optima of full enumeration")
struct OracleTests {
  private struct Fixture: Decodable {
    let name: String
    let features: [String]
    let yaml: String
    let chance: Double
  }

  @Test("at least 200 tiny problems to 1e-9, bounds never below the optimum")
  func tiny() throws {
    let file = Cases.tests.appending(path: "Oracle/Fixtures/tiny.json")
    let fixtures = try JSONDecoder().decode([Fixture].self, from: Data(contentsOf: file))
    #expect(fixtures.count >= 200)
    for fixture in fixtures {
      let result = try Cases.solve(try Instance(text: fixture.yaml), gap: 1e-9, fixture.name)
      #expect(abs(result.chance - fixture.chance) <= 1e-9, "\(fixture.name)")
      #expect(result.bound >= fixture.chance - 1e-13, "\(fixture.name)")
    }
  }

  private struct Published: Decodable {
    let chance: Double
    let tolerance: Double
  }

  @Test("published cases, where they are at hand")
  func published() throws {
    guard let data = try? Data(contentsOf: Cases.published.appending(path: "expected.json")) else { return }
    for (name, expected) in try JSONDecoder().decode([String: Published].self, from: data)
    where !name.hasPrefix("wta") {
      let text = try String(contentsOf: Cases.published.appending(path: name), encoding: .utf8)
      let result = try Cases.solve(try Instance(text: text), gap: name.hasPrefix("tiny") ? 1e-9 : 1e-6, name)
      #expect(abs(result.chance - expected.chance) <= expected.tolerance, "\(name)")
    }
  }
}
