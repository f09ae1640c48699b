import Allocation
import Formulation

/// What schedules tell about a problem with order before it is searched: boundaries by which a world cannot be won
/// by any plan, and plans.
struct ScheduleStudy {
  /// The instance without the weights of boundaries that no plan can win: the chance of every plan is the same.
  private(set) var instance: Instance
  private(set) var plans: [Plan] = []
  /// Boundaries of each world below which it cannot be won.
  private(set) var firstWinnable: [Int]
  /// Something that some world needs waits for something.
  let isOrdered: Bool

  /// Dead ends that all proofs of a problem may take, and one of them.
  static let mostConflicts = 400_000
  static let mostConflictsEach = 100_000

  init(_ instance: Instance, _ options: SearchOptions, _ clock: SearchClock) {
    self.instance = instance
    firstWinnable = instance.worlds.map { _ in 0 }
    let worlds = instance.worlds.indices.filter { instance.worlds[$0].credence > 0 }
    isOrdered = instance.bundles.indices.contains { bundle in
      instance.bundles[bundle].isGated && worlds.contains { instance.worlds[$0].needed[bundle] }
    }
    guard isOrdered else { return }
    var answers: [[ScheduleQuestion.Task]: ScheduleAnswer] = [:]
    for world in worlds {
      guard let question = ScheduleQuestion(instance, world: world) else { continue }
      let boundaries = instance.worlds[world].weights.indices.filter {
        instance.worlds[world].weights[$0] > 0
      }
      let known = answers[question.tasks]
      let each = min(Self.mostConflictsEach, Self.mostConflicts / worlds.count)
      let answer =
        known?.boundaries == boundaries
        ? known : ScheduleAnswer(question, boundaries, seed: options.seed, conflicts: each, clock)
      guard let answer else { continue }
      if known == nil, let plan = answer.plan { plans.append(plan) }
      answers[question.tasks] = answer
      firstWinnable[world] = answer.firstWinnable
    }
    giveUp()
  }

  private mutating func giveUp() {
    guard firstWinnable.contains(where: { $0 > 0 }) else { return }
    instance = instance.seen(
      as: instance.worlds.enumerated().map { index, world in
        Instance.View(
          world: index, credence: world.credence,
          weights: world.weights.enumerated().map { $0 < firstWinnable[index] ? 0 : $1 })
      })
  }
}

/// For one world the boundaries by which everything it needs can be finished, as far as that is known.
struct ScheduleAnswer {
  let boundaries: [Int]
  /// No plan wins the world at an earlier boundary.
  private(set) var firstWinnable = 0
  /// A plan that ends early, in which everything is attempted as often as it is needed.
  private(set) var plan: Plan?

  /// - Parameters:
  ///   - boundaries: at which the deadline may fall, ascending.
  ///   - conflicts: dead ends that its proofs may take.
  init(
    _ question: ScheduleQuestion, _ boundaries: [Int], seed: UInt64, conflicts: Int, _ clock: SearchClock
  ) {
    self.boundaries = boundaries
    var open = boundaries
    let energy = ScheduleEnergy(question: question)
    // What windows and energy refute needs no search.
    while let first = open.first {
      if let windows = question.windows(by: first), !energy.isOverfull(windows) { break }
      open.removeFirst()
      firstWinnable = first + 1
    }
    var ranks = ScheduleRanks(question, seed: seed)
    var best = ranks.best(noShorterThan: open.first ?? question.instance.steps)
    func cutOff(_ boundaries: inout [Int]) {
      if let best {
        while let last = boundaries.last, last >= ranks.list.makespan(best) { boundaries.removeLast() }
      }
    }
    cutOff(&open)
    var left = conflicts
    while let boundary = open.popLast(), left > 0, !clock.mustStop {
      guard let windows = question.windows(by: boundary),
        windows.reduce(0, { $0 + $1.count }) <= ScheduleSolver.mostSteps
      else { continue }
      let solver = ScheduleSolver(question, windows)
      let answer = solver.solve(limit: left) { clock.mustStop }
      left -= solver.conflicts
      switch answer {
      case .none:
        firstWinnable = boundary + 1
        open = []
      case .schedule(let starts):
        // The real kinds of attempts in the order of the schedule; as short where there is one kind of each.
        if let found = ranks.list.forward(starts.map(Double.init)),
          best.map({ ranks.list.makespan(found) < ranks.list.makespan($0) }) ?? true
        {
          best = found
        }
        cutOff(&open)
      case .unknown: continue
      }
    }
    plan = best.map(ranks.list.plan)
  }
}
