import Formulation
import Foundation

/// Chooses the powers of an atom's terms so that the bound on their product is least at a point.
struct PowerChoice {
  private let reduction: Reduction
  private let hulls: PowerHulls

  init(_ reduction: Reduction, _ hulls: PowerHulls) {
    self.reduction = reduction
    self.hulls = hulls
  }

  /// One step on the way from the sharpest powers to the flattest.
  private struct Step {
    var term: Int
    var power: Int
    var exponent: Double
    var log: Double
    var steepness: Double
  }

  /// For each term a power, nil for none (φ ≤ 1), and what the exponents sum to.
  func choose(
    _ terms: [Int], _ counts: [[Double]], _ interval: (lower: Double, upper: Double)
  ) -> (powers: [Int?], total: Double) {
    var steps: [Step] = []
    for (place, term) in terms.enumerated() {
      steps += path(place, .init(function: reduction.terms[term].function, least: 0), counts[place])
    }
    steps.sort { ($0.steepness, $0.term, $0.exponent) < ($1.steepness, $1.term, $1.exponent) }
    var now = [Step?](repeating: nil, count: terms.count)
    var (total, log) = (0.0, 0.0)
    var best = (value: Double.infinity, steps: 0, total: 0.0)
    for (index, step) in steps.enumerated() {
      total += step.exponent - (now[step.term]?.exponent ?? 0)
      log += step.log - (now[step.term]?.log ?? 0)
      now[step.term] = step
      let value = total <= 1 ? exp(log) : PowerCurve(total, interval).value(log, total)
      if value < best.value { best = (value, index + 1, total) }
    }
    var powers = [Int?](repeating: nil, count: terms.count)
    for step in steps.prefix(best.steps) { powers[step.term] = step.power }
    return (powers, best.total)
  }

  /// The lower hull of (1/e, log of the hull of φ^e, over e) at a point, from (0, 0) on.
  private func path(_ place: Int, _ key: PowerHulls.Key, _ counts: [Double]) -> [Step] {
    var hull: [Step] = []
    for power in PowerLadder.powers.indices.reversed() {
      guard let value = hulls.estimate(key, power, counts)?.value else { return [] }
      let exponent = 1 / PowerLadder.powers[power]
      let log = exponent * Foundation.log(max(value, 1e-30))
      var steepness = log / exponent
      while let last = hull.last {
        steepness = (log - last.log) / (exponent - last.exponent)
        if last.steepness < steepness { break }
        hull.removeLast()
        steepness = log / exponent
      }
      if steepness < 0 {
        hull.append(Step(term: place, power: power, exponent: exponent, log: log, steepness: steepness))
      }
    }
    return hull
  }
}
