/// Lower and upper bound of a best chance: a plan reaches `least`, and it is proven that none exceeds `most`.
package struct Bracket: Sendable, Equatable {
  package var least: Double
  package var most: Double

  package init(_ least: Double, _ most: Double) {
    self.least = least
    self.most = max(least, most)
  }

  /// What is known before anything is.
  package static let unknown = Bracket(0, 1)

  package var width: Double { most - least }
}
