/// The information ladder of a problem: what allocators reach who know more, or less, than a static plan uses.
public struct LadderAnswer: Sendable {
  /// `optimal`: every rung is within the gap that was asked for, and all was done that was asked for.
  public var status: Status
  /// Which limit came first, where the status is `limit` and it is known.
  package var stopReason: StopReason?
  /// From the best informed down, then those on the ground that people are right or wrong for life.
  public var rungs: [Rung]
  /// What knowing more, or planning for more, is worth.
  public var worths: Worths
  /// What was asked for, and what it took; nodes are not counted.
  public var search: SearchFacts
  /// Where it was tested whether serial work comes first.
  package var caveat: CaveatAnswer?
  /// Where plans that are made anew were tried.
  package var review: ReviewAnswer?

  package init(
    status: Status, rungs: [Rung], worths: Worths = Worths(), search: SearchFacts,
    caveat: CaveatAnswer? = nil,
    review: ReviewAnswer? = nil
  ) {
    self.status = status
    self.rungs = rungs
    self.worths = worths
    self.search = search
    self.caveat = caveat
    self.review = review
  }

  /// The first rung of this name; nil: there is none.
  public func rung(_ name: Rung.Name) -> Rung? { rungs.first { $0.name == name } }

  /// Differences of chances; nil where one of the two rungs has none.
  public struct Worths: Sendable, Equatable {
    /// The expected value of perfect information: of the deadline, the world, who is right; of deadline and world
    /// together.
    public var deadline, world, right, all: Worth?
    /// The value of the stochastic solution: what the static plan adds to the plan for one expected case.
    public var planning: Worth?

    package init(
      deadline: Worth? = nil, world: Worth? = nil, right: Worth? = nil, all: Worth? = nil,
      planning: Worth? = nil
    ) {
      self.deadline = deadline
      self.world = world
      self.right = right
      self.all = all
      self.planning = planning
    }
  }
}
