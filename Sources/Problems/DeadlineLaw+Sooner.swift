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

  /// A law with a moment in every interval in cells: years since the start at which each begins, ascending, with the chance
  /// of a deadline that falls there or later and before the next; the last one is never.
  ///
  /// - Parameters:
  ///   - share: no cell but the last has more of the law; above 0.
  /// - Returns: nil for laws of points, and for races.
  package func cells(share: Double, on time: TimeGrid) -> [(from: Double, share: Double)]? {
    let (last, total): (Double, Double)
    switch self {
    case .points, .race: return nil
    case .cumulative(let points):
      guard let end = points.last else { return nil }
      (last, total) = (end.moment - time.start, end.share)
    case .lognormal:
      var end = time.horizon
      while chance(upTo: end, on: time) < 1 - share { end *= 2 }
      (last, total) = (end, 1)
    }
    var cells: [(from: Double, share: Double)] = []
    // Halved until little of the law is left in each, the earliest first.
    var open = [(from: 0.0, to: last, before: 0.0, upTo: chance(upTo: last, on: time))]
    while let cell = open.popLast() {
      let middle = (cell.from + cell.to) / 2
      guard cell.upTo - cell.before > share, middle > cell.from, middle < cell.to else {
        cells.append((cell.from, cell.upTo - cell.before))
        continue
      }
      let half = chance(upTo: middle, on: time)
      open.append((middle, cell.to, half, cell.upTo))
      open.append((cell.from, middle, cell.before, half))
    }
    let known = cells.reduce(0) { $0 + $1.share }
    cells.append((last, max(0, total - known)))
    cells.append((.infinity, max(0, 1 - total)))
    return cells
  }

  /// The chance that it falls by so many years after the start.
  private func chance(upTo years: Double, on time: TimeGrid) -> Double {
    var walk = CumulativeWalk(self, start: time.start)
    return walk.chance(upTo: years)
  }

  /// Years since the start of all moments at which it may fall for certain kinds of laws; nil where there is a moment in
  /// every interval, and for races, whose moments are boundaries.
  package func moments(on time: TimeGrid) -> [Double]? {
    guard case .points(let points, _) = self else { return nil }
    return points.filter { $0.share > 0 }.map { $0.moment - time.start }
  }
}
