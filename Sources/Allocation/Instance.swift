import Problems

/// A problem on its grid: whole steps, whole people, finite laws. Everything after reading works on this.
///
/// Indices of pools, bundles and budgets are those of the file; `types` lists every kind of attempt.
package struct Instance: Sendable {
  /// The statement that it was made from. Views that change the pools change it likewise.
  package internal(set) var problem: Problem
  /// Start, step and horizon: what turns a boundary back into a date.
  package internal(set) var time: TimeGrid
  /// T: steps are 0 ..< T, boundaries 0 ... T.
  package internal(set) var steps: Int
  /// People of each pool in each step: `headcounts[pool][step]`.
  package internal(set) var headcounts: [[Int]]
  /// What has come in up to each step: `income[budget][step]`, in units of `Problem.moneyExponent(of:)`.
  package internal(set) var income: [[Double]]
  /// In the order of the file's chunks.
  package internal(set) var bundles: [Bundle]
  /// As built, those of one crew follow each other; views put what they add at the end, so that indices in
  /// plans stay good.
  package internal(set) var types: [AttemptType]
  /// At least one; the file's own where it states none. Those of credence 0 are kept for the report.
  package internal(set) var worlds: [GridWorld]
  /// Awards that may be made: the options of each grant, in the order of grants and then of moments.
  package internal(set) var awards: [AwardOption] = []
  /// For each grant how many awards it allows, over all its options.
  package internal(set) var awardLimits: [AwardLimit] = []
  /// What work does to the deadline; nil: nothing does.
  package internal(set) var hastening: HasteningRates?
  /// Of the last budgets, which hold for each branch of a two-stage plan by itself, what each has of them: that of each
  /// world, and then that on which nothing is seen.
  var incomeOfBranches: [[Double]] = []
}

/// A bundle of chunks on the grid.
package struct Bundle: Sendable {
  package let name: String
  /// Whether each chunk needs a correct attempt of its own; else all correct attempts on the bundle count
  /// towards its number together.
  package let isSeparate: Bool
  /// Copies that a plan staffs one by one: 1 where credit is pooled, the largest count where separate.
  package let copies: Int
  /// The count in the file, worlds aside.
  package let baseCount: Int
  /// Serial years in the file, worlds aside.
  package let baseYears: Double
  /// Bundles whose gates its attempts wait for.
  package let after: [Int]
  /// Bundles that wait for its gate.
  package let successors: [Int]
  /// In the file's order of pools; one where the chunk has a mixed team.
  package let crews: [Crew]

  /// Something waits for it, so a plan fixes its gate.
  package var isGated: Bool { !successors.isEmpty }
}

/// One way of staffing a bundle: a pool, or one mixed team.
package struct Crew: Sendable {
  /// In the file's order.
  package let pools: [Int]
  /// People of the team before relay stretches their number, aligned with `pools`.
  package let team: [Int]
  /// The type that the file's own values give, worlds aside: what a naive rule staffs.
  package let base: Int
  /// Correctness in the file, worlds aside.
  package let baseCorrect: Double
  /// Serial years in the file for this crew, worlds aside.
  package let baseYears: Double
  /// The types that a plan may choose between (how long, how many); indices into `Instance.types`.
  package let options: [Int]
}

/// A kind of attempt: whom it holds on which bundle, for how long, and what that yields in each world.
package struct AttemptType: Sendable {
  /// The bundle that it works on: index into `Instance.bundles`.
  package let bundle: Int
  /// Place among the crews of its bundle.
  package let crew: Int
  /// People held of each pool, in the file's order of pools.
  package let held: [Holding]
  /// Steps for which they are held.
  package let length: Int
  /// What it spends of each budget in every step held, in the units of `Instance.income`.
  package let spending: [Double]
  /// In each world: when a correct attempt delivers, and how likely it is correct; nil: it yields nothing.
  package let outcomes: [Outcome?]
  /// Steps in which it may start, where not in all.
  package var starts: Range<Int>? = nil

  /// So many people of one pool, held in every step from the start until the length is over.
  package struct Holding: Sendable, Equatable {
    package let pool: Int
    package let people: Int
  }
  /// What an attempt comes to in one world.
  package struct Outcome: Sendable, Equatable {
    /// Steps from the start to the true end, at most the length held.
    package let length: Int
    /// q, above 0 and at most 1: what cannot succeed has no outcome.
    package let correct: Double
    package init(length: Int, correct: Double) {
      self.length = length
      self.correct = correct
    }
  }
  /// People of all pools together.
  package var people: Int { held.reduce(0) { $0 + $1.people } }
  /// People times steps; the largest whole number where that is too large for one.
  package var personSteps: Int { people.timesSaturating(length) }
}

/// A world on the grid.
package struct GridWorld: Sendable {
  package let name: String
  /// ρ: how much the world is believed in; over all worlds they sum to 1.
  package let credence: Double
  /// π: the chance that boundary d is the last usable one, d in 0 ... T, while no work moves the deadline.
  package let weights: [Double]
  /// For each bundle whether it is needed, closed under what needed ones wait for.
  package let needed: [Bool]
  /// Chunks that each bundle needs.
  package let counts: [Int]
  /// What becomes of `weights` where work moves the deadline; nil where no work ever does.
  package var law: MovableLaw?
  /// π where a plan looks at a chunk and has not seen it finished, if the deadline falls otherwise there.
  package var blindWeights: [Double]?
}
