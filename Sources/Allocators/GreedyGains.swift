/// P as a sum over outcomes of products over bundles, and what changing one factor at a time would gain.
struct GreedyGains {
  /// Weights of the outcomes.
  let weights: [Double]
  /// For each bundle its factor at every outcome.
  private(set) var factors: [[Double]]
  /// Room for products, kept between calls since picks are many.
  private var after: [Double] = []
  private var before: [Double] = []

  init(weights: [Double], factors: [[Double]]) {
    self.weights = weights
    self.factors = factors
  }

  /// A bundle's factors as they are from now on, at all outcomes.
  mutating func replace(_ bundle: Int, by chances: [Double]) { factors[bundle] = chances }

  /// For each bundle what its trials would gain, the other factors being as they are.
  ///
  /// Products over the bundles before and after each give all but its own, without a division, which a factor
  /// of 0 would forbid. Linear in outcomes times trials.
  ///
  /// - Parameters:
  ///   - trials: for each bundle any number of alternative factors, at the outcomes from `from` on.
  ///   - measure: what counts of the difference between alternative and factor.
  mutating func of(
    _ trials: [[[Double]]], from: Int, measure: (Double) -> Double = { $0 }
  ) -> [[Double]] {
    let size = weights.count - from
    fillAfter(from: from, size: size)
    before = Array(weights[from...])
    return factors.indices.map { bundle in
      let gains = trials[bundle].map { trial in
        var gain = 0.0
        for outcome in 0..<size {
          let others = before[outcome] * after[(bundle + 1) * size + outcome]
          gain += others * measure(trial[outcome] - factors[bundle][from + outcome])
        }
        return gain
      }
      for outcome in 0..<size { before[outcome] *= factors[bundle][from + outcome] }
      return gains
    }
  }

  /// Products of the factors of all bundles from each on.
  private mutating func fillAfter(from: Int, size: Int) {
    let wanted = size * (factors.count + 1)
    if after.count < wanted { after = [Double](repeating: 1, count: wanted) }
    for outcome in 0..<size { after[factors.count * size + outcome] = 1 }
    after.withUnsafeMutableBufferPointer { after in
      for bundle in factors.indices.reversed() {
        factors[bundle].withUnsafeBufferPointer { row in
          for outcome in 0..<size {
            after[bundle * size + outcome] = after[(bundle + 1) * size + outcome] * row[from + outcome]
          }
        }
      }
    }
  }
}
