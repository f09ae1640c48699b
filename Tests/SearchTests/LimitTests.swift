import Allocation
import Foundation
import Support
import Testing
import Threads

@testable import Search

@Suite("Limits and interruption")
struct LimitTests {
  /// Too hard to be proven to 1e-12 at once.
  private let hard = """
    time: {horizon: 30}
    deadline: {by: {10: 20%, 20: 60%, 30: 95%}}
    pools:
      a: {headcount: {start: 20, growth: 5%}, correct: 35%, pace: 0.7}
      b: {headcount: 30, correct: 22%}
    chunks:
      w: {count: 3, years: 4, credit: pooled}
      x: {count: 2, years: 6, credit: pooled, after: w}
      y: {years: 9}
      z: {count: 5, years: 3, credit: pooled, pools: [a]}
    """

  @Test("a time limit keeps the best plan and a valid bracket")
  func timeLimit() throws {
    let instance = try Instance(text: hard)
    let result = try Optimizer.solve(instance, options: SearchOptions(gap: 1e-12, timeLimit: 1))
    #expect(result.status == .limit)
    #expect(result.bound >= result.chance)
    #expect(result.bound <= 1)
    #expect(instance.violations(of: result.plan).isEmpty)
  }

  @Test("a memory limit ends the search with what it has, not in a crash")
  func memoryLimit() throws {
    let instance = try Instance(text: hard)
    let result = try Optimizer.solve(instance, options: SearchOptions(gap: 1e-12, memoryLimit: 1))
    #expect(result.status == .limit)
    #expect(result.bound >= result.chance)
    #expect(instance.violations(of: result.plan).isEmpty)
  }

  @Test("a request to stop ends the search with what it has")
  func interruption() throws {
    let stop = StopSignal()
    stop.request()
    let result = try Optimizer.solve(
      try Instance(text: hard), options: SearchOptions(gap: 1e-12),
      within: TimeBudget(stop: stop))
    #expect(result.status == .interrupted)
    #expect(result.bound >= result.chance)
  }

  @Test("the same problem gives the same answer twice")
  func deterministic() throws {
    let text = """
      time: {horizon: 12}
      deadline: {4: 30%, 8: 40%, 12: 30%}
      pools: {a: {headcount: 6, correct: 35%}, b: {headcount: 4, correct: 60%}}
      chunks: {w: {count: 2, years: 2, credit: pooled}, x: {years: 4}, y: {years: 5}}
      """
    let one = try Cases.solve(try Instance(text: text), gap: 1e-6)
    let two = try Cases.solve(try Instance(text: text), gap: 1e-6)
    #expect(one.plan == two.plan)
    #expect(one.bound == two.bound)
    #expect(one.nodes == two.nodes)
  }
}
