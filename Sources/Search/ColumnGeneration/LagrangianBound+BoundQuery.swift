import Formulation

/// What a Lagrangian bound is asked, and the multipliers that answer it.
extension LagrangianBound {
  /// A query: bound Σ (constantⱼ + costⱼ·Vⱼ) over a box of log-chances, so scaled that the largest cost is
  /// 1, which keeps the master's duals and its penalty in proportion.
  struct BoundQuery {
    /// What the scaled costs are multiplied by to be those asked for; 0: there is nothing to bound.
    let scale: Double
    /// Of outcomes' chances where means bound these, else of log-chances.
    let costs: [Double]
    /// Secants of the chances that means bound, per unit of chance; (0, 1) elsewhere.
    let secants: [(constant: Double, slope: Double)]
    /// Outcomes with a finite interval, whose chance the overestimator bounds.
    let isBoundedByMean: [Bool]
    /// What the costs leave out, not scaled: constants of the secants that stay secants.
    let constant: Double
    /// The box.
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

    /// What no plan exceeds, from slopes of log-chances and shares of chances under which no plan exceeds
    /// the level.
    ///
    /// Costs that multipliers do not cover are charged to the box: to the outcomes' upper ends where they
    /// are positive, to the lower where negative. −∞ charged so proves nothing, and gives +∞.
    func bound(_ level: Double, slopes: [Double], shares: [Double]) -> Double {
      costs.indices.reduce(level) { sum, outcome in
        // What means leave is bounded by the secant.
        let left = costs[outcome] - shares[outcome]
        // 0 · ∞ must not become NaN.
        let rest = left * secants[outcome].slope - slopes[outcome]
        let sum = sum + left * secants[outcome].constant
        return rest == 0 ? sum : sum + rest * (rest > 0 ? upper[outcome] : lower[outcome])
      }
    }
  }

  /// Lagrange multipliers: of resources, of the outcomes' log-chances, and of their chances as means bound
  /// them. Any that are not negative give a valid bound.
  struct Multipliers {
    var resources: [Double]
    var slopes: [Double]
    var shares: [Double]

    /// Dual smoothing: a step back towards the best multipliers so far (Wentges 1997; Pessoa, Sadykov, Uchoa
    /// and Vanderbeck 2018).
    ///
    /// - Parameter share: how much of the other ones.
    func smoothed(towards other: Multipliers, _ share: Double) -> Multipliers {
      func blend(_ own: [Double], _ others: [Double]) -> [Double] {
        zip(own, others).map { (1 - share) * $0 + share * $1 }
      }
      return Multipliers(
        resources: blend(resources, other.resources), slopes: blend(slopes, other.slopes),
        shares: blend(shares, other.shares))
    }
  }
}
