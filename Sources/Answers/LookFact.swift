import Allocation

/// What is to be said of the look of a two-stage plan.
package enum LookFact: Sendable, Equatable {
  /// A date reveals the world, too late for anything to hang on it.
  case tooLate
  /// A date reveals the world.
  case date(boundary: Int)
  /// A chunk would reveal it, and the plan does the same whatever it shows.
  case ignored(chunk: Int)
  /// From this boundary on the plan hangs on whether the chunk is finished.
  case chunk(Int, boundary: Int)

  /// Nil for a static plan.
  package init?(_ plan: Plan, in instance: Instance) {
    guard let look = plan.look else { return nil }
    self =
      if let chunk = look.chunk {
        plan.isStatic ? .ignored(chunk: chunk) : .chunk(chunk, boundary: look.boundary)
      } else {
        look.boundary >= instance.steps ? .tooLate : .date(boundary: look.boundary)
      }
  }
}
