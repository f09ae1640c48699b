import GLPKSolver
import Modelling

/// A facet of an upper envelope: a linear form that a function does not exceed on whole counts, level + Σ
/// slopes·counts.
struct Facet {
  let level: Double
  let slopes: [Double]
}

/// The small linear program whose duals are a facet of the concave hull of given points: the least value
/// over a point of all linear forms above them. By duality it is the largest convex combination of their
/// values, with a column for each point.
enum EnvelopeFacet {
  /// Whole counts and the function there.
  typealias Point = (counts: [Int], value: Double)
  /// Whole counts and by how much the function exceeds a linear form there.
  typealias Excess = (counts: [Int], excess: Double)

  /// A facet over the point: of the hull of a few points first; the whole point that exceeds it most joins
  /// them until there is none (delayed column generation). Nil where the point lies outside their hull.
  ///
  /// - Parameters:
  ///   - start: points whose hull holds the point.
  ///   - worst: the point of the whole domain at which the function exceeds a linear form most.
  /// - Throws: a failure of the linear-programming library, which takes all programs of the thread along.
  static func facet(at point: [Double], from start: [Point], worst: ([Double]) -> Excess) throws -> Facet? {
    func linear(_ slopes: [Double], _ counts: [Int]) -> Double {
      zip(slopes, counts).reduce(0) { $0 + $1.0 * Double($1.1) }
    }
    var points = start
    var last: Facet?
    // Few rounds are needed; where they end early the form is raised above all points, and is valid but no
    // facet.
    for _ in 0..<15 {
      guard let slopes = try slopes(points, at: point) else { break }
      // With these slopes the level is as low as the whole domain allows.
      let most = worst(slopes)
      last = Facet(level: most.excess, slopes: slopes)
      let known = points.map { $0.value - linear(slopes, $0.counts) }.max() ?? -.infinity
      if most.excess <= known + SearchTolerance.facetExcess
        || points.contains(where: { $0.counts == most.counts })
      {
        return Facet(level: max(known, most.excess), slopes: slopes)
      }
      points.append((most.counts, most.excess + linear(slopes, most.counts)))
    }
    return last.flatMap { $0.level.isFinite ? $0 : nil }
  }

  /// Slopes, never negative, of a facet over the point; nil where it lies outside the hull of the points.
  static func slopes(_ points: [(counts: [Int], value: Double)], at point: [Double]) throws -> [Double]? {
    let duals: [Double]? = try LinearProgram.withScope { program in
      var rows = SparseBlock()
      // Σ λ = 1 and Σ λ·counts = the point.
      rows.close(.fixed(1))
      for count in point { rows.close(.fixed(count)) }
      _ = try program.addRows(rows)
      var columns = SparseBlock()
      for (counts, _) in points {
        columns.add(0, 1)
        for (place, count) in counts.enumerated() where count != 0 { columns.add(place + 1, Double(count)) }
        columns.close(.nonnegative)
      }
      _ = try program.addColumns(columns, costs: points.map(\.value))
      let solved = try program.solve()
      return solved.status == .optimal ? try program.rowDuals() : nil
    }
    return duals?.dropFirst().map { max(0, $0) }
  }
}
