import Allocation
import Answers
import Problems

/// Beyond the sample, for readers who want to know whether to believe the chance.
extension ReportText {
  /// How far the sample carries.
  var sample: String {
    guard let sample = report.sample else { return "" }
    // Two looks that do not rest on the sample: the plan on worlds that it was not made for, and what the best plan
    // of such worlds has on top.
    let (low, high) = (sample.fresh.interval.lowerBound, sample.fresh.interval.upperBound)
    let lines = [
      "on fresh worlds the plan's chance is \(Percent.text(sample.fresh.chance)), 95 % interval"
        + " \(Percent.text(low)) to \(Percent.text(high)) (\(Digits.whole(sample.fresh.draws)) draws)"
        + (report.plan.look == nil
          ? "" : "; each follows the branch, of those for its world in the file, that is best there"),
      "the best plan for all worlds has at most \(Digits.points(sample.lead.atMost)) points more, with 95 %"
        + " confidence (\(sample.lead.replications) samples solved anew; mean"
        + " \(Digits.points(sample.lead.estimate)), of which \(Digits.points(sample.lead.found)) found and the rest"
        + " left open by the searches)",
      spread,
    ]
    return style.heading("how far the sample carries") + "\n" + TextLayout.list(lines, width: width)
  }

  /// How differently the plan fares in the sampled worlds.
  private var spread: String {
    // From the worst world to the best, with their credences.
    let sorted = zip(instance.worlds, report.evaluation.worlds).map { ($1.chance, $0.credence) }
      .sorted { $0.0 < $1.0 }
    /// The chance that the worlds of so much credence do not exceed: a quantile.
    func point(_ share: Double) -> String {
      // Where rounding leaves the last world just short of the share, it is that world.
      var sum = 0.0
      for (chance, credence) in sorted {
        sum += credence
        if sum >= share - ReportTolerance.share { return Percent.text(chance) }
      }
      return Percent.text(sorted.last?.0 ?? 0)
    }
    return "of the sampled worlds 5 % give the plan no more than \(point(0.05)), half no more than"
      + " \(point(0.5)), and 5 % more than \(point(0.95))"
  }
}

/// What is assumed about uncertain numbers.
extension SolveReport {
  /// What is assumed about uncertain numbers; empty where there are none.
  var sampleAssumptions: [String] {
    guard let uncertainty = instance.problem.uncertainty else { return [] }
    // Uncertain numbers are drawn together, but independently: who believes otherwise has to state worlds.
    let count = Digits.counted(uncertainty.quantities.count, "uncertain number")
    return [
      "\(count), independent of one another, and drawn for \(Digits.counted(uncertainty.samples, "world"))"
        + (uncertainty.worlds.isEmpty ? "" : " in each world of the file")
        + " (seed \(uncertainty.seed)): chance and bound are those of this sample; naive allocators go by its means"
    ]
  }
}
