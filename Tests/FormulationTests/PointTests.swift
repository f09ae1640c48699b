import Allocation
import Probability
import Support
import Testing

@testable import Formulation

/// What the whole-number points of a reduction are, against a list of all plans that knows of no reduction.
@Suite("Points of a reduction and plans of its problem")
struct PointTests {
  private static let ungated = TinyProblem.Sort.allCases.filter {
    ![.gates, .chain, .worldYears].contains($0)
  }

  @Test(
    "every point is a feasible plan of the chance that the objective says",
    arguments: TinyProblem.all(ungated))
  func pointsArePlans(problem: TinyProblem) throws {
    let instance = try Instance(text: problem.text)
    let points = Points(Reduction(instance))
    let attempts = points.attempts().filter(points.isFeasible)
    #expect(attempts.count > 1)
    for one in attempts {
      let plan = PlanWriter(points.reduction).plan(one)
      #expect(instance.violations(of: plan).isEmpty)
      #expect(abs(instance.chance(of: plan) - points.value(one)) < 1e-12, "\(one)")
    }
  }

  @Test(
    "with gates the plan is feasible, and no worse: its gates are as late as can be",
    arguments: TinyProblem.all([.gates, .chain, .worldYears]))
  func gatedPoints(problem: TinyProblem) throws {
    let instance = try Instance(text: problem.text)
    let points = Points(Reduction(instance))
    for one in points.attempts() where points.isFeasible(one) {
      let plan = PlanWriter(points.reduction).plan(one)
      #expect(instance.violations(of: plan).isEmpty)
      #expect(instance.chance(of: plan) >= points.value(one) - 1e-12, "\(one)")
    }
  }

  @Test("rows of people and money hold just where the plan is feasible", arguments: TinyProblem.all(ungated))
  func rowsAreTheRules(problem: TinyProblem) throws {
    let instance = try Instance(text: problem.text)
    let points = Points(Reduction(instance))
    var draw = SplitMix64(seed: 1)
    var seen: Set<Bool> = []
    for _ in 0..<300 {
      let attempts = points.reduction.columns.map { draw.below(3) == 0 ? 1 + draw.below($0.upper) : 0 }
      let plan = PlanWriter(points.reduction).plan(attempts)
      let isFeasible = instance.violations(of: plan).isEmpty
      #expect(points.isAffordable(attempts) == isFeasible, "\(attempts)")
      seen.insert(isFeasible)
    }
    #expect(seen.contains(true))
    #expect(seen.contains(false) || problem.sort != .plain)
  }

  @Test("neither dominance nor gates, bounds or symmetry lose the best plan", arguments: TinyProblem.all())
  func bestStaticPlan(problem: TinyProblem) throws {
    let instance = try Instance(text: problem.text)
    let best = BruteForce.best(instance)
    #expect(abs(Points(Reduction(instance)).best() - best) < 1e-12)
    #expect(best > 0)
  }

  @Test("nor do rounded rows", arguments: TinyProblem.all([.plain, .budget, .teams, .relay]))
  func roundedRows(problem: TinyProblem) throws {
    let reduction = Reduction(try Instance(text: problem.text))
    let (with, without) = (Points(reduction, cuts: true), Points(reduction))
    for one in without.attempts() { #expect(with.isFeasible(one) == without.isFeasible(one)) }
  }

  @Test("every start gives the same best plan", arguments: TinyProblem.all([.late, .headcounts, .chain]))
  func anyStart(problem: TinyProblem) throws {
    let instance = try Instance(text: problem.text)
    let (few, all) = (Reduction(instance), Reduction(instance, fromAnyStart: true))
    #expect(abs(Points(few).best() - Points(all).best()) < 1e-12)
    for column in few.columns {
      #expect(all.columns.contains { $0.type == column.type && $0.start == column.start })
    }
  }

  @Test(
    "for who learns the world at a date too, at every look",
    arguments: TinyProblem.all([.worlds, .worldCounts, .worldYears], seeds: 1..<3))
  func bestTwoStagePlan(problem: TinyProblem) throws {
    let instance = try Instance(text: problem.text)
    var before = 1.0
    for look in 0...instance.steps {
      let reduction = try #require(Reduction(instance, Stage(look: look), unless: { false }))
      let best = BruteForce.best(instance, learningAt: look)
      #expect(abs(Points(reduction).best() - best) < 1e-12, "look at \(look)")
      #expect(best <= before)
      before = best
    }
    #expect(abs(before - BruteForce.best(instance)) < 1e-12)
  }
}
