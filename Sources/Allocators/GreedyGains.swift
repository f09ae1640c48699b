/// P as a sum over atoms of products over bundles, and what changing one factor at a time would gain.
struct GreedyGains {
  /// Weights of the atoms.
  let weights: [Double]
  /// For each bundle its factor at every atom.
  private(set) var factors: [[Double]]
  private var after: [Double] = []
  private var before: [Double] = []

  init(weights: [Double], factors: [[Double]]) {
    self.weights = weights
    self.factors = factors
  }

  mutating func replace(_ bundle: Int, by chances: [Double]) { factors[bundle] = chances }

  /// For each bundle what its trials would gain, the other factors being as they are.
  ///
  /// - Parameters:
  ///   - trials: for each bundle any number of alternative factors, at the atoms from `from` on.
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
        for atom in 0..<size {
          let others = before[atom] * after[(bundle + 1) * size + atom]
          gain += others * measure(trial[atom] - factors[bundle][from + atom])
        }
        return gain
      }
      for atom in 0..<size { before[atom] *= factors[bundle][from + atom] }
      return gains
    }
  }

  /// Products of the factors of all bundles from each on.
  private mutating func fillAfter(from: Int, size: Int) {
    let wanted = size * (factors.count + 1)
    if after.count < wanted { after = [Double](repeating: 1, count: wanted) }
    for atom in 0..<size { after[factors.count * size + atom] = 1 }
    after.withUnsafeMutableBufferPointer { after in
      for bundle in factors.indices.reversed() {
        factors[bundle].withUnsafeBufferPointer { row in
          for atom in 0..<size {
            after[bundle * size + atom] = after[(bundle + 1) * size + atom] * row[from + atom]
          }
        }
      }
    }
  }
}
