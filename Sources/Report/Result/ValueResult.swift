/// What things are worth, read back from what `value --json` prints.
package struct ValueResult: Sendable, Equatable {
  /// Which problem, and how the work ended.
  package var head: ResultHead
  /// Of the best plan.
  package var chance: Double
  /// No plan has more.
  package var bound: Double
  /// In the order of the file.
  package var values: [Value]
  /// What to buy, beginning with nothing.
  package var first: [Purchase]
  /// Chunks and grants that every plan near the best uses, that some do, and that none does.
  package var (must, may, never): ([String], [String], [String])
  /// What may be taken away.
  package var worthNothing: [String]
  /// How near the best is.
  package var within: Double
  /// In the order of the inputs.
  package var breakpoints: [Breakpoint]
  /// What knowing the inputs is worth.
  package var learning: [Learning]
  /// What is uncertain.
  package var tornado: [Bar]
  /// Empty where none was asked for.
  package var frontier: [FrontierPoint]
  /// Nil where none was asked for.
  package var bargain: Bargain?

  /// What a change adds, with the plan made anew and with the plan kept.
  package struct Value: Sendable, Equatable {
    /// Such as `pool` or `grant`.
    package var of: String
    /// As the file calls it.
    package var name: String
    /// In our words, such as "+1 person".
    package var change: String
    /// What the best plan gains.
    package var refit: Double
    /// What no plan exceeds.
    package var refitBound: Double
    /// What the plan gains as it is.
    package var keep: Double
    /// Whether the gain is more than what was left open.
    package var isProved: Bool
  }

  /// One step of what to fund first.
  package struct Purchase: Sendable, Equatable {
    /// A grant, or a pool that is hired for.
    package var name: String
    /// How many at once.
    package var quantity: Int
    /// When; nil where it is no grant.
    package var award: Double?
    /// Beside what was bought before.
    package var gain: Double
    /// Where it costs money of one kind.
    package var perMillion: Double?
  }

  /// A number of the file that may be another.
  package struct Input: Sendable, Equatable {
    /// Such as `pool`, `chunk` or `deadline`.
    package var of: String
    /// Of the pool or chunk.
    package var name: String
    /// As in the file.
    package var key: String
    /// Where the number is a chunk's for one pool.
    package var pool: String?
  }

  /// Where keeping today's plan becomes a mistake.
  package struct Breakpoint: Sendable, Equatable {
    /// The number.
    package var input: Input
    /// From here on it is one.
    package var at: Double
    /// What the file says.
    package var today: Double
    /// What the best plan does on each side.
    package var (below, above): (String, String)
  }

  /// What knowing something before the start would be worth.
  package struct Learning: Sendable, Equatable {
    /// The number.
    package var input: Input
    /// Of the plans that were found.
    package var worth: Double
    /// What is not ruled out.
    package var atMost: Double
  }

  /// The chance at both ends of an uncertain number.
  package struct Bar: Sendable, Equatable {
    /// The number.
    package var input: Input
    /// From the smaller value to the larger one.
    package var (low, high): (End, End)

    /// A value with the chances there.
    package struct End: Sendable, Equatable {
      /// In the terms of the file; of a deadline the moment.
      package var value: Double
      /// Of today's plan.
      package var keep: Double
      /// Of a plan made for it.
      package var refit: Double
      /// What no plan exceeds.
      package var refitBound: Double
    }
  }

  /// The best chance for so much of something.
  package struct FrontierPoint: Sendable, Equatable {
    /// `budget`, `pool` or `start`.
    package var of: String
    /// As the file calls it.
    package var name: String
    /// How much, or when.
    package var value: Double
    /// Of the best plan there.
    package var chance: Double
    /// No plan has more.
    package var bound: Double
    /// Of the best rule; nil where none was tried.
    package var naive: Double?
    /// What plans use from here on.
    package var enters: [String]
  }

  /// An offer: a chunk done for free, for a deadline that comes sooner.
  package struct Bargain: Sendable, Equatable {
    /// The chunk.
    package var parallel: String
    /// Those that were tried.
    package var years: [Offer]
    /// Nil where not even a free offer is known to keep the chance.
    package var worthAtMost: Double?

    /// So many years for the chunk.
    package struct Offer: Sendable, Equatable {
      /// By which the deadline comes sooner.
      package var lost: Double
      /// Of the best plan with the offer.
      package var chance: Double
      /// Where it is proved.
      package var bound: Double?
    }
  }
}
