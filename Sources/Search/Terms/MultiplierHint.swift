import Formulation

/// What led to a support of one problem, in words that problems much alike share: what log-chances were worth, and what
/// the resources cost. In each of those it leads to a support too, valid as any, and near where they are alike indeed.
struct MultiplierHint: Sendable {
  /// For each deadline, the last one first.
  let slopes: [Double]
  let prices: [(supply: BaseConstraints.Supply, price: Double)]

  init(slopes: [Double], prices: [Double], _ reduction: Reduction, _ resources: Resources) {
    self.slopes = reduction.chains.first.map { $0.reversed().map { slopes[$0] } } ?? []
    self.prices = zip(resources.supplies, prices).filter { $0.1 > 0 }.map { ($0.0, $0.1) }
  }

  /// The slopes of the outcomes of another problem.
  func slopes(in reduction: Reduction) -> [Double] {
    var result = reduction.outcomes.map { _ in 0.0 }
    for (outcome, slope) in zip(reduction.chains.first?.reversed() ?? [], slopes) { result[outcome] = slope }
    return result
  }

  /// The prices of its resources: a step's is that of the row which speaks for it.
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
