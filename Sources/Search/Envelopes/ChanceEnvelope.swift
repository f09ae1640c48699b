import Foundation

/// The concave envelope of φ = 1 − e^{−h} itself over whole counts, h = Σ hazard·count ("at least one
/// correct attempt"), by lifted facets.
///
/// φ is concave in h and has diminishing returns: it is submodular in the attempts. A facet of its hull over
/// the kinds that are in use at a point is lifted to all kinds: with L the facet, attempts of other kinds
/// with hazard H together add at most θ(H) = max_p φ(p + H) − L(p); any concave Θ ≥ θ with Θ(0) ≥ 0 is
/// subadditive, so that Θ(hazard) for each of them is enough. Θ is the least of some tangents m·H + c_m, c_m
/// = max(0, max_H θ(H) − m·H).
struct ChanceEnvelope {
  /// −ln(1 − q) of each kind; infinite where an attempt cannot fail.
  let hazards: [Double]
  /// Largest count of each kind.
  let upper: [Int]
  /// Whole points over which a facet is sought: as many columns as its program has.
  static let mostPoints = 128

  /// The better, at the point, of the tangent in h and of a lifted facet.
  func facet(at point: [Double]) throws -> Facet {
    let tangent = tangent(at: point)
    guard let lifted = try liftedFacet(at: point) else { return tangent }
    func value(_ facet: Facet) -> Double {
      zip(facet.slopes, point).reduce(facet.level) { $0 + $1.0 * $1.1 }
    }
    return value(lifted) < value(tangent) ? lifted : tangent
  }

  /// The tangent of 1 − e^{−h} at the point's hazard; a kind that cannot fail lifts it to 1.
  private func tangent(at point: [Double]) -> Facet {
    let hazard = zip(hazards, point).reduce(0) { $1.0.isFinite ? $0 + $1.0 * $1.1 : $0 }
    let slope = exp(-hazard)
    let level = -expm1(-hazard) - slope * hazard
    return Facet(level: level, slopes: hazards.map { $0.isFinite ? slope * $0 : max(0, 1 - level) })
  }

  /// Nil where the point lies outside the hull of the points, which rounding may do.
  private func liftedFacet(at point: [Double]) throws -> Facet? {
    let used = kinds(at: point)
    let points = lattice(used)
    let slopes =
      used.isEmpty ? [] : try Self.slopes(points, at: used.map { min(point[$0], Double(upper[$0])) })
    guard let slopes else { return nil }
    func linear(_ counts: [Int]) -> Double { zip(slopes, counts).reduce(0) { $0 + $1.0 * Double($1.1) } }
    // As low as the points allow, whatever the program's own level was.
    let level = points.map { $0.value - linear($0.counts) }.max() ?? 0
    var all = [Double](repeating: 0, count: hazards.count)
    for (kind, slope) in zip(used, slopes) { all[kind] = slope }
    let tangents = lifts(points.map { (1 - $0.value, level + linear($0.counts)) })
    for kind in hazards.indices where !used.contains(kind) {
      all[kind] =
        hazards[kind].isFinite
        ? tangents.reduce(.infinity) { min($0, $1.level + $1.slope * hazards[kind]) } : max(0, 1 - level)
    }
    return Facet(level: level, slopes: all)
  }

  /// The kinds over which a facet is sought, ascending: those with the most hazard at the point, as many as
  /// the lattice has room for.
  private func kinds(at point: [Double]) -> [Int] {
    let used = point.indices.filter { point[$0] > SearchTolerance.unusedCount && hazards[$0].isFinite }
    var (chosen, points): ([Int], Int) = ([], 1)
    for kind in used.sorted(by: { (-point[$0] * hazards[$0], $0) < (-point[$1] * hazards[$1], $1) }) {
      let more = points.multipliedReportingOverflow(by: upper[kind] + 1)
      guard !more.overflow, more.partialValue <= Self.mostPoints else { continue }
      chosen.append(kind)
      points = more.partialValue
    }
    return chosen.sorted()
  }

  /// All whole points of some kinds, none of the others.
  private func lattice(_ kinds: [Int]) -> [EnvelopeFacet.Point] {
    var counts: [[Int]] = [[]]
    for kind in kinds { counts = counts.flatMap { list in (0...upper[kind]).map { list + [$0] } } }
    return counts.map { list in
      (list, -expm1(-zip(kinds, list).reduce(0) { $0 + hazards[$1.0] * Double($1.1) }))
    }
  }

  /// Of one kind the line through its neighbours, without a program.
  private static func slopes(_ points: [EnvelopeFacet.Point], at point: [Double]) throws -> [Double]? {
    guard point.count == 1 else { return try EnvelopeFacet.slopes(points, at: point) }
    let left = min(Int(point[0]), points.count - 2)
    return [points[left + 1].value - points[left].value]
  }

  /// Tangents of Θ, with slopes from those that the points themselves have, and some between them.
  private func lifts(_ points: [(left: Double, linear: Double)]) -> [(level: Double, slope: Double)] {
    let slopes = Set(points.map(\.left)).sorted().suffix(24).flatMap { [$0, 0.8 * $0, 0.6 * $0, 0.4 * $0] }
    return slopes.filter { $0 > 0 }.map { slope in
      // 1 − left·e^{−H} − linear − slope·H is largest where left·e^{−H} = slope.
      let most = points.reduce(0.0) { most, point in
        let hazard = max(0, log(point.left / slope))
        return max(most, 1 - point.left * exp(-hazard) - point.linear - slope * hazard)
      }
      return (most + SearchTolerance.chanceObjective, slope)
    }
  }
}
