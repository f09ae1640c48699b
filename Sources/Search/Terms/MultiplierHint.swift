import Formulation

/// The Lagrange multipliers behind an outcome cut of one problem, in words that problems much alike share:
/// what log-chances were worth, and what the resources cost.
///
/// In each of those problems they lead to a cut too: by weak duality multipliers may be any, and these are
/// near the best where the problems are alike indeed. So a family of problems, such as the sampled ones of
/// an uncertainty analysis, pays for column generation once.
struct MultiplierHint: Sendable {
  /// For each deadline, the last one first.
  let slopes: [Double]
  /// Of resources, by what they are of, since rows may differ; only those above 0.
  let prices: [(supply: BaseConstraints.Supply, price: Double)]

  /// - Parameters:
  ///   - slopes: aligned with the outcomes of `reduction`.
  ///   - prices: aligned with the rows of `resources`.
  init(slopes: [Double], prices: [Double], _ reduction: Reduction, _ resources: Resources) {
    self.slopes = reduction.chains.first.map { $0.reversed().map { slopes[$0] } } ?? []
    self.prices = zip(resources.supplies, prices).filter { $0.1 > 0 }.map { ($0.0, $0.1) }
  }

  /// The slopes of the outcomes of another problem, deadline by deadline from the last one back; 0 for those
  /// that the first problem did not have.
  func slopes(in reduction: Reduction) -> [Double] {
    var result = reduction.outcomes.map { _ in 0.0 }
    for (outcome, slope) in zip(reduction.chains.first?.reversed() ?? [], slopes) { result[outcome] = slope }
    return result
  }

  /// The prices of its resources. Of neighbouring steps in which the same columns are at work only the
  /// tightest has a row: a step's price goes to the row that speaks for it, the last one of the same
  /// resource that is no later.
  func prices(of resources: Resources) -> [Double] {
    var result = resources.limits.map { _ in 0.0 }
    for (supply, price) in prices {
      let row = resources.supplies.lastIndex { $0.source == supply.source && $0.step <= supply.step }
      if let row { result[row] += price }
    }
    return result
  }

  /// Only problems of one world are alike in this way.
  static func isOf(_ reduction: Reduction) -> Bool { reduction.chains.count == 1 }
}
