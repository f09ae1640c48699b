import Problems

extension Instance {
  /// The boundary at which a date reveals the world; nil where none does. T where that is too late for anything.
  ///
  /// Nil also where a chunk reveals the world: when that is seen is for a plan to choose.
  package var dateOfLearning: Int? {
    switch problem.information {
    case .never, .chunk: nil
    case .start: 0
    case .moment(let moment): min(time.firstBoundary(atOrAfter: moment), steps)
    }
  }

  /// The name of a branch: its world's, and `blind` (another word where a world is called so) where nothing is seen.
  ///
  /// Four words are tried, so that a file whose worlds bear such names is still told apart in a report.
  package func name(of branch: Plan.Branch) -> String {
    if let world = branch.world { return worlds[world].name }
    let names = Set(worlds.map(\.name))
    return ["blind", "not revealed", "blind branch"].first { !names.contains($0) } ?? "nothing revealed"
  }
}
