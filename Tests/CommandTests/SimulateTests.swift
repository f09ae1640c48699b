import Foundation
import Testing

@Suite struct SimulateTests {
  func simulate(_ arguments: String...) throws -> [String: Any] {
    let scratch = try Scratch(["p.yaml": Files.risky])
    let result = try Command.run(
      ["simulate", "p.yaml", "--json", "--runs", "20000"] + arguments, in: scratch)
    #expect(result.code == 0 && result.messages.isEmpty)
    let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(value as? [String: Any])
  }

  @Test func json() throws {
    let found = try simulate("--seed", "5")
    #expect(Set(found.keys) == ["chance", "simulated", "interval", "runs", "seed", "agrees"])
    #expect(found["runs"] as? Int == 20000 && found["seed"] as? Int == 5 && found["agrees"] as? Bool == true)
  }

  @Test func lastingPeopleMakeNoClaim() throws {
    #expect(try simulate("--persistent")["agrees"] is NSNull)
  }

  @Test func runsAreChecked() throws {
    #expect(try Command.run("simulate", "p.yaml", "--runs", "0").code == 64)
  }
}
