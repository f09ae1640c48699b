import Foundation
import Testing

/// Problems with uncertain numbers, through the command.
@Suite struct UncertaintyCommandTests {
  static let uncertain = """
    time: {horizon: 6}
    deadline: {4: 50%, 6: 50%}
    pools: {field: {headcount: 2, correct: 20% to 50%}}
    chunks: {theory: {years: 2 to 4}}
    uncertainty: {samples: 8}
    """

  @Test func json() throws {
    let run = try Command.run("solve", "-", "--json", "--allocators", "none", input: Self.uncertain)
    #expect(run.code == 0 && run.messages.isEmpty)
    let result = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let uncertainty = try #require(result["uncertainty"] as? [String: Any])
    #expect(uncertainty["samples"] as? Int == 8 && uncertainty["seed"] as? Int == 1)
    let fresh = try #require(uncertainty["fresh"] as? [String: Any])
    let interval = try #require(fresh["interval"] as? [Double])
    let chance = try #require(fresh["chance"] as? Double)
    #expect(interval.count == 2 && interval[0] < chance && chance < interval[1])
    let lead = try #require(uncertainty["lead"] as? [String: Any])
    #expect(Set(lead.keys) == ["estimate", "found", "atMost", "confidence", "replications"])
    #expect((result["worlds"] as? [[String: Any]])?.count == 8)
    let again = try Command.run("solve", "-", "--json", "--allocators", "none", input: Self.uncertain)
    func stable(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { !$0.contains("\"seconds\"") }
    }
    #expect(stable(again.output) == stable(run.output))
  }

  /// Beyond the sample a two-stage plan is carried out with all its branches.
  @Test func withInformation() throws {
    let staged = """
      time: {horizon: 20}
      deadline: {8: 40%, 16: 60%}
      pools: {field: {headcount: 4, correct: 20% to 60%}}
      chunks:
        first: {years: 2 to 5}
        second: {years: 3}
      worlds:
        easy: {credence: 50%, chunks: {second: {needed: false}}}
        hard: {credence: 50%}
      uncertainty: {samples: 4, seed: 1}
      information: {worlds: start}
      """
    let run = try Command.run(
      "solve", "-", "--json", "--allocators", "none", "--gap", "0.01", input: staged)
    let result = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let chance = try #require(result["chance"] as? Double)
    let uncertainty = try #require(result["uncertainty"] as? [String: Any])
    let fresh = try #require((uncertainty["fresh"] as? [String: Any])?["chance"] as? Double)
    #expect(chance > 0.8 && abs(fresh - chance) < 0.15)
  }

  @Test func words() throws {
    let run = try Command.run("solve", "-", "--allocators", "none", input: Self.uncertain)
    #expect(run.output.contains("how far the sample carries"))
    #expect(run.output.contains("2 uncertain numbers"))
    #expect(run.output.contains("in the mean of 8 sampled worlds"))
    #expect(!run.output.contains("chance by world"))
  }

  @Test func otherCommands() throws {
    let scratch = try Scratch(["p.yaml": Self.uncertain])
    #expect(try Command.run("check", "p.yaml", in: scratch).output == "p.yaml: ok\n")
    #expect(try Command.run("export", "p.yaml", "--format", "mps", in: scratch).code == 0)
    let simulated = try Command.run("simulate", "p.yaml", "--json", in: scratch)
    #expect(simulated.code == 0 && simulated.output.contains("\"agrees\": true"))
    let small = Self.uncertain.replacing("headcount: 2", with: "headcount: 1").replacing("8}", with: "3}")
    let ladder = try Command.run("ladder", "-", "--no-equivalents", "--gap", "0.01", input: small)
    #expect(ladder.code == 0 && ladder.output.contains("a sample of 3 worlds"))
  }
}
