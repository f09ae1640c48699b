import Foundation
import Problems
import Testing

@testable import Allocation

@Suite("Exact chance and feasibility")
struct JudgementTests {
  private func instance(_ text: String) throws -> Instance {
    Instance(try ProblemReader.read(Array(text.utf8), directory: ".").problem)
  }

  private let separate = """
    time: {horizon: 25}
    deadline: 25
    pools: {field: {headcount: 176, correct: 10%}}
    chunks: {theory: {count: 4, years: 25, credit: separate}}
    """

  @Test(
    "four separate chunks with n attempts each: (1 − 0.9ⁿ)⁴",
    arguments: [(1, 0.0001), (22, 0.66055), (44, 0.96177)])
  func separateChunks(attempts: Int, rounded: Double) throws {
    let instance = try instance(separate)
    var plan = Plan.empty(for: instance)
    plan.entries = (0..<4).map { .init(type: 0, start: 0, copy: $0, attempts: attempts) }
    let expected = pow(1 - pow(0.9, Double(attempts)), 4)
    #expect(abs(instance.chance(of: plan) - expected) < 1e-13)
    #expect(abs(expected - rounded) < 1e-4)
    #expect(instance.violations(of: plan).isEmpty)
  }

  @Test("work counts only up to the gate, and what waits starts at it")
  func gates() throws {
    let instance = try instance(
      """
      time: {horizon: 4}
      deadline: {3: 50%, 4: 50%}
      pools: {p: {headcount: 2, correct: 50%}}
      chunks:
        first: {years: 1}
        second: {years: 1, after: first}
      """)
    var plan = Plan(
      entries: [.init(type: 0, start: 0), .init(type: 0, start: 1), .init(type: 1, start: 2)],
      gates: [2, nil])
    #expect(abs(instance.chance(of: plan) - 0.75 * 0.5) < 1e-15)
    plan.gates = [1, nil]
    #expect(abs(instance.chance(of: plan) - 0.5 * 0.5) < 1e-15)
    #expect(instance.violations(of: plan).isEmpty)
    plan.gates = [3, nil]
    #expect(instance.violations(of: plan).count == 1)
  }

  @Test("every rule of feasibility is checked")
  func violations() throws {
    let instance = try instance(
      """
      time: {horizon: 4}
      deadline: 4
      pools: {p: {headcount: {0: 2, 2: 1}, correct: 50%, cost: 1}}
      budgets: {money: 5}
      chunks: {a: {years: 2}}
      """)
    func kinds(_ entries: [Plan.Entry]) -> [String] {
      instance.violations(of: Plan(entries: entries, gates: [nil])).map {
        String(String(describing: Mirror(reflecting: $0).children.first?.label ?? ""))
      }
    }
    #expect(kinds([.init(type: 0, start: 0, attempts: 2)]).isEmpty)
    #expect(kinds([.init(type: 0, start: 1, attempts: 2)]).contains("tooFewPeople"))
    #expect(kinds([.init(type: 0, start: 3)]).contains("outsideTime"))
    #expect(kinds([.init(type: 9, start: 0)]).contains("unknownType"))
    #expect(kinds([.init(type: 0, start: 0, copy: 1)]).contains("unknownCopy"))
    #expect(kinds([.init(type: 0, start: 0, attempts: 0)]).contains("emptyEntry"))
    #expect(kinds([.init(type: 0, start: 0, attempts: 2), .init(type: 0, start: 2)]).contains("overspent"))
  }

  @Test("an entry without attempts counts for nothing, also where none can fail")
  func noAttempts() throws {
    let instance = try instance(
      """
      time: {horizon: 1}
      deadline: 1
      pools: {p: {headcount: 4}}
      chunks: {a: {count: 2, years: 1, credit: separate}}
      """)
    var plan = Plan.empty(for: instance)
    plan.entries = [0, 1].map { .init(type: 0, start: 0, copy: $0) }
    #expect(instance.chance(of: plan) == 1)
    plan.entries.append(.init(type: 0, start: 0, copy: 1, attempts: 0))
    #expect(instance.chance(of: plan) == 1)
    plan.entries[0].attempts = 0
    #expect(instance.chance(of: plan) == 0)
  }
}
