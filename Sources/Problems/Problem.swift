/// A problem as its author states it: validated, names resolved to indices in file order, laws and
/// headcounts still in the author's moments. `Allocation` puts it on the grid.
///
/// Who makes one in Swift rather than in a file has it checked by `Study`.
public struct Problem: Sendable, Equatable {
  /// For reports, and for the author.
  public var title, notes: String?
  /// The steps in which everything is reckoned.
  public var time: TimeGrid
  /// When the game ends, where a world does not say otherwise.
  public var deadline: DeadlineLaw
  /// At least one; named by their indices elsewhere.
  public var pools: [Pool]
  /// At least one; named by their indices elsewhere.
  public var chunks: [Chunk]
  /// Empty where the file states none: then there is one world, the file's own.
  public var worlds: [World]
  /// Empty where nothing costs anything; named by their indices elsewhere.
  public var budgets: [Budget]
  /// Awards that may be made.
  package var grants: [Grant] = []
  /// For each pool, the share of its people that each chunk should get (nil: none stated).
  public var statusQuo: [[Double?]]?
  /// For each grant the awards that the status quo makes; nil: none stated.
  package var statusQuoGrants: [Int]?
  /// When the allocator learns which world it is in.
  public var information: Information
  /// Where numbers are uncertain: then `worlds` and the base values are a sample of what it says.
  public var uncertainty: Uncertainty?

  /// A problem as it is stated; `Study.init(_:)` says what is wrong with it.
  public init(
    title: String? = nil, notes: String? = nil, time: TimeGrid, deadline: DeadlineLaw, pools: [Pool],
    chunks: [Chunk], worlds: [World] = [], budgets: [Budget] = [], statusQuo: [[Double?]]? = nil,
    information: Information = .never,
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
  /// 1 to 200 characters, none of them a control character; no other pool's.
  public var name: String
  /// How many people there are over time.
  public var headcount: Headcount
  /// The chance that an attempt of this pool is correct, and the share of the time that a person does the job
  /// correctly; each in (0, 1].
  public var correct, pace: Double
  /// What a person-year costs, for each budget in file order.
  public var costs: [Double]

  /// A pool whose people are always right and at full pace, where nothing else is said.
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

  /// A headcount from a moment on.
  public struct Change: Sendable, Equatable {
    /// On the problem's axis.
    public var moment: Double
    /// 0 or more.
    public var people: Int
    /// So many people from then on.
    public init(moment: Double, people: Int) {
      self.moment = moment
      self.people = people
    }
  }
}

/// A bundle of `count` equal chunks of `years` serial years each: more people make more attempts, and none
/// of them quicker.
public struct Chunk: Sendable, Equatable {
  /// 1 to 200 characters, none of them a control character; no other chunk's.
  public var name: String
  /// How many equal ones there are, 1 or more.
  public var count: Int
  /// Serial years of one chunk, above 0.
  public var years: Double
  /// Who may work on it.
  public var staffing: Staffing
  /// What a slow pace does.
  public var joining: Joining
  /// What finishes it where there are several.
  public var credit: Credit
  /// Indices of the chunks that must be finished first.
  public var after: [Int]
  /// Whether it must be finished before the game ends, where a world does not say otherwise.
  public var needed: Bool
  /// What work on it does to the deadline; nil: nothing.
  package var hastening: Hastening?

  /// A chunk that stands for itself and is needed, where nothing else is said.
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
    /// Its index.
    public var pool: Int
    /// Correctness, pace, and serial years of one chunk; nil where the pool's, or the chunk's, own holds.
    public var correct, pace, years: Double?
    /// Cost of a person-year for each budget, nil where the pool's own holds. Empty: all its own.
    public var costs: [Double?]
    /// A pool that works there as everywhere, where nothing else is said.
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
    /// Index of the pool, and how many of it, 1 or more.
    public var pool, people: Int
    /// So many of that pool.
    public init(pool: Int, people: Int) {
      self.pool = pool
      self.people = people
    }
  }
}

/// A world: a joint belief about everything uncertain but the deadline; what it does not state is the
/// file's.
public struct World: Sendable, Equatable {
  /// 1 to 200 characters, none of them a control character; no other world's.
  public var name: String
  /// The share of belief it has, in [0, 1]; those of all worlds sum to 1.
  public var credence: Double
  /// When the game ends in it; nil: as the problem says.
  public var deadline: DeadlineLaw?
  /// By index of the pool.
  public var pools: [Int: PoolOverride]
  /// By index of the chunk.
  public var chunks: [Int: ChunkOverride]

  /// A world that is as the problem says, where nothing else is said.
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

  /// What a pool is like in a world; nil: as the problem says.
  public struct PoolOverride: Sendable, Equatable {
    /// Correctness and pace in (0, 1]; and, only within a chunk, the serial years that this pool takes there.
    public var correct, pace, years: Double?
    /// What is not given is as the problem says.
    public init(correct: Double? = nil, pace: Double? = nil, years: Double? = nil) {
      self.correct = correct
      self.pace = pace
      self.years = years
    }
  }

  /// What a chunk is like in a world; nil: as the problem says.
  public struct ChunkOverride: Sendable, Equatable {
    /// How many there are.
    public var count: Int?
    /// Serial years of one; and the correctness of a mixed team that has one of its own.
    public var years, correct: Double?
    /// Whether it must be finished.
    public var needed: Bool?
    /// By index of the pool.
    public var pools: [Int: PoolOverride]
    /// What is not given is as the problem says.
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
  /// 1 to 200 characters, none of them a control character; no other budget's.
  public var name: String
  /// What comes in once and when; unspent amounts carry over. Moments rise.
  public var income: [Income]
  /// So much a year from each moment on, until the next; nothing before the first. It comes in at every boundary but
  /// the last, for the step that begins there. Moments rise.
  public var yearly: [Income]

  /// A budget of what comes in once, and of what comes in every year.
  public init(name: String, income: [Income], yearly: [Income] = []) {
    self.name = name
    self.income = income
    self.yearly = yearly
  }

  /// An amount and a moment: of what comes in then, or a year from then on.
  public struct Income: Sendable, Equatable {
    /// On the problem's axis; and 0 or more, in the budget's own unit.
    public var moment, amount: Double
    /// So much, then or from then on.
    public init(moment: Double, amount: Double) {
      self.moment = moment
      self.amount = amount
    }
  }
}
