/// Where a best chance lies: a plan reaches `least`, and it is proven that none exceeds `most`.
struct Bracket: Sendable, Equatable {
  var least: Double
  var most: Double

  init(_ least: Double, _ most: Double) {
    self.least = least
    self.most = max(least, most)
  }

  static let unknown = Bracket(0, 1)

  var width: Double { most - least }
}
