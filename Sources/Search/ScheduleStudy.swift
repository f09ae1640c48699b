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
      if let plan = answer.plan, !plans.contains(plan) { plans.append(plan) }
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
