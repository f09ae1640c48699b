import Formulation

/// Chance of an atom ≤ level + Σ slopes·columns, at every whole-number point of the nodes that its scope covers.
struct ProductCut: Sendable {
  let atom: Int
  let level: Double
  /// Columns of counters, and their slopes; never negative.
  let columns: [Int]
  let slopes: [Double]
  let scope: Scope

  /// Where it holds.
  struct Scope: Sendable {
    /// The atom's log-chance lies within these.
    var interval: (lower: Double, upper: Double)
    /// Terms that are at least so far on, in the measure of `Floors`.
    var floors: [(term: Int, least: Double)]
  }

  func holds(_ interval: (lower: Double, upper: Double), _ floors: Floors) -> Bool {
    interval.lower >= scope.interval.lower && interval.upper <= scope.interval.upper
      && scope.floors.allSatisfy { floors.least[$0.term] >= $0.least }
  }
}

/// How far on each term is at least, everywhere in a node: attempts where one correctness counts, hazard where at
/// least one of several kinds must be correct, 0 elsewhere.
struct Floors: Sendable {
  var least: [Double]
  /// Largest hazard that is asked for, and steps that a unit of hazard is divided into.
  static let most = 8.0
  static let steps = 16.0
}
