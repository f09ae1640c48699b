import Allocation
import Foundation
import Problems
import Testing

/// What is left at a boundary, against the whole: over all that may be seen there, the chances of going on as
/// planned add up to the chance of the plan.
@Suite struct RemainderTests {
  @Test(arguments: 1...60) func goingOnAddsUpToTheWhole(_ seed: UInt64) throws {
    var dice = Dice(state: seed)
    let instance = Instance(Self.problem(&dice))
    let plan = Self.plan(instance, &dice)
    let whole = instance.chance(of: plan)
    let isGated = instance.bundles.contains { $0.isGated }
    for boundary in 1..<instance.steps {
      let sum = try Self.sum(plan, instance, boundary)
      // A gate that was missed ends the static plan; whoever looks later may still go on.
      #expect(sum >= whole - 1e-9, "seed \(seed), boundary \(boundary)")
      if !isGated { #expect(abs(sum - whole) < 1e-9, "seed \(seed), boundary \(boundary)") }
    }
  }

  @Test("Where work moves the deadline, what was started has moved it for good", arguments: 1...60)
  func goingOnWhereWorkHastens(_ seed: UInt64) throws {
    var dice = Dice(state: seed)
    var problem = Self.problem(&dice)
    for index in problem.chunks.indices {
      switch dice.below(index == 0 ? 2 : 3) {
      case 0: problem.chunks[index].hastening = .steady(years: 0.25 * Double(1 + dice.below(2)))
      case 1: problem.chunks[index].hastening = .leak(chance: 0.3, years: 1)
      default: break
      }
    }
    let instance = Instance(problem)
    let plan = Self.plan(instance, &dice)
    let whole = instance.chance(of: plan)
    let isGated = instance.bundles.contains { $0.isGated }
    for boundary in 1..<instance.steps {
      var (sum, keepsAll) = (0.0, true)
      for (index, world) in instance.worlds.enumerated() {
        let judged = instance.judge(plan).worlds[index]
        for one in judged.boundaries where one.boundary < boundary {
          sum += world.credence * one.weight * one.chance
        }
        for (standing, share) in Self.seen(plan, instance, boundary, world: index) where share > 0 {
          let begun = instance.level(of: standing.started.map(\.entry))
          let survival = instance.weights(of: index, at: begun)[boundary...].reduce(0, +)
          guard survival > 0 else { continue }
          let planned = plan.entries.count { $0.start >= boundary }
          guard let rest = ResidualProblem(of: instance, at: standing) else {
            sum += world.credence * share * survival
            keepsAll = keepsAll && planned == 0
            continue
          }
          let going = rest.continuing(plan)
          keepsAll = keepsAll && rest.restored(going).normalised(in: instance).entries.count == planned
          sum += world.credence * share * rest.instance.chance(of: going)
        }
      }
      // What chunks that are finished have made useless is not started, and moves nothing.
      #expect(sum >= whole - 1e-9, "seed \(seed), boundary \(boundary)")
      if keepsAll && !isGated { #expect(abs(sum - whole) < 1e-9, "seed \(seed), boundary \(boundary)") }
    }
  }

  /// The chance over deadlines before a boundary, and over everything that may be seen at it.
  private static func sum(_ plan: Plan, _ instance: Instance, _ boundary: Int) throws -> Double {
    let judged = instance.judge(plan)
    var sum = 0.0
    for (index, world) in instance.worlds.enumerated() {
      for one in judged.worlds[index].boundaries where one.boundary < boundary {
        sum += world.credence * one.weight * one.chance
      }
      let survival = world.weights[boundary...].reduce(0, +)
      guard survival > 0 else { continue }
      for (standing, share) in seen(plan, instance, boundary, world: index) where share > 0 {
        sum += world.credence * survival * share * (try value(plan, instance, standing))
      }
    }
    return sum
  }

  private static func value(_ plan: Plan, _ instance: Instance, _ standing: Observation) throws -> Double {
    guard let rest = ResidualProblem(of: instance, at: standing) else { return 1 }
    let going = rest.continuing(plan)
    #expect(rest.instance.violations(of: going).isEmpty, "\(rest.instance.violations(of: going))")
    // There and back again: what is yet to be started, in the words of the whole.
    let later = rest.restored(going).normalised(in: instance).entries
    let planned = plan.entries.filter { $0.start >= standing.boundary }
    #expect(later.allSatisfy(planned.contains))
    return rest.instance.chance(of: going)
  }

  /// All that a boundary may show in a world, with its probability: how many of each group were correct.
  private static func seen(
    _ plan: Plan, _ instance: Instance, _ boundary: Int, world: Int
  ) -> [(Observation, Double)] {
    var found: [(Observation, Double)] = [(Observation(boundary: boundary, started: []), 1)]
    // What others wait for comes first, so that it is known who is void.
    let entries = plan.entries.filter { $0.start < boundary }
      .sorted { instance.types[$0.type].bundle < instance.types[$1.type].bundle }
    for entry in entries {
      found = found.flatMap { standing, share -> [(Observation, Double)] in
        let one = Observation.Started(entry, gates: plan.gates)
        let finishes = instance.bundles.indices.map { instance.finish(of: $0, in: world, standing) }
        guard let outcome = instance.types[entry.type].outcomes[world],
          entry.start + outcome.length <= boundary,
          instance.isValid(one, in: world, finishes: finishes)
        else {
          var next = standing
          next.started.append(one)
          return [(next, share)]
        }
        return (0...entry.attempts).map { right in
          var next = standing
          next.started.append(
            .init(
              entry, gates: plan.gates, delivered: right,
              deliveredAt: right > 0 ? entry.start + outcome.length : nil))
          return (next, share * binomial(entry.attempts, right, outcome.correct))
        }
      }
    }
    return found
  }

  private static func binomial(_ n: Int, _ k: Int, _ q: Double) -> Double {
    let ways = (0..<k).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
    return ways * pow(q, Double(k)) * pow(1 - q, Double(n - k))
  }

  private static func problem(_ dice: inout Dice) -> Problem {
    let pools = (0..<2).map { index in
      Pool(
        name: "p\(index)",
        headcount: .schedule([
          .init(moment: 0, people: 20), .init(moment: 2, people: 20 + 3 * dice.below(3)),
        ]), correct: 0.2 + 0.1 * Double(dice.below(7)), costs: [Double(dice.below(3))])
    }
    let chunks = (0..<(2 + dice.below(2))).map { index in
      Chunk(
        name: "c\(index)", count: 1 + dice.below(2), years: Double(1 + dice.below(2)),
        staffing: index == 1 && dice.below(3) == 0
          ? .mixed([.init(pool: 0, people: 1), .init(pool: 1, people: 1)], correct: 0.5)
          : .anyOf([.init(pool: 0), .init(pool: 1)], team: 1),
        joining: dice.below(2) == 0 ? .solo : .relay, credit: dice.below(2) == 0 ? .pooled : .separate,
        after: index > 0 && dice.below(4) == 0 ? [0] : [], needed: dice.below(6) > 0)
    }
    let worlds = [
      World(
        name: "a", credence: 0.4, pools: [0: .init(correct: 0.9, pace: 0.6)],
        chunks: [0: .init(count: 1 + dice.below(3), years: Double(1 + dice.below(3)))]),
      World(name: "b", credence: 0.6, deadline: dice.below(2) == 0 ? .certain(3) : nil),
    ]
    return Problem(
      time: TimeGrid(horizon: 5),
      deadline: .points([.init(moment: 2, share: 0.2), .init(moment: 4, share: 0.3)], never: 0.5),
      pools: pools, chunks: chunks, worlds: dice.below(4) == 0 ? [] : worlds,
      budgets: [Budget(name: "m", income: [.init(moment: 0, amount: 60), .init(moment: 2, amount: 30)])])
  }

  /// At most seven groups of one or two attempts, as far as they are feasible.
  private static func plan(_ instance: Instance, _ dice: inout Dice) -> Plan {
    var plan = Plan.empty(for: instance)
    for (index, bundle) in instance.bundles.enumerated() where bundle.isGated {
      plan.gates[index] = 2 + dice.below(2)
    }
    for _ in 0..<30 where plan.entries.count < 7 {
      let type = dice.below(instance.types.count)
      let facts = instance.bundles[instance.types[type].bundle]
      var trial = plan
      trial.entries.append(
        .init(
          type: type, start: dice.below(4), copy: dice.below(facts.copies), attempts: 1 + dice.below(2)))
      if instance.violations(of: trial).isEmpty { plan = trial.normalised(in: instance) }
    }
    return plan
  }
}

/// A small generator of test cases (Knuth's MMIX constants).
private struct Dice {
  private var state: UInt64
  init(state: UInt64) { self.state = state &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
