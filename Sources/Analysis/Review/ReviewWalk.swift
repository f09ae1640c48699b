import Allocation
import Probability
import Problems
import Search

/// One run of a plan that may be made anew on the way: a world, and who is right, are drawn; the deadline is not, for
/// the chance over its law is exact once it is known when everything is finished.
struct ReviewRun: Sendable {
  /// Which run it is: its luck hangs on that.
  let number: Int
  /// The world that was drawn, which the allocator does not see.
  let world: Int
  /// What is carried out until a review makes another.
  fileprivate(set) var plan: Plan
  /// Attempts that have begun, with what was delivered of each.
  fileprivate(set) var started: [Observation.Started] = []
  /// Grants awarded so far.
  fileprivate(set) var awards: [Plan.Award] = []
  /// How many attempts of each group are correct, seen or not.
  fileprivate var correct: [Int] = []
  /// The boundary up to which everything has been started.
  fileprivate var now = 0
  /// Bundles that a review found finished: their gates are a thing of the past.
  fileprivate var isSettled: [Bool]

  /// What an allocator sees; the same for runs between which nobody can tell.
  var key: [Int] { started.flatMap { [$0.delivered, $0.deliveredAt ?? -1] } }
  /// What was seen, done and awarded by a boundary.
  func standing(at boundary: Int) -> Observation {
    Observation(boundary: boundary, started: started, awards: awards)
  }

  /// A new plan for what is not yet started.
  mutating func take(_ fresh: Plan) { plan = fresh }
}

/// The rules by which runs go on. The same attempts have the same luck in all plans that start them.
struct ReviewWalk: Sendable {
  let instance: Instance
  /// What every run begins with.
  private let plan: Plan
  /// Of all luck: a run draws the same in every plan.
  private let seed: UInt64

  init(_ plan: Plan, _ instance: Instance, seed: UInt64) {
    self.plan = plan.normalised(in: instance)
    self.instance = instance
    self.seed = seed
  }

  /// A run in which nothing has begun: its world is drawn by credence.
  func begin(run number: Int) -> ReviewRun {
    var generator = luck(number, [])
    let u = generator.share()
    var sum = 0.0
    let world = instance.worlds.firstIndex {
      sum += $0.credence
      return u <= sum
    }
    return ReviewRun(
      number: number, world: world ?? instance.worlds.lastIndex { $0.credence > 0 } ?? 0, plan: plan,
      isSettled: instance.bundles.map { _ in false })
  }

  /// A generator for these numbers of a run.
  private func luck(_ run: Int, _ numbers: [Int]) -> SplitMix64 {
    var state = seed
    for number in [run] + numbers {
      var mixer = SplitMix64(seed: state ^ UInt64(truncatingIfNeeded: number))
      state = mixer.next()
    }
    return SplitMix64(seed: state)
  }

  /// Starts what the plan starts before a boundary, and sees there what has been delivered.
  func go(_ run: inout ReviewRun, to boundary: Int) {
    for entry in run.plan.entries where (run.now..<boundary).contains(entry.start) {
      run.started.append(.init(entry, gates: run.plan.gates))
      var generator = luck(run.number, [entry.type, entry.start, entry.copy])
      let share = instance.types[entry.type].outcomes[run.world]?.correct ?? 0
      run.correct.append((0..<entry.attempts).count { _ in generator.share() <= share })
    }
    run.awards += run.plan.awards.filter {
      (run.now..<boundary).contains(instance.awards[$0.option].boundary)
    }
    run.now = boundary
    let finishes = deliver(&run, by: boundary)
    for bundle in instance.bundles.indices where boundary < instance.steps {
      if finishes[bundle] != nil { run.isSettled[bundle] = true }
    }
  }

  /// Notes what was delivered by a boundary, bundles in the order in which they wait for each other.
  private func deliver(_ run: inout ReviewRun, by boundary: Int) -> [Int?] {
    var finishes: [Int?] = instance.bundles.map { _ in nil }
    for bundle in order {
      for index in run.started.indices {
        let one = run.started[index]
        let type = instance.types[one.entry.type]
        guard type.bundle == bundle, one.delivered == 0, run.correct[index] > 0,
          let outcome = type.outcomes[run.world], one.entry.start + outcome.length <= boundary,
          instance.isValid(one, in: run.world, finishes: finishes)
        else { continue }
        run.started[index].delivered = run.correct[index]
        run.started[index].deliveredAt = one.entry.start + outcome.length
      }
      let standing = run.standing(at: boundary)
      finishes[bundle] = instance.finish(of: bundle, in: run.world, standing)
    }
    return finishes
  }

  /// Bundles, each after all that it waits for.
  private var order: [Int] {
    var found: [Int] = []
    while found.count < instance.bundles.count {
      let next = instance.bundles.indices.filter { bundle in
        !found.contains(bundle) && instance.bundles[bundle].after.allSatisfy(found.contains)
      }
      if next.isEmpty { return found }
      found += next
    }
    return found
  }

  /// The chance over the deadline's law, once all was carried out. A bundle that no review found finished has to be
  /// by the gate of the plan in force.
  func chance(of run: ReviewRun) -> Double {
    let world = instance.worlds[run.world]
    let standing = run.standing(at: instance.steps)
    let weights = weights(for: run)
    var last = 0
    for bundle in instance.bundles.indices where world.needed[bundle] {
      guard let finish = instance.finish(of: bundle, in: run.world, standing),
        run.isSettled[bundle] || finish <= run.plan.gates[bundle] ?? instance.steps
      else { return 0 }
      last = max(last, finish)
    }
    return min(1, weights[last...].reduce(0, +))
  }

  /// π in its world, given all that it has started.
  private func weights(for run: ReviewRun) -> [Double] {
    instance.weights(of: run.world, at: instance.level(of: run.started.map(\.entry)))
  }

  /// Whether a bundle that its world needs was not found finished.
  private func isMissing(_ run: ReviewRun) -> Bool {
    instance.bundles.indices.contains { instance.worlds[run.world].needed[$0] && !run.isSettled[$0] }
  }

  /// Nothing more is started once nothing is missing, where that could only bring the deadline nearer.
  func stop(_ run: inout ReviewRun) {
    // Elsewhere it makes no difference, and the plan stays what it was.
    guard instance.hastening != nil, !isMissing(run) else { return }
    run.take(Plan(entries: [], gates: run.plan.gates))
  }

  /// Whether a review can still change anything: something is missing, and the deadline may yet fall later.
  func isOpen(_ run: ReviewRun, at boundary: Int) -> Bool {
    isMissing(run) && weights(for: run)[boundary...].contains { $0 > 0 }
  }

  /// The plan that is made anew at a boundary, and whether it is better than going on without what is of no use; nil where
  /// that of the run stays.
  func plan(
    for run: ReviewRun, at boundary: Int, _ budget: SearchBudget, oneOf searches: Int
  ) throws -> (plan: Plan, isBetter: Bool)? {
    guard let rest = ResidualProblem(of: instance, at: run.standing(at: boundary)) else { return nil }
    let rival = rest.continuing(run.plan)
    // What chunks that are finished have made useless is left undone where it would bring the deadline nearer.
    let trimmed = rest.restored(rival)
    let isShorter = trimmed.attempts() < run.plan.attempts(from: boundary)
    let same = instance.hastening != nil && isShorter ? (trimmed, false) : nil
    if rest.instance.chance(of: rival) >= 1 - AnalysisTuning.gain { return same }
    var options = budget.options(oneOf: searches)
    options.gap = max(options.gap, AnalysisTuning.roughGap)
    let found = try Optimizer.solve(
      rest.instance, options: options, rivals: [rival], limit: Review.mostNodes, within: budget.time)
    // A plan that is no better is no reason to move anybody.
    guard found.chance > rest.instance.chance(of: rival) + AnalysisTuning.gain else { return same }
    return (rest.restored(found.plan), true)
  }
}

extension Plan {
  /// Attempts of a static plan that start at a boundary or later.
  fileprivate func attempts(from boundary: Int = 0) -> Int {
    entries.reduce(0) { $1.start >= boundary ? $0 + $1.attempts : $0 }
  }
}
