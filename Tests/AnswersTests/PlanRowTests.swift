import Allocation
import Answers
import Problems
import Testing

/// Plans told in names and moments, by hand.
@Suite struct PlanRowTests {
  /// Half-year steps from 2026 on; a mixed team on the first chunk, two copies of the second; two worlds.
  static let instance = Instance(
    Problem(
      time: TimeGrid(start: 2026, step: 0.5, horizon: 4), deadline: .certain(2030),
      pools: [("field", 6), ("founders", 3)].map { name, people in
        Pool(name: name, headcount: .schedule([.init(moment: 2026, people: people)]))
      },
      chunks: [
        Chunk(
          name: "review", years: 1,
          staffing: .mixed([.init(pool: 0, people: 2), .init(pool: 1, people: 1)], correct: nil)),
        Chunk(
          name: "survey", count: 2, years: 1.2, staffing: .anyOf([.init(pool: 0)], team: 1),
          credit: .separate),
      ],
      worlds: [World(name: "easy", credence: 0.5), World(name: "hard", credence: 0.5)],
      information: .moment(2027)))

  private static func type(_ bundle: Int) -> Int { instance.bundles[bundle].crews[0].base }

  private static var gates: [Int?] { [nil, nil] }

  @Test func namesPeopleAndMoments() {
    let plan = Plan(
      entries: [
        .init(type: Self.type(1), start: 3, copy: 1, attempts: 2), .init(type: Self.type(0), start: 0),
        .init(type: Self.type(0), start: 0),
      ], gates: Self.gates)
    let rows = PlanRow.rows(of: plan, in: Self.instance)
    #expect(rows.map(\.chunk) == ["review", "survey"])
    #expect(rows.map(\.pools) == [["field", "founders"], ["field"]])
    // Equal attempts stand in one row.
    #expect(rows.map(\.attempts) == [2, 2] && rows.map(\.people) == [[4, 2], [2]])
    // 1.2 years take three half years.
    #expect(rows.map(\.start) == [2026, 2027.5] && rows.map(\.end) == [2027, 2029])
    #expect(rows.map(\.copy) == [1, 2] && rows.allSatisfy { $0.branch == nil })
  }

  private static func answer(_ plan: Plan) -> Answer {
    Answer(
      plan: plan, chance: 0, bound: 1, status: .limit, search: .init(seconds: 0, seed: 1, gapAsked: 0))
  }

  @Test func branchesThatDifferAreNamed() {
    var plan = Plan(Plan(gates: Self.gates), look: .init(boundary: 2), in: Self.instance)
    plan.shared = [.init(type: Self.type(0), start: 0)]
    plan.branches[1].entries = [.init(type: Self.type(1), start: 2)]
    let rows = Self.answer(plan).rows(in: Self.instance)
    #expect(rows.map(\.branch) == [nil, "hard"] && rows.map(\.start) == [2026, 2027])
    plan.branches[0].entries = plan.branches[1].entries
    let alike = Self.answer(plan).rows(in: Self.instance)
    #expect(alike.map(\.branch) == [nil, nil], "nothing hangs on what is seen")
    #expect(PlanRow.rows(of: plan, in: Self.instance).map(\.branch) == [nil, "easy", "hard"])
  }

  /// When a plan looks, what for, and whether that changes anything.
  @Test(arguments: [
    (Plan.Look?.none, false, LookFact?.none), (.init(boundary: 2), false, .date(boundary: 2)),
    (.init(boundary: 8), false, .tooLate), (.init(boundary: 2), true, .date(boundary: 2)),
    (.init(boundary: 2, chunk: 0), false, .ignored(chunk: 0)),
    (.init(boundary: 2, chunk: 0), true, .chunk(0, boundary: 2)),
  ])
  func looksAreFacts(_ look: Plan.Look?, _ differs: Bool, _ expected: LookFact?) {
    var plan = Plan(gates: Self.gates)
    if let look { plan = Plan(plan, look: look, in: Self.instance) }
    if differs { plan.branches[0].entries = [.init(type: Self.type(1), start: 2)] }
    #expect(LookFact(plan, in: Self.instance) == expected)
  }
}
