import Foundation

extension DeadlineLaw {
  /// π: for d in 0 ... T the chance that boundary d is the last usable one; never counts as T.
  public func weights(on time: TimeGrid) -> [Double] {
    let last = time.steps
    var weights = [Double](repeating: 0, count: last + 1)
    if case .points(let points, let never) = self {
      for point in points { weights[max(0, time.lastBoundary(atOrBefore: point.moment))] += point.share }
      weights[last] += never
      return weights
    }
    var before = 0.0
    for boundary in 0..<last {
      // Boundary d is the last usable one for deadlines from d·δ up to (d+1)·δ, within the grid's tolerance.
      let chance = cumulative((Double(boundary + 1) - TimeGrid.tolerance) * time.step, start: time.start)
      weights[boundary] = max(0, chance - before)
      before = max(before, chance)
    }
    weights[last] = max(0, 1 - before)
    return weights
  }

  /// The chance of a deadline that falls, but a step or more after the horizon: what the horizon cuts off.
  public func shareBeyondHorizon(on time: TimeGrid) -> Double {
    let end = (Double(time.steps + 1) - TimeGrid.tolerance) * time.step
    switch self {
    case .points(let points, _):
      return points.filter { $0.moment - time.start >= end }.reduce(0) { $0 + $1.share }
    case .cumulative(let points):
      return max(0, (points.last?.share ?? 0) - cumulative(end, start: time.start))
    case .lognormal: return max(0, 1 - cumulative(end, start: time.start))
    }
  }

  /// The chance that the deadline falls before so many years after the start.
  private func cumulative(_ years: Double, start: Double) -> Double {
    switch self {
    case .points(let points, _):
      return points.filter { $0.moment - start <= years }.reduce(0) { $0 + $1.share }
    case .cumulative(let points):
      var (from, share) = (0.0, 0.0)
      for point in points {
        let at = point.moment - start
        if years < at { return share + (point.share - share) * (years - from) / (at - from) }
        (from, share) = (at, point.share)
      }
      return share
    case .lognormal(let low, let high):
      guard years > 0 else { return 0 }
      // The 95 % point of the standard normal law.
      let quantile = 1.6448536269514722
      let (a, b) = (log(low - start), log(high - start))
      let deviation = (b - a) / (2 * quantile)
      let place = (log(years) - (a + b) / 2) / deviation
      return 0.5 * erfc(-place / 2.0.squareRoot())
    }
  }
}

extension Headcount {
  /// People in each step, 0 ..< T.
  public func people(on time: TimeGrid) -> [Int] {
    switch self {
    case .schedule(let changes):
      var people = [Int](repeating: 0, count: time.steps)
      for change in changes {
        let first = time.firstBoundary(atOrAfter: change.moment)
        for step in min(first, time.steps)..<time.steps { people[step] = change.people }
      }
      return people
    case .growth(let start, let rate):
      // Nobody grows to nobody, even where the factor is beyond all numbers.
      if start <= 0 { return [Int](repeating: 0, count: time.steps) }
      return (0..<time.steps).map { step in
        let people = Double(start) * pow(1 + rate, Double(step) * time.step)
        return Int(min((people + TimeGrid.tolerance).rounded(.down), 1e12))
      }
    }
  }
}

extension Budget {
  /// What has come in up to each step, 0 ..< T.
  public func cumulativeIncome(on time: TimeGrid) -> [Double] {
    var sums = [Double](repeating: 0, count: time.steps)
    for one in income {
      let first = time.firstBoundary(atOrAfter: one.moment)
      for step in min(first, time.steps)..<time.steps { sums[step] += one.amount }
    }
    return sums
  }
}
