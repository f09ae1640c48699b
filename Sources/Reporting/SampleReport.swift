import Allocation
import Problems

/// What is said about a plan that was made for a sample of what uncertain numbers may be.
package struct SampleReport: Sendable, Equatable {
  /// Worlds for each world of the author.
  package var samples: Int
  package var seed: UInt64
  /// The plan's chance over fresh draws.
  package var fresh: Fresh
  /// By how much the best plan for the whole law may be better.
  package var lead: Lead

  package init(samples: Int, seed: UInt64, fresh: Fresh, lead: Lead) {
    self.samples = samples
    self.seed = seed
    self.fresh = fresh
    self.lead = lead
  }

  package struct Fresh: Sendable, Equatable {
    package var chance: Double
    /// 95 %.
    package var interval: ClosedRange<Double>
    package var draws: Int
    package init(chance: Double, interval: ClosedRange<Double>, draws: Int) {
      self.chance = chance
      self.interval = interval
      self.draws = draws
    }
  }

  package struct Lead: Sendable, Equatable {
    package var estimate: Double
    /// The part of it that better plans were found for; searches left the rest open.
    package var found: Double
    /// The end of a one-sided 95 % interval.
    package var atMost: Double
    package var replications: Int
    package init(estimate: Double, found: Double, atMost: Double, replications: Int) {
      self.estimate = estimate
      self.found = found
      self.atMost = atMost
      self.replications = replications
    }
  }
}

extension SampleReport {
  var jsonValue: JSONValue {
    .object([
      ("samples", .integer(samples)), ("seed", .natural(seed)),
      (
        "fresh",
        .object([
          ("chance", .number(fresh.chance)),
          ("interval", .array([.number(fresh.interval.lowerBound), .number(fresh.interval.upperBound)])),
          ("draws", .integer(fresh.draws)),
        ])
      ),
      (
        "lead",
        .object([
          ("estimate", .number(lead.estimate)), ("found", .number(lead.found)),
          ("atMost", .number(lead.atMost)),
          ("confidence", .number(0.95)), ("replications", .integer(lead.replications)),
        ])
      ),
    ])
  }
}

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
    return style.heading("how far the sample carries") + "\n"
      + lines.map { TextLayout.wrapped("- " + $0, width: width, indent: 2, hanging: 4) }.joined()
  }

  /// How differently the plan fares in the sampled worlds.
  private var spread: String {
    let sorted = zip(instance.worlds, report.evaluation.worlds).map { ($1.chance, $0.credence) }
      .sorted { $0.0 < $1.0 }
    func point(_ share: Double) -> String {
      var sum = 0.0
      for (chance, credence) in sorted {
        sum += credence
        if sum >= share - 1e-12 { return Percent.text(chance) }
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
