import Ladder
import Problems
import Search

extension Study {
  /// What the file's own moment of learning makes of the static rung.
  ///
  /// - Parameter knowing: the rung of somebody who knows the world before the start.
  func learning(_ ladder: Ladder, knowing: Rung, _ patience: Patience) throws -> Rung {
    switch problem.information {
    case .never:
      return renamed(ladder.static, "the file reveals nothing on the way, so this is the static plan")
    case .start:
      return renamed(knowing, "the file reveals the world before the start")
    case .moment(let moment):
      let look = min(problem.time.firstBoundary(atOrAfter: moment), problem.time.steps)
      if look == 0 { return renamed(knowing, "the file reveals the world before the start") }
      var options = patience.search
      options.timeLimit = patience.seconds.map { max(0.02, $0) }
      guard
        let found = try Optimizer.solve(
          instance, learningAt: look, options: options, stop: patience.stop)
      else { return between(ladder.static, knowing) }
      // The static plan is a plan of this rung too.
      let chance = max(found.chance, ladder.chance)
      return Rung(.learnsTheWorld, chance: chance, bound: max(chance, found.bound))
    case .chunk:
      return between(ladder.static, knowing)
    }
  }

  private func renamed(_ rung: Rung, _ note: String) -> Rung {
    var rung = rung
    rung.name = .learnsTheWorld
    rung.note = note
    return rung
  }

  /// What is proven without a search: never looking is a static plan, and nobody learns sooner than at the start.
  private func between(_ least: Rung, _ most: Rung) -> Rung {
    Rung(
      .learnsTheWorld, chance: least.chance, bound: most.bound,
      note: "such plans are not searched: at least the static plan, at most that of 'knows the world'")
  }
}
