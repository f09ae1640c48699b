import Reporting

/// A solved problem, read back from what `solve --json` prints.
package struct SolveResult: Sendable, Equatable {
  /// Which problem, and how the search ended.
  package var head: ResultHead
  /// Of the plan, exactly.
  package var chance: Double
  /// No plan has more.
  package var bound: Double
  /// In the order of the result; copies of a bundle as one row.
  package var plan: [Row]
  /// By when a chunk has to be finished that others wait for.
  package var gates: [Gate]
  /// When a two-stage plan looks; nil where it does not.
  package var look: Look?
  /// What is bought.
  package var grants: [Award]
  /// A pool each, or a pool in a branch.
  package var calendar: [Calendar]
  /// In the order of the file, with the deadlines that each allows.
  package var worlds: [World]
  /// In the order of the file.
  package var chunks: [Chunk]
  /// Those that were asked for, and finished.
  package var allocators: [Allocator]
  /// What the numbers rest on, in whole sentences.
  package var assumptions: [String]
  /// Why a chance is 0.
  package var reasons: [String]
  /// How chance and bound came together; empty where nobody asked for it.
  package var trace: [TracePoint]
  /// Absolute, on the chance; nil where the result does not tell.
  package var gapAsked: Double?

  /// Equal attempts that start together.
  package struct Row: Sendable, Equatable {
    /// As the file calls it.
    package var chunk: String
    /// Several of a mixed team, and so their people.
    package var pools: [String]
    /// Of all attempts together, pool by pool.
    package var people: [Int]
    /// How many teams of that kind.
    package var attempts: Int
    /// Moments.
    package var (start, end): (Double, Double)
    /// Nil where it belongs to all branches.
    package var branch: String?

    /// What rows of copies of one bundle have in common.
    struct Team: Hashable {
      let chunk: String
      let pools: [String]
      let (start, end): (Double, Double)
      let branch: String?
    }

    /// Equal for copies that are worked on at one time by the same pools.
    var team: Team { Team(chunk: chunk, pools: pools, start: start, end: end, branch: branch) }

    /// Of all pools together.
    var years: Double { (end - start) * Double(people.reduce(0, +)) }
  }

  /// By when a chunk is finished, or its successors wait in vain.
  package struct Gate: Sendable, Equatable {
    /// The chunk that others wait for.
    package var chunk: String
    /// Of the gate.
    package var moment: Double
    /// Nil where all branches have it.
    package var branch: String?
  }

  /// When something of the world is seen.
  package struct Look: Sendable, Equatable {
    /// That the plan chose, or that the file states.
    package var moment: Double
    /// Nil where a date tells the world.
    package var chunk: String?
  }

  /// Grants of one kind that are awarded at one moment.
  package struct Award: Sendable, Equatable {
    /// Its name.
    package var grant: String
    /// When it is awarded; its people may come later.
    package var moment: Double
    /// How many of it.
    package var quantity: Int
    /// Nil where it is awarded whatever is seen.
    package var branch: String?
  }

  /// What the people of a pool do while nothing changes, span after span.
  package struct Calendar: Sendable, Equatable {
    /// Whose people they are.
    package var pool: String
    /// Nil where there is nothing to tell apart.
    package var branches: [String]?
    /// One after the other, without gaps.
    package var spans: [Span]

    /// A time in which nobody of the pool starts or ends anything.
    package struct Span: Sendable, Equatable {
      /// Moments.
      package var (from, to): (Double, Double)
      /// With those whom grants brought.
      package var headcount: Int
      /// By chunk.
      package var atWork: [String: Int]

      /// Whom nothing is given to do.
      var free: Int { max(0, headcount - atWork.values.reduce(0, +)) }
    }
  }

  /// A joint belief about all that is uncertain but the deadline.
  package struct World: Sendable, Equatable {
    /// As the file calls it.
    package var name: String
    /// Its probability.
    package var credence: Double
    /// Of the plan, if it is the real one.
    package var chance: Double
    /// Their weights add up to 1.
    package var deadlines: [Deadline]

    /// A moment at which the deadline may fall.
    package struct Deadline: Sendable, Equatable {
      /// A boundary of the grid.
      package var moment: Double
      /// The probability of that.
      package var weight: Double
      /// That all is finished by then.
      package var chance: Double
    }
  }

  /// A bundle alone.
  package struct Chunk: Sendable, Equatable {
    /// As the file calls it.
    package var name: String
    /// That it is finished in time, over all worlds.
    package var chance: Double
  }

  /// A naive rule with what it loses.
  package struct Allocator: Sendable, Equatable {
    /// A word of ours, such as `even`.
    package var name: String
    /// Of its plan, or the mean of its plans.
    package var chance: Double
    /// Where the chance is a mean over draws.
    package var interval: ClosedRange<Double>?
    /// The difference to the best plan, as a difference of chances.
    package var points: Double
    /// Of failure, as a multiple of the best plan's.
    package var odds: Double?
    /// By how much later the deadline would have to be.
    package var years: Double?
    /// By what factor all headcounts would have to grow.
    package var people: Double?
  }
}

extension SolveResult {
  /// Person-years of the whole plan, all branches, by chunk.
  var yearsByChunk: [String: Double] { Dictionary(plan.map { ($0.chunk, $0.years) }, uniquingKeysWith: +) }
}
