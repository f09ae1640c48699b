import Problems

extension Sweep {
  /// The number of a problem that a sweep gives other values to.
  package enum Key: Sendable, Equatable {
    /// A moment, certain in every world.
    case deadline
    /// The correctness of everybody at everything.
    case correct
    /// The serial years of a chunk, for everybody in every world.
    case years(chunk: Int)
    /// How many equal chunks there are, in every world.
    case count(chunk: Int)
    /// The people of a pool.
    case headcount(pool: Int)
    /// What a budget brings in.
    case budget(Int)
    /// What one award takes, from every budget that pays for it.
    case cost(grant: Int)

    /// Whether a percentage is a share of what the file states, rather than a value: of people, chunks and money, since a
    /// file may state many numbers of them, and all of them are then multiplied.
    package var takesShares: Bool {
      switch self {
      case .deadline, .correct, .years: false
      case .count, .headcount, .budget, .cost: true
      }
    }

    /// Whether its values are whole numbers.
    var isWhole: Bool {
      switch self {
      case .count, .headcount: true
      case .deadline, .correct, .years, .budget, .cost: false
      }
    }

    /// Whether its values are amounts, which may be written as 150k or 2M.
    var isAmount: Bool {
      switch self {
      case .budget, .cost: true
      case .deadline, .correct, .years, .count, .headcount: false
      }
    }
  }

  /// Every key of a problem, with its name.
  ///
  /// Parts may be called anything, dots and all, so a name is only ever looked up whole.
  package static func keys(of problem: Problem) -> [(name: String, key: Key)] {
    [("deadline", .deadline), ("correct", .correct)]
      + problem.chunks.enumerated().map { ("\($1.name).years", .years(chunk: $0)) }
      + problem.chunks.enumerated().map { ("chunks.\($1.name).count", .count(chunk: $0)) }
      + problem.pools.enumerated().map { ("pools.\($1.name).headcount", .headcount(pool: $0)) }
      + problem.budgets.enumerated().map { ("budgets.\($1.name)", .budget($0)) }
      + problem.grants.enumerated().map { ("grants.\($1.name).cost", .cost(grant: $0)) }
  }
}
