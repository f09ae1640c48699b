import Allocation

/// The information ladder of a problem: what allocators reach who know more, or less, than a static plan uses.
public struct LadderReport: Sendable {
  public var problem: SolveReport.ProblemIdentity
  public var status: SolveReport.Status
  /// Which limit came first, where the status is `limit` and it is known.
  public var stopReason: StopReason?
  /// In the order of the ladder.
  public var rungs: [LadderRow]
  /// What knowing more, or planning for more, is worth.
  public var worths: Worths
  public var search: SolveReport.SearchFacts
  /// Where it was tested whether serial work comes first.
  public var caveat: CaveatReport?
  /// Where plans that are made anew were tried.
  public var review: ReviewReport?

  public init(
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
  public var evpi: ExpectedValues {
    .init(
      deadline: worths.deadline?.value, world: worths.world?.value, right: worths.right?.value,
      all: worths.all?.value)
  }

  /// What the static plan adds to the plan for one expected case.
  public var vss: Double? { worths.planning?.value }

  /// Differences of chances.
  public struct ExpectedValues: Sendable, Equatable {
    /// Of knowing the deadline, the world, who is right; of deadline and world together.
    public var deadline, world, right, all: Double?
  }

  /// A difference of two chances, and how sure it is.
  public struct Value: Sendable, Equatable {
    /// Of the chances that were found; not below 0 where the model implies an order.
    public var value: Double
    /// What is proven.
    public var range: ClosedRange<Double>
    /// 95 %, where draws are behind it.
    public var interval: ClosedRange<Double>?
    /// Whether the range is as narrow as was asked for.
    public var isProven: Bool

    public init(
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
  public struct Worths: Sendable, Equatable {
    public var deadline, world, right, all, planning: Value?

    public init(
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
public struct LadderRow: Sendable {
  public var name: String
  /// nil where the rung could not be climbed.
  public var chance: Double?
  /// Nobody on this rung has more; nil where nothing is proven, or the chance is that of a given plan.
  public var bound: Double?
  /// 95 %, where the chance is a mean over draws.
  public var interval: ClosedRange<Double>?
  /// The rung's only plan, as rows of a result.
  public var plan: [JSONValue]?
  /// What has to be said about it.
  public var note: String?
  /// What it is worth against the static plan on the same ground.
  public var step: Step?
  /// Whether it stands on the ground that people are right or wrong for life.
  public var isLasting: Bool

  public init(
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
  public static func rows(of plan: Plan, in instance: Instance) -> [JSONValue] {
    SolveReport.rows(of: plan.normalised(in: instance), in: instance)
  }

  /// The way from the static plan to a rung.
  public struct Step: Sendable, Equatable {
    /// The rung that it is measured from.
    public var from: String
    /// The chance gained; lost where negative.
    public var points: Double
    /// How sure that is, for rungs that can do whatever the static plan does.
    public var worth: LadderReport.Value?
    /// The odds of failure there as a multiple of those on this rung; nil where that is undefined.
    public var odds: Double?
    /// How much later the deadline must be, and what factor on all headcounts does, for the lower of the two to
    /// reach the higher; nil: not looked for.
    public var years, people: AllocatorRow.Measure?

    public init(
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
