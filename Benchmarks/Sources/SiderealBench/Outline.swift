import Allocation
import Formulation
import Foundation
import Modelling
import Problems
import Search
import Sidereal

/// A reduced problem with the curves of its chances as straight lines, for solvers that know only these.
///
/// Every line lies above log φ at whole counts (above φ where a term is all that its outcome needs), and their
/// minimum is off by at most `termTolerance`.
struct Outline {
  /// log φ ≤ constant + Σ slopes · counts.
  struct Line: Encodable {
    let constant: Double
    let slopes: [Double]
  }

  struct Curve {
    /// Attempts without which φ is 0.
    let threshold: Int
    let lines: [Line]
  }

  enum Failure: Error { case severalCorrectnesses, onlyABound, oneOutcome }

  let reduction: Reduction
  let layout: VariableLayout
  let rows: BaseConstraints
  /// For each term.
  let curves: [Curve]
  let tolerance: Double

  /// −ln(1−q) that stands for q = 1: 1 − e⁻²⁵ is 1 to 1e-11.
  static let certain = 25.0

  /// - Parameter tolerance: on the chance; half of it for the terms of an outcome together, half for the secants of exp.
  init(_ instance: Instance, tolerance: Double) throws {
    let reduction = Reduction(instance)
    if reduction.isBound { throw Failure.onlyABound }
    let most = max(1, reduction.outcomes.map(\.terms.count).max() ?? 1)
    let each = tolerance / 2 / Double(most)
    self.reduction = reduction
    self.tolerance = tolerance
    layout = VariableLayout(reduction)
    rows = BaseConstraints(reduction, layout, outcomes: false)
    curves = try reduction.terms.map { try Self.curve($0, reduction, each) }
  }

  /// Where secants of exp meet: each is off by half of the tolerance; below the first point an outcome is as good as lost.
  var points: [Double] {
    var points = [0.0]
    while let last = points.last, last > log(tolerance / 10) {
      points.append(max(log(tolerance / 10), last - (4 * tolerance / exp(last)).squareRoot()))
    }
    return points.reversed()
  }

  private static func curve(_ term: Reduction.Term, _ reduction: Reduction, _ tolerance: Double) throws
    -> Curve
  {
    let function = reduction.functions[term.function]
    let uppers = term.counters.map { reduction.counters[$0].upper }
    let hazards = function.hazards.map { min(certain, $0) }
    if term.isDirect || (function.threshold == 1 && hazards.count > 1) {
      let most = min(2 * certain, zip(hazards, uppers).reduce(0) { $0 + $1.0 * Double($1.1) })
      let tangents = Tangents(isLog: !term.isDirect, from: hazards.min() ?? 1, to: most, tolerance)
      let lines = tangents.lines.map { tangent in
        Line(constant: tangent.constant, slopes: hazards.map { tangent.slope * $0 })
      }
      return Curve(threshold: 1, lines: lines)
    }
    guard hazards.count == 1 else { throw Failure.severalCorrectnesses }
    var values: [Double] = []
    for count in 0...uppers[0] {
      let value = function.value([count])
      values.append(value)
      if value > -tolerance / 100 { break }
    }
    return Curve(
      threshold: function.threshold, lines: Self.facets(values, from: function.threshold, tolerance))
  }

  /// Lines through neighbouring points of a concave function; those that can be spared within the tolerance are.
  private static func facets(_ values: [Double], from first: Int, _ tolerance: Double) -> [Line] {
    guard values.count > first + 1 else { return [] }
    func line(_ point: Int) -> Line {
      let slope = max(0, values[point + 1] - values[point])
      return Line(constant: values[point] - slope * Double(point), slopes: [slope])
    }
    func value(_ line: Line, _ point: Int) -> Double { line.constant + line.slopes[0] * Double(point) }
    var lines = [line(first)]
    var last = first
    var next = first + 1
    while next < values.count - 1 {
      let (before, after) = (line(last), line(next))
      let isSpared =
        next + 1 < values.count - 1
        && (last...(next + 2)).allSatisfy { point in
          min(value(before, point), value(line(next + 1), point)) - values[point] <= tolerance
        }
      if !isSpared {
        lines.append(after)
        last = next
      }
      next += 1
    }
    return lines
  }
}
