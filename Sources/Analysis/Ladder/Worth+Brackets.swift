import Answers

extension Worth {
  /// The difference of two brackets; where the model implies an order it is never below 0.
  ///
  /// - Parameters:
  ///   - upper: what the first reaches, and what it has at most; the same of `lower`.
  ///   - isImplied: whether the first can do whatever the other does.
  package init(
    _ upper: (least: Double, most: Double), over lower: (least: Double, most: Double), isImplied: Bool
  ) {
    let floor = isImplied ? 0 : -1.0
    /// What is below the floor, or too small to be told from 0, is put right.
    func clean(_ difference: Double) -> Double {
      let value = max(floor, difference)
      // Less than what two exact chances are rounded by is nothing.
      return abs(value) < AnalysisTuning.dust ? 0 : value
    }
    let most = clean(upper.most - lower.least)
    let least = min(most, clean(upper.least - lower.most))
    self.init(value: min(most, max(least, clean(upper.least - lower.least))), range: least...most)
  }

  /// The same, noted whether it is known to within a gap.
  func noted(within gap: Double) -> Worth {
    var worth = self
    worth.isProven = range.upperBound - range.lowerBound <= gap + AnswerTolerance.sum
    return worth
  }
}
