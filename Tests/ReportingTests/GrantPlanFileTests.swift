import Allocation
import Foundation
import Support
import Testing

@testable import Reporting

/// Awards in result files: given plans of the oracle, and what does not fit.
@Suite("Awards in plan files")
struct GrantPlanFileTests {
  /// Two moments of one grant; the world is revealed at 2028.
  private static let text = """
    time: {start: 2026, horizon: 6}
    deadline: 2032
    pools: {a: {headcount: 1}}
    chunks: {c: {years: 2}}
    worlds:
      x: {credence: 50%}
      y: {credence: 50%, chunks: {c: {years: 3}}}
    information: {worlds: 2028}
    budgets: {money: 10}
    grants: {g: {cost: 1, adds: {a: 1}, max: 2, award: [2026, 2030]}}
    """

  private static func read(_ grants: String) throws -> (plan: Plan?, findings: [String]) {
    let instance = try Instance(text: text)
    do throws(InvalidPlan) {
      let result = #"{"plan": [], "gates": {}, "grants": \#(grants)}"#
      return (try PlanFile.read(Array(result.utf8), for: instance), [])
    } catch {
      return (nil, error.findings.map(\.description))
    }
  }

  @Test("Awards before the look are shared, later ones belong to their branch, or to all")
  func stages() throws {
    let plan = try #require(
      try Self.read(
        """
        [{"name": "g", "award": 2026, "quantity": 1}, {"name": "g", "award": 2030, "quantity": 1, "branch": "y"}]
        """
      ).plan)
    #expect(plan.awards == [.init(option: 0, count: 1)])
    #expect(plan.branches.map(\.awards) == [[], [.init(option: 1, count: 1)]])
    let both = try #require(try Self.read(#"[{"name": "g", "award": 2030, "quantity": 2}]"#).plan)
    #expect(both.branches.map(\.awards) == [[.init(option: 1, count: 2)], [.init(option: 1, count: 2)]])
  }

  @Test(
    "What does not fit is told",
    arguments: [
      (
        #"[{"name": "h", "award": 2026, "quantity": 1}]"#, "award 1 of 'grants': the problem has no grant 'h'"
      ),
      (
        #"[{"name": "g", "award": 2027, "quantity": 1}]"#,
        "award 1 of 'grants': 'g' cannot be awarded at 2027; its moments are 2026, 2030"
      ),
      (
        #"[{"name": "g", "award": 2026, "quantity": 0}]"#,
        "'quantity of award 1' is 0, and should be a whole number, 1 or more"
      ),
      (
        #"[{"name": "g", "award": 2026, "quantity": 1e18}]"#,
        "award 1 of 'grants': 'g' cannot be awarded so often; the file allows 2 awards at most"
      ),
      (
        #"[{"name": "g", "award": 2026, "quantity": 1e300}]"#,
        "award 1 of 'grants': 'g' cannot be awarded so often; the file allows 2 awards at most"
      ),
      (#"[{"name": "g", "award": 2026}]"#, "'quantity of award 1' is missing"),
      (#"[3]"#, "'grants' is 3, and should be objects, one for each award"),
      (
        #"[{"name": "g", "award": 2030, "quantity": 1, "branch": "z"}]"#,
        "award 1 of 'grants': it belongs to branch 'z'; there are 'x', 'y'"
      ),
    ])
  func misfits(_ grants: String, _ message: String) throws {
    #expect(try Self.read(grants).findings == [message])
  }

  @Test("What is awarded before the look or too often is not feasible")
  func infeasible() throws {
    let instance = try Instance(text: Self.text)
    let early = try #require(
      try Self.read(#"[{"name": "g", "award": 2026, "quantity": 1, "branch": "x"}]"#).plan)
    #expect(instance.violations(of: early) == [.awardBeforeLook(branch: 0, grant: "g", boundary: 0)])
    let many = try #require(
      try Self.read(
        #"[{"name": "g", "award": 2026, "quantity": 2}, {"name": "g", "award": 2030, "quantity": 1}]"#
      ).plan)
    #expect(
      instance.violations(of: many)
        == [0, 1].map { .branch($0, .tooManyAwards(grant: "g", made: 3, most: 2)) })
  }
}
