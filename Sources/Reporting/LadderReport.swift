import Allocation

/// The information ladder of a problem: what allocators reach who know more, or less, than a static plan uses.
package struct LadderReport: Sendable {
  package var problem: SolveReport.ProblemIdentity
  package var status: SolveReport.Status
  /// Which limit came first, where the status is `limit` and it is known.
  package var stopReason: StopReason?
  /// In the order of the ladder.
  package var rungs: [LadderRow]
  /// What knowing more, or planning for more, is worth.
  package var worths: Worths
  package var search: SolveReport.SearchFacts
  /// Where it was tested whether serial work comes first.
  package var caveat: CaveatReport?
  /// Where plans that are made anew were tried.
  package var review: ReviewReport?

  package init(
    problem: SolveReport.ProblemIdentity, status: SolveReport.Status, rungs: [LadderRow], worths: Worths,
    search: SolveReport.SearchFacts
  ) {
    self.problem = problem
    self.status = status
    self.rungs = rungs
    self.worths = worths
    self.search = search
  }

  /// What perfect information is worth, in chance; nil where one of its rungs has none.
  package var evpi: ExpectedValues {
    .init(
      deadline: worths.deadline?.value, world: worths.world?.value, right: worths.right?.value,
      all: worths.all?.value)
  }

  /// What the static plan adds to the plan for one expected case.
  package var vss: Double? { worths.planning?.value }

  /// Differences of chances.
  package struct ExpectedValues: Sendable, Equatable {
    /// Of knowing the deadline, the world, who is right; of deadline and world together.
    package var deadline, world, right, all: Double?
  }

  /// A difference of two chances, and how sure it is.
  package struct Value: Sendable, Equatable {
    /// Of the chances that were found; not below 0 where the model implies an order.
    package var value: Double
    /// What is proven.
    package var range: ClosedRange<Double>
    /// 95 %, where draws are behind it.
    package var interval: ClosedRange<Double>?
    /// Whether the range is as narrow as was asked for.
    package var isProven: Bool

    package init(
      value: Double, range: ClosedRange<Double>, interval: ClosedRange<Double>? = nil, isProven: Bool = true
    ) {
      self.value = value
      self.range = range
      self.interval = interval
      self.isProven = isProven
    }
  }

  /// What knowing the deadline, the world, who is right, deadline and world together is worth, and planning for more
  /// than one expected case; nil where a rung has no chance.
  package struct Worths: Sendable, Equatable {
    package var deadline, world, right, all, planning: Value?

    package init(
      deadline: Value? = nil, world: Value? = nil, right: Value? = nil, all: Value? = nil,
      planning: Value? = nil
    ) {
      self.deadline = deadline
      self.world = world
      self.right = right
      self.all = all
      self.planning = planning
    }
  }
}

/// One rung of the ladder.
package struct LadderRow: Sendable {
  package var name: String
  /// nil where the rung could not be climbed.
  package var chance: Double?
  /// Nobody on this rung has more; nil where nothing is proven, or the chance is that of a given plan.
  package var bound: Double?
  /// 95 %, where the chance is a mean over draws.
  package var interval: ClosedRange<Double>?
  /// The rung's only plan, as rows of a result.
  package var plan: [JSONValue]?
  /// What has to be said about it.
  package var note: String?
  /// What it is worth against the static plan on the same ground.
  package var step: Step?
  /// Whether it stands on the ground that people are right or wrong for life.
  package var isLasting: Bool

  package init(
    name: String, chance: Double?, bound: Double?, interval: ClosedRange<Double>?, plan: [JSONValue]?,
    note: String? = nil, step: Step? = nil, isLasting: Bool = false
  ) {
    self.name = name
    self.chance = chance
    self.bound = bound
    self.interval = interval
    self.plan = plan
    self.note = note
    self.step = step
    self.isLasting = isLasting
  }

  /// The rows of a plan in a ladder.
  package static func rows(of plan: Plan, in instance: Instance) -> [JSONValue] {
    SolveReport.rows(of: plan.normalised(in: instance), in: instance)
  }

  /// The way from the static plan to a rung.
  package struct Step: Sendable, Equatable {
    /// The rung that it is measured from.
    package var from: String
    /// The chance gained; lost where negative.
    package var points: Double
    /// How sure that is, for rungs that can do whatever the static plan does.
    package var worth: LadderReport.Value?
    /// The odds of failure there as a multiple of those on this rung; nil where that is undefined.
    package var odds: Double?
    /// How much later the deadline must be, and what factor on all headcounts does, for the lower of the two to
    /// reach the higher; nil: not looked for.
    package var years, people: AllocatorRow.Measure?

    package init(
      from: String, points: Double, worth: LadderReport.Value? = nil, odds: Double?,
      years: AllocatorRow.Measure?,
      people: AllocatorRow.Measure?
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
