import Allocation
import Foundation
import Sidereal
import Testing

/// Problems with work that hastens and with races, from file to answer, against an enumeration in another language; see
/// `Tests/Oracle`.
@Suite("Optima of full enumeration: hastening, leaks, gifts, races")
struct WholeOracleTests {
  private struct Fixture: Decodable {
    let name: String
    let features: [String]
    let yaml: String
    let chance: Double
    let allocators: [String: Double]
  }

  private static func fixtures() throws -> [Fixture] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracle/Fixtures/whole.json")
    return try JSONDecoder().decode([Fixture].self, from: Data(contentsOf: file))
      .filter { $0.yaml.contains("hastens") || $0.yaml.contains("race") }
  }

  /// Every so many of them; all have been seen to hold.
  private static let stride = 4

  @Test("chances to 1e-9, bounds never below the optimum, and what naive rules reach")
  func optima() throws {
    let fixtures = try Self.fixtures()
    #expect(fixtures.count >= 250)
    for (place, fixture) in fixtures.enumerated() where place.isMultiple(of: Self.stride) {
      let study = try Study(yaml: fixture.yaml)
      let answer = try study.solve(SearchOptions(gap: 1e-10))
      #expect(abs(answer.chance - fixture.chance) <= 1e-9, "\(fixture.name)")
      #expect(answer.bound >= fixture.chance - 1e-13, "\(fixture.name)")
      #expect(study.check(answer) == nil, "\(fixture.name)")
      for outcome in study.compare(answer) {
        guard let expected = fixture.allocators[outcome.rule.rawValue] else { continue }
        #expect(abs(outcome.chance - expected) <= 1e-9, "\(fixture.name), \(outcome.rule)")
      }
    }
  }
}
