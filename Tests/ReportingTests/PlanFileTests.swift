import Allocation
import Problems
import Testing

@testable import Reporting

@Suite struct PlanFileTests {
  private let instance = Instance(Small.rich)

  @Test func readsWhatItWrote() throws {
    let plan = Small.richPlan(instance).normalised(in: instance)
    let json = Small.report(Small.rich, plan: Small.richPlan).json()
    #expect(try PlanFile.read(Array(json.utf8), for: instance) == plan)
  }

  private func findings(_ text: String) -> [String] {
    do {
      _ = try PlanFile.read(Array(text.utf8), for: instance)
      return []
    } catch {
      return error.findings.map(\.description)
    }
  }

  private func row(_ fields: String) -> [String] {
    findings(#"{"plan": [{"attempts": 1, \#(fields)}], "gates": {"survey": 3}}"#)
  }

  @Test(arguments: [
    (#""chunk": "surveys", "pool": "field", "start": 0"#, "the problem has no chunk 'surveys'"),
    (#""chunk": "survey", "pool": "fields", "start": 0"#, "the problem has no pool 'fields'"),
    (#""chunk": "survey", "pool": "founders", "start": 0"#, "'survey' is not staffed by 'founders'"),
    (#""chunk": "survey", "pool": "field", "start": 0.2"#, "start 0.2 is no boundary of the problem's time"),
    (
      #""chunk": "survey", "pool": "field", "start": 0, "end": 50"#,
      "end 50 is no boundary of the problem's time"
    ),
    (
      #""chunk": "survey", "pool": "field", "start": 0, "copy": 4"#,
      "copy 4 of 'survey', which has copies 1 to 3"
    ),
    (
      #""chunk": "survey", "pool": "field", "start": 0, "branch": "a""#,
      "it belongs to a branch, and the problem never reveals its world"
    ),
    (
      #""chunk": "survey", "pool": "field", "start": 0, "end": 5, "people": 1"#,
      "no attempt here holds 1 people for 10 steps; it would hold 1 people for 3 steps"
    ),
  ])
  func saysWhatDoesNotFit(_ fields: String, _ message: String) {
    #expect(row(fields) == ["row 1 of the plan: " + message])
  }

  @Test(arguments: [
    ("[", "no result with a plan: it is no JSON"),
    ("{}", "no result with a plan: the file: 'plan' is missing"),
    (#"{"plan": [{}]}"#, "no result with a plan: 'plan', row 1: 'chunk' is missing"),
    (#"{"plan": []}"#, "'gates' has no moment for 'survey', and other chunks wait for it"),
    (
      #"{"plan": [], "gates": {"survey": 3, "x": 1}}"#, "'gates' names 'x', and the problem has no such chunk"
    ),
    (
      #"{"plan": [], "gates": {"survey": 3.1}}"#,
      "the gate of 'survey', 3.1, is no boundary of the problem's time"
    ),
  ])
  func refuses(_ text: String, _ message: String) {
    #expect(findings(text) == [message])
  }

  @Test func survivesHugeNumbers() {
    #expect(!row(#""chunk": "survey", "pool": "field", "start": 1e300"#).isEmpty)
    let many =
      #"{"plan": [{"chunk": "survey", "pool": "field", "start": 0, "attempts": 9223372036854775807}]}"#
    #expect(findings(many).count == 2)
  }
}
