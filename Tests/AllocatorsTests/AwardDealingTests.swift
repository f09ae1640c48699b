import Allocation
import Allocators
import Problems
import Testing

/// Grants are dealt before people: round and round at each boundary, in file order.
@Suite("How naive rules deal out grants")
struct AwardDealingTests {
  private static func instance(_ budget: [Double], _ grants: [Grant]) -> Instance {
    var problem = Problem(
      time: TimeGrid(horizon: 4), deadline: .certain(4),
      pools: [
        Pool(name: "a", headcount: .schedule([.init(moment: 0, people: 2)]), costs: [0]),
        Pool(name: "b", headcount: .schedule([.init(moment: 0, people: 0)]), costs: [0]),
      ], chunks: [Chunk(name: "c", years: 1, staffing: .anyOf([.init(pool: 0)], team: 1))],
      budgets: [
        Budget(
          name: "money", income: budget.enumerated().map { .init(moment: Double($0), amount: $1) })
      ])
    problem.grants = grants
    return Instance(problem)
  }

  private static func grant(
    _ cost: Double, adds: [Int: Int] = [1: 1], most: Int = 1, at moments: [Double] = [0]
  ) -> Grant {
    Grant(
      name: "\(cost)", costs: [cost],
      adds: adds.sorted { $0.key < $1.key }.map { .init(pool: $0.key, people: $0.value) }, most: most,
      moments: moments)
  }

  @Test(
    "One of each a round, until the money is gone",
    arguments: [
      // Two at 2 and one at 3 in turn: 2 + 3 + 2 = 7.
      ([7.0], [grant(2, most: 5), grant(3, most: 5)], [2, 1]),
      ([8], [grant(2, most: 5), grant(3, most: 5)], [2, 1]),
      ([10], [grant(2, most: 5), grant(3, most: 5)], [2, 2]),
      // What is too dear is passed over, and the round goes on.
      ([4], [grant(5), grant(1, most: 3)], [0, 3]),
      // What has come in by then, exactly, is enough.
      ([0.1, 0.2], [grant(0.3, at: [0, 1])], [0, 1]),
      // A grant whose maximum was reached at its first moment is not awarded again.
      ([9, 9], [grant(2, most: 2, at: [0, 1])], [2, 0]),
      // Nobody is taken who is not there: two may go.
      ([9], [grant(0, adds: [0: -1, 1: 1], most: 9)], [2]),
      // Without a price as many as there may be.
      ([0], [grant(0, most: 4)], [4]),
    ])
  func rounds(budget: [Double], grants: [Grant], counts: [Int]) {
    #expect(AwardDealing.counts(Self.instance(budget, grants)) == counts)
  }

  @Test("What a status quo states is awarded at the first moment that is covered, or not at all")
  func stated() {
    let grants = [Self.grant(4, most: 2, at: [0, 1, 2]), Self.grant(1)]
    let instance = Self.instance([5, 0, 4], grants)
    #expect(AwardDealing.counts(instance, stated: [2, 1]) == [1, 0, 1, 1])
    #expect(AwardDealing.counts(instance, stated: [0, 1]) == [0, 0, 0, 1])
    #expect(AwardDealing.counts(Self.instance([5], grants), stated: [2, 0]) == nil)
  }
}
