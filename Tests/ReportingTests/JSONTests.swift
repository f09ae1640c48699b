import Allocation
import Foundation
import Testing

@testable import Reporting

@Suite struct JSONTests {
  private let report = Small.report(
    Small.rich, plan: Small.richPlan, bound: 0.9, status: .limit, allocators: Small.rows)

  private func parsed(_ text: String) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [String: Any])
  }

  @Test func keepsTheOrderOfTheFormat() {
    let keys = report.json().split(separator: "\n").filter { $0.hasPrefix("  \"") }
      .compactMap { $0.split(separator: "\"").dropFirst().first.map(String.init) }
    #expect(
      keys == [
        "sidereal", "problem", "status", "chance", "bound", "gap", "plan", "gates", "grants", "money",
        "calendar", "worlds",
        "chunks",
        "allocators", "assumptions", "solve",
      ])
  }

  private struct Numbers: Decodable {
    struct World: Decodable {
      struct Deadline: Decodable { var weight, chance: Double }
      var chance: Double
      var deadlines: [Deadline]
    }
    struct Solve: Decodable { var gapAsked: Double }
    var chance, bound, gap: Double
    var worlds: [World]
    var solve: Solve
  }

  @Test func holdsExactNumbers() throws {
    let result = try JSONDecoder().decode(Numbers.self, from: Data(report.json().utf8))
    #expect(result.chance == report.chance && result.bound == 0.9 && result.gap == 0.9 - report.chance)
    #expect(result.worlds.map(\.chance) == report.evaluation.worlds.map(\.chance))
    for world in result.worlds { #expect(world.deadlines.map(\.weight).reduce(0, +) == 1) }
    #expect(result.solve.gapAsked == 1e-4)
  }

  @Test func writesRows() {
    let text = report.json()
    let mixed =
      #"{"chunk": "review", "pool": ["field", "founders"], "attempts": 2, "people": [4, 2], "start": 0, "end": 2, "#
      + #""copy": 1, "branch": null}"#
    let separate =
      #"{"chunk": "survey", "pool": "field", "attempts": 2, "people": 2, "start": 1.5, "end": 3, "copy": 3, "#
      + #""branch": null}"#
    #expect(text.contains(mixed))
    #expect(text.contains(separate))
    #expect(text.contains(#""gates": {"survey": 3},"#))
    #expect(text.contains(#""cost": {"points": 0.125, "odds": 1.75, "years": 2, "people": 1.3}}"#))
    #expect(
      text.contains(
        #""interval": [0.19, 0.21], "cost": {"points": 0.175, "odds": null, "years": null, "people": null}}"#)
    )
  }

  @Test func namesTheWorldOfAFileWithoutWorlds() {
    #expect(Small.report(Small.toy()).json().contains(#"{"name": "base", "credence": 1,"#))
  }

  @Test func givesReasonsOnlyForNoChance() throws {
    let reasons = try parsed(Small.report(Small.toy(deadline: 2040)).json())["reasons"] as? [String]
    #expect(reasons?.count == 1)
    #expect(try parsed(report.json())["reasons"] == nil)
  }

  @Test func escapesText() {
    let text = JSONText.text(
      .array([.string("a\"\\\n\u{1}é✓"), .number(.nan), .number(1e300), .number(0.1)]))
    #expect(text == "[\"a\\\"\\\\\\n\\u0001é✓\", null, 1e+300, 0.1]\n")
  }
}
