/// Points that fill the unit cube more evenly than chance, each of them uniform by itself.
///
/// Halton's sequence (1960) with a random permutation of the digits at each place (Owen, "A randomized Halton
/// algorithm in R", 2017), and each point drawn within its smallest cell. Where a base would exceed the number of
/// points that number is the base: there the sample is a Latin hypercube's.
///
/// As each point alone is uniform, a mean over them is without bias, whatever their number.
package struct RandomisedHalton {
  /// `points[k][j]`: coordinate j of point k, in (0, 1).
  package private(set) var points: [[Double]]

  package init(points count: Int, dimensions: Int, seed: UInt64) {
    points = [[Double]](repeating: [], count: count)
    for (dimension, prime) in Self.primes(dimensions).enumerated() {
      // A generator for each dimension: quantities do not change those before them.
      var generator = SplitMix64(seed: seed, stream: UInt64(dimension))
      let column = Self.column(count, base: max(2, min(prime, count)), &generator)
      for (place, value) in column.enumerated() { points[place].append(value) }
    }
  }

  /// One coordinate of all points: digits of the index, permuted place by place and mirrored at the point,
  /// until cells hold one point each; then a draw within the cell.
  private static func column(_ count: Int, base: Int, _ generator: inout SplitMix64) -> [Double] {
    var values = [Double](repeating: 0, count: count)
    var (cell, stride) = (1.0, 1)
    while stride < count {
      let digits = generator.permutation(of: base)
      cell /= Double(base)
      for index in 0..<count { values[index] += cell * Double(digits[index / stride % base]) }
      stride *= base
    }
    return values.map { value in
      let u = value + cell * generator.share()
      return min(1 - 0x1p-53, max(0x1p-53, u))
    }
  }

  /// The first primes, by division by those before them.
  private static func primes(_ count: Int) -> [Int] {
    var found: [Int] = []
    var next = 2
    while found.count < count {
      let isPrime = found.prefix { $0 * $0 <= next }.allSatisfy { !next.isMultiple(of: $0) }
      if isPrime { found.append(next) }
      next += 1
    }
    return found
  }
}

extension SplitMix64 {
  /// Streams of one seed that have nothing to do with each other.
  package init(seed: UInt64, stream: UInt64) {
    var first = SplitMix64(seed: seed)
    var second = SplitMix64(seed: first.next() ^ (stream &* 0xD1B5_4A32_D192_ED03))
    self.init(seed: second.next())
  }

  /// Each order as likely, but for the modulo's bias of count/2⁶⁴ (Fisher and Yates; Durstenfeld 1964).
  fileprivate mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, Int(next() % UInt64(last + 1)))
    }
    return order
  }
}
