import Allocation
import Foundation
import Sidereal
import Testing

/// Problems whose numbers lie anywhere between 1e-300 and 1e300.
@Suite("Numbers of all sizes") struct MagnitudeTests {
  /// From `Tests/Oracle/magnitudes.py`.
  struct Fixture: Decodable, CustomTestStringConvertible {
    struct Row: Decodable {
      let chunk: String
      let pools: [String]
      let people: [Int]
      let length: Int
      let start: Int
      let copy: Int
      let attempts: Int
    }
    let name: String
    let json: String
    /// A feasible plan, and its chance in 50-digit arithmetic.
    let plan: [Row]
    let chance: Double
    /// The best chance, where all plans could be judged.
    let best: Double?
    var testDescription: String { name }
  }

  static func fixtures() throws -> [Fixture] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracle/Fixtures/magnitudes.json")
    return try JSONDecoder().decode([Fixture].self, from: Data(contentsOf: file))
  }

  private func isNear(_ chance: Double, _ exact: Double) -> Bool {
    abs(chance - exact) <= 1e-12 && abs(chance - exact) <= 1e-10 * exact
  }

  private func plan(_ rows: [Fixture.Row], in instance: Instance) throws -> Plan {
    var plan = Plan.empty(for: instance)
    plan.entries = try rows.map { row in
      let pools = row.pools.map { name in instance.problem.pools.firstIndex { $0.name == name } }
      let type = instance.types.firstIndex { type in
        instance.bundles[type.bundle].name == row.chunk && type.length == row.length
          && type.held.map(\.pool) == pools && type.held.map(\.people) == row.people
      }
      return .init(type: try #require(type), start: row.start, copy: row.copy, attempts: row.attempts)
    }
    return plan
  }

  @Test("plans are judged as 50-digit arithmetic judges them, and found as enumeration finds them")
  func fixture() throws {
    let fixtures = try Self.fixtures()
    #expect(fixtures.count >= 60 && fixtures.count { $0.best != nil } >= 30)
    for fixture in fixtures {
      let study = try Study(yaml: fixture.json)
      let plan = try plan(fixture.plan, in: study.instance)
      let judged = try study.judge(plan)
      #expect(isNear(judged.chance, fixture.chance), "\(fixture.name): \(judged.chance), \(fixture.chance)")
      #expect(judged.bound >= judged.chance, "\(fixture.name)")
      // Plans of crowds take long without optimised code; the script solves them all.
      if study.instance.headcounts.joined().contains(where: { $0 > 2_000 }) { continue }
      let answer = try study.solve(SearchOptions(gap: 1e-9, timeLimit: 20))
      #expect(study.check(answer) == nil, "\(fixture.name)")
      #expect(answer.bound >= fixture.chance * (1 - 1e-10), "\(fixture.name): \(answer.bound)")
      let rows = study.compare(answer, rules: [.even, .followTheCredit, .greedy])
      #expect(rows.allSatisfy { $0.chance <= answer.bound }, "\(fixture.name)")
      guard let best = fixture.best else { continue }
      #expect(answer.status == .optimal, "\(fixture.name): \(answer.chance) to \(answer.bound), best \(best)")
      #expect(answer.bound >= best * (1 - 1e-10) && answer.chance <= best * (1 + 1e-10), "\(fixture.name)")
      #expect(answer.chance >= best - 1.001e-9, "\(fixture.name)")
      #expect(answer.chance > 0 || best < 1e-290, "\(fixture.name): nothing done")
    }
  }

  /// Problems that went wrong once, and the right chance.
  static let known: [(String, Double, String)] = [
    (
      "a correctness below what 1 can be told from", 1e-17,
      "time: {horizon: 1}\ndeadline: 1\npools: {p: {headcount: 1, correct: 1e-17}}\nchunks: {x: {years: 1}}"
    ),
    (
      "a team of which nobody is likely to be right", 1e-18,
      """
      time: {horizon: 1}
      deadline: 1
      pools: {p: {headcount: 1, correct: 1e-9}, r: {headcount: 1, correct: 1e-9}}
      chunks: {x: {years: 1, team: {p: 1, r: 1}}}
      """
    ),
    (
      "a team whose chance no number holds", 0,
      """
      time: {horizon: 1}
      deadline: 1
      pools: {p: {headcount: 1, correct: 1e-200}, r: {headcount: 1, correct: 1e-200}}
      chunks: {x: {years: 1, team: {p: 1, r: 1}}}
      """
    ),
    ("money of 1e-10", 0.75, budget(cost: "1e-10", of: "2e-10")),
    ("money of 1e-100", 0.75, budget(cost: "1e-100", of: "2e-100")),
    ("money of 1e200", 0.75, budget(cost: "1e200", of: "2e200")),
    ("money beyond what two of it make", 0.5, budget(cost: "1e308", of: "1.7e308")),
    ("a budget that means no limit", 0.875, budget(cost: "1", of: "1e20")),
    ("a budget that means no limit at all", 0.875, budget(cost: "1e-300", of: "1e300")),
    ("no money", 0, budget(cost: "1e-300", of: "0")),
    (
      "years, pace and steps at the ends", 0.375,
      """
      time: {step: 1e-200, horizon: 2e-200}
      deadline: 2e-200
      pools: {p: {headcount: 2, correct: 50%}, slow: {headcount: 10000000, pace: 1e-300}}
      chunks: {x: {years: 1e-300, pools: [p, slow]}, y: {years: 2e-200, joining: relay, pools: [p]}}
      """
    ),
  ]

  private static func budget(cost: String, of budget: String) -> String {
    """
    time: {horizon: 1}
    deadline: 1
    pools: {p: {headcount: 3, correct: 0.5, cost: \(cost)}}
    chunks: {x: {years: 1}}
    budgets: {m: \(budget)}
    """
  }

  @Test("what went wrong once", arguments: 0..<known.count)
  func faults(index: Int) throws {
    let (name, chance, text) = Self.known[index]
    let study = try Study(yaml: text)
    let answer = try study.solve(SearchOptions(gap: 1e-9, timeLimit: 20))
    #expect(isNear(answer.chance, chance), "\(name): \(answer.chance)")
    #expect(answer.status == .optimal && answer.bound >= answer.chance, "\(name)")
    #expect(study.check(answer) == nil, "\(name)")
    let rows = study.compare(answer)
    #expect(rows.allSatisfy { $0.chance <= answer.bound * (1 + 1e-12) }, "\(name)")
    #expect(!study.report(answer, allocators: rows).text(width: 80).isEmpty)
  }

  /// People, correctness, count; and the chance that all of them together reach.
  @Test(
    "a crowd of which hardly anybody is right",
    arguments: [(2_000_000, "0.000001", 2, 0.5939942856255128), (10_000_000, "5e-7", 5, 0.55950675880164205)])
  func crowds(people: Int, correct: String, count: Int, chance: Double) throws {
    let study = try Study(
      yaml: """
        time: {horizon: 1}
        deadline: 1
        pools: {p: {headcount: \(people), correct: \(correct)}}
        chunks: {x: {years: 1, count: \(count), credit: pooled}}
        """)
    let answer = try study.judge(Plan(entries: [.init(type: 0, start: 0, attempts: people)], gates: [nil]))
    #expect(isNear(answer.chance, chance), "\(answer.chance)")
    #expect(answer.bound >= answer.chance)
  }

  @Test("also in a simulation and on the ladder", arguments: ["1e-17", "1e-300", "0.5"])
  func commands(correct: String) throws {
    let file =
      "time: {horizon: 1}\ndeadline: 1\npools: {p: {headcount: 1, correct: \(correct)}}\nchunks: {x: {years: 1}}"
    let simulated = try Command.run("simulate", "-", "--runs", "1000", "--json", input: file)
    #expect(simulated.code == 0 && simulated.output.contains("\"agrees\": true"), "\(simulated.messages)")
    let ladder = try Command.run("ladder", "-", "--json", input: file)
    #expect(ladder.code == 0, "\(ladder.messages)")
  }
}
