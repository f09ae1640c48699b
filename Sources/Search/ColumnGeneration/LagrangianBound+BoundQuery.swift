import Formulation

/// What prices are asked, and what they answer with.
extension LagrangianBound {
  /// What is asked for, so scaled that the largest cost is 1.
  struct BoundQuery {
    let scale: Double
    /// Of outcomes' chances where those are meant, else of log-chances.
    let costs: [Double]
    /// Secants of chances that are meant.
    let secants: [(constant: Double, slope: Double)]
    let isBoundedByMean: [Bool]
    /// What the costs leave out, not scaled.
    let constant: Double
    let lower: [Double]
    let upper: [Double]

    init(
      costs: [Double], constants: [Double], lower: [Double], upper: [Double],
      means: MeanOverestimator?,
      reduction: Reduction
    ) {
      let outcomes = costs.indices
      let isBoundedByMean = outcomes.map { outcome in
        !constants.isEmpty && lower[outcome].isFinite && costs[outcome] > 0
          && means?.isBoundedByMean[outcome] ?? false
      }
      let own = outcomes.map { isBoundedByMean[$0] ? reduction.outcomes[$0].weight : costs[$0] }
      let scale = own.max() ?? 0
      self.scale = scale
      self.costs = own.map { $0 / scale }
      self.isBoundedByMean = isBoundedByMean
      secants = outcomes.map { outcome in
        let weight = reduction.outcomes[outcome].weight
        return isBoundedByMean[outcome] ? (constants[outcome] / weight, costs[outcome] / weight) : (0, 1)
      }
      constant = zip(constants, isBoundedByMean).reduce(0) { $1.1 ? $0 : $0 + $1.0 }
      (self.lower, self.upper) = (lower, upper)
    }

    /// What follows from slopes of log-chances and shares of chances, under which no plan exceeds the level.
    func bound(_ level: Double, slopes: [Double], shares: [Double]) -> Double {
      costs.indices.reduce(level) { sum, outcome in
        // What means leave is bounded by the secant.
        let left = costs[outcome] - shares[outcome]
        let rest = left * secants[outcome].slope - slopes[outcome]
        let sum = sum + left * secants[outcome].constant
        return rest == 0 ? sum : sum + rest * (rest > 0 ? upper[outcome] : lower[outcome])
      }
    }
  }

  /// Of resources, of outcomes' log-chances, and of chances as means bound them.
  struct Multipliers {
    var resources: [Double]
    var slopes: [Double]
    var shares: [Double]

    func mixed(with other: Multipliers, _ share: Double) -> Multipliers {
      func mix(_ own: [Double], _ others: [Double]) -> [Double] {
        zip(own, others).map { (1 - share) * $0 + share * $1 }
      }
      return Multipliers(
        resources: mix(resources, other.resources), slopes: mix(slopes, other.slopes),
        shares: mix(shares, other.shares))
    }
  }
}
