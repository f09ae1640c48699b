extension Rung {
  /// The name of an allocator: of a rung of the ladder, or of a row in the test of the caveat.
  public enum Name: Hashable, Sendable, CustomStringConvertible {
    /// Knows deadline and world before the start.
    case waitAndSee
    case knowsTheDeadline
    case knowsTheWorld
    /// Learns the world as the file says.
    case learnsTheWorld
    /// The best plan of somebody who is told nothing.
    case `static`
    /// The plan for one expected case.
    case meanValue
    /// The static plan, with attempts misdirected.
    case careless
    /// The best static plan of somebody who knows how many attempts are lost.
    case foreseen
    /// The two-stage plan of `learnsTheWorld`, with attempts misdirected; on no ladder, only in the test of the caveat.
    case carelessLearner
    case naive(NaiveRule)
    /// Knows deadline, world and who is right, where people are right or wrong for life.
    case omniscient
    /// Knows who is right, where people are right or wrong for life.
    case knowsWhoIsRight
    /// The static plan, where people are right or wrong for life.
    case lasting

    /// The name as results print it.
    package var text: String {
      switch self {
      case .waitAndSee: "wait and see"
      case .knowsTheDeadline: "knows the deadline"
      case .knowsTheWorld: "knows the world"
      case .learnsTheWorld: "learns the world"
      case .static: "static"
      case .meanValue: "mean-value plan"
      case .careless: "careless"
      case .foreseen: "careless, foreseen"
      case .carelessLearner: "careless learner"
      case .naive(let rule): rule.rawValue
      case .omniscient: "omniscient"
      case .knowsWhoIsRight: "knows who is right"
      case .lasting: "static, lasting"
      }
    }

    /// The name as results print it.
    public var description: String { text }

    /// Whether it supposes people who are right or wrong for life.
    package var isLasting: Bool { Self.onLastingGround.contains(self) }

    /// Those that suppose people who are right or wrong for life.
    package static let onLastingGround: [Name] = [.omniscient, .knowsWhoIsRight, .lasting]

    /// Those that every problem has.
    package static let always: [Name] =
      [.waitAndSee, .knowsTheDeadline, .knowsTheWorld, .learnsTheWorld, .static, .meanValue] + onLastingGround

    /// The rungs from the best informed down; then the three on the ground that people are right for life.
    package static let inOrder: [Name] =
      [
        .waitAndSee, .knowsTheDeadline, .knowsTheWorld, .learnsTheWorld, .static, .meanValue, .careless,
        .foreseen,
      ]
      + NaiveRule.allCases.map(Name.naive) + onLastingGround
  }

  /// A fact about a rung that its numbers do not tell; reporting words it.
  package enum Note: Sendable, Equatable {
    /// The time was over, or an end was asked for, before it was begun.
    case notWorkedOut
    /// Work moves a law of the deadline whose moments cannot be listed, so nobody can be told one.
    case movesAway
    /// Worlds are a sample, of this size, of uncertain numbers.
    case sampled(worlds: Int)
    /// The searches behind a drawn rung left more open than was asked for.
    case stoppedEarly
    /// The file never reveals the world.
    case revealsNothing
    /// The file reveals the world before the start.
    case revealedBefore
    /// When the plan looks, and at what.
    case look(LookFact)
    /// Seeing the revealing chunk finished also saves further work on it.
    case savesWork
    /// The search for the plan of the expected case ended early.
    case expectedCaseOpen
    /// With the mean deadline, so many years from the start, nobody can finish.
    case hopeless(years: Double)
    /// Each attempt is misdirected with this probability.
    case misdirected(Misdirection, Double)
    /// It was planned for losing each attempt with this probability.
    case foreseen(Double)
    /// People who are right on the same chunks make teams in too many ways.
    case tooManyTeams
    /// There are too many people to draw who is right one by one.
    case tooManyPeople
    /// Headcounts fall and rise, so that nobody is there for life.
    case nobodyStays
    /// Not one draw of who is right was done in time.
    case noDraw
    /// A mean over so many draws of who is right.
    case mean(draws: Int)
  }
}
