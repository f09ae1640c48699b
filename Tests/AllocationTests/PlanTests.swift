import Allocation
import Support
import Testing

/// Plans with and without a look, on random problems.
@Suite struct PlanTests {
  private static let seeds = 1...100

  /// Told in branches that all do the same, it keeps its chance with all its parts, and what is wrong with it is said of
  /// every branch.
  @Test func aStaticPlanIsWhatItsBranchesAre() throws {
    var feasible = 0
    for seed in Self.seeds {
      var random = try RandomPlans(seed: seed)
      let instance = random.instance
      let plan = random.static(beyond: 1)
      let told = Plan(plan, look: random.look(), in: instance)
      let (one, other) = (instance.judge(plan), instance.judge(told))
      #expect(abs(one.chance - other.chance) < 1e-14, "seed \(seed)")
      for (one, other) in zip(one.bundles, other.bundles) {
        #expect(abs(one - other) < 1e-14, "seed \(seed)")
      }
      for (one, other) in zip(one.worlds, other.worlds) {
        #expect(abs(one.chance - other.chance) < 1e-14, "seed \(seed)")
        for (one, other) in zip(one.boundaries, other.boundaries) {
          #expect(one.boundary == other.boundary && abs(one.chance - other.chance) < 1e-14, "seed \(seed)")
        }
      }
      let violations = instance.violations(of: plan)
      // In a branch late starts come after shared ones.
      let all = told.branches.indices.flatMap { branch in violations.map { Violation.branch(branch, $0) } }
      #expect(
        instance.violations(of: told).map(\.description).sorted() == all.map(\.description).sorted(),
        "seed \(seed)")
      for branch in told.branches.indices {
        #expect(told.plan(on: branch).normalised(in: instance) == plan.normalised(in: instance))
      }
      #expect(told.isStatic && plan.isStatic)
      if violations.isEmpty { feasible += 1 }
    }
    #expect(feasible >= 15 && feasible <= 85)
  }

  /// Every way in which attempts may be right or wrong, carried out one by one.
  @Test func chancesAreThoseOfAllWays() throws {
    var (revealed, positive) = (0, 0)
    for seed in Self.seeds {
      var random = try RandomPlans(seed: seed)
      let instance = random.instance
      let plans = [random.static(), random.branching()]
      for plan in plans {
        let worlds = instance.worlds.indices.map { AllWays(instance, plan, $0).chance }
        let judged = instance.judge(plan)
        for (world, chance) in worlds.enumerated() {
          #expect(abs(judged.worlds[world].chance - chance) < 1e-13, "seed \(seed), \(plan)")
        }
        let careful = instance.carefulChances(of: plan, in: Array(instance.worlds.indices))
        for (one, other) in zip(careful, worlds) { #expect(abs(one - other) < 1e-13, "seed \(seed)") }
        #expect(instance.chance(of: plan) == judged.chance)
        if plan.look?.chunk != nil { revealed += 1 }
        if judged.chance > 0 { positive += 1 }
      }
    }
    #expect(revealed >= 50 && positive >= 50, "\(revealed), \(positive)")
  }

  /// Whether something that only belongs to plans with a look is found in a static one, and the other way round.
  @Test func stagesAreChecked() throws {
    let instance = try RandomPlans(seed: 1).instance
    let gates = Plan.empty(for: instance).gates
    let entry = Plan.Entry(type: 0, start: 0)
    var plan = Plan(gates: gates)
    plan.branches[0].entries = [entry]
    #expect(instance.violations(of: plan) == [.branchBeforeLook(branch: 0, start: 0)])
    plan.branches = []
    #expect(instance.violations(of: plan) == [.branches])
    plan = Plan(look: .init(boundary: 9), shared: [entry], branches: [.init(world: nil, gates: gates)])
    #expect(instance.violations(of: plan) == [.branches, .look(boundary: 9)])
  }

  @Test func gatesOpenWithWhatWaits() throws {
    var waited = 0
    for seed in Self.seeds {
      var random = try RandomPlans(seed: seed)
      var plan = random.branching()
      plan.open(in: random.instance)
      let types = random.instance.types
      for place in plan.branches.indices {
        for (bundle, gate) in zip(random.instance.bundles, plan.branches[place].gates) where bundle.isGated {
          let starts = plan.entries(on: place).filter { bundle.successors.contains(types[$0.type].bundle) }
            .map(\.start)
          #expect(gate == starts.min() ?? random.instance.steps)
          waited += starts.count
        }
      }
    }
    #expect(waited > 20)
  }
}

/// One world under a plan, by enumeration of what is right. It shares nothing with what it tests.
private struct AllWays {
  let instance: Instance
  let plan: Plan
  let world: Int
  /// Of the plan's branches that matter here: the world's own, and the blind one where a chunk reveals.
  private let own: Int
  private let blind: Int?
  /// Attempts one by one, each with its branch (nil: shared).
  private let attempts: [(branch: Int?, type: Int, end: Int, copy: Int, correct: Double)]

  init(_ instance: Instance, _ plan: Plan, _ world: Int) {
    self.instance = instance
    self.plan = plan
    self.world = world
    let own = plan.look == nil ? 0 : world
    self.own = own
    blind = plan.look?.chunk == nil ? nil : plan.branches.count - 1
    let branches: [Int?] = [nil, own] + (blind.map { [$0] } ?? [])
    attempts = branches.flatMap { branch in
      (branch.map { plan.branches[$0].entries } ?? plan.shared).flatMap { entry in
        let outcome = instance.types[entry.type].outcomes[world]
        return (0..<entry.attempts).compactMap { _ in
          outcome.map { (branch, entry.type, entry.start + $0.length, entry.copy, $0.correct) }
        }
      }
    }
  }

  var chance: Double {
    let weights = instance.worlds[world].weights
    let deadlines = weights.indices.filter { weights[$0] > 0 }
    return (0..<(1 << attempts.count)).reduce(0.0) { sum, code in
      let isRight = attempts.indices.map { code >> $0 & 1 == 1 }
      let odds = zip(attempts, isRight).reduce(1.0) { $0 * ($1.1 ? $1.0.correct : 1 - $1.0.correct) }
      return sum + deadlines.reduce(0.0) { $0 + (wins(isRight, by: $1) ? weights[$1] * odds : 0) }
    }
  }

  private func wins(_ isRight: [Bool], by deadline: Int) -> Bool {
    var branch = own
    if let look = plan.look, let chunk = look.chunk, let blind {
      let isSeen = deadline >= look.boundary && isFinished(chunk, on: blind, by: look.boundary, isRight)
      if !isSeen { branch = blind }
    }
    let gates = plan.branches[branch].gates
    return instance.bundles.indices.allSatisfy { bundle in
      !instance.worlds[world].needed[bundle]
        || isFinished(bundle, on: branch, by: min(deadline, gates[bundle] ?? deadline), isRight)
    }
  }

  private func isFinished(_ bundle: Int, on branch: Int, by end: Int, _ isRight: [Bool]) -> Bool {
    let delivered = attempts.indices.filter { place in
      let attempt = attempts[place]
      return isRight[place] && attempt.end <= end && instance.types[attempt.type].bundle == bundle
        && (attempt.branch == nil || attempt.branch == branch)
    }
    let count = instance.worlds[world].counts[bundle]
    guard instance.bundles[bundle].isSeparate else { return delivered.count >= count }
    return Set(delivered.map { attempts[$0].copy }).filter { $0 < count }.count == count
  }
}
