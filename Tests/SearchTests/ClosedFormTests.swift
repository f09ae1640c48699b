import Allocation
import Foundation
import Support
import Testing

@testable import Search

@Suite("Answers in closed form")
struct ClosedFormTests {
  private func toy(people: Int, deadline: Int) -> String {
    """
    time: {start: 2026, horizon: 40}
    deadline: \(deadline)
    pools: {researchers: {headcount: \(people)}}
    chunks:
      observation: {count: 180, years: 5}
      theory: {count: 4, years: 25}
    """
  }

  @Test(
    "26 years are enough for 25-year chunks, 24 are not",
    arguments: [(184, 2052, 1.0), (184, 2050, 0), (100, 2052, 1)])
  func toyModel(people: Int, deadline: Int, chance: Double) throws {
    let result = try Cases.solve(try Instance(text: toy(people: people, deadline: deadline)), gap: 1e-9)
    #expect(abs(result.chance - chance) < 1e-12)
  }

  @Test("nobody is held who adds nothing")
  func noUselessAttempts() throws {
    let instance = try Instance(text: toy(people: 500, deadline: 2052))
    let result = try Cases.solve(instance, gap: 1e-9)
    #expect(result.plan.personSteps(in: instance) == 180 * 5 + 4 * 25)
  }

  @Test("a plan from elsewhere is beaten or taken, without what adds nothing")
  func rivals() throws {
    let instance = try Instance(text: toy(people: 500, deadline: 2052))
    let (wide, long) = (
      instance.types.firstIndex { $0.length == 5 }, instance.types.firstIndex { $0.length == 25 }
    )
    let rival = Plan(
      entries: [
        .init(type: try #require(wide), start: 0, attempts: 300),
        .init(type: try #require(long), start: 0, attempts: 100),
      ], gates: [nil, nil])
    let result = try Optimizer.solve(instance, options: SearchOptions(gap: 1e-4), rivals: [rival])
    #expect(result.chance == 1)
    #expect(result.plan.personSteps(in: instance) == 180 * 5 + 4 * 25)
    let trimmed = PlanTrimming.trimmed(rival, in: instance).plan
    #expect(trimmed.personSteps(in: instance) == 180 * 5 + 4 * 25)
    #expect(instance.chance(of: trimmed) == 1)
  }

  @Test("four separate chunks share the people evenly", arguments: [1, 22, 44])
  func separate(attempts: Int) throws {
    let result = try Cases.solve(
      try Instance(
        text:
          """
          time: {horizon: 25}
          deadline: 25
          pools: {field: {headcount: \(4 * attempts), correct: 10%}}
          chunks: {theory: {count: 4, years: 25, credit: separate}}
          """), gap: 1e-9)
    #expect(abs(result.chance - pow(1 - pow(0.9, Double(attempts)), 4)) < 1e-12)
  }

  @Test("1,800 people, one in ten right, half the time, ten years: the binomial tail")
  func pooled() throws {
    let result = try Cases.solve(
      try Instance(
        text:
          """
          time: {horizon: 10}
          deadline: 10
          pools: {field: {headcount: 1800, correct: 10%, pace: 0.5}}
          chunks: {observation: {count: 180, years: 5, credit: pooled}}
          """), gap: 1e-9)
    #expect(abs(result.chance - 0.51149215997558) < 1e-12)
  }

  @Test("on copies of one chunk, one attempt of .9 and two of .5 make .675")
  func mixedCopies() throws {
    let result = try Cases.solve(
      try Instance(
        text:
          """
          time: {horizon: 1}
          deadline: 1
          pools: {good: {headcount: 1, correct: 90%}, fair: {headcount: 2, correct: 50%}}
          chunks: {theory: {count: 2, years: 1, credit: separate}}
          """), gap: 1e-9)
    #expect(abs(result.chance - 0.675) < 1e-12)
  }
}
