/// A value that changes at moments and stays in between: drawn as steps, never smoothed.
package struct StepCurve: Sendable, Equatable {
  /// What holds from a moment on.
  package struct Step: Sendable, Equatable {
    package var from: Double
    package var value: Double

    package init(from: Double, value: Double) { (self.from, self.value) = (from, value) }
  }

  /// Their moments rise.
  package var steps: [Step]
  /// Where the last step ends.
  package var end: Double

  package init(_ steps: [Step], end: Double) { (self.steps, self.end) = (steps, end) }

  /// The corners of the steps on the paper.
  package func corners(_ across: LinearScale, _ up: LinearScale) -> [Point] {
    steps.enumerated().flatMap { place, step in
      let next = place + 1 < steps.count ? steps[place + 1].from : end
      let y = up.place(of: step.value)
      return [Point(across.place(of: step.from), y), Point(across.place(of: next), y)]
    }
  }

  /// What lies between the steps and a level, as an area.
  package func area(_ across: LinearScale, _ up: LinearScale, over level: Double) -> [Point] {
    let corners = corners(across, up)
    guard let first = corners.first, let last = corners.last else { return [] }
    let y = up.place(of: level)
    return [Point(first.x, y)] + corners + [Point(last.x, y)]
  }
}
