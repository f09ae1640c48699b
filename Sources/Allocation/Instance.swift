import Problems

/// A problem on its grid: whole steps, whole people, finite laws. Everything after reading works on this.
///
/// Indices of pools, bundles and budgets are those of the file; `types` lists every kind of attempt.
public struct Instance: Sendable {
  public let problem: Problem
  public let time: TimeGrid
  /// T: steps are 0 ..< T, boundaries 0 ... T.
  public let steps: Int
  /// People of each pool in each step: `headcounts[pool][step]`.
  public let headcounts: [[Int]]
  /// What has come in up to each step: `income[budget][step]`, in units of `Problem.moneyExponent(of:)`.
  public let income: [[Double]]
  public let bundles: [Bundle]
  public let types: [AttemptType]
  /// At least one; the file's own where it states none. Those of credence 0 are kept for the report.
  public let worlds: [GridWorld]
}

/// A bundle of chunks on the grid.
public struct Bundle: Sendable {
  public let name: String
  public let isSeparate: Bool
  /// Copies that a plan staffs one by one: 1 where credit is pooled, the largest count where separate.
  public let copies: Int
  /// The count in the file, worlds aside.
  public let baseCount: Int
  /// Serial years in the file, worlds aside.
  public let baseYears: Double
  /// Bundles whose gates its attempts wait for.
  public let after: [Int]
  /// Bundles that wait for its gate.
  public let successors: [Int]
  public let crews: [Crew]

  /// Something waits for it, so a plan fixes its gate.
  public var isGated: Bool { !successors.isEmpty }
}

/// One way of staffing a bundle: a pool, or one mixed team.
public struct Crew: Sendable {
  /// In the file's order.
  public let pools: [Int]
  /// People of the team before relay stretches their number, aligned with `pools`.
  public let team: [Int]
  /// The type that the file's own values give, worlds aside: what a naive rule staffs.
  public let base: Int
  /// Correctness in the file, worlds aside.
  public let baseCorrect: Double
  /// Serial years in the file for this crew, worlds aside.
  public let baseYears: Double
  /// The types that a plan may choose between (how long, how many); indices into `Instance.types`.
  public let options: [Int]
}

/// A kind of attempt: whom it holds on which bundle, for how long, and what that yields in each world.
public struct AttemptType: Sendable {
  public let bundle: Int
  public let crew: Int
  /// People held of each pool, in the file's order of pools.
  public let held: [Holding]
  /// Steps for which they are held.
  public let length: Int
  /// What it spends of each budget in every step held, in the units of `Instance.income`.
  public let spending: [Double]
  /// In each world: when a correct attempt delivers, and how likely it is correct; nil: it yields nothing.
  public let outcomes: [Outcome?]
  /// Steps in which it may start, where not in all.
  public var starts: Range<Int>? = nil

  public struct Holding: Sendable, Equatable {
    public let pool: Int
    public let people: Int
  }
  public struct Outcome: Sendable, Equatable {
    /// Steps from the start to the true end, at most the length held.
    public let length: Int
    public let correct: Double
    public init(length: Int, correct: Double) {
      self.length = length
      self.correct = correct
    }
  }
  /// People of all pools together.
  public var people: Int { held.reduce(0) { $0 + $1.people } }
  public var personSteps: Int { people.timesSaturating(length) }
}

/// A world on the grid.
public struct GridWorld: Sendable {
  public let name: String
  public let credence: Double
  /// π: the chance that boundary d is the last usable one, d in 0 ... T.
  public let weights: [Double]
  /// For each bundle whether it is needed, closed under what needed ones wait for.
  public let needed: [Bool]
  /// Chunks that each bundle needs.
  public let counts: [Int]
}
