import Allocation
import Probability
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
    ("{}", "'plan' is missing"),
    ("[]", "no result with a plan: it is an array, and should be an object with 'plan'"),
    (#"{"plan": 3, "gates": {"survey": 3}}"#, "'plan' is 3, and should be an array of rows"),
    (#"{"plan": [], "gates": 3}"#, "'gates' is 3, and should be an object of moments"),
    (
      #"{"plan": [], "gates": {"survey": true}}"#, "'gates.survey' is true, and should be a moment"
    ),
    (
      #"{"plan": [7], "gates": {"survey": 3}}"#, "row 1 of the plan: it is 7, and should be an object"
    ),
    (
      #"{"plan": [], "gates": {"survey": 3}, "grants": 1}"#,
      "'grants' is 1, and should be an array of awards"
    ),
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

  @Test(arguments: [
    ("attempts", "1.5", "is 1.5, and should be a whole number, 1 or more"),
    ("attempts", "-2", "is -2, and should be a whole number, 1 or more"),
    ("attempts", "0", "is 0, and should be a whole number, 1 or more"),
    ("attempts", "\"many\"", "is 'many', and should be a whole number, 1 or more"),
    ("attempts", "null", "is null, and should be a whole number, 1 or more"),
    ("attempts", "1e30", "is 1e+30, and should be a whole number, 1 or more"),
    ("attempts", "1e999", "is a number that is too large, and should be a whole number, 1 or more"),
    ("copy", "0", "is 0, and should be a whole number, 1 or more"),
    ("people", "[1.5]", "is 1.5, and should be a whole number, 1 or more"),
    ("people", "{}", "is an object, and should be a whole number, 1 or more"),
    ("start", "\"0\"", "is '0', and should be a moment"),
    ("end", "[]", "is an array, and should be a moment"),
    ("chunk", "3", "is 3, and should be a name"), ("pool", "[\"field\", 3]", "is 3, and should be a name"),
    ("branch", "true", "is true, and should be a name"),
  ])
  func saysWhichValueIsWrong(_ key: String, _ value: String, _ message: String) {
    let sound = ["chunk": "\"survey\"", "pool": "\"field\"", "start": "0", "attempts": "1"]
    let fields = sound.merging([key: value]) { $1 }.sorted { $0.key < $1.key }
    let row = "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    let good = "{" + sound.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
    let found = findings(#"{"plan": [\#(good), \#(row)], "gates": {"survey": 3}}"#)
    #expect(found == ["row 2 of the plan: '\(key)' \(message)"])
  }

  @Test func saysAllThatIsMissing() {
    let keys = ["chunk", "pool", "attempts", "start"]
    #expect(
      findings(#"{"plan": [{}], "gates": {"survey": 3}}"#)
        == keys.map { "row 1 of the plan: '\($0)' is missing" })
    for broken in ["[", "", "{\"plan\": [}", "{\"plan\": NaN}", "\u{0}", "{\"plan\": [] \"gates\": 1}"] {
      let found = findings(broken)
      #expect(found.count == 1 && found[0].hasPrefix("no result with a plan: it is no JSON"), "\(found)")
    }
  }

  /// Wherever a byte is changed, there is a plan or a finding.
  @Test func survivesMutations() {
    var random = SplitMix64(seed: 7)
    let bytes = Array(Small.report(Small.rich, plan: Small.richPlan).json().utf8)
    for _ in 0..<300 {
      var mutant = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        mutant[Int.random(in: mutant.indices, using: &random)] = UInt8.random(in: 32...125, using: &random)
      }
      do { _ = try PlanFile.read(mutant, for: instance) } catch { #expect(!error.findings.isEmpty) }
    }
  }

  @Test func survivesHugeNumbers() {
    #expect(!row(#""chunk": "survey", "pool": "field", "start": 1e300"#).isEmpty)
    let many =
      #"{"plan": [{"chunk": "survey", "pool": "field", "start": 0, "attempts": 9223372036854775807}]}"#
    #expect(findings(many).count == 2)
  }

  /// Branches may be thousands, and every row may be wrong: a sentence names some of them, and what is wrong with a gate in
  /// each branch is told once.
  @Test func thousandsOfBranchesAreNotToldInEveryRow() throws {
    var problem = Small.rich
    problem.worlds = (1...2000).map { World(name: "w\($0)", credence: 1.0 / 2000) }
    problem.information = .moment(1)
    let instance = Instance(problem)
    let row = #"{"chunk": "survey", "pool": "field", "attempts": 1, "start": 2, "branch": "nowhere"}"#
    let rows = [String](repeating: row, count: 2000).joined(separator: ", ")
    let gates = (0..<2000).map { "\"x\($0)\": 3" }.joined(separator: ", ")
    let text = "{\"plan\": [\(rows)], \"gates\": {\"survey\": 3, \(gates)}}"
    let error = try #require(throws: InvalidPlan.self) {
      try PlanFile.read(Array(text.utf8), for: instance)
    }
    #expect(error.findings.count == 4000)
    let first = error.findings[0].description
    #expect(first.hasSuffix("'w19', 'w20', and 1980 more") || first.hasSuffix("and 1981 more"), "\(first)")
    #expect(error.description.utf8.count < 1_000_000)
  }
}
