import Allocation
import Answers
import Problems

extension ReportText {
  /// How far the sample carries.
  var sample: String {
    guard let sample = report.sample else { return "" }
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
    let sorted = zip(instance.worlds, report.evaluation.worlds).map { ($1.chance, $0.credence) }
      .sorted { $0.0 < $1.0 }
    /// The chance that the worlds of so much credence do not exceed: a quantile.
    func point(_ share: Double) -> String {
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

extension SolveReport {
  /// What is assumed about uncertain numbers; empty where there are none.
  var sampleAssumptions: [String] {
    guard let uncertainty = instance.problem.uncertainty else { return [] }
    let count = Digits.counted(uncertainty.quantities.count, "uncertain number")
    return [
      "\(count), independent of one another, and drawn for \(Digits.counted(uncertainty.samples, "world"))"
        + (uncertainty.worlds.isEmpty ? "" : " in each world of the file")
        + " (seed \(uncertainty.seed)): chance and bound are those of this sample; naive allocators go by its means"
    ]
  }
}
