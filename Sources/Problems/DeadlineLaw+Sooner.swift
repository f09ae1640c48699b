/// A law that work has moved: the deadline comes some years sooner, and is then put on the grid.
extension DeadlineLaw {
  /// Where a law that comes sooner is put.
  package struct Frame: Sendable {
    /// The grid of the problem.
    package let time: TimeGrid
    /// Steps by which law and horizon lie later than the problem says.
    package let delay: Int

    package init(time: TimeGrid, delay: Int = 0) {
      self.time = time
      self.delay = delay
    }

    /// The last boundary.
    package var steps: Int { time.steps + delay }
  }

  /// For each boundary 0 ... T the chance that it can still be used; never does not move.
  ///
  /// What is missing at boundary 0 is the chance that the deadline comes before the start, when nothing is finished. A
  /// race is no such law, since gifts may change it: see `survival(finishing:sooner:in:)`.
  package func survival(sooner years: Double, in frame: Frame) -> [Double] {
    switch self {
    case .points(let points, let never):
      let sum = points.reduce(never) { $0 + $1.share }
      let atoms = points.map { (years: $0.moment - frame.time.start, share: $0.share / sum) }
      return Self.survival(atoms, never: never / sum, sooner: years, in: frame)
    case .race: return [Double](repeating: 1, count: frame.steps + 1)
    case .cumulative, .lognormal:
      var walk = CumulativeWalk(self, start: frame.time.start)
      return (0...frame.steps).map { boundary in
        let moment = (Double(boundary - frame.delay) - TimeGrid.tolerance) * frame.time.step + years
        return max(0, 1 - walk.chance(upTo: max(0, moment)))
      }
    }
  }

  /// The same of a race, from the chance of having finished by each boundary of the problem's own grid; what is left at
  /// the last one is never.
  package static func survival(finishing finished: [Double], sooner years: Double, in frame: Frame)
    -> [Double]
  {
    var atoms: [(years: Double, share: Double)] = []
    var before = 0.0
    for (boundary, chance) in finished.enumerated() where chance > before {
      atoms.append((Double(boundary) * frame.time.step, chance - before))
      before = chance
    }
    return survival(atoms, never: max(0, 1 - before), sooner: years, in: frame)
  }

  /// - Parameter atoms: in years since the start.
  private static func survival(
    _ atoms: [(years: Double, share: Double)], never: Double, sooner years: Double, in frame: Frame
  ) -> [Double] {
    var weights = [Double](repeating: 0, count: frame.steps + 1)
    weights[frame.steps] = never
    for atom in atoms {
      let place = ((atom.years - years) / frame.time.step + TimeGrid.tolerance).rounded(.down)
      let boundary = min(place, Double(frame.time.steps)) + Double(frame.delay)
      if boundary >= 0 { weights[Int(boundary)] += atom.share }
    }
    var survival = weights
    for boundary in weights.indices.dropLast().reversed() { survival[boundary] += survival[boundary + 1] }
    return survival.map { min(1, $0) }
  }

  /// π, from the chance that each boundary can still be used; together below 1 where the deadline may come before the
  /// start.
  package static func weights(surviving survival: [Double]) -> [Double] {
    let last = survival.count - 1
    let weights = survival.indices.map { max(0, survival[$0] - ($0 < last ? survival[$0 + 1] : 0)) }
    return weights.contains { $0 > 0 } ? withoutDust(weights, slivers: []) : weights
  }

  /// Years since the start of all moments at which it may fall for certain kinds of laws; nil where there is a moment in
  /// every interval, and for races, whose moments are boundaries.
  package func moments(on time: TimeGrid) -> [Double]? {
    guard case .points(let points, _) = self else { return nil }
    return points.filter { $0.share > 0 }.map { $0.moment - time.start }
  }
}
