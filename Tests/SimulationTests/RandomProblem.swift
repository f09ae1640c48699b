import Allocation
import Allocators
import Problems

/// A random problem with a random plan for it, and what it has of the features of the model.
struct RandomProblem {
  let instance: Instance
  let plan: Plan
  private(set) var features: Set<Feature> = []

  enum Feature: CaseIterable {
    case pooled, separate, mixed, relay, gates, worlds, heldLonger, heldTooShort, points, cumulative,
      lognormal
    case never, notNeeded, ownCorrectness, budgets, growing
  }

  init(seed: UInt64) {
    var dice = Dice(state: seed)
    var problem = Self.frame(&dice)
    problem.chunks = (0..<(1 + dice.below(4))).map { Self.chunk($0, pools: problem.pools.count, &dice) }
    if dice.below(3) > 0 { problem.worlds = Self.worlds(problem, &dice) }
    // People and money that change: then the plan is one that they allow.
    let (grows, pays) = (dice.below(4) == 0, dice.below(4) == 0)
    if grows { Self.grow(&problem) }
    if pays { Self.pay(&problem, &dice) }
    instance = Instance(problem)
    plan = grows || pays ? Self.allowedPlan(instance, seed: seed) : Self.plan(instance, &dice)
    features = found()
  }

  private static func frame(_ dice: inout Dice) -> Problem {
    let horizon = Double(8 + dice.below(6))
    let pools = (0..<(1 + dice.below(3))).map { index in
      Pool(
        name: "p\(index)", headcount: .schedule([.init(moment: 0, people: 8 + dice.below(12))]),
        correct: 0.3 + 0.1 * Double(dice.below(8)), pace: dice.below(3) == 0 ? 0.7 : 1)
    }
    return Problem(
      time: TimeGrid(start: 2026, horizon: horizon), deadline: law(horizon, &dice), pools: pools, chunks: [])
  }

  private static func grow(_ problem: inout Problem) {
    for pool in problem.pools.indices { problem.pools[pool].headcount = .growth(start: 2, rate: 0.25) }
  }

  private static func pay(_ problem: inout Problem, _ dice: inout Dice) {
    for pool in problem.pools.indices { problem.pools[pool].costs = [Double(1 + dice.below(2))] }
    problem.budgets = [
      Budget(
        name: "money",
        income: [
          .init(moment: 2026, amount: Double(6 + dice.below(6))),
          .init(moment: 2029, amount: Double(6 + dice.below(6))),
        ])
    ]
  }

  /// Whom the rule `random` lets work.
  private static func allowedPlan(_ instance: Instance, seed: UInt64) -> Plan {
    var workload = Workload(units: 10_000_000) { false }
    let plan = try? NaiveAllocator.plan(.random, instance, seed: seed, workload: &workload)
    return plan ?? .empty(for: instance)
  }

  private static func law(_ horizon: Double, _ dice: inout Dice) -> DeadlineLaw {
    switch dice.below(4) {
    case 0: .certain(2026 + horizon)
    case 1: .points([.init(moment: 2026 + (horizon / 2).rounded(), share: 0.3)], never: 0.7)
    case 2: .cumulative([.init(moment: 2028.5, share: 0.1), .init(moment: 2026 + horizon, share: 0.6)])
    default: .lognormal(low: 2029, high: 2026 + 4 * horizon)
    }
  }

  private static func chunk(_ index: Int, pools: Int, _ dice: inout Dice) -> Chunk {
    let isMixed = pools > 1 && dice.below(4) == 0
    let eligible = (0..<pools).filter { $0 == 0 || dice.below(2) == 0 }.map {
      Chunk.EligiblePool(
        pool: $0, correct: dice.below(4) == 0 ? 0.8 : nil, years: dice.below(6) == 0 ? 2 : nil)
    }
    return Chunk(
      name: "c\(index)", count: 1 + dice.below(3), years: Double(1 + dice.below(3)),
      staffing: isMixed
        ? .mixed(
          [.init(pool: 0, people: 1), .init(pool: 1, people: 2)], correct: dice.below(2) == 0 ? 0.6 : nil)
        : .anyOf(eligible, team: 1 + dice.below(2)),
      joining: dice.below(3) == 0 ? .relay : .solo, credit: dice.below(2) == 0 ? .pooled : .separate,
      after: index > 0 && dice.below(3) == 0 ? [dice.below(index)] : [], needed: dice.below(8) > 0)
  }

  private static func worlds(_ problem: Problem, _ dice: inout Dice) -> [World] {
    let chunk = dice.below(problem.chunks.count)
    return [
      World(
        name: "a", credence: 0.4, pools: [0: .init(correct: 0.85, pace: 0.6)],
        chunks: [
          chunk: .init(
            count: 1 + dice.below(3), years: Double(1 + dice.below(4)),
            needed: dice.below(4) == 0 ? false : nil, correct: 0.45, pools: [0: .init(correct: 0.7)])
        ]),
      World(name: "b", credence: 0.6, deadline: dice.below(2) == 0 ? .certain(2033) : nil),
    ]
  }

  /// Attempts as they come, and gates in between; people may be too few, which the chance does not look at.
  private static func plan(_ instance: Instance, _ dice: inout Dice) -> Plan {
    var plan = Plan.empty(for: instance)
    for (index, bundle) in instance.bundles.enumerated() {
      let open = bundle.after.compactMap { plan.gates[$0] }.max() ?? 0
      for copy in 0..<bundle.copies {
        for (type, facts) in instance.types.enumerated() where facts.bundle == index {
          let latest = instance.steps - facts.length
          guard open <= latest else { continue }
          for _ in 0..<(1 + dice.below(2)) {
            let start = open + dice.below(min(3, latest - open + 1))
            let attempts = 1 + dice.below(bundle.isSeparate ? 2 : 1 + bundle.baseCount)
            plan.entries.append(.init(type: type, start: start, copy: copy, attempts: attempts))
          }
        }
      }
      if bundle.isGated { plan.gates[index] = min(instance.steps, open + 2 + dice.below(3)) }
    }
    return plan
  }

  private func found() -> Set<Feature> {
    var found: Set<Feature> = []
    let problem = instance.problem
    if !problem.worlds.isEmpty { found.insert(.worlds) }
    switch problem.deadline {
    case .race: break
    case .points(_, let never): found.insert(never > 0 ? .never : .points)
    case .cumulative: found.insert(.cumulative)
    case .lognormal: found.insert(.lognormal)
    }
    for chunk in problem.chunks {
      if chunk.count > 1 { found.insert(chunk.credit == .pooled ? .pooled : .separate) }
      if chunk.joining == .relay { found.insert(.relay) }
      if !chunk.after.isEmpty { found.insert(.gates) }
      if !chunk.needed { found.insert(.notNeeded) }
      if case .mixed(_, let own) = chunk.staffing { found.insert(own == nil ? .mixed : .ownCorrectness) }
    }
    // Only where people are held, and within what there is.
    if !plan.entries.isEmpty, instance.violations(of: plan).isEmpty {
      if !problem.budgets.isEmpty { found.insert(.budgets) }
      if case .growth = problem.pools[0].headcount { found.insert(.growing) }
    }
    for entry in plan.entries {
      let type = instance.types[entry.type]
      if type.outcomes.contains(where: { $0 == nil }) { found.insert(.heldTooShort) }
      if type.outcomes.contains(where: { $0.map { $0.length < type.length } ?? false }) {
        found.insert(.heldLonger)
      }
    }
    return found
  }
}

/// A small generator of test cases (Knuth's MMIX constants).
struct Dice {
  private var state: UInt64
  init(state: UInt64) {
    self.state = state &* 0x9E37_79B9_7F4A_7C15 &+ 1
    for _ in 0..<4 { _ = below(2) }
  }
  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
