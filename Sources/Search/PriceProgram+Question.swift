import Formulation

/// What prices are asked, and what they answer with.
extension PriceProgram {
  /// What is asked for, so scaled that the largest cost is 1.
  struct Question {
    let scale: Double
    /// Of atoms' chances where those are meant, else of log-chances.
    let costs: [Double]
    /// Secants of chances that are meant.
    let secants: [(constant: Double, slope: Double)]
    let isMeant: [Bool]
    /// What the costs leave out, not scaled.
    let constant: Double
    let lower: [Double]
    let upper: [Double]

    init(
      _ costs: [Double], _ constants: [Double], _ lower: [Double], _ upper: [Double], _ means: ProductMeans?,
      _ reduction: Reduction
    ) {
      let atoms = costs.indices
      let isMeant = atoms.map { atom in
        !constants.isEmpty && lower[atom].isFinite && costs[atom] > 0 && means?.isMeant[atom] ?? false
      }
      let own = atoms.map { isMeant[$0] ? reduction.atoms[$0].weight : costs[$0] }
      let scale = own.max() ?? 0
      self.scale = scale
      self.costs = own.map { $0 / scale }
      self.isMeant = isMeant
      secants = atoms.map { atom in
        let weight = reduction.atoms[atom].weight
        return isMeant[atom] ? (constants[atom] / weight, costs[atom] / weight) : (0, 1)
      }
      constant = zip(constants, isMeant).reduce(0) { $1.1 ? $0 : $0 + $1.0 }
      (self.lower, self.upper) = (lower, upper)
    }

    /// What follows from slopes of log-chances and shares of chances, under which no plan exceeds the level.
    func bound(_ level: Double, slopes: [Double], shares: [Double]) -> Double {
      costs.indices.reduce(level) { sum, atom in
        // What means leave is bounded by the secant.
        let left = costs[atom] - shares[atom]
        let rest = left * secants[atom].slope - slopes[atom]
        let sum = sum + left * secants[atom].constant
        return rest == 0 ? sum : sum + rest * (rest > 0 ? upper[atom] : lower[atom])
      }
    }
  }

  /// Of resources, of atoms' log-chances, and of chances as means bound them.
  struct Prices {
    var resources: [Double]
    var slopes: [Double]
    var shares: [Double]

    func mixed(with other: Prices, _ share: Double) -> Prices {
      func mix(_ own: [Double], _ others: [Double]) -> [Double] {
        zip(own, others).map { (1 - share) * $0 + share * $1 }
      }
      return Prices(
        resources: mix(resources, other.resources), slopes: mix(slopes, other.slopes),
        shares: mix(shares, other.shares))
    }
  }
}
