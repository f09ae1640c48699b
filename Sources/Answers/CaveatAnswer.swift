import Allocation

/// Where one more team should go, under allocators that are less than perfect: whether serial work still comes first.
public struct CaveatAnswer: Sendable {
  /// Rates of misdirection, ascending, each in [0, 1].
  package var errors: [Double]
  /// By allocator, then by what becomes of misdirected attempts, then by rate.
  public var rows: [Row]
  /// Names of all chunks, in the file's order; and of the longest that some world needs.
  public var chunks, serial: [String]
  /// How plans were carried out.
  package var institution: Institution
  /// What was varied; nil: nothing.
  package var sweptKey: String?
  /// Whether its values are shares of what the file states.
  package var sweepsShares = false
  /// The same for other values of one number of the problem.
  package var sweep: [Point] = []
  /// Allocators that time or work did not suffice for, at one of the points at least.
  package var untried: [Rung.Name] = []
  /// Whether all was done that was asked for, each best plan found within the gap.
  public var isComplete = true

  package init(
    errors: [Double], rows: [Row], chunks: [String], serial: [String],
    institution: Institution = Institution(), sweptKey: String? = nil
  ) {
    self.errors = errors
    self.rows = rows
    self.chunks = chunks
    self.serial = serial
    self.institution = institution
    self.sweptKey = sweptKey
  }

  /// What values of a sweep are, where programs read them: half a million, or half of what the file states.
  package var sweepBasis: String { sweepsShares ? "stated" : "value" }

  /// Whether the best plan that is judged is a two-stage one.
  package var isStaged: Bool { rows.contains(where: \.isStaged) }

  /// Where one more dedicated team adds most, under one allocator.
  public enum Verdict: String, Sendable, Equatable {
    /// On the longest serial work: nothing is worth as much.
    case serial
    /// On serial work or elsewhere, which are worth the same.
    case tie
    /// Elsewhere.
    case other
    /// Draws do not tell: the 95 % interval of the difference holds 0.
    case undecided
    /// One more team adds nothing anywhere.
    case nothing
    /// All work that is needed is equally long, so none is more serial.
    case level
  }

  /// One allocator at one rate of errors: what it reaches and what one more dedicated team would add.
  public struct Row: Sendable {
    /// Whose plan is judged.
    public var allocator: Rung.Name
    /// Whether its plan is a two-stage one, carried out with its branches.
    package var isStaged = false
    /// The chance that an attempt is misdirected.
    public var error: Double
    /// What becomes of a misdirected attempt.
    public var misdirection: Misdirection
    /// Exact, or the mean over draws, in [0, 1].
    public var chance: Double
    /// 95 %, where the chance is a mean over draws.
    public var interval: ClosedRange<Double>?
    /// The chance added, for each chunk in the file's order; nil where that would have been too much work.
    public var worths: [Double]?
    /// The largest worth on serial work less the largest elsewhere.
    package var lead: Double?
    /// 95 %, where worths are means over draws.
    package var leadInterval: ClosedRange<Double>?
    /// Nil where `worths` are not known.
    public var verdict: Verdict?

    package init(
      _ allocator: Rung.Name, isStaged: Bool = false, error: Double, _ misdirection: Misdirection = .lost,
      chance: Double, interval: ClosedRange<Double>? = nil
    ) {
      self.allocator = allocator
      self.isStaged = isStaged
      self.error = error
      self.misdirection = misdirection
      self.chance = chance
      self.interval = interval
    }
  }

  /// The test at one value of what is varied.
  package struct Point: Sendable {
    package var value: Double
    package var serial: [String]
    package var rows: [Row]
    /// No static plan has a larger chance at this value.
    package var bound: Double
    /// The best two-stage plan, where the file reveals the world.
    package var learning: Learning?

    package init(value: Double, serial: [String], rows: [Row], bound: Double, learning: Learning? = nil) {
      self.value = value
      self.serial = serial
      self.rows = rows
      self.bound = bound
      self.learning = learning
    }
  }

  /// The best two-stage plan at one value of what is varied.
  package struct Learning: Sendable {
    package var chance: Double
    /// No plan that may look as this one may has a larger chance.
    package var bound: Double
    /// With the problem that has that value.
    package var plan: WrittenPlan

    package init(_ plan: WrittenPlan, chance: Double, bound: Double) {
      self.plan = plan
      self.chance = chance
      self.bound = bound
    }
  }
}

/// What becomes of an attempt that a careless institution misdirects.
public enum Misdirection: String, Sendable, CaseIterable {
  /// It yields nothing.
  case lost
  /// It goes to another open bundle that its people may work on, each as likely; lost where it does not fit there.
  case moved
}

/// An institution that carries out what an allocator wrote, in its own way.
package struct Institution: Sendable, Equatable {
  /// The share, in [0, 1], of the free people of a pool who may move to another bundle in a step; 1: all.
  package var inertia: Double
  /// The share, in [0, 1], of each pool that every open bundle keeps which its people may work on; 0: none.
  package var floor: Double

  package init(inertia: Double = 1, floor: Double = 0) {
    self.inertia = inertia
    self.floor = floor
  }

  /// Carries out every plan as it is written.
  package var isObedient: Bool { inertia >= 1 && floor <= 0 }
}
