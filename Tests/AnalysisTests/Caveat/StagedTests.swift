import Allocation
import Allocators
import Analysis
import Foundation
import Sidereal
import Testing

/// Two-stage plans whose worths can be worked out by hand, and those that are static plans in disguise.
@Suite struct StagedTests {
  /// One person, three years: a survey of chance s, then the agenda that counts, or the likelier one.
  static func survey(_ chance: String) -> String {
    """
    time: {horizon: 3}
    deadline: 3
    pools: {field: {headcount: 1, correct: 50%}, scouts: {headcount: 1, correct: \(chance)}}
    chunks:
      survey: {years: 1, needed: false, pools: [scouts]}
      left: {years: 2, needed: false, pools: [field]}
      right: {years: 2, needed: false, pools: [field]}
    worlds:
      one: {credence: 60%, chunks: {left: {needed: true}}}
      two: {credence: 40%, chunks: {right: {needed: true}}}
    information: {worlds: {chunk: survey}}
    """
  }

  private static func plan(_ study: Study) -> Plan {
    func entry(_ type: Int) -> [Plan.Entry] { [.init(type: type, start: 1)] }
    let gates = [Int?](repeating: nil, count: 3)
    return Plan(
      look: .init(boundary: 1, chunk: 0), shared: [.init(type: 0, start: 0)],
      branches: [
        .init(world: 0, entries: entry(1), gates: gates), .init(world: 1, entries: entry(2), gates: gates),
        .init(world: nil, entries: entry(1), gates: gates),
      ])
  }

  /// One more scout makes the survey surer; one more on an agenda works from the start, whatever is seen.
  @Test(arguments: [(0.4, 0.0), (0.4, 0.5), (1.0, 0.0), (1.0, 0.25)])
  func oneMore(_ chance: Double, _ error: Double) throws {
    let study = try Study(yaml: Self.survey("\(Int(chance * 100))%"))
    let options = CaveatOptions(errors: [error], misdirections: [.lost])
    let row = try #require(CaveatTest(study.instance, options).rows(.static, Self.plan(study)).first)
    let q = 0.5 * (1 - error)
    let seen = chance * (1 - error)
    func reached(_ seen: Double, left: Double, right: Double) -> Double {
      // Seen: what counts is worked on; else left.
      0.6 * (1 - (1 - q) * left) + 0.4 * (seen * (1 - (1 - q) * right) + (1 - seen) * (1 - right))
    }
    let base = reached(seen, left: 1, right: 1)
    #expect(abs(row.chance - base) < 1e-12)
    let more = [
      reached(1 - (1 - seen) * (1 - chance), left: 1, right: 1), reached(seen, left: 0.5, right: 1),
      reached(seen, left: 1, right: 0.5),
    ]
    for (worth, with) in zip(try #require(row.worths), more) { #expect(abs(worth - (with - base)) < 1e-12) }
    #expect(row.verdict == .level, "both agendas take two years")
  }

  /// A static plan told in branches is the same plan: to an institution, to chance, to one more team.
  @Test(arguments: 0...12) func tellsNothingNew(_ look: Int) throws {
    let study = try Study(yaml: CarelessTests.mixed)
    let plan = try #require(NaiveAllocator.plan(.greedy, study.instance)).normalised(in: study.instance)
    let told = Plan(plan, look: .init(boundary: look), in: study.instance)
    for (inertia, floor) in [(1.0, 0.1), (0.5, 0.0), (0.0, 0.2), (0.3, 0.4)] {
      let institution = Institution(inertia: inertia, floor: floor)
      let made = institution.carryOut(told, of: study.instance)
      let expected = institution.carryOut(plan, of: study.instance)
      for branch in made.branches.indices {
        #expect(made.plan(on: branch).normalised(in: study.instance) == expected, "\(inertia), \(floor)")
      }
    }
    let options = CaveatOptions(errors: [0, 0.3], misdirections: [.lost])
    let test = CaveatTest(study.instance, options)
    for (staged, flat) in zip(test.rows(.static, told), test.rows(.static, plan)) {
      #expect(abs(staged.chance - flat.chance) < 1e-12)
      for (one, other) in zip(staged.worths ?? [], flat.worths ?? [.nan]) {
        #expect(abs(one - other) < 1e-12)
      }
      #expect(staged.verdict == flat.verdict && staged.isStaged && !flat.isStaged)
    }
  }

  /// Where the world is revealed the ladder judges the two-stage plan too, and first.
  @Test func judgesWhatTheFileAsks() throws {
    let study = try Study(yaml: Self.survey("90%"))
    let options = CaveatOptions(errors: [0, 0.2], runs: 60, randomPlans: 10)
    let sweep = try Sweep("survey.years=1,3", of: study.problem)
    let report = try study.ladder(
      LadderOptions(findsEquivalents: false, caveat: options, sweep: sweep))
    let caveat = try #require(report.caveat)
    #expect(caveat.rows.first?.allocator == .learnsTheWorld && caveat.rows.first?.isStaged == true)
    let learned = caveat.rows.filter { $0.allocator == .carelessLearner }
    #expect(learned.count == 3 && learned.allSatisfy(\.isStaged))
    #expect(caveat.rows.filter { $0.allocator == .careless }.allSatisfy { !$0.isStaged })
    let rung = report.rung(.learnsTheWorld)
    #expect(rung?.chance == caveat.rows.first?.chance)
    // A team on the survey is worth something though no world needs it.
    #expect((caveat.rows.first?.worths?[0] ?? 0) > 0.001)
    // Of one year: 0.6 ½ + 0.4 (0.9 ½); of three: too late, and the best is one agenda.
    let chances = caveat.sweep.map { $0.learning?.chance ?? .nan }
    #expect(abs(chances[0] - 0.48) < 1e-9 && abs(chances[1] - 0.3) < 1e-9)
    let learning = caveat.sweep.compactMap(\.learning)
    #expect(learning[0].plan.plan.look?.boundary == 1 && learning.map(\.plan.plan.isStatic) == [false, true])
    #expect(study.report(report).json().contains(#""judged": "two-stage""#))
  }
}
