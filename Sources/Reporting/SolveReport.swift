import Allocation

/// Everything that is said about a solved problem. Values only; the text, the JSON and pages are made of it.
public struct SolveReport: Sendable {
  public var problem: ProblemIdentity
  public var instance: Instance
  /// Feasible, and normalised. Of a two-stage plan what all branches share; where they all do the same, everything.
  public var plan: Plan
  /// The whole two-stage plan where the file reveals the world on the way.
  public var policy: Policy?
  /// Of that plan, exact.
  public var evaluation: Evaluation
  public var status: Status
  /// No plan has a chance above this.
  public var bound: Double
  /// What the bound stands on.
  public var ground: Ground
  public var allocators: [AllocatorRow]
  /// Names of those whose plans were not finished within the work or the time allowed.
  public var unfinishedAllocators: [String] = []
  /// The plan of one of them, where it was asked for.
  public var naivePlan: NaivePlanReport?
  public var search: SearchFacts
  /// Why a search ended at a limit; nil where it did not, or nobody knows.
  public var stopReason: StopReason?
  /// Where numbers are uncertain.
  public var sample: SampleReport?

  public init(
    problem: ProblemIdentity, instance: Instance, plan: Plan, policy: Policy? = nil, evaluation: Evaluation,
    status: Status, bound: Double, ground: Ground = .search, allocators: [AllocatorRow] = [],
    search: SearchFacts
  ) {
    self.problem = problem
    self.instance = instance
    self.policy = policy?.normalised(in: instance)
    let whole = policy.flatMap { $0.isStatic ? $0.plan(of: $0.branches[0]) : nil }
    self.plan = (whole ?? plan).normalised(in: instance)
    self.evaluation = evaluation
    self.status = status
    self.bound = bound
    self.ground = ground
    self.allocators = allocators
    self.search = search
  }

  public var chance: Double { evaluation.chance }
  public var gap: Double { max(0, bound - chance) }

  /// Branches that do something of their own; none where all do the same.
  var branches: [Policy.Branch] { policy.map { $0.isStatic ? [] : $0.branches } ?? [] }

  /// Why the search ended.
  public enum Status: String, Sendable, CaseIterable {
    /// The bound is within the gap that was asked for.
    case optimal
    /// A limit came first, or no search was asked for.
    case limit
    case interrupted
  }

  /// Where a bound comes from.
  public enum Ground: Sendable, Equatable {
    /// From the search for the best plan.
    case search
    /// From the calendar alone: deadlines before which some needed chunk cannot end. No search was asked for.
    case calendar
    /// From a solver in floating point on the exact program; the bound is this much larger than what it says.
    case program(tolerance: Double)
  }

  /// Which file a report is about.
  public struct ProblemIdentity: Sendable, Equatable {
    public var title: String?
    /// As it was given.
    public var file: String
    public var sha256: String

    public init(title: String?, file: String, sha256: String) {
      self.title = title
      self.file = file
      self.sha256 = sha256
    }
  }

  /// How the search went.
  public struct SearchFacts: Sendable, Equatable {
    public var seconds: Double
    public var nodes: Int
    public var seed: UInt64
    public var gapAsked: Double

    public init(seconds: Double, nodes: Int, seed: UInt64, gapAsked: Double) {
      self.seconds = seconds
      self.nodes = nodes
      self.seed = seed
      self.gapAsked = gapAsked
    }
  }
}
