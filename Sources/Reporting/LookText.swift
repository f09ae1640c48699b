import Allocation

/// What is said about the look of a two-stage plan.
package enum LookText {
  /// When one learns, in one sentence; what the plan's own choice was where a chunk reveals. Nil for a static plan.
  package static func note(_ plan: Plan, _ instance: Instance) -> String? {
    guard let look = plan.look else { return nil }
    let moment = instance.time.text(ofBoundary: look.boundary)
    guard let chunk = look.chunk else {
      return look.boundary >= instance.steps
        ? "the world is revealed too late for anything to hang on it"
        : "the world is revealed at \(moment)"
    }
    let name = instance.bundles[chunk].name
    return plan.isStatic
      ? "'\(name)' would reveal the world, and no plan does better for looking"
      : "the look is at \(moment): what is done from then on hangs on whether '\(name)' is finished, which reveals the world"
  }

  /// What was supposed, one sentence each. Nil for a static plan.
  static func assumptions(_ plan: Plan, _ instance: Instance) -> [String]? {
    guard let look = plan.look else { return nil }
    let moment = instance.time.text(ofBoundary: look.boundary)
    guard let chunk = look.chunk else {
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
