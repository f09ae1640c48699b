/// A plan's exact chance beside a simulated one.
public struct SimulationReport: Sendable, Equatable {
  public var chance: Double
  public var simulated: Double
  /// 95 %.
  public var interval: ClosedRange<Double>
  public var runs: Int
  public var seed: UInt64
  /// Whether the two agree at 99.9 %; nil where the simulation supposes what the exact chance does not.
  public var agrees: Bool?

  public init(
    chance: Double, simulated: Double, interval: ClosedRange<Double>, runs: Int, seed: UInt64, agrees: Bool?
  ) {
    self.chance = chance
    self.simulated = simulated
    self.interval = interval
    self.runs = runs
    self.seed = seed
    self.agrees = agrees
  }

  public func json() -> String {
    JSONText.text(
      .object([
        ("chance", .number(chance)), ("simulated", .number(simulated)),
        ("interval", .array([.number(interval.lowerBound), .number(interval.upperBound)])),
        ("runs", .integer(runs)), ("seed", .natural(seed)), ("agrees", agrees.map(JSONValue.bool) ?? .null),
      ]))
  }

  public func text() -> String {
    let (low, high) = (
      Percent.text(interval.lowerBound, decimals: 2), Percent.text(interval.upperBound, decimals: 2)
    )
    let verdict =
      switch agrees {
      case true?: "The two agree."
      case false?: "The two disagree: chance alone does that in one of 1000 simulations."
      case nil:
        "Where people are right or wrong for life the chance differs by "
          + "\(Percent.points(simulated - chance)) points "
          + "(95 %: \(Percent.points(interval.lowerBound - chance)) to "
          + "\(Percent.points(interval.upperBound - chance)))."
      }
    return """
      Exact chance      \(Percent.text(chance, decimals: 2))
      Simulated chance  \(Percent.text(simulated, decimals: 2)), 95 % interval \(low) to \(high), \(runs) runs
      \(verdict)

      """
  }
}
