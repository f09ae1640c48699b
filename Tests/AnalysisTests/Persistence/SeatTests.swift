import Allocation
import Support
import Testing

@testable import Analysis

/// Who does what of a plan, by hand; and what that is worth where people are right or wrong for life.
@Suite("Seats")
struct SeatTests {
  private static func instance(_ headcount: String, _ chunks: String, steps: Int = 4) throws -> Instance {
    try Instance(
      text: """
        time: {horizon: \(steps)}
        deadline: \(steps)
        pools: {a: {headcount: \(headcount), correct: 50%}}
        chunks: {\(chunks)}
        """)
  }

  /// A plan of attempts given by bundle, start and number.
  private static func plan(_ attempts: [[Int]], in instance: Instance) -> Plan {
    Plan(
      entries: attempts.map { one in
        let type = instance.types.indices.first { instance.types[$0].bundle == one[0] } ?? 0
        return Plan.Entry(type: type, start: one[1], attempts: one[2])
      }, gates: instance.bundles.map { _ in nil })
  }

  @Test(
    "attempts by start take the people who are there, those first who leave first",
    arguments: [
      // Everybody stays: by their numbers.
      ("3", "x: {years: 1}, y: {years: 1}", [[0, 0, 2], [1, 1, 3]], [0, 1, 0, 1, 2]),
      // Whoever is at work is not free.
      ("3", "x: {years: 2}, y: {years: 1}", [[0, 0, 1], [1, 1, 2]], [0, 1, 2]),
      // Two leave after the first step: they do the short work.
      ("{0: 3, 1: 1}", "x: {years: 1}", [[0, 0, 1]], [2]),
      ("{0: 3, 1: 1}", "x: {years: 3}, y: {years: 1}", [[0, 0, 1], [1, 0, 2]], [0, 2, 1]),
      // People who come are the next numbers.
      ("{0: 1, 2: 3}", "x: {years: 1}", [[0, 0, 1], [0, 2, 3]], [0, 0, 1, 2]),
    ])
  func seats(headcount: String, chunks: String, attempts: [[Int]], expected: [Int]) throws {
    let instance = try Self.instance(headcount, chunks)
    let plan = Self.plan(attempts, in: instance)
    #expect(instance.violations(of: plan).isEmpty)
    let seats = try #require(Seats(plan, of: instance))
    #expect(seats.attempts.map { $0.first.map(\.block) } == expected.map { [$0] })
  }

  @Test("nobody can be seated where too few are there throughout") func nobody() throws {
    let instance = try Self.instance("{0: 1, 1: 0, 2: 1}", "x: {years: 3}")
    #expect(Seats(Self.plan([[0, 0, 1]], in: instance), of: instance) == nil)
  }

  @Test("teams that always move together are one block, with one lot") func teams() throws {
    let instance = try Self.instance("6", "x: {years: 1, team: 2}, y: {years: 1, team: 4}")
    let seats = try #require(Seats(Self.plan([[0, 0, 1], [1, 0, 1]], in: instance), of: instance))
    // Blocks of two people: the second attempt sits in the next two of them.
    #expect(seats.attempts.map { $0.first.map(\.block) } == [[0], [1]])
  }

  /// One person after another at everything: right on all iff right on the hardest, u ≤ min q.
  @Test(
    "one person who does everything is right as often as on the hardest",
    arguments: [[50, 50], [80, 30], [20, 60, 40], [100, 70], [90, 90, 90]])
  func onePerson(correct: [Int]) throws {
    let instance = try Instance(
      text: """
        time: {horizon: \(correct.count)}
        deadline: \(correct.count)
        pools: {a: {headcount: 1}}
        chunks:
        \(correct.enumerated().map { "  c\($0): {years: 1, pools: {a: {correct: \($1)%}}}" }.joined(separator: "\n"))
        """)
    let plan = Self.plan(correct.indices.map { [$0, $0, 1] }, in: instance)
    let lasting = try #require(PersistentCorrectness(plan, of: instance))
    let chance = try #require(lasting.exactChance { false })
    #expect(abs(chance - Double(correct.min() ?? 0) / 100) < 1e-12)
    // With luck anew it would be the product.
    let product = correct.reduce(1) { $0 * Double($1) / 100 }
    #expect(abs(instance.chance(of: plan) - product) < 1e-12)
    #expect(lasting.isLikeStatic == (correct.count == 1))
    #expect(lasting.chance([[0.05]]) == 1)
    #expect(lasting.exactChance { true } == nil)
  }

  @Test("different people at everything are luck anew", arguments: [1, 2, 5])
  func different(people: Int) throws {
    let instance = try Self.instance("\(2 * people)", "x: {years: 1}, y: {years: 1}")
    let plan = Self.plan([[0, 0, people], [1, 0, people]], in: instance)
    let lasting = try #require(PersistentCorrectness(plan, of: instance))
    #expect(lasting.isLikeStatic)
    let chance = try #require(lasting.exactChance { false })
    #expect(abs(chance - instance.chance(of: plan)) < 1e-12)
  }
}
