import Allocation
import Problems
import Testing

@testable import Reporting

@Suite struct ZeroReasonTests {
  private func reasons(_ problem: Problem) -> [ZeroReason] {
    ZeroReason.reasons(Instance(problem), world: 0)
  }

  @Test func namesChunkPoolYearsAndShare() {
    var problem = Small.toy(deadline: 2040)
    problem.deadline = .points([.init(moment: 2036, share: 0.4), .init(moment: 2040, share: 0.6)], never: 0)
    #expect(
      Small.report(problem).zeroReasons == [
        "'theory' takes until 2051 at the earliest (pool 'researchers'), 11 years short of the last deadline, 2040;"
          + " that is too late in 100 % of the deadline's law"
      ])
  }

  @Test func looksBeyondTheHorizon() {
    #expect(
      reasons(Small.toy(pace: 0.5)) == [
        .tooLate(chunk: 1, crew: 0, end: 50, last: 26, share: 1)
      ])
  }

  @Test func followsChains() {
    var problem = Small.toy()
    problem.chunks[0].after = [1]
    #expect(reasons(problem) == [.tooLate(chunk: 0, crew: 0, end: 30, last: 26, share: 1)])
    problem.deadline = .certain(2040)
    #expect(reasons(problem) == [.tooLate(chunk: 1, crew: 0, end: 25, last: 14, share: 1)])
  }

  @Test func countsPeople() {
    var problem = Small.toy()
    problem.chunks[1].staffing = Small.anybody(0, team: 30)
    #expect(reasons(problem) == [.tooFewPeople(chunk: 1, pool: 0, team: 30, most: 24)])
    problem = Small.toy()
    problem.pools[0] = Small.pool("researchers", 3)
    #expect(
      reasons(problem) == [
        .tooFewAttempts(chunk: 0, needed: 20, atMost: 15), .tooFewAttempts(chunk: 1, needed: 4, atMost: 3),
      ])
  }

  @Test func waitsForPeopleToCome() {
    var problem = Small.toy()
    problem.pools[0].headcount = .schedule([.init(moment: 2030, people: 100)])
    #expect(reasons(problem) == [.tooLate(chunk: 1, crew: 0, end: 29, last: 26, share: 1)])
  }

  @Test func countsMoney() {
    var problem = Small.toy()
    problem.budgets = [Budget(name: "money", income: [.init(moment: 2026, amount: 9)])]
    problem.pools[0].costs = [2]
    #expect(
      reasons(problem) == [.unpaid(chunk: 0, crew: 0, budget: 0), .unpaid(chunk: 1, crew: 0, budget: 0)])
    problem.budgets[0].income.append(.init(moment: 2040, amount: 1000))
    #expect(reasons(problem) == [.tooLate(chunk: 1, crew: 0, end: 35, last: 26, share: 1)])
  }

  @Test func saysTogetherOnlyWhereItIsProven() {
    var problem = Small.toy()
    problem.pools[0] = Small.pool("researchers", 4)
    #expect(reasons(problem) == [.together])
    #expect(Small.report(problem, bound: 0).zeroReasons.map { $0.contains("do not fit") } == [true])
    #expect(
      Small.report(problem, bound: 3e-9).zeroReasons.map { $0.contains("chance of 0.00000030 %") } == [true])
    // A bound below what chances are worked out to is none.
    let tiny = Small.report(problem, bound: 3e-34)
    #expect(tiny.zeroReasons.map { $0.contains("chance of 1.0e-10 %") } == [true])
    #expect(tiny.text().contains("proven: no plan has any chance\n"))
    #expect(Small.report(problem, bound: 0.5, status: .limit).zeroReasons.isEmpty)
  }

  @Test func saysItOnceForAllWorlds() {
    var problem = Small.toy(deadline: 2040)
    problem.worlds = [World(name: "a", credence: 0.5), World(name: "b", credence: 0.5)]
    #expect(Small.report(problem).zeroReasons.count == 1)
    problem.worlds[1].deadline = .certain(2030)
    let reasons = Small.report(problem).zeroReasons
    #expect(reasons.contains { $0.hasPrefix("in world 'a': 'theory'") })
    #expect(reasons.contains { $0.hasPrefix("in world 'b': 'observation'") })
  }
}
