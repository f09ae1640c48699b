import Allocation
import Support
import Testing

@testable import Search

/// Left shift and trimming of plans, with and without a look.
@Suite struct TidyPlanTests {
  private static let seeds = 1...300

  /// Feasible plans, gates as late as can be.
  private static func plans(_ seed: Int) throws -> (instance: Instance, plans: [Plan]) {
    var random = try RandomPlans(seed: seed)
    let instance = random.instance
    let plans = [random.static(), random.branching()].map { plan in
      var plan = plan
      plan.open(in: instance)
      return plan
    }
    return (instance, plans.filter { instance.violations(of: $0).isEmpty })
  }

  /// For each stage how many attempts of each kind there are, and the sum of all starts.
  private static func facts(_ plan: Plan) -> (attempts: [[Int: Int]], starts: Int) {
    (
      plan.stages.map { stage in plan[stage].reduce(into: [:]) { $0[$1.type, default: 0] += $1.attempts } },
      plan.stages.flatMap { plan[$0] }.reduce(0) { $0 + $1.start * $1.attempts }
    )
  }

  @Test func shiftedPlansDoTheSameSooner() throws {
    var moved = [0, 0]
    for seed in Self.seeds {
      let (instance, plans) = try Self.plans(seed)
      for plan in plans {
        let shifted = LeftShift.move(plan, in: instance)
        #expect(instance.violations(of: shifted) == [], "seed \(seed)")
        #expect(instance.chance(of: shifted) >= instance.chance(of: plan), "seed \(seed)")
        let (before, after) = (Self.facts(plan), Self.facts(shifted))
        #expect(before.attempts == after.attempts && after.starts <= before.starts, "seed \(seed)")
        if after.starts < before.starts { moved[plan.look == nil ? 0 : 1] += 1 }
      }
    }
    #expect(moved.allSatisfy { $0 >= 40 }, "\(moved)")
  }

  /// Who learns at the end shifts what a static plan shifts; who knows from the start, what whoever plans for that world
  /// alone does.
  @Test func aLookDividesTheTime() throws {
    var moved = 0
    for seed in Self.seeds {
      let (instance, plans) = try Self.plans(seed)
      guard let plan = plans.first, plan.look == nil else { continue }
      let shifted = LeftShift.move(plan, in: instance)
      let late = LeftShift.move(Plan(plan, look: .init(boundary: instance.steps), in: instance), in: instance)
      #expect(late.shared == shifted.entries, "seed \(seed)")
      let early = LeftShift.move(Plan(plan, look: .init(boundary: 0), in: instance), in: instance)
      for world in instance.worlds.indices {
        let alone = LeftShift.move(plan, in: instance.known(world: world))
        #expect(
          early.plan(on: world).normalised(in: instance) == alone.normalised(in: instance), "seed \(seed)")
      }
      if shifted.entries != plan.normalised(in: instance).entries { moved += 1 }
    }
    #expect(moved >= 40, "\(moved)")
  }

  /// Where a date reveals, or nothing does, no attempt hurts: then each that is left is needed.
  @Test func trimmedPlansHoldNothingUseless() throws {
    var trimmed = [0, 0]
    for seed in Self.seeds {
      let (instance, plans) = try Self.plans(seed)
      for plan in plans where plan.look?.chunk == nil {
        let (lean, isTidy) = PlanTrimming.trimmed(plan, in: instance)
        let chance = instance.chance(of: plan)
        #expect(isTidy && abs(instance.chance(of: lean) - chance) < 1e-14, "seed \(seed)")
        for stage in lean.stages {
          for place in lean[stage].indices {
            var less = lean
            less[stage][place].attempts -= 1
            #expect(instance.chance(of: less) < chance, "seed \(seed)")
          }
        }
        if Self.facts(lean).attempts != Self.facts(plan).attempts { trimmed[plan.look == nil ? 0 : 1] += 1 }
      }
    }
    #expect(trimmed.allSatisfy { $0 >= 20 }, "\(trimmed)")
  }
}
