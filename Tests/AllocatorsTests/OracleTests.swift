import Allocation
import Allocators
import Answers
import Foundation
import Problems
import Testing

/// What the rules reach by the pseudo-code, written in another language; see `Tests/Oracle`.
@Suite("Naive rules against the oracle")
struct OracleTests {
  private struct Fixture: Decodable {
    let name: String
    let yaml: String
    /// The optimum, where it is known.
    let chance: Double?
    let allocators: [String: Double]
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Oracle/Fixtures")

  @Test("every deterministic rule on every tiny problem, to 1e-9, and never above the optimum")
  func rules() throws { try compare(Self.folder.appending(path: "tiny.json"), least: 200) }

  @Test("every deterministic rule where pools share chunks, teams and money")
  func crowds() throws { try compare(Self.folder.appending(path: "crowds.json"), least: 80) }

  @Test("every deterministic rule with grants and yearly budgets")
  func grants() throws {
    try compare(Self.folder.appending(path: "whole.json"), least: 100) {
      !$0.contains("hastens") && !$0.contains("race")
    }
  }

  @Test(
    "the same on fresh problems of `crowds.py`",
    .enabled(if: ProcessInfo.processInfo.environment["SIDEREAL_CROWDS"] != nil))
  func freshCrowds() throws {
    let file = try #require(ProcessInfo.processInfo.environment["SIDEREAL_CROWDS"])
    try compare(URL(filePath: file), least: 1)
  }

  private func compare(_ file: URL, least: Int, where isMeant: (String) -> Bool = { _ in true }) throws {
    let fixtures = try JSONDecoder().decode([Fixture].self, from: Data(contentsOf: file))
      .filter { isMeant($0.yaml) }
    #expect(fixtures.count >= least)
    for fixture in fixtures {
      let instance = Instance(try ProblemReader.read(Array(fixture.yaml.utf8), directory: ".").problem)
      for (name, expected) in fixture.allocators {
        let rule = try #require(NaiveRule(rawValue: name))
        let plan = try #require(NaiveAllocator.plan(rule, instance, seed: 1))
        let chance = instance.chance(of: plan)
        #expect(abs(chance - expected) < 1e-9, "\(fixture.name), \(name)")
        #expect(chance <= (fixture.chance ?? 1) + 1e-12, "\(fixture.name), \(name)")
        #expect(instance.violations(of: plan).isEmpty, "\(fixture.name), \(name)")
      }
    }
  }
}
