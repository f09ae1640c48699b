/// A sum of products in two doubles, rounded once at its end (Dekker 1971, with a fused product): so the order in
/// which terms are added, and terms that were taken out again, leave no trace in its last digit.
package struct ExactSum: Sendable {
  package private(set) var value = 0.0
  private var rest = 0.0

  package init() {}

  package func adding(_ number: Double, times: Int) -> ExactSum {
    let factor = Double(times)
    let product = number * factor
    let lost = (-product).addingProduct(number, factor)
    let sum = value + product
    let back = sum - value
    let error = (value - (sum - back)) + (product - back)
    let low = rest + error + lost
    var result = ExactSum()
    result.value = sum + low
    result.rest = low - (result.value - sum)
    return result
  }
}
