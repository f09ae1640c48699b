import Allocation
import Allocators
import Sidereal
import Testing

/// Institutions that carry plans out in their own way.
@Suite struct InstitutionTests {
  /// One that does as it is told, and one whose floor is too low for a single person: step by step it comes to the same.
  private static let obedient = [Institution(), Institution(floor: 1e-12)]

  @Test(arguments: NaiveRule.allCases.filter { $0 != .statusQuo })
  func fullMovementAndNoFloorChangeNothing(_ rule: NaiveRule) throws {
    let study = try Study(yaml: CarelessTests.mixed)
    let plan = try #require(NaiveAllocator.plan(rule, study.instance)).normalised(in: study.instance)
    for one in Self.obedient { #expect(one.carryOut(plan, of: study.instance) == plan) }
  }

  @Test func theBestPlanStaysAsItIs() throws {
    let study = try Study(yaml: CarelessTests.mixed)
    let plan = try study.solve().plan.normalised(in: study.instance)
    for one in Self.obedient { #expect(one.carryOut(plan, of: study.instance) == plan) }
  }

  /// Four people, two years on `a` and then on `b`: of four only so many may go over in a step.
  @Test(arguments: [(1.0, [4]), (0.5, [2, 1]), (0.25, [1]), (0.0, [Int]())])
  func inertiaHoldsPeopleBack(_ share: Double, _ starts: [Int]) throws {
    let study = try Study(
      yaml: """
        time: {horizon: 5}
        deadline: 5
        pools: {people: {headcount: 4}}
        chunks: {a: {count: 4, years: 2}, b: {count: 4, years: 2}}
        """)
    let plan = Plan(
      entries: [.init(type: 0, start: 0, attempts: 4), .init(type: 1, start: 2, attempts: 4)],
      gates: [nil, nil])
    let made = Institution(inertia: share).carryOut(plan, of: study.instance)
    #expect(study.instance.violations(of: made).isEmpty)
    let moved = made.entries.filter { $0.type == 1 }.map(\.attempts)
    // In step 2 a share of four goes over, in step 3 a share of those who are left, and then it is too late.
    #expect(moved == starts)
  }

  /// Everybody on `a`, yet half of them are kept for `b`.
  @Test func theFloorKeepsPeople() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 2}
        deadline: 2
        pools: {people: {headcount: 4}}
        chunks: {a: {count: 4, years: 2}, b: {years: 2, needed: false}}
        """)
    let plan = Plan(entries: [.init(type: 0, start: 0, attempts: 4)], gates: [nil, nil])
    func attempts(_ floor: Double) -> [Int] {
      let made = Institution(floor: floor).carryOut(plan, of: study.instance)
      #expect(study.instance.violations(of: made).isEmpty)
      return [0, 1].map { type in made.entries.filter { $0.type == type }.reduce(0) { $0 + $1.attempts } }
    }
    #expect(attempts(0) == [4, 0])
    #expect(attempts(0.25) == [3, 1])
    #expect(attempts(0.5) == [2, 2])
    #expect(attempts(1) == [2, 2], "shares above 1 are cut alike")
  }

  /// What an institution makes of a plan could have been written down, so it has no more than the best.
  @Test(arguments: [(0.3, 0.0), (0.0, 0.2), (0.5, 0.3), (0.0, 1.0)])
  func whatComesOfItIsFeasible(_ inertia: Double, _ floor: Double) throws {
    let study = try Study(yaml: CarelessTests.mixed)
    let answer = try study.solve()
    for rule in NaiveRule.allCases where rule.applies(to: study.instance) {
      let plan = try #require(NaiveAllocator.plan(rule, study.instance))
      let made = Institution(inertia: inertia, floor: floor).carryOut(plan, of: study.instance)
      #expect(study.instance.violations(of: made).isEmpty, "\(rule)")
      #expect(study.instance.chance(of: made) <= answer.bound + 1e-9, "\(rule)")
    }
    let made = Institution(inertia: inertia, floor: floor).carryOut(answer.plan, of: study.instance)
    #expect(study.instance.violations(of: made).isEmpty)
    #expect(study.instance.chance(of: made) <= answer.bound + 1e-9)
  }
}
