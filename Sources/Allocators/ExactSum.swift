/// A sum of products that is rounded once, at its end (Dekker's double-double with a fused product): so the order in which
/// pools take their turns leaves no trace in its last digit.
struct ExactSum {
  private(set) var value = 0.0
  private var rest = 0.0

  func adding(_ number: Double, times: Int) -> ExactSum {
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
