import Allocation
import Answers

/// What is said about the look of a two-stage plan.
///
/// Four cases: a date reveals the world, in time or too late, or a chunk does, and the plan makes use of that or not. They
/// are told apart here alone; tables and ladders only put the sentence in its place.
enum LookText {
  /// When one learns, in one sentence; what the plan's own choice was where a chunk reveals.
  static func note(_ fact: LookFact, _ instance: Instance) -> String {
    /// A boundary as people read it.
    func moment(_ boundary: Int) -> String { instance.time.text(ofBoundary: boundary) }
    return switch fact {
    case .tooLate: "the world is revealed too late for anything to hang on it"
    case .date(let boundary): "the world is revealed at \(moment(boundary))"
    case .ignored(let chunk):
      "'\(instance.bundles[chunk].name)' would reveal the world, and no plan does better for looking"
    case .chunk(let chunk, let boundary):
      "the look is at \(moment(boundary)): what is done from then on hangs on whether"
        + " '\(instance.bundles[chunk].name)' is finished, which reveals the world"
    }
  }

  /// What was supposed, one sentence each. Nil for a static plan.
  static func assumptions(_ plan: Plan, _ instance: Instance) -> [String]? {
    guard let look = plan.look else { return nil }
    let moment = instance.time.text(ofBoundary: look.boundary)
    guard let chunk = look.chunk else {
      // A date is known to everybody beforehand, so there is nothing for the plan to choose.
      let lead =
        look.boundary == 0
        ? "the world is known before the start: there is a plan for each"
        : "the plan learns which world is the real one at \(moment): what starts before is the same in all"
          + " worlds, and goes on"
      return [
        lead, "the plan of each branch is written down at the start and carried out until the deadline falls",
      ]
    }
    let name = instance.bundles[chunk].name
    // It could have looked: that it does not is a finding, and said as one.
    guard !plan.isStatic else {
      return [
        "'\(name)' would reveal the world if it were finished at a look; this plan does the same whatever it shows",
        "the plan is static: written down at the start and carried out until the deadline falls",
      ]
    }
    return [
      "'\(name)' reveals the world if it is finished when the plan looks, at \(moment), a moment that the plan"
        + " chooses; it looks once",
      "where '\(name)' is not finished then, the blind branch is followed to the end, and nothing more is learned",
      "what starts before the look is the same in all branches, and goes on",
    ]
  }
}
