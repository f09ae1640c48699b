/// How far a plan carries that was made for a sample of what uncertain numbers may be.
public struct SampleAnswer: Sendable, Equatable {
  /// Worlds that were drawn for each world of the author.
  package var samples: Int
  package var seed: UInt64
  /// The plan's chance over fresh draws.
  public var fresh: Fresh
  /// By how much the best plan for the whole law may be better.
  public var lead: Lead

  package init(samples: Int, seed: UInt64, fresh: Fresh, lead: Lead) {
    self.samples = samples
    self.seed = seed
    self.fresh = fresh
    self.lead = lead
  }

  /// The mean chance of a plan over fresh draws of the uncertain numbers.
  public struct Fresh: Sendable, Equatable {
    /// In [0, 1].
    public var chance: Double
    /// 95 %.
    public var interval: ClosedRange<Double>
    /// How many.
    public var draws: Int

    package init(chance: Double, interval: ClosedRange<Double>, draws: Int) {
      self.chance = chance
      self.interval = interval
      self.draws = draws
    }
  }

  /// An estimate from above of what the best plan for the whole law has on top of a plan, by replications.
  public struct Lead: Sendable, Equatable {
    /// The mean over the replications, and the part of it that better plans were found for: searches left the rest open.
    public var estimate, found: Double
    /// The end of a one-sided 95 % interval.
    public var atMost: Double
    /// Samples that were solved anew.
    public var replications: Int

    package init(estimate: Double, found: Double, atMost: Double, replications: Int) {
      self.estimate = estimate
      self.found = found
      self.atMost = atMost
      self.replications = replications
    }
  }
}
