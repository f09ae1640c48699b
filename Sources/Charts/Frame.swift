/// The plot within a figure: margins, grid and axes.
package struct Frame: Sendable, Equatable {
  /// Ends of the plot on the paper.
  package var (left, right, top, bottom): (Double, Double, Double, Double)

  package init(left: Double, right: Double, top: Double, bottom: Double) {
    (self.left, self.right, self.top, self.bottom) = (left, right, top, bottom)
  }

  /// A scale across the plot.
  package func across(_ domain: ClosedRange<Double>) -> LinearScale {
    LinearScale(domain, from: left, to: right)
  }

  /// A scale up the plot.
  package func up(_ domain: ClosedRange<Double>) -> LinearScale {
    LinearScale(domain, from: bottom, to: top)
  }

  /// Lines from top to bottom with their words below; of words that would touch every other one is left out.
  package func columns(_ ticks: [Ticks.Tick], of scale: LinearScale) -> [Mark] {
    let size = Role.tick.textSize
    let shown = Self.parity(ticks) { first, second in
      let room = abs(scale.place(of: second.value) - scale.place(of: first.value))
      let width = TextMeasure.width(first.text, size: size) + TextMeasure.width(second.text, size: size)
      return room >= width / 2 + size / 2
    }
    return ticks.map { line(at: scale.place(of: $0.value)) }
      + shown.map { tick in
        let place = scale.place(of: tick.value)
        // Words at an end stay on the paper.
        return .text(Phrase(tick.text), at: Point(place, bottom + 17), .tick, anchor: .middle)
      }
  }

  /// Lines from side to side with their words at the left.
  package func rows(_ ticks: [Ticks.Tick], of scale: LinearScale) -> [Mark] {
    ticks.flatMap { tick in
      let y = scale.place(of: tick.value)
      return [
        Mark(.line([Point(left, y), Point(right, y)]), .grid),
        .text(Phrase(tick.text), at: Point(left - 7, y + 4), .tick, anchor: .end),
      ]
    }
  }

  /// The line that bars begin at, or that the plot stands on.
  package var base: Mark { Mark(.line([Point(left, bottom), Point(right, bottom)]), .axis) }

  /// A grid line from top to bottom.
  private func line(at x: Double) -> Mark { Mark(.line([Point(x, top), Point(x, bottom)]), .grid) }

  /// All, or every other one, and so on until no two neighbours touch.
  private static func parity(
    _ ticks: [Ticks.Tick], fit: (Ticks.Tick, Ticks.Tick) -> Bool
  ) -> [Ticks.Tick] {
    var shown = ticks
    while shown.count > 1, !zip(shown, shown.dropFirst()).allSatisfy(fit) {
      shown = shown.enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
    }
    return shown
  }
}
