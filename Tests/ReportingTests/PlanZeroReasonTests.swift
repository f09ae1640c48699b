import Allocation
import Problems
import Testing

@testable import Reporting

/// Plans that were only judged, each with one thing that is wrong with it.
@Suite("Why a plan has no chance")
struct PlanZeroReasonTests {
  /// Attempts by chunk: how many, from which boundary on.
  typealias Work = [(chunk: Int, attempts: Int, start: Int)]

  private func reasons(_ problem: Problem, _ work: Work, gates: [Int?] = [nil, nil]) -> [String] {
    Small.report(
      problem,
      plan: { instance in
        Plan(
          entries: work.map {
            .init(type: instance.bundles[$0.chunk].crews[0].base, start: $0.start, attempts: $0.attempts)
          }, gates: gates)
      }, bound: 1, status: .limit, ground: .calendar
    ).zeroReasons
  }

  @Test("Nobody, too late, too few: each chunk by itself") func chunks() {
    let nobody = "the plan has nobody on 'theory', which is needed"
    #expect(reasons(Small.toy(), [(0, 20, 0)]) == [nobody])
    #expect(
      reasons(Small.toy(), [(0, 20, 0), (1, 4, 5)])
        == ["the plan's first attempt on 'theory' ends at 2056, after the last deadline, 2052"])
    #expect(
      reasons(Small.toy(), [(0, 12, 0), (0, 3, 5), (0, 5, 24), (1, 3, 0)]) == [
        "'observation' needs 20 attempts by 2052, and the plan has 15 that end by then",
        "'theory' needs 4 attempts by 2052, and the plan has 3 that end by then",
      ])
    #expect(reasons(Small.toy(), [(0, 20, 0), (1, 4, 0)]) == [])
  }

  @Test("A gate is the last boundary where it comes before the deadline") func gates() {
    var problem = Small.toy()
    problem.chunks[1] = Chunk(name: "theory", years: 2, staffing: Small.anybody(0), after: [0])
    #expect(
      reasons(problem, [(0, 20, 0), (1, 1, 4)], gates: [4, nil])
        == ["the plan's first attempt on 'observation' ends at 2031, after its gate, 2030"])
  }

  @Test("Of separate chunks each needs its own") func separate() {
    var problem = Small.toy()
    problem.pools[0].correct = 0.5
    problem.chunks[0].credit = .separate
    problem.chunks[1].needed = false
    let found = reasons(problem, [(0, 20, 0)])
    #expect(
      found == [
        "each of the 20 chunks of 'observation' needs an attempt by 2052, and the plan has one that ends by then for 1"
      ])
  }

  @Test("Where no plan has a chance that is said instead") func hopeless() {
    let found = reasons(Small.toy(deadline: 2040), [])
    #expect(found.count == 1 && found[0].hasPrefix("'theory' takes until 2051 at the earliest"))
  }

  @Test("Of a search that was cut short nothing is said") func searched() {
    #expect(Small.report(Small.toy(), bound: 1, status: .limit).zeroReasons.isEmpty)
  }
}
