import Allocation
import Problems
import Support
import Testing

/// Laws that work moves, by hand: a chunk of five years is attempted, and the deadline comes so much sooner.
@Suite struct MovableLawTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let deadline: String
    let hastens: String
    /// Person-years held, in attempts of one.
    let attempts: Int
    /// π at boundaries −1 (before the start) to 5.
    let law: [Double]
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "nothing is done", deadline: "4", hastens: "1", attempts: 0, law: [0, 0, 0, 0, 0, 1, 0]),
    Case(name: "two years", deadline: "4", hastens: "1", attempts: 2, law: [0, 0, 0, 1, 0, 0, 0]),
    Case(name: "half a year", deadline: "4", hastens: "0.5", attempts: 1, law: [0, 0, 0, 0, 1, 0, 0]),
    Case(
      name: "half a year that was spare", deadline: "4.5", hastens: "0.5", attempts: 1,
      law: [0, 0, 0, 0, 0, 1, 0]),
    Case(
      name: "before the start", deadline: "{1: 30%, 4: 70%}", hastens: "2", attempts: 1,
      law: [0.3, 0, 0, 0.7, 0, 0, 0]),
    Case(
      name: "never stays", deadline: "{3: 60%, never: 40%}", hastens: "3", attempts: 3,
      law: [0.6, 0, 0, 0, 0, 0, 0.4]),
    Case(
      name: "beyond the horizon", deadline: "8", hastens: "2", attempts: 2, law: [0, 0, 0, 0, 0, 1, 0]),
    Case(
      name: "a leak, once for all attempts", deadline: "4", hastens: "{chance: 25%, years: 2}", attempts: 4,
      law: [0, 0, 0, 0.25, 0, 0.75, 0]),
    Case(
      name: "a straight line", deadline: "{by: {4: 100%}}", hastens: "1", attempts: 1,
      law: [0.25, 0.25, 0.25, 0.25, 0, 0, 0]),
  ]

  @Test(arguments: cases) func moves(_ one: Case) throws {
    let instance = try Instance(
      text: """
        time: {horizon: 5}
        deadline: \(one.deadline)
        pools: {p: {headcount: 9}}
        chunks: {c: {years: 1, needed: false, hastens: \(one.hastens)}, d: {years: 1}}
        """)
    let kind = try #require(instance.kind(0, length: 1))
    let plan = Plan(
      entries: one.attempts > 0 ? [.init(type: kind, start: 4, attempts: one.attempts)] : [],
      gates: [nil, nil])
    var law = [Double](repeating: 0, count: 7)
    for boundary in instance.judge(plan).worlds[0].boundaries {
      law[boundary.boundary + 1] = boundary.weight
    }
    #expect(zip(law, one.law).allSatisfy { abs($0 - $1) < 1e-8 }, "\(law)")
  }

  @Test("Rates of 0, and gifts for which there is no rival, hasten nothing")
  func idle() throws {
    let text = """
      time: {horizon: 5}
      deadline: 4
      pools: {p: {headcount: 9}}
      chunks: {c: {years: 1, hastens: 0}, d: {years: 1, hastens: {chance: 0, years: 3}}}
      """
    #expect(try Instance(text: text).hastening == nil)
  }

  @Test("A still instance keeps kinds, and holds plans below its limits")
  func still() throws {
    let instance = try Instance(
      text: """
        time: {horizon: 5}
        deadline: 4
        pools: {p: {headcount: 9}}
        chunks: {c: {years: 1, hastens: 0.5}}
        """)
    let limit = Instance.HasteningLimit(perStep: instance.types.map { _ in 0.5 }, most: [1])
    let still = instance.still(laws: [[0, 0, 1, 0, 0, 0]], limits: [limit])
    func plan(_ attempts: Int) -> Plan {
      Plan(entries: [.init(type: 0, start: 0, attempts: attempts)], gates: [nil])
    }
    #expect(still.hastening == nil && still.types.count == instance.types.count)
    #expect(still.violations(of: plan(2)).isEmpty && !still.violations(of: plan(3)).isEmpty)
    #expect(instance.violations(of: plan(3)).isEmpty)
  }

  @Test("Settled attempts hold their people, and are made whether a plan uses them or not")
  func reserved() throws {
    let instance = try Instance(
      text: """
        time: {horizon: 3}
        deadline: 3
        pools: {p: {headcount: 2, correct: 50%}}
        chunks: {c: {years: 1}, d: {years: 1}}
        """)
    let kind = try #require(instance.kind(0, length: 1))
    let settled = Plan.Entry(type: kind, start: 1, attempts: 2)
    let reserved = try #require(ReservedInstance(instance, [settled]))
    #expect(reserved.instance.headcounts[0] == [2, 0, 2])
    let unused = reserved.restored(.empty(for: reserved.instance))
    #expect(unused.entries == [settled])
    var one = Plan.empty(for: reserved.instance)
    one.entries = [.init(type: instance.types.count, start: 1)]
    #expect(reserved.instance.violations(of: one).isEmpty)
    #expect(reserved.restored(one).normalised(in: instance).entries == [settled])
    #expect(ReservedInstance(instance, [.init(type: kind, start: 1, attempts: 3)]) == nil)
  }
}
