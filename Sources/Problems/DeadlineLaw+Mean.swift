import Foundation

/// The mean that a plan for the expected case takes the deadline to be.
extension DeadlineLaw {
  /// The mean of the deadline in years since the start, where never, and whatever lies beyond the horizon,
  /// count as the horizon: what a plan for one expected deadline is made for.
  package func mean(on time: TimeGrid) -> Double {
    let horizon = time.horizon
    switch self {
    case .points(let points, let never):
      return points.reduce(never * horizon) { sum, point in
        sum + point.share * min(max(0, point.moment - time.start), horizon)
      }
    case .cumulative(let points): return Self.mean(points, start: time.start, horizon)
    case .race(let race): return Self.mean(finished: race.finished ?? [], on: time)
    case .lognormal(let low, let high):
      // The 95 % point of the standard normal law.
      let quantile = 1.6448536269514722
      let (a, b) = (log(low - time.start), log(high - time.start))
      let (centre, deviation) = ((a + b) / 2, (b - a) / (2 * quantile))
      func normal(_ place: Double) -> Double { 0.5 * erfc(-place / 2.0.squareRoot()) }
      // E min(D, H) = exp(μ + σ²/2) Φ((ln H − μ − σ²)/σ) + H (1 − Φ((ln H − μ)/σ)).
      // The partial expectation of a lognormal law below the horizon, and the horizon for the rest.
      let place = (log(horizon) - centre) / deviation
      return exp(centre + deviation * deviation / 2) * normal(place - deviation) + horizon * normal(-place)
    }
  }

  /// The mean of a finishing time on the grid; what is not finished at the last boundary is never.
  private static func mean(finished: [Double], on time: TimeGrid) -> Double {
    var (sum, before) = (0.0, 0.0)
    for (boundary, chance) in finished.enumerated() {
      sum += max(0, chance - before) * Double(boundary) * time.step
      before = max(before, chance)
    }
    return sum + max(0, 1 - before) * time.horizon
  }

  /// The mean of a piecewise uniform law: straight lines between cumulative shares, from (start, 0) on; what
  /// is left at the end is never.
  private static func mean(_ points: [Point], start: Double, _ horizon: Double) -> Double {
    var (from, share, sum) = (0.0, 0.0, 0.0)
    for point in points {
      let at = point.moment - start
      let mass = point.share - share
      // All of this piece lies before the horizon.
      if at <= horizon {
        sum += mass * (from + at) / 2
      } else if from < horizon {
        // The part before the horizon, evenly spread; the rest of it lies beyond.
        let inside = mass * (horizon - from) / (at - from)
        sum += inside * (from + horizon) / 2 + (mass - inside) * horizon
      } else {
        sum += mass * horizon
      }
      (from, share) = (at, point.share)
    }
    return sum + (1 - share) * horizon
  }
}
