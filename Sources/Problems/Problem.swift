/// A problem as its author states it: validated, names resolved to indices in file order, laws and
/// headcounts still in the author's moments. `Allocation` puts it on the grid.
public struct Problem: Sendable, Equatable {
  public var title: String?
  public var notes: String?
  public var time: TimeGrid
  public var deadline: DeadlineLaw
  public var pools: [Pool]
  public var chunks: [Chunk]
  /// Empty where the file states none: then there is one world, the file's own.
  public var worlds: [World]
  public var budgets: [Budget]
  /// Awards that may be made.
  public var grants: [Grant]
  /// For each pool, the share of its people that each chunk should get (nil: none stated).
  public var statusQuo: [[Double?]]?
  /// For each grant the awards that the status quo makes; nil: none stated.
  public var statusQuoGrants: [Int]?
  /// When the allocator learns which world it is in.
  public var information: Information
  /// Where numbers are uncertain: then `worlds` and the base values are a sample of what it says.
  public var uncertainty: Uncertainty?

  public init(
    title: String? = nil, notes: String? = nil, time: TimeGrid, deadline: DeadlineLaw, pools: [Pool],
    chunks: [Chunk], worlds: [World] = [], budgets: [Budget] = [], grants: [Grant] = [],
    statusQuo: [[Double?]]? = nil, statusQuoGrants: [Int]? = nil, information: Information = .never,
    uncertainty: Uncertainty? = nil
  ) {
    self.title = title
    self.notes = notes
    self.time = time
    self.deadline = deadline
    self.pools = pools
    self.chunks = chunks
    self.worlds = worlds
    self.budgets = budgets
    self.grants = grants
    self.statusQuo = statusQuo
    self.statusQuoGrants = statusQuoGrants
    self.information = information
    self.uncertainty = uncertainty
  }
}

/// When the allocator learns the world.
public enum Information: Sendable, Equatable {
  case never
  /// Before the first step.
  case start
  /// At this moment, in the author's time.
  case moment(Double)
  /// When this chunk (by index) is seen to be finished.
  case chunk(Int)
}

/// A group of interchangeable researchers.
public struct Pool: Sendable, Equatable {
  public var name: String
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

/// How many people a pool has over time.
public enum Headcount: Sendable, Equatable {
  /// So many people from each moment on, until the next; none before the first. Moments rise.
  case schedule([Change])
  /// `start` people that grow by `rate` a year, rounded down at each step.
  case growth(start: Int, rate: Double)

  public struct Change: Sendable, Equatable {
    public var moment: Double
    public var people: Int
    public init(moment: Double, people: Int) {
      self.moment = moment
      self.people = people
    }
  }
}

/// A bundle of `count` chunks of `years` serial years each.
public struct Chunk: Sendable, Equatable {
  public var name: String
  public var count: Int
  /// Serial years of one chunk, above 0.
  public var years: Double
  public var staffing: Staffing
  public var joining: Joining
  public var credit: Credit
  /// Indices of the chunks that must be finished first.
  public var after: [Int]
  public var needed: Bool
  /// What work on it does to the deadline; nil: nothing.
  public var hastening: Hastening?

  public init(
    name: String, count: Int = 1, years: Double, staffing: Staffing, joining: Joining = .solo,
    credit: Credit = .pooled, after: [Int] = [], needed: Bool = true, hastening: Hastening? = nil
  ) {
    self.name = name
    self.count = count
    self.years = years
    self.staffing = staffing
    self.joining = joining
    self.credit = credit
    self.after = after
    self.needed = needed
    self.hastening = hastening
  }

  /// How people share an attempt. `solo`: a slow pace stretches serial time. `relay`: more people hand over.
  public enum Joining: String, Sendable, CaseIterable { case solo, relay }

  /// Whether any correct attempt delivers a missing chunk, or each chunk needs one of its own.
  public enum Credit: String, Sendable, CaseIterable { case pooled, separate }

  /// Who may work on a chunk.
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

/// A joint belief about everything uncertain but the deadline; what it does not state is the file's.
public struct World: Sendable, Equatable {
  public var name: String
  /// The share of belief it has, in [0, 1]; those of all worlds sum to 1.
  public var credence: Double
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

/// Money, or anything else that people use up while they are held.
public struct Budget: Sendable, Equatable {
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
