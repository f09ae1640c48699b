/// A sum of products held in two doubles (double-double accumulation; Ogita, Rump and Oishi 2005): exact but
/// for errors of 2⁻¹⁰⁰ or so of its summands' sizes, which `upperEnd` covers.
struct ExactSum {
  /// The sum as doubles add it, …
  private var high = 0.0
  /// … and what rounding took off it.
  private var low = 0.0
  /// Σ |summand|, by which errors are bounded.
  private var size = 0.0
  private var count = 0.0

  /// A product and its rounding error, which a fused multiply-add gives exactly.
  mutating func addProduct(_ left: Double, _ right: Double) {
    let product = left * right
    let error = (-product).addingProduct(left, right)
    add(product)
    low += error
    size += abs(product)
    count += 1
  }

  /// Knuth's exact sum of two doubles (two-sum): whichever of them is the larger.
  private mutating func add(_ value: Double) {
    let sum = high + value
    let part = sum - high
    low += (high - (sum - part)) + (value - part)
    high = sum
  }

  /// A number not below the exact sum. `low` sums terms of at most 2⁻⁵³ of `size`, with as many roundings as
  /// terms; the last term covers underflow.
  var upperEnd: Double {
    if count == 0 { return 0 }
    let margin = (4 * count + 4) * 0x1p-52 * 0x1p-52 * size + count * 0x1p-1000
    let sum = high + low
    return sum.isNaN ? .infinity : (sum + (margin + abs(sum) * 0x1p-52)).nextUp
  }
}
