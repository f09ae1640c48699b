import Allocation
import Answers
import Search
import Threads

/// The rungs that other knowledge makes of a static problem: better informed allocators above it, one who plans
/// for a single expected case below it, and the three on the ground that people are right or wrong for life.
package struct Ladder: Sendable {
  /// The problem as stated; it may know more kinds of attempts than the problem offers.
  package private(set) var instance: Instance
  /// The best static plan that is known.
  package private(set) var plan: Plan
  /// Its chance.
  package private(set) var chance: Double
  /// No static plan has more.
  package private(set) var bound: Double

  /// The plan was given, and stands whatever else is found.
  private let isGiven: Bool

  /// - Parameters:
  ///   - plan: feasible.
  ///   - chance: exact.
  ///   - isGiven: whether better plans do not take its place.
  package init(_ instance: Instance, plan: Plan, chance: Double, bound: Double, isGiven: Bool = false) {
    self.isGiven = isGiven
    self.instance = instance
    self.plan = plan
    self.chance = chance
    self.bound = bound
  }

  /// Takes a plan that is better, and a bound that is lower.
  ///
  /// - Parameters:
  ///   - plan: feasible; of the ladder's instance.
  ///   - bound: proven of the same problem.
  package mutating func take(_ plan: Plan, bound: Double) {
    let judged = instance.chance(of: plan)
    if judged > chance, !isGiven { (self.plan, chance) = (plan, judged) }
    self.bound = max(chance, min(self.bound, bound))
  }

  /// The static rung.
  package var `static`: Rung {
    Rung(.static, chance: chance, bound: bound, plan: WrittenPlan(plan, of: instance))
  }

  /// The plan for the expected case, judged on the real law: of the best ones that with the fewest person-steps, then
  /// with the earliest ends. Should it be better than the static plan, which is only proven to within a gap, it takes
  /// that plan's place.
  package mutating func meanValue(_ budget: SearchBudget) throws -> Rung {
    let expected = Instance(ExpectedCase.problem(of: instance))
    let (found, best) = try Workers.map([expected], threads: 1) { expected in
      // Of all best plans of the expected case the cheapest counts: another might do better by luck of the tie.
      let found = try Optimizer.solve(
        expected, options: budget.options(oneOf: 1), within: budget.time)
      let best =
        budget.isOver
        ? found.plan : try Optimizer.thrifty(found.plan, in: expected, within: budget.time)
      return (found, best)
    }[0]
    let isHopeless = found.bound <= AnalysisTuning.dust
    let written = instance.adopting(isHopeless ? .empty(for: expected) : best, of: expected)
    let judged = written.instance.chance(of: written.plan)
    if judged > chance, !isGiven { (instance, plan, chance) = (written.instance, written.plan, judged) }
    var rung = Rung(
      .meanValue, chance: judged, plan: WrittenPlan(written.plan, of: written.instance))
    if isHopeless {
      rung.isHopeless = true
      rung.notes = [.hopeless(years: Self.meanYears(expected))]
    } else if found.status != .optimal {
      rung.isComplete = false
      rung.notes = [.expectedCaseOpen]
    }
    return rung
  }

  /// Years from the start to the one deadline of an expected case.
  private static func meanYears(_ expected: Instance) -> Double {
    Double(expected.worlds[0].weights.lastIndex { $0 > 0 } ?? 0) * expected.time.step
  }

  /// Omniscient, knows who is right, and the static plan where people are right or wrong for life.
  ///
  /// - Parameters:
  ///   - waitAndSee: that rung of the same problem.
  ///   - begins: is told each that has to be worked out, before it is.
  package func lasting(
    waitAndSee: Rung, _ budget: SearchBudget, begins: (Rung.Name) -> Void = { _ in }
  ) throws -> [Rung] {
    if WhoIsRight(instance).isTrivial {
      // The static rung under other names: knowing that adds nothing here.
      var lasting = `static`.renamed(.lasting)
      lasting.bound = nil
      return [waitAndSee.renamed(.omniscient), `static`.renamed(.knowsWhoIsRight), lasting]
    }
    begins(.lasting)
    let ground = LastingGround(plan, of: instance, static: chance, budget)
    return try ground.rungs(begins: begins).map { rung in
      var rung = rung
      if rung.name == .lasting, rung.chance != nil { rung.plan = WrittenPlan(plan, of: instance) }
      return rung
    }
  }
}
