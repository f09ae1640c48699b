/// How far each input may move before whoever keeps the best plan loses more than so much chance against a plan made anew.
package struct BreakpointAnswer: Sendable {
  /// The loss of chance from which on keeping the plan is a mistake.
  package let loss: Double
  /// Inputs and directions in which such a value was found, in the order of the file.
  package var points: [Breakpoint] = []
  /// Inputs that lose no more, by proof, at either end of their range.
  package var steady: [InputName] = []
  /// Inputs of which nothing is proven at some end of their range.
  package var open: [InputName] = []
  /// Inputs for which there was no time.
  package var leftOut: [InputName] = []

  package init(loss: Double) { self.loss = loss }
}

/// The value of an input at which keeping the best plan begins to lose too much, in one direction.
package struct Breakpoint: Sendable {
  package let input: InputName
  /// The value that the file states; of a deadline's shift 0.
  package let today: Double
  /// The last value looked at, from today's on, at which no more is lost, and the first at which more is; by
  /// proof, but for the former where it is not settled.
  package var inside, outside: Double
  /// Whether every value lies on a grid of whole steps, where `outside` is the first one that loses more.
  package let isWhole: Bool
  /// Whether the two lie as near to each other as was asked for.
  package var isSettled: Bool
  /// Of the plan kept at `outside`; and of the best plan found there.
  package var keep, refit: Double
  /// What today's plan, as far as it can be kept, does more than the best plan does at `outside`; and the other way round.
  package var kept, made: [Deed]

  package init(
    _ input: InputName, today: Double, inside: Double, outside: Double, isWhole: Bool, isSettled: Bool,
    keep: Double, refit: Double, kept: [Deed], made: [Deed]
  ) {
    (self.input, self.today) = (input, today)
    (self.inside, self.outside) = (inside, outside)
    (self.isWhole, self.isSettled) = (isWhole, isSettled)
    (self.keep, self.refit) = (keep, refit)
    (self.kept, self.made) = (kept, made)
  }

  /// Where it is said to lie: of whole values the first that loses more, else the middle between the two; where it is not
  /// settled the value that loses more for certain.
  package var at: Double { isWhole || !isSettled ? outside : (inside + outside) / 2 }
  /// Whether more is lost below it.
  package var isBelow: Bool { outside < inside }
}

/// Something that one plan does and another does not, or does less of.
package enum Deed: Sendable, Equatable {
  /// Awards of a grant beyond those of the other plan; and whether that makes any.
  case funds(grant: String, more: Int, isNew: Bool)
  /// Work of some pools (empty: of the only one) on a chunk; and whether the other plan has none of it.
  case works(chunk: String, pools: [String], isNew: Bool)
  /// Work on a chunk that begins sooner.
  case earlier(chunk: String)
}
