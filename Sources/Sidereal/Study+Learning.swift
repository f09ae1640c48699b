import Allocation
import Ladder
import Problems
import Reporting
import Search

extension Study {
  /// The best plan of somebody who learns the world as the file says; nil where it never reveals it.
  ///
  /// - Parameter rivals: feasible static plans.
  func learned(
    _ options: SearchOptions, rivals: @autoclosure () -> [Plan] = [], stop: StopSignal,
    progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> PolicyResult? {
    if case .chunk(let chunk) = problem.information {
      return try Optimizer.solve(
        instance, learningFrom: chunk, options: options, rivals: rivals(), stop: stop, progress: progress)
    }
    guard let look = instance.dateOfLearning else { return nil }
    return try Optimizer.solve(
      instance, learningAt: look, options: options, rivals: rivals(), stop: stop, progress: progress)
  }

  /// What the file's own moment of learning makes of the static rung.
  ///
  /// - Parameter knowing: the rung of somebody who knows the world before the start.
  func learning(_ ladder: Ladder, knowing: Rung, _ patience: Patience) throws -> Rung {
    if problem.information == .never {
      return renamed(ladder.static, "the file reveals nothing on the way, so this is the static plan")
    }
    if instance.dateOfLearning == 0 {
      return renamed(knowing, "the file reveals the world before the start")
    }
    var options = patience.search
    options.timeLimit = patience.seconds.map { max(0.02, $0) }
    guard let found = try learned(options, stop: patience.stop) else { return ladder.static }
    // The static plan is a plan of this rung too.
    let chance = max(found.chance, ladder.chance)
    let more =
      learnsMoreThanTheWorld && !found.policy.isStatic
      ? "; seeing it also saves further work on it, which knowing the world would not" : ""
    return Rung(
      .learnsTheWorld, chance: chance, bound: max(chance, found.bound),
      note: LookText.note(found.policy, instance) + more)
  }

  private func renamed(_ rung: Rung, _ note: String) -> Rung {
    var rung = rung
    rung.name = .learnsTheWorld
    rung.note = note
    return rung
  }

  /// Whether seeing the revealing chunk finished tells more than the world: that it needs no more work. Then
  /// somebody who learns may do better than somebody who knows the world and sees nothing.
  public var learnsMoreThanTheWorld: Bool {
    guard case .chunk(let chunk) = problem.information else { return false }
    return instance.worlds.contains { $0.credence > 0 && $0.needed[chunk] }
  }
}
