/// A sum of products in two doubles, rounded once at its end (Dekker 1971, with a fused product): so the order in
/// which terms are added, and terms that were taken out again, leave no trace in its last digit.
///
/// Inlined into other modules: calendars and books add terms in their innermost loops.
@frozen package struct ExactSum: Sendable {
  package let value: Double
  @usableFromInline let rest: Double

  /// Nothing.
  @inlinable package init() { (value, rest) = (0, 0) }

  @inlinable init(value: Double, rest: Double) { (self.value, self.rest) = (value, rest) }

  @inlinable package func adding(_ number: Double, times: Int) -> ExactSum {
    let factor = Double(times)
    let product = number * factor
    let lost = (-product).addingProduct(number, factor)
    let sum = value + product
    let back = sum - value
    let error = (value - (sum - back)) + (product - back)
    let low = rest + error + lost
    let total = sum + low
    return ExactSum(value: total, rest: low - (total - sum))
  }
}
