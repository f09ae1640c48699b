import Allocation
import Formulation
import Scheduling

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

  /// Dead ends that all proofs of a problem may take …
  static let mostConflicts = 400_000
  /// … and one of them.
  static let mostConflictsEach = 100_000
  /// The same where every attempt is correct: then schedules say everything.
  static let mostCertainConflicts = 4_000_000
  /// Share of the time limit that they may take.
  private static let share = 0.85
  /// Tasks up to which schedules are looked for where nothing waits for anything.
  private static let fewTasks = 60

  /// How long proofs may take.
  enum Effort {
    /// As long as the search of a small problem.
    case little
    /// As long as a proof may take at all.
    case all
  }
  /// Dead ends of a proof with little effort.
  static let fewConflicts = 300
  /// Whether nothing was left open for lack of effort.
  private(set) var isComplete = true

  /// - Parameters:
  ///   - options: its time limit bounds the proofs, its seed draws the orders in which schedules are tried.
  ///   - effort: what the proofs may take; `isComplete` tells whether more would have helped.
  init(_ instance: Instance, options: SearchOptions, clock: SearchClock, effort: Effort = .all) {
    self.instance = instance
    // What cannot be won with everybody whom grants may bring cannot be won at all.
    let roomiest = instance.withEveryAward
    firstWinnable = instance.worlds.map { _ in 0 }
    let worlds = instance.worlds.indices.filter { instance.worlds[$0].credence > 0 }
    isOrdered = instance.bundles.indices.contains { bundle in
      instance.bundles[bundle].isGated && worlds.contains { instance.worlds[$0].needed[bundle] }
    }
    guard isOrdered || worlds.allSatisfy({ Self.isKnotty(instance, $0) }) else { return }
    let limit = options.timeLimit.map { $0 * Self.share }
    // Worlds often differ in what schedules do not see, such as correctness: the same tasks are asked about once.
    var answers: [[ScheduleQuestion.Task]: ScheduleAnswer] = [:]
    for world in worlds where !clock.mustStop {
      guard let question = ScheduleQuestion(roomiest, world: world) else { continue }
      let boundaries = instance.worlds[world].weights.indices.filter {
        instance.worlds[world].weights[$0] > 0
      }
      let known = answers[question.tasks]
      let isCertain = Self.isCertain(instance, world)
      let most =
        isCertain
        ? Self.mostCertainConflicts / worlds.count
        : min(Self.mostConflictsEach, Self.mostConflicts / worlds.count)
      let each = effort == .all || isCertain ? most : min(most, Self.fewConflicts)
      let answer =
        known?.boundaries == boundaries
        ? known
        : ScheduleAnswer(question, boundaries, seed: options.seed, conflicts: each) {
          clock.mustStop || limit.map { clock.seconds > $0 } ?? false
        }
      guard let answer else { continue }
      if !answer.isComplete && each < most { isComplete = false }
      if let plan = answer.plan, !plans.contains(plan) { plans.append(plan) }
      answers[question.tasks] = answer
      firstWinnable[world] = answer.firstWinnable
    }
    giveUp()
  }

  /// Whether in a world every attempt on something needed is correct.
  private static func isCertain(_ instance: Instance, _ world: Int) -> Bool {
    instance.types.allSatisfy { type in
      !instance.worlds[world].needed[type.bundle] || type.outcomes[world].map { $0.correct == 1 } ?? true
    }
  }

  /// Whether a world's few tasks ask who does them or for several people at once, though nothing waits for anything.
  private static func isKnotty(_ instance: Instance, _ world: Int) -> Bool {
    let facts = instance.worlds[world]
    let needed = instance.bundles.indices.filter { facts.needed[$0] }
    guard isCertain(instance, world), needed.reduce(0, { $0 + facts.counts[$1] }) <= fewTasks else {
      return false
    }
    let types = instance.types.filter { facts.needed[$0.bundle] }
    return types.allSatisfy { $0.spending.allSatisfy { $0 == 0 } }
      && (types.count > needed.count || types.contains { $0.people > 1 })
  }

  /// Takes from the instance what no plan can win, so that the search has fewer outcomes to tell apart.
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
