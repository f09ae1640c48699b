/// One rung of the information ladder: what one allocator reaches, and how sure that is.
public struct Rung: Sendable {
  /// Who it is.
  public var name: Name
  /// The chance of its plan, or the mean where it has many, in [0, 1]; nil where the rung could not be climbed, and
  /// the report says why. Nobody on this rung has more than the bound; nil where nothing is proven, and where the chance
  /// is that of one given plan.
  public var chance, bound: Double?
  /// 95 %, where the chance is a mean over what was drawn.
  public var interval: ClosedRange<Double>?
  /// Where there is one single plan.
  package var plan: WrittenPlan?
  /// What has to be said about it, in this order.
  package var notes: [Note] = []
  /// The way to it from the static plan on its ground; nil for the rungs that others are measured from, and where there
  /// is no chance, or none that says anything.
  public var step: Step?
  /// What it has on top of the static plan on its ground, where that is known better than the difference of the two.
  package var worth: Worth?
  /// The case that it plans for cannot be won, so that no plan is better than another.
  package var isHopeless = false
  /// Whether all was done that it takes; false where a limit came first.
  package var isComplete = true

  package init(
    _ name: Name, chance: Double?, bound: Double? = nil, interval: ClosedRange<Double>? = nil,
    plan: WrittenPlan? = nil, note: Note? = nil
  ) {
    self.name = name
    self.chance = chance
    self.bound = bound
    self.interval = interval
    self.plan = plan
    notes = note.map { [$0] } ?? []
  }

  package init(_ name: Name, _ bracket: Bracket) {
    self.init(name, chance: bracket.least, bound: bracket.most)
  }

  /// Whether what is proven of it is within a gap; rungs that say why they have no chance are.
  package func isWithin(_ gap: Double) -> Bool {
    guard let chance, let bound else { return isComplete }
    return isComplete && bound - chance <= gap + AnswerTolerance.sum
  }

  /// The same allocator's result under another name, for another reason.
  package func renamed(_ name: Name, note: Note? = nil) -> Rung {
    var rung = self
    rung.name = name
    if let note { rung.notes = [note] }
    return rung
  }

  /// The way from the static plan to a rung, in all measures.
  public struct Step: Sendable, Equatable {
    /// The rung that it is measured from: `static`, or `lasting` on the ground that people are right for life.
    public var from: Name
    /// The chance gained, in [-1, 1]; lost where negative.
    public var points: Double
    /// How sure that is, for rungs that can do whatever the static plan does.
    public var worth: Worth?
    /// The odds of failure there as a multiple of those on this rung; nil where that is undefined.
    public var odds: Double?
    /// How many years later the deadline must be, and what factor on all headcounts does, for the lower of the two to
    /// reach the higher; nil: not looked for.
    public var years, people: RuleOutcome.Measure?

    package init(
      from: Name, points: Double, worth: Worth? = nil, odds: Double? = nil,
      years: RuleOutcome.Measure? = nil, people: RuleOutcome.Measure? = nil
    ) {
      self.from = from
      self.points = points
      self.worth = worth
      self.odds = odds
      self.years = years
      self.people = people
    }
  }
}

/// The difference of two chances, neither of which need be known exactly.
public struct Worth: Sendable, Equatable {
  /// The best estimate, in [-1, 1]; not below 0 where the model implies an order.
  public var value: Double
  /// What is proven, or, where draws are behind it, what their brackets allow.
  public var range: ClosedRange<Double>
  /// 95 %, where draws are behind it.
  public var interval: ClosedRange<Double>?
  /// Whether `range` is as narrow as was asked for.
  public var isProven = true

  package init(value: Double, range: ClosedRange<Double>, interval: ClosedRange<Double>? = nil) {
    self.value = value
    self.range = range
    self.interval = interval
  }
}
