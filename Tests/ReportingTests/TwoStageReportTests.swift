import Allocation
import Answers
import Files
import Problems
import Testing

@testable import Reporting

/// Two-stage plans in results, and read back from them.
@Suite struct TwoStageReportTests {
  private static func problem(_ information: Information) -> Problem {
    func needs(_ chunk: Int) -> [Int: World.ChunkOverride] { [chunk: .init(needed: true)] }
    var worlds = [
      World(name: "one", credence: 0.6, chunks: needs(1)),
      World(name: "two", credence: 0.4, chunks: needs(2)),
    ]
    worlds[1].chunks[3] = .init(needed: true)
    return Problem(
      title: "Survey", time: TimeGrid(start: 2026, horizon: 4), deadline: .certain(2030),
      pools: [Small.pool("field", 1, correct: 0.5)],
      chunks: [
        Chunk(name: "survey", years: 1, staffing: Small.anybody(0), needed: false),
        Chunk(name: "left", years: 1, staffing: Small.anybody(0), needed: false),
        Chunk(name: "right", years: 1, staffing: Small.anybody(0), needed: false),
        Chunk(name: "proof", years: 1, staffing: Small.anybody(0), after: [2], needed: false),
      ], worlds: worlds, information: information)
  }

  private static func plan(_ instance: Instance, chunk: Int?) -> Plan {
    func years(_ types: Int...) -> [Plan.Entry] {
      types.enumerated().map { .init(type: $1, start: 1 + $0) }
    }
    var plan = Plan(.empty(for: instance), look: .init(boundary: 1, chunk: chunk), in: instance)
    plan.shared = [.init(type: 0, start: 0)]
    plan.branches[0].entries = years(1, 1, 1)
    plan.branches[1].entries = years(2, 2, 3)
    if chunk != nil { plan.branches[2].entries = years(1, 2, 3) }
    plan.open(in: instance)
    return plan
  }

  private static func report(_ information: Information, chunk: Int?) -> SolveReport {
    let instance = Instance(problem(information))
    let plan = plan(instance, chunk: chunk)
    let evaluation = instance.judge(plan)
    return SolveReport(
      problem: .init(title: "Survey", file: "small.yaml", sha256: Digest.hex([])), instance: instance,
      answer: Answer(
        plan: plan, chance: evaluation.chance, bound: evaluation.chance, status: .optimal,
        search: .init(seconds: 0.5, nodes: 3, seed: 1, gapAsked: 1e-4)),
      evaluation: evaluation)
  }

  @Test(arguments: [(Information.moment(2027), Int?.none), (.chunk(0), 0)])
  func readsWhatItWrote(_ information: Information, _ chunk: Int?) throws {
    let report = Self.report(information, chunk: chunk)
    let read = try PlanFile.read(Array(report.json().utf8), for: report.instance)
    #expect(read == report.plan)
    #expect(report.instance.violations(of: read) == [])
  }

  @Test func namesBranchesLookAndGates() throws {
    let report = Self.report(.chunk(0), chunk: 0)
    let json = report.json()
    for part in [
      #""branch": null"#, #""branch": "one""#, #""branch": "two""#, #""branch": "blind""#,
      #""look": {"moment": 2027, "chunk": "survey"}"#, #""branchGates""#,
    ] { #expect(json.contains(part), "\(part)") }
    let text = report.text()
    for part in [
      "the look is at 2027", "whatever is revealed", "from 2027 on in world 'one'",
      "from 2027 on where nothing is revealed ('blind')", "right opens proof at 2029", "it looks once",
    ] { #expect(text.contains(part), "\(part)") }
    #expect(!text.contains("never learns") && !text.contains("is static"))
  }

  /// By hand: seen with ½ the world's three years (φ = 7/8, or ¾ · ½), else one year on each.
  @Test func partsAddUp() throws {
    let report = Self.report(.chunk(0), chunk: 0)
    let worlds = report.evaluation.worlds.map(\.chance)
    #expect(abs(worlds[0] - (0.5 * 0.875 + 0.5 * 0.5)) < 1e-14)
    #expect(abs(worlds[1] - (0.5 * 0.75 * 0.5 + 0.5 * 0.25)) < 1e-14)
    #expect(abs(report.chance - (0.6 * worlds[0] + 0.4 * worlds[1])) < 1e-14)
    #expect(abs(report.evaluation.bundles[0] - 0.5) < 1e-14)
    // Where nothing is revealed one year goes into 'left'; in world 'two' none does once it is known.
    #expect(abs(report.evaluation.bundles[1] - (0.6 * (0.5 * 0.875 + 0.25) + 0.4 * 0.25)) < 1e-14)
  }

  @Test func aPlanThatIgnoresWhatIsSeenIsPrintedAsOne() {
    let instance = Instance(Self.problem(.chunk(0)))
    let plan = Plan(entries: [.init(type: 1, start: 0, attempts: 1)], gates: [nil, nil, 4, nil])
    let told = Plan(plan, look: .init(boundary: 4, chunk: 0), in: instance)
    let report = SolveReport(
      problem: .init(title: nil, file: "-", sha256: ""), instance: instance,
      answer: Answer(
        plan: told, chance: 0, bound: 0.3, status: .optimal, search: .init(seconds: 0, seed: 1, gapAsked: 0)),
      evaluation: instance.judge(told))
    #expect(report.json().contains(#""look": null"#) && !report.json().contains(#""branch": "one""#))
    #expect(report.text().contains("no plan does better for looking"))
    #expect((try? PlanFile.read(Array(report.json().utf8), for: instance)) == report.plan)
  }

  @Test func saysWhatDoesNotFit() {
    let instance = Instance(Self.problem(.chunk(0)))
    func findings(_ rest: String) -> [String] {
      let row = #"{"chunk": "left", "pool": "field", "attempts": 1, "start": 2028, "branch": "blind"}"#
      do {
        _ = try PlanFile.read(
          Array(#"{"plan": [\#(row)], "gates": {"right": 2030}\#(rest)}"#.utf8), for: instance)
        return []
      } catch { return error.findings.map(\.description) }
    }
    #expect(findings(#", "look": {"moment": 2027}"#) == [])
    #expect(findings("") == ["'look' does not say when the plan looks, and it has branches"])
    #expect(
      findings(#", "look": {"moment": 2027.5}"#) == [
        "the look, 2027.5, is no boundary of the problem's time"
      ])
    #expect(
      findings(#", "look": {"moment": 2027}, "branchGates": {"three": {}}"#) == [
        "'branchGates' names 'three', and the problem has no such branch"
      ])
  }
}
