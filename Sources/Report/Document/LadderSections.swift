import Charts
import Reporting

/// What is said of ladders.
extension [Labelled<LadderResult>] {
  /// One section; none without ladders.
  func sections() -> [ReportDocument.Section] {
    guard !isEmpty else { return [] }
    let differences: [ReportDocument.Block] =
      count > 1 ? [.label("What differs"), .list(Self.differences(self))] : []
    let charts = self.charts(LadderChart.chart)
    let missing: ReportDocument.Block = .missing("No rung was reached in the time allowed.")
    return [
      .init(
        heading: "What knowing more is worth", blocks: differences + (charts.isEmpty ? [missing] : charts))
    ]
  }

  /// Rungs whose chances are others than in the first.
  private static func differences(_ ladders: Self) -> [Phrase] {
    guard let first = ladders.first else { return [] }
    return ladders.dropFirst().flatMap { other in
      let pair: Phrase = ladders.count > 2 ? other.letter + ": " : ""
      return first.result.rungs.compactMap { rung -> Phrase? in
        guard let before = rung.chance,
          let after = other.result.rungs.first(where: { $0.name == rung.name })?.chance,
          abs(after - before) >= PageTolerance.equal
        else { return nil }
        return pair
          + "\(rung.name) \(Words.chance(before)) → \(Words.chance(after)) (\(Words.signed(after - before)) points)."
      }
    }
  }
}

/// What is said of simulations.
extension [Labelled<SimulationResult>] {
  /// One section; none without simulations.
  func sections() -> [ReportDocument.Section] {
    guard !isEmpty else { return [] }
    let charts = self.charts(SimulationChart.chart)
    let missing: ReportDocument.Block = .missing("No run of the simulation was finished.")
    return [.init(heading: "Is the number right?", blocks: charts.isEmpty ? [missing] : charts)]
  }
}

/// What is said of sweeps.
extension [Labelled<SweepResult>] {
  /// One section; none without sweeps.
  func sections() -> [ReportDocument.Section] {
    guard !isEmpty else { return [] }
    let charts = self.charts(HeatMapChart.chart)
    let missing: ReportDocument.Block = .missing(
      "A heat map needs one or two keys that take several values; this sweep has others.")
    return [.init(heading: "What if?", blocks: charts.isEmpty ? [missing] : charts)]
  }
}
