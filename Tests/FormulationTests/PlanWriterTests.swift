import Allocation
import Probability
import Support
import Testing

@testable import Formulation

@Suite("From attempts per column to a plan, and back")
struct PlanWriterTests {
  private static let text = """
    time: {horizon: 4}
    deadline: 4
    pools: {a: {headcount: 4, correct: 50%}}
    chunks: {x: {years: 1}, y: {years: 1, count: 2, credit: separate, after: x}}

    """
  private static let worlds = """
    worlds: {one: {credence: 50%}, none: {credence: 0%}, two: {credence: 50%, pools: {a: {correct: 80%}}}}
    """

  private func entry(_ type: Int, _ start: Int, copy: Int = 0, attempts: Int) -> Plan.Entry {
    .init(type: type, start: start, copy: copy, attempts: attempts)
  }

  /// Attempts of the columns of a unit, a branch (−1: shared) and a start.
  private func attempts(_ reduction: Reduction, _ wanted: [[Int]: Int]) -> [Int] {
    reduction.columns.indices.map { column in
      let facts = reduction.columns[column]
      return wanted[[facts.unit, reduction.branch(of: column) ?? -1, facts.start]] ?? 0
    }
  }

  @Test("gates lie where the first that waits starts, and at the end where nobody does")
  func staticPlan() throws {
    let reduction = Reduction(try Instance(text: Self.text))
    let writer = PlanWriter(reduction)
    let plan = writer.plan(attempts(reduction, [[0, -1, 0]: 2, [0, -1, 2]: 1, [1, -1, 3]: 3]))
    #expect(plan.look == nil && plan.gates == [3, nil])
    #expect(
      plan.entries == [
        entry(0, 0, attempts: 2), entry(0, 2, attempts: 1), entry(1, 3, attempts: 2),
        entry(1, 3, copy: 1, attempts: 1),
      ])
    let idle = writer.plan(reduction.columns.map { _ in 0 })
    #expect(idle == .empty(for: reduction.base))
  }

  @Test("each branch has its own gates; worlds that nobody believes in do what all share")
  func twoStagePlan() throws {
    let reduction = try #require(
      Reduction(try Instance(text: Self.text + Self.worlds), Stage(look: 2)) { false })
    let plan = PlanWriter(reduction).plan(
      attempts(reduction, [[0, -1, 0]: 1, [0, 0, 2]: 2, [1, 0, 3]: 1, [1, 1, 2]: 3]))
    #expect(plan.look == .init(boundary: 2))
    #expect(plan.shared == [entry(0, 0, attempts: 1)])
    #expect(plan.branches.map(\.world) == [0, 1, 2])
    #expect(plan.branches.map(\.gates) == [[3, nil], [4, nil], [2, nil]])
    #expect(plan.branches[0].entries == [entry(0, 2, attempts: 2), entry(1, 3, attempts: 1)])
    #expect(plan.branches[1].entries.isEmpty)
    #expect(plan.branches[2].entries == [entry(1, 2, attempts: 2), entry(1, 2, copy: 1, attempts: 1)])
  }

  @Test("what is done where nothing is seen comes last")
  func blindBranch() throws {
    let instance = try Instance(text: Self.text + Self.worlds)
    let reveal = Stage.Reveal(
      chunk: 0, seen: [0.5, 0.5, 0.5],
      open: instance.worlds.map { _ in [.init(chance: 0.5, missing: [0: 1])] },
      least: [:])
    let reduction = try #require(Reduction(instance, Stage(look: 2, reveal: reveal)) { false })
    let plan = PlanWriter(reduction).plan(attempts(reduction, [[0, 2, 2]: 3]))
    #expect(plan.look == .init(boundary: 2, chunk: 0))
    #expect(plan.branches.map(\.world) == [0, 1, 2, nil])
    #expect(plan.branches.map(\.entries.count) == [0, 0, 0, 1])
    #expect(instance.violations(of: plan).isEmpty)
  }

  @Test(
    "points of two-stage reductions are feasible plans, and no worse than is said",
    arguments: TinyProblem.all([.worlds, .worldCounts, .worldYears]), [0, 1, 2])
  func points(problem: TinyProblem, look: Int) throws {
    let instance = try Instance(text: problem.text)
    let reduction = try #require(Reduction(instance, Stage(look: look)) { false })
    let points = Points(reduction)
    var draw = SplitMix64(seed: 1)
    for _ in 0..<200 {
      let attempts = reduction.columns.map { draw.below(3) == 0 ? 1 + draw.below($0.upper) : 0 }
      guard points.isFeasible(attempts) else { continue }
      let plan = PlanWriter(reduction).plan(attempts)
      #expect(instance.violations(of: plan).isEmpty, "\(attempts)")
      let gain = instance.chance(of: plan) - points.value(attempts)
      #expect(gain > -1e-12, "\(attempts)")
      #expect(problem.sort == .worldYears || gain < 1e-12, "\(attempts)")
    }
  }

  @Test("a plan that is read back is the plan", arguments: TinyProblem.all(seeds: 0..<1), [nil, 1, 2])
  func readBack(problem: TinyProblem, look: Int?) throws {
    let instance = try Instance(text: problem.text)
    let reduction = try #require(Reduction(instance, look.map { Stage(look: $0) }) { false })
    var draw = SplitMix64(seed: 2)
    for _ in 0..<50 {
      let attempts = reduction.columns.map { draw.below(3) == 0 ? 1 + draw.below($0.upper) : 0 }
      let plan = PlanWriter(reduction).plan(attempts)
      let read = reduction.point(near: plan)
      #expect(read.reduce(0, +) == attempts.reduce(0, +))
      #expect(PlanWriter(reduction).plan(read) == plan, "\(attempts)")
    }
  }

  @Test(
    "starts that are not searched go to the nearest that is, the later of two; copies keep to their own")
  func nearest() throws {
    let reduction = Reduction(
      try Instance(
        text: """
          time: {horizon: 6}
          deadline: 6
          pools: {a: {headcount: 3, correct: 50%}, b: {headcount: 1, correct: 70%}}
          chunks: {x: {years: 2, pools: [a]}, y: {years: 6, count: 2, credit: separate, pools: [a, b]}}
          """))
    #expect(reduction.units.map(\.copy) == [nil, 0, 1])
    #expect(
      reduction.columns.map { [$0.unit, $0.type, $0.start] }.prefix(4) == [
        [0, 0, 0], [0, 0, 2], [0, 0, 4], [1, 1, 0],
      ])
    let plan = Plan(
      entries: [
        entry(0, 1, attempts: 2), entry(0, 3, attempts: 1), entry(0, 4, attempts: 5),
        entry(2, 0, copy: 1, attempts: 1),
      ],
      gates: [nil, nil])
    let read = reduction.point(near: plan)
    let other = try #require(reduction.columns.firstIndex { $0.unit == 2 && $0.type == 2 })
    #expect(read.indices.filter { read[$0] > 0 } == [1, 2, other])
    #expect([read[1], read[2], read[other]] == [2, 6, 1])
  }

  @Test("a static plan is read by branches: what starts before the look is shared, the rest on each")
  func staticOnBranches() throws {
    let reduction = try #require(
      Reduction(try Instance(text: Self.text + Self.worlds), Stage(look: 2)) { false })
    let plan = Plan(entries: [entry(0, 1, attempts: 2), entry(1, 3, attempts: 1)], gates: [3, nil])
    #expect(
      reduction.point(near: plan)
        == attempts(reduction, [[0, -1, 1]: 2, [1, 0, 3]: 1, [1, 1, 3]: 1]))
  }
}
