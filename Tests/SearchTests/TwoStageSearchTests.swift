import Allocation
import Foundation
import Support
import Testing

@testable import Search

@Suite("The best two-stage plan")
struct TwoStageSearchTests {
  /// One person, half right, four years; which of two agendas counts is learned.
  private func instance() throws -> Instance {
    let text = """
      time: {horizon: 4}
      deadline: {3: 50%, 4: 50%}
      pools: {field: {headcount: 1, correct: 50%}}
      chunks:
        left: {years: 1, needed: false}
        right: {years: 1, needed: false}
      worlds:
        one: {credence: 60%, chunks: {left: {needed: true}}}
        two: {credence: 40%, chunks: {right: {needed: true}}}
      """
    return try Instance(text: text)
  }

  /// By hand: n shared years, of which k for the left, then all for what counts; φ(a) = 1 − ½ᵃ.
  private func best(_ look: Int) -> Double {
    func value(_ n: Int, _ left: Int, _ total: Int) -> Double {
      func chance(_ attempts: Int) -> Double { 1 - 1 / Double(1 << attempts) }
      return 0.6 * chance(left + total - n) + 0.4 * chance(n - left + total - n)
    }
    // Deadlines 3 and 4: what comes before 3 decides the one, everything the other.
    return (0...look).flatMap { left -> [Double] in
      look < 4
        ? [0.5 * value(look, left, 3) + 0.5 * value(look, left, 4)]
        : (0...3).compactMap { early in
          (0...1).contains(left - early)
            ? 0.5 * value(3, early, 3) + 0.5 * value(4, left, 4) : nil
        }
    }.max() ?? 0
  }

  @Test("learned after so many years: as by hand, and never better for being later")
  func dates() throws {
    let instance = try instance()
    var before = 1.0
    for look in 0...4 {
      let found = try Optimizer.solve(instance, learningAt: look, options: SearchOptions(gap: 1e-10))
      #expect(found.status == .optimal)
      #expect(instance.violations(of: found.plan) == [])
      #expect(abs(found.chance - best(look)) < 1e-9, "look at \(look)")
      #expect(found.chance <= before + 1e-9)
      before = found.chance
    }
  }

  /// Two pools, a budget, separate credit, counts and years that differ between worlds.
  private let mixed = """
    time: {horizon: 6}
    deadline: {4: 40%, 6: 60%}
    pools:
      seniors: {headcount: 2, correct: 60%, cost: 2}
      juniors: {headcount: {0: 1, 2: 2}, correct: 30%, cost: 1}
    budgets: {money: {0: 10, 3: 8}}
    chunks:
      theory: {years: 2, credit: separate, count: 2}
      survey: {years: 1, needed: false}
      tools: {years: 2, team: 1}
    worlds:
      plain: {credence: 50%}
      hard: {credence: 30%, chunks: {theory: {count: 1}, survey: {needed: true}, tools: {years: 3}}}
      easy: {credence: 20%, chunks: {tools: {needed: false}}, deadline: 5}
    """

  @Test(
    "the start is no worse than a date, a date no worse than a later one, and the last is the static plan")
  func order() throws {
    let instance = try Instance(text: mixed)
    let options = SearchOptions(gap: 1e-7)
    var before = 1.0
    for look in 0...6 {
      let found = try Optimizer.solve(instance, learningAt: look, options: options)
      #expect(found.status == .optimal)
      #expect(instance.violations(of: found.plan) == [])
      #expect(found.chance <= before + 1e-7, "look at \(look)")
      before = found.chance
    }
    #expect(abs(before - (try Optimizer.solve(instance, options: options).chance)) < 1e-7)
  }

  @Test("with gates too, which may differ between branches")
  func gates() throws {
    let text = mixed.replacingOccurrences(of: "team: 1", with: "after: [survey]")
    let instance = try Instance(text: text)
    let options = SearchOptions(gap: 1e-7)
    var before = 1.0
    for look in 0...6 {
      let found = try Optimizer.solve(instance, learningAt: look, options: options)
      #expect(found.status == .optimal)
      #expect(instance.violations(of: found.plan) == [])
      #expect(found.chance <= before + 1e-7, "look at \(look)")
      before = found.chance
    }
    #expect(abs(before - (try Optimizer.solve(instance, options: options).chance)) < 1e-7)
  }

  /// The theorem may be proven twice before the look at 2: whoever has seen it waits for nothing more.
  @Test("the gates of a branch are no later than what they count on")
  func gatesOfBranches() throws {
    let text = """
      time: {horizon: 4}
      deadline: 4
      pools: {theorists: {headcount: 1, correct: 70%}, engineers: {headcount: 2, correct: 50%}}
      chunks:
        theorem: {years: 1, pools: [theorists]}
        synthesis: {years: 2}
        tools: {years: 1, pools: [engineers], after: theorem}
      worlds:
        conceptual: {credence: 40%, chunks: {tools: {needed: false}}}
        prosaic: {credence: 60%, chunks: {synthesis: {needed: false}}}
      """
    let instance = try Instance(text: text)
    let found = try Optimizer.solve(instance, learningFrom: 0, options: SearchOptions(gap: 1e-9))
    #expect(instance.violations(of: found.plan) == [])
    #expect(found.plan.look == .init(boundary: 2, chunk: 0))
    for branch in found.plan.branches.indices {
      let ends = found.plan.entries(on: branch).filter { instance.types[$0.type].bundle == 0 }
        .map { $0.start + 1 }
      #expect(found.plan.branches[branch].gates[0] == ends.max())
    }
    #expect(found.plan.branches.map { $0.gates[0] } == [2, 2, 3])
  }
}
