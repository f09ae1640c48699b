/// A law of a moment as somebody forecast it: cumulative chances at moments that rise.
package struct ForecastLaw: Sendable, Equatable {
  /// One line of the table that a deadline reads.
  package struct Point: Sendable, Equatable {
    package var moment: Double
    /// As it was written.
    package var text: String
    package var chance: Double

    package init(moment: Double, text: String, chance: Double) {
      (self.moment, self.text, self.chance) = (moment, text, chance)
    }
  }
  /// At least one. What the first has already came before it; what the last lacks is never.
  package let points: [Point]

  /// - Parameter points: ascending, with chances that do not fall. Of several at one moment the last counts.
  init?(_ points: [Point]) {
    var kept: [Point] = []
    for point in points {
      if let last = kept.last, last.moment == point.moment { kept.removeLast() }
      kept.append(point)
    }
    guard let first = kept.first, let last = kept.last, first.chance >= 0, last.chance <= 1,
      zip(kept, kept.dropFirst()).allSatisfy({ $0.moment < $1.moment && $0.chance <= $1.chance })
    else { return nil }
    self.points = kept
  }

  /// The law for a problem that begins at a moment: what came before it comes at it.
  ///
  /// Between points chances rise in straight lines. Where the problem begins before the first point, what lies before that
  /// point is put at the start, since nothing is known of when it falls.
  package func starting(at moment: Double, written text: String) -> ForecastLaw? {
    let later = points.filter { $0.moment > moment }
    let before = points.last { $0.moment <= moment }
    var chance = before?.chance ?? points[0].chance
    if let before, let next = later.first {
      chance += (next.chance - before.chance) * (moment - before.moment) / (next.moment - before.moment)
    }
    return ForecastLaw([Point(moment: moment, text: text, chance: chance)] + later)
  }
}
