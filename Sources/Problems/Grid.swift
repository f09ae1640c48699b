import Foundation

/// A law put on the grid: what a plan sees of it.
extension DeadlineLaw {
  /// π: for d in 0 ... T the chance that boundary d is the last usable one; never counts as T. They sum to 1.
  ///
  /// Of a race whose plan nobody has made yet, as if the rival never finished.
  package func weights(on time: TimeGrid) -> [Double] {
    let last = time.steps
    var weights = [Double](repeating: 0, count: last + 1)
    if case .points(let points, let never) = self {
      for point in points { weights[max(0, time.lastBoundary(atOrBefore: point.moment))] += point.share }
      weights[last] += never
      return Self.normalised(weights)
    }
    if case .race(let race) = self { return Self.weights(finished: race.finished ?? [], steps: last) }
    // Differences of cumulative chances; what the law leaves beyond the last boundary is the last one's.
    let chances = chances(before: 1..<(last + 1), on: time)
    var before = 0.0
    for (boundary, chance) in chances.all.enumerated() {
      weights[boundary] = max(0, chance - before)
      before = max(before, chance)
    }
    weights[last] = max(0, 1 - before)
    return Self.withoutDust(weights, slivers: chances.slivers)
  }

  /// The law of a finishing time from the chance of having finished by each boundary; what is left at the last one is
  /// never, which counts as that boundary.
  private static func weights(finished: [Double], steps last: Int) -> [Double] {
    var weights = [Double](repeating: 0, count: last + 1)
    var before = 0.0
    for (boundary, chance) in finished.prefix(last).enumerated() {
      weights[boundary] = max(0, chance - before)
      before = max(before, chance)
    }
    weights[last] = max(0, 1 - before)
    return withoutDust(weights, slivers: [])
  }

  /// For each boundary the chance that an earlier one is the last usable one: boundary d is for deadlines
  /// from d·δ up to (d+1)·δ, within the grid's tolerance. And the slivers, boundaries of which there is
  /// nothing but that tolerance: where a law ends at a boundary, what lies just before it is no outcome of
  /// its own.
  private func chances(before boundaries: Range<Int>, on time: TimeGrid) -> (all: [Double], slivers: Set<Int>)
  {
    let slack = TimeGrid.tolerance
    var walk = CumulativeWalk(self, start: time.start)
    var later = walk
    let all = boundaries.map { walk.chance(upTo: (Double($0) - slack) * time.step) }
    var slivers: Set<Int> = []
    for (place, boundary) in boundaries.enumerated().dropLast() {
      let own = all[place + 1] - all[place]
      // Only next to nothing can be a sliver: the tolerance times the law's density.
      guard own > 0, own < 10 * slack else { continue }
      if all[place + 1] <= later.chance(upTo: (Double(boundary) + slack) * time.step) {
        slivers.insert(boundary)
      }
    }
    return (all, slivers)
  }

  /// Weights that sum to 1 but for rounding: a law is stated to 1e-9, and what is solved is a law all the
  /// same.
  private static func normalised(_ weights: [Double]) -> [Double] {
    let sum = weights.reduce(0, +)
    return sum > 0 && abs(sum - 1) > ProblemTolerance.weight ? weights.map { $0 / sum } : weights
  }

  /// Weights without dust: what the rounding of differences leaves goes to the next outcome, or to the last
  /// one. Dust is what is nothing beside the chance of all earlier outcomes; each would be an outcome of the
  /// search.
  static func withoutDust(_ weights: [Double], slivers: Set<Int>) -> [Double] {
    var weights = weights
    var (carried, last, before) = (0.0, 0, 0.0)
    for boundary in weights.indices where weights[boundary] > 0 {
      before += weights[boundary]
      if slivers.contains(boundary) || weights[boundary] + carried <= ProblemTolerance.weight * before {
        carried += weights[boundary]
        weights[boundary] = 0
      } else {
        weights[boundary] += carried
        carried = 0
        last = boundary
      }
    }
    weights[last] += carried
    return weights
  }

  /// The chance of a deadline that falls, but a step or more after the horizon: what the horizon cuts off,
  /// and a warning tells.
  package func shareBeyondHorizon(on time: TimeGrid) -> Double {
    let end = (Double(time.steps + 1) - TimeGrid.tolerance) * time.step
    switch self {
    case .points(let points, _):
      return points.filter { $0.moment - time.start >= end }.reduce(0) { $0 + $1.share }
    case .cumulative(let points):
      var walk = CumulativeWalk(self, start: time.start)
      return max(0, (points.last?.share ?? 0) - walk.chance(upTo: end))
    case .lognormal:
      var walk = CumulativeWalk(self, start: time.start)
      return max(0, 1 - walk.chance(upTo: end))
    // A rival who has not finished by the horizon never does.
    case .race: return 0
    }
  }
}

extension DeadlineLaw {
  /// The chance that the deadline never falls, as its author states it; of a race that hangs on the rival's plan.
  package var shareOfNever: Double {
    switch self {
    case .points(_, let never): never
    case .cumulative(let points): max(0, 1 - (points.last?.share ?? 0))
    case .lognormal, .race: 0
    }
  }
}

/// A walk along a law: the chance that the deadline falls by so many years after the start, for years that
/// rise. So that all boundaries together cost one pass over the points.
struct CumulativeWalk {
  private let law: DeadlineLaw
  private let start: Double
  /// The next point that lies ahead, and the one before it.
  /// All points before it have been passed.
  private var next = 0
  private var (from, share) = (0.0, 0.0)

  init(_ law: DeadlineLaw, start: Double) {
    self.law = law
    self.start = start
  }

  /// - Parameter years: no fewer than at the call before.
  mutating func chance(upTo years: Double) -> Double {
    switch law {
    case .race: return 0
    case .points(let points, _):
      while next < points.count, points[next].moment - start <= years {
        share += points[next].share
        next += 1
      }
      return share
    case .cumulative(let points):
      while next < points.count {
        let at = points[next].moment - start
        if years < at { return share + (points[next].share - share) * (years - from) / (at - from) }
        (from, share) = (at, points[next].share)
        next += 1
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

/// People put on the grid.
extension Headcount {
  /// People in each step, 0 ..< T. Who comes within a step is there from the next one on: an attempt needs
  /// its people for whole steps.
  package func people(on time: TimeGrid) -> [Int] {
    switch self {
    case .schedule(let changes):
      var people = [Int](repeating: 0, count: time.steps)
      for (range, number) in Self.periods(changes, on: time) {
        for step in range { people[step] = number }
      }
      return people
    case .growth(let start, let rate):
      return (0..<time.steps).map { Self.grown(from: start, rate: rate, step: $0, in: time) }
    }
  }

  /// The most people in any step. Growth is monotone, so its ends say it.
  package func most(on time: TimeGrid) -> Int {
    switch self {
    case .schedule(let changes): return Self.periods(changes, on: time).map(\.people).max() ?? 0
    case .growth(let start, let rate):
      return max(
        Self.grown(from: start, rate: rate, step: 0, in: time),
        Self.grown(from: start, rate: rate, step: max(0, time.steps - 1), in: time))
    }
  }

  /// The steps between changes, with the people in them; a change within a step counts from the next, and of
  /// several within one only the last.
  private static func periods(_ changes: [Change], on time: TimeGrid) -> [(steps: Range<Int>, people: Int)] {
    let firsts = changes.map { min(time.firstBoundary(atOrAfter: $0.moment), time.steps) }
    return changes.indices.compactMap { index in
      let end = index + 1 < changes.count ? max(firsts[index], firsts[index + 1]) : time.steps
      return firsts[index] < end ? (firsts[index]..<end, changes[index].people) : nil
    }
  }

  /// People after so many steps of growth, rounded down but for the grid's tolerance, up to a number that no
  /// pool may have.
  private static func grown(from start: Int, rate: Double, step: Int, in time: TimeGrid) -> Int {
    // Nobody grows to nobody, even where the factor is beyond all numbers.
    if start <= 0 { return 0 }
    let people = Double(start) * pow(1 + rate, Double(step) * time.step)
    return Int(saturating: people + TimeGrid.tolerance, most: 1_000_000_000_000)
  }
}

/// Money put on the grid.
extension Budget {
  /// What has come in up to each step, 0 ..< T, one-time and yearly income together; unspent money carries
  /// over, so that sums are what spending is held against.
  ///
  /// - Parameter exponent: amounts are counted in units of two to this power (see `Problem.moneyExponent`).
  package func cumulativeIncome(on time: TimeGrid, unitExponent exponent: Int = 0) -> [Double] {
    let parts = incomeParts(on: time, unitExponent: exponent)
    var sum = 0.0
    return zip(parts.once, parts.rates).map { once, rate in
      // Beyond all numbers it stays the largest of them.
      sum = min(sum + once + rate, .greatestFiniteMagnitude)
      return sum
    }
  }

  /// What comes in at the boundary at which each step begins, 0 ..< T: what was never added up has no dust of rounding.
  package func incomeByStep(on time: TimeGrid, unitExponent exponent: Int = 0) -> [Double] {
    let parts = incomeParts(on: time, unitExponent: exponent)
    return zip(parts.once, parts.rates).map { min($0 + $1, .greatestFiniteMagnitude) }
  }

  /// The same apart: what comes in once, and what comes every year.
  private func incomeParts(on time: TimeGrid, unitExponent exponent: Int) -> (once: [Double], rates: [Double])
  {
    var once = [Double](repeating: 0, count: time.steps)
    for one in income {
      let first = time.firstBoundary(atOrAfter: one.moment)
      if first < time.steps { once[first] += Self.counted(one.amount, in: exponent) }
    }
    var rate = 0.0
    var next = 0
    let rates = once.indices.map { step in
      // The rate that holds from this step on, for one step.
      while next < yearly.count, time.firstBoundary(atOrAfter: yearly[next].moment) <= step {
        rate = Self.counted(yearly[next].amount, times: time.step, in: exponent)
        next += 1
      }
      return rate
    }
    return (once, rates)
  }

  /// An amount in units of two to a power: exponents are added by hand, since the product alone might leave
  /// what a double holds.
  private static func counted(_ amount: Double, times factor: Double = 1, in exponent: Int) -> Double {
    if amount == 0 { return 0 }
    return Double(
      sign: .plus, exponent: Int(amount.exponent) + Int(factor.exponent) - exponent,
      significand: amount.significand * factor.significand)
  }
}
