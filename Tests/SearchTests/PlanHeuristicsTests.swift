import Allocation
import Formulation
import Foundation
import Support
import Testing
import Threads

@testable import Search

/// What is done to whole plans: shifting and trimming keep what a plan is worth, and whoever may do it.
@Suite("Plans are shifted, trimmed and made thrifty")
struct PlanHeuristicsTests {
  /// Plans of whole points, static ones and the same told in branches.
  private static func each(
    _ seeds: ClosedRange<Int>, _ body: (Instance, Plan, inout Dice) throws -> Void
  ) throws {
    for seed in seeds {
      var dice = Dice(seed)
      let instance = try Instance(text: TinyProblem.text(&dice))
      let reduction = Reduction(instance, fromAnyStart: true)
      guard !reduction.columns.isEmpty, let points = WholePoints(reduction, most: 600)?.points else {
        continue
      }
      for _ in 0..<4 {
        let plan = PlanWriter(reduction).plan(dice.one(of: points).attempts)
        try body(instance, plan, &dice)
        if instance.worlds.count > 1 {
          let look = Plan.Look(boundary: dice.int(0...instance.steps))
          try body(instance, Plan(plan, look: look, in: instance), &dice)
        }
      }
    }
  }

  /// All starts of each kind and copy on a branch, ascending.
  private static func starts(_ plan: Plan, on branch: Int) -> [[Int]: [Int]] {
    var starts: [[Int]: [Int]] = [:]
    for entry in plan.entries(on: branch) {
      starts[[entry.type, entry.copy], default: []] += [Int](repeating: entry.start, count: entry.attempts)
    }
    return starts.mapValues { $0.sorted() }
  }

  @Test("shifted to the left: the same attempts, none later, still allowed and no worse")
  func leftShift() throws {
    var (moved, seen) = (0, 0)
    try Self.each(1...90) { instance, plan, _ in
      let shifted = LeftShift.move(plan, in: instance)
      seen += 1
      #expect(instance.violations(of: shifted).isEmpty)
      #expect(instance.chance(of: shifted) >= instance.chance(of: plan))
      #expect(shifted.look == plan.look && shifted.branches.map(\.world) == plan.branches.map(\.world))
      for branch in plan.branches.indices {
        let (before, after) = (Self.starts(plan, on: branch), Self.starts(shifted, on: branch))
        #expect(before.keys == after.keys)
        for (kind, starts) in before {
          #expect(starts.count == after[kind]?.count)
          #expect(zip(after[kind] ?? [], starts).allSatisfy { $0 <= $1 })
          if let look = plan.look?.boundary {
            // Nothing crosses the look.
            let early = starts.filter { $0 < look }.count
            #expect(after[kind]?.filter { $0 < look }.count == early)
          }
        }
        if before != after { moved += 1 }
      }
      let again = LeftShift.move(shifted, in: instance)
      #expect(instance.chance(of: again) >= instance.chance(of: shifted))
    }
    #expect(seen > 150 && moved > 40, "\(seen), \(moved) moved")
  }

  @Test("in a problem without a rival for its people everything starts at once") func atOnce() throws {
    let instance = try Instance(
      text:
        """
        time: {horizon: 9}
        deadline: 9
        pools: {a: {headcount: 5, correct: 50%}}
        chunks: {x: {years: 2}, y: {years: 3, after: x}}
        """)
    let types = (0..<2).map { bundle in
      instance.types.indices.first { instance.types[$0].bundle == bundle } ?? 0
    }
    let plan = Plan(
      entries: [.init(type: types[0], start: 2, attempts: 3), .init(type: types[1], start: 6, attempts: 5)],
      gates: [5, nil])
    let shifted = LeftShift.move(plan, in: instance)
    #expect(
      shifted.entries == [
        .init(type: types[0], start: 0, attempts: 3), .init(type: types[1], start: 2, attempts: 5),
      ])
    #expect(shifted.gates == [2, nil])
    #expect(LeftShift.move(plan, in: instance, unless: { true }) == plan)
  }

  @Test("trimmed: the same chance, fewer attempts, and none that adds nothing")
  func trimming() throws {
    var (fewer, seen) = (0, 0)
    try Self.each(1...70) { instance, plan, _ in
      let (trimmed, isTidy) = PlanTrimming.trimmed(plan, in: instance)
      let chance = instance.chance(of: plan)
      seen += 1
      #expect(isTidy && instance.violations(of: trimmed).isEmpty)
      #expect(abs(instance.chance(of: trimmed) - chance) <= 1e-13 * chance)
      for stage in trimmed.stages {
        for (place, entry) in trimmed[stage].enumerated() {
          var less = trimmed
          less[stage][place].attempts -= 1
          if entry.attempts == 1 { less[stage].remove(at: place) }
          #expect(instance.chance(of: less) < chance)
        }
      }
      func attempts(_ plan: Plan) -> Int {
        plan.stages.reduce(0) { $0 + plan[$1].reduce(0) { $0 + $1.attempts } }
      }
      #expect(attempts(trimmed) <= attempts(plan))
      if attempts(trimmed) < attempts(plan) { fewer += 1 }
      let (stopped, isWhole) = PlanTrimming.trimmed(plan, in: instance, unless: { true })
      #expect(isWhole == plan.stages.allSatisfy { plan[$0].isEmpty })
      #expect(attempts(stopped) == attempts(plan))
    }
    #expect(seen > 100 && fewer > 30, "\(seen), \(fewer) with fewer")
  }

  /// One outcome: of all plans of the same chance none holds fewer people.
  @Test("thrifty plans hold the fewest people of all with their chance")
  func thrifty() throws {
    var (seen, thriftier) = (0, 0)
    for seed in 1...200 {
      var dice = Dice(seed)
      let instance = try Instance(text: TinyProblem.text(&dice, with: [.pooled, .teams]))
      let reduction = Reduction(instance, fromAnyStart: true)
      guard reduction.outcomes.count == 1, let points = WholePoints(reduction, most: 400)?.points,
        let best = points.max(by: { $0.chance < $1.chance })
      else { continue }
      let writer = PlanWriter(reduction)
      let plan = try Optimizer.thrifty(writer.plan(best.attempts), in: instance)
      #expect(instance.violations(of: plan).isEmpty)
      #expect(abs(instance.chance(of: plan) - best.chance) < 1e-10)
      let alike = points.filter { $0.chance >= best.chance * (1 - 1e-11) }
      let fewest = alike.map { writer.plan($0.attempts).personSteps(in: instance) }.min() ?? 0
      #expect(plan.personSteps(in: instance) == fewest)
      if fewest < writer.plan(best.attempts).personSteps(in: instance) { thriftier += 1 }
      seen += 1
    }
    #expect(seen > 15, "\(seen), \(thriftier)")
  }

  @Test("a hint's moments are stretched in their order") func hints() {
    let hint = ScheduleHint(entries: [], gates: [3, nil], end: 6, boundary: 15)
    let moments = (0...6).map(hint.stretched)
    #expect(moments == moments.sorted() && moments.first == 0 && moments.last == 15)
    #expect(ScheduleHint(entries: [], gates: [], end: 0, boundary: 9).stretched(4) == 4)
  }

  @Test("plans from schedules are plans, and no better than the best") func scheduleGates() throws {
    var planned = 0
    for tiny in try Tiny.drawn(1...120, with: [.pooled, .order], most: 800) {
      let options = SearchOptions(gap: 1e-9)
      let clock = SearchClock(options, within: TimeBudget())
      let instance = tiny.reduction.base
      let study = ScheduleStudy(instance, options: options, clock: clock)
      for plan in study.gatePlans(for: tiny.reduction, beside: nil, options, clock) + study.plans {
        planned += 1
        #expect(instance.violations(of: plan).isEmpty, "\(tiny.text)")
        #expect(instance.chance(of: plan) <= tiny.best + 1e-12, "\(tiny.text)")
      }
      // With the best known already there is nothing to look for.
      #expect(study.gatePlans(for: tiny.reduction, beside: 1, options, clock).isEmpty)
    }
    #expect(planned > 10, "\(planned)")
  }
}
