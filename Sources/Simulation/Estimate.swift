/// A chance that was simulated.
public struct Estimate: Sendable, Equatable {
  public let successes: Int
  /// Above 0.
  public let runs: Int

  public init(successes: Int, runs: Int) {
    self.successes = successes
    self.runs = runs
  }

  public var chance: Double { Double(successes) / Double(runs) }

  /// Standard deviations on either side that hold 95 % and 99.9 % of a normal law.
  static let (usual, strict) = (1.959963984540054, 3.2905267314918945)

  /// 95 %, by Wilson's score (1927).
  public var interval: ClosedRange<Double> { wilson(Self.usual) }

  /// Whether a claimed chance lies in the 99.9 % interval.
  public func agrees(with claimed: Double) -> Bool { wilson(Self.strict).contains(min(1, max(0, claimed))) }

  private func wilson(_ z: Double) -> ClosedRange<Double> {
    let (n, share) = (Double(runs), chance)
    let centre = (share + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return (successes == 0 ? 0 : max(0, centre - half))...(successes == runs ? 1 : min(1, centre + half))
  }
}
