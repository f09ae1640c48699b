import Foundation

/// The mean of chances that were drawn.
struct Mean {
  let mean: Double
  /// Standard error.
  let error: Double
  private let count: Int

  init(_ values: [Double]) {
    count = values.count
    let mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    error = values.count > 1 ? (squares / Double(values.count - 1) / Double(values.count)).squareRoot() : 0
  }

  /// 95 %: 1.96 standard errors on either side, within [0, 1].
  var interval: ClosedRange<Double> { max(0, mean - 1.96 * error)...min(1, mean + 1.96 * error) }

  /// 95 %, for any law on [0, 1]: as above, but where all draws gave the same, Wilson's score, since something rare
  /// may have been missed.
  var cautiousInterval: ClosedRange<Double> {
    if error > 1e-12 { return interval }
    let (n, z, share) = (Double(max(1, count)), 1.959963984540054, min(1, max(0, mean)))
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return min(mean, max(0, centre - half))...max(mean, min(1, centre + half))
  }
}

extension Mean {
  /// Half of the cautious interval.
  var halfWidth: Double { (cautiousInterval.upperBound - cautiousInterval.lowerBound) / 2 }
}

/// Work by number, on several threads, in the order of the numbers.
enum Parallel {
  static func map<Value: Sendable>(
    _ count: Int, threads: Int, _ work: @Sendable (Int) -> Value
  ) -> [Value] {
    let workers = max(1, min(threads, count))
    if workers == 1 { return (0..<count).map(work) }
    let shelf = Shelf<Value>(count)
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      for item in stride(from: worker, to: count, by: workers) { shelf.put(work(item), at: item) }
    }
    return shelf.all
  }

  /// Unchecked because the lock guards it.
  private final class Shelf<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var values: [Value?]
    init(_ count: Int) { values = .init(repeating: nil, count: count) }
    func put(_ value: Value, at place: Int) { lock.withLock { values[place] = value } }
    var all: [Value] { lock.withLock { values.compactMap { $0 } } }
  }
}
