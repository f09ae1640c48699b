/// A sum of products held in two doubles: exact but for errors of 2⁻¹⁰⁰ or so, which `upperEnd` covers.
struct ExactSum {
  private var high = 0.0
  private var low = 0.0
  private var size = 0.0
  private var count = 0.0

  mutating func addProduct(_ left: Double, _ right: Double) {
    let product = left * right
    let error = (-product).addingProduct(left, right)
    add(product)
    low += error
    size += abs(product)
    count += 1
  }

  /// Knuth's exact sum of two doubles.
  private mutating func add(_ value: Double) {
    let sum = high + value
    let part = sum - high
    low += (high - (sum - part)) + (value - part)
    high = sum
  }

  /// Not below the exact sum. `low` sums terms of at most 2⁻⁵³ of `size`, with as many roundings as terms.
  var upperEnd: Double {
    if count == 0 { return 0 }
    let margin = (4 * count + 4) * 0x1p-52 * 0x1p-52 * size + count * 0x1p-1000
    let sum = high + low
    return sum.isNaN ? .infinity : (sum + (margin + abs(sum) * 0x1p-52)).nextUp
  }
}
