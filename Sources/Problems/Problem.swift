/// A problem as its author states it: validated, names resolved to indices in file order, laws and
/// headcounts still in the author's moments. `Allocation` puts it on the grid.
///
/// Who makes one in Swift rather than in a file has it checked by `Study`.
public struct Problem: Sendable, Equatable {
  /// For readers only, as `notes` are.
  public var title: String?
  /// Anything worth saying about it; nobody computes with it.
  public var notes: String?
  /// The grid of steps, and the scale on which all moments are.
  public var time: TimeGrid
  /// What is believed about the end; a world may have a law of its own.
  public var deadline: DeadlineLaw
  /// In the file's order, which decides ties; so for all lists.
  public var pools: [Pool]
  /// Bundles of work, in the file's order.
  public var chunks: [Chunk]
  /// Empty where the file states none: then there is one world, the file's own.
  public var worlds: [World]
  /// Empty: nothing costs anything.
  public var budgets: [Budget]
  /// For each pool, the share of its people that each chunk should get (nil: none stated).
  public var statusQuo: [[Double?]]?
  /// When the allocator learns which world it is in.
  public var information: Information
  /// Where numbers are uncertain: then `worlds` and the base values are a sample of what it says.
  public var uncertainty: Uncertainty?

  public init(
    title: String? = nil, notes: String? = nil, time: TimeGrid, deadline: DeadlineLaw, pools: [Pool],
    chunks: [Chunk], worlds: [World] = [], budgets: [Budget] = [], statusQuo: [[Double?]]? = nil,
    information: Information = .never, uncertainty: Uncertainty? = nil
  ) {
    self.title = title
    self.notes = notes
    self.time = time
    self.deadline = deadline
    self.pools = pools
    self.chunks = chunks
    self.worlds = worlds
    self.budgets = budgets
    self.statusQuo = statusQuo
    self.information = information
    self.uncertainty = uncertainty
  }
}

/// When the allocator learns the world, if at all before the end: what the second stage of a plan may depend
/// on.
public enum Information: Sendable, Equatable {
  case never
  /// Before the first step.
  case start
  /// At this moment, in the author's time.
  case moment(Double)
  /// When this chunk (by index) is seen to be finished.
  case chunk(Int)
}

/// A pool: a group of interchangeable researchers.
public struct Pool: Sendable, Equatable {
  /// What plans and reports call it; no two pools share one.
  public var name: String
  /// People who may be held at once, over time.
  public var headcount: Headcount
  /// The chance that an attempt of this pool is correct, in (0, 1].
  public var correct: Double
  /// The share of the time that a person does the job correctly, in (0, 1].
  public var pace: Double
  /// What a person-year costs, for each budget in file order.
  public var costs: [Double]

  public init(name: String, headcount: Headcount, correct: Double = 1, pace: Double = 1, costs: [Double] = [])
  {
    self.name = name
    self.headcount = headcount
    self.correct = correct
    self.pace = pace
    self.costs = costs
  }
}

/// A headcount: how many people a pool has over time.
public enum Headcount: Sendable, Equatable {
  /// So many people from each moment on, until the next; none before the first. Moments rise.
  case schedule([Change])
  /// `start` people that grow by `rate` a year, rounded down at each step.
  case growth(start: Int, rate: Double)

  /// A new number of people, and when it begins to hold.
  public struct Change: Sendable, Equatable {
    public var moment: Double
    public var people: Int
    public init(moment: Double, people: Int) {
      self.moment = moment
      self.people = people
    }
  }
}

/// A bundle of `count` equal chunks of `years` serial years each: more people make more attempts, and none
/// of them quicker.
public struct Chunk: Sendable, Equatable {
  /// What plans, reports and `after` call it.
  public var name: String
  /// Equal chunks that have to be finished for the bundle to be, at least 1.
  public var count: Int
  /// Serial years of one chunk, above 0.
  public var years: Double
  /// Who may try, in teams of how many.
  public var staffing: Staffing
  /// What a slow pace costs: time or people.
  public var joining: Joining
  /// Which attempts count for which of several chunks.
  public var credit: Credit
  /// Indices of the chunks that must be finished first.
  public var after: [Int]
  /// Whether the game is lost without it.
  public var needed: Bool

  public init(
    name: String, count: Int = 1, years: Double, staffing: Staffing, joining: Joining = .solo,
    credit: Credit = .pooled, after: [Int] = [], needed: Bool = true
  ) {
    self.name = name
    self.count = count
    self.years = years
    self.staffing = staffing
    self.joining = joining
    self.credit = credit
    self.after = after
    self.needed = needed
  }

  /// How people share an attempt. `solo`: a slow pace stretches serial time. `relay`: more people hand over
  /// to each other.
  public enum Joining: String, Sendable, CaseIterable { case solo, relay }

  /// Whether any correct attempt delivers a missing chunk, or each chunk needs one of its own.
  public enum Credit: String, Sendable, CaseIterable { case pooled, separate }

  /// Who may work on a chunk, and in what teams.
  public enum Staffing: Sendable, Equatable {
    /// Teams of `team` people from any one of these pools (in the file's order of pools).
    case anyOf([EligiblePool], team: Int)
    /// One team made of people of several pools; `correct` where it is not the product of theirs.
    case mixed([Member], correct: Double?)
  }

  /// A pool that may work on a chunk, with what differs there from the pool's own values.
  public struct EligiblePool: Sendable, Equatable {
    public var pool: Int
    public var correct: Double?
    public var pace: Double?
    public var years: Double?
    /// Cost of a person-year for each budget, nil where the pool's own holds. Empty: all its own.
    public var costs: [Double?]
    public init(
      pool: Int, correct: Double? = nil, pace: Double? = nil, years: Double? = nil, costs: [Double?] = []
    ) {
      self.pool = pool
      self.correct = correct
      self.pace = pace
      self.years = years
      self.costs = costs
    }
  }

  /// So many people of one pool in a mixed team.
  public struct Member: Sendable, Equatable {
    public var pool: Int
    public var people: Int
    public init(pool: Int, people: Int) {
      self.pool = pool
      self.people = people
    }
  }
}

/// A world: a joint belief about everything uncertain but the deadline; what it does not state is the
/// file's.
public struct World: Sendable, Equatable {
  /// What reports call it; samples add their numbers.
  public var name: String
  /// The share of belief it has, in [0, 1]; those of all worlds sum to 1.
  public var credence: Double
  /// Nil: the file's.
  public var deadline: DeadlineLaw?
  /// By index of the pool.
  public var pools: [Int: PoolOverride]
  /// By index of the chunk.
  public var chunks: [Int: ChunkOverride]

  public init(
    name: String, credence: Double, deadline: DeadlineLaw? = nil, pools: [Int: PoolOverride] = [:],
    chunks: [Int: ChunkOverride] = [:]
  ) {
    self.name = name
    self.credence = credence
    self.deadline = deadline
    self.pools = pools
    self.chunks = chunks
  }

  /// What differs for a pool: in the whole world, or on one chunk of it; nil: nothing.
  public struct PoolOverride: Sendable, Equatable {
    public var correct: Double?
    public var pace: Double?
    /// Only within a chunk: the serial years that this pool takes there.
    public var years: Double?
    public init(correct: Double? = nil, pace: Double? = nil, years: Double? = nil) {
      self.correct = correct
      self.pace = pace
      self.years = years
    }
  }

  /// What differs for a chunk in a world; nil: nothing.
  public struct ChunkOverride: Sendable, Equatable {
    public var count: Int?
    public var years: Double?
    public var needed: Bool?
    /// Of a mixed team with a correctness of its own.
    public var correct: Double?
    /// By index of the pool.
    public var pools: [Int: PoolOverride]
    public init(
      count: Int? = nil, years: Double? = nil, needed: Bool? = nil, correct: Double? = nil,
      pools: [Int: PoolOverride] = [:]
    ) {
      self.count = count
      self.years = years
      self.needed = needed
      self.correct = correct
      self.pools = pools
    }
  }
}

/// A budget: money, or anything else that people use up while they are held.
public struct Budget: Sendable, Equatable {
  /// What costs and reports call it.
  public var name: String
  /// What comes in once and when; unspent amounts carry over. Moments rise.
  public var income: [Income]
  /// So much a year from each moment on, until the next; nothing before the first. It comes in at every boundary but
  /// the last, for the step that begins there. Moments rise.
  public var yearly: [Income]

  public init(name: String, income: [Income], yearly: [Income] = []) {
    self.name = name
    self.income = income
    self.yearly = yearly
  }

  /// An amount and a moment: of what comes in then, or a year from then on.
  public struct Income: Sendable, Equatable {
    public var moment: Double
    public var amount: Double
    public init(moment: Double, amount: Double) {
      self.moment = moment
      self.amount = amount
    }
  }
}
