import Allocation

/// What more, or less, of everything is worth; what is bought first, and what no good plan does without.
package struct ValueAnswer: Sendable {
  package var status = Status.limit
  /// Of the best plan that was found.
  package var chance = 0.0
  /// No plan has a larger chance.
  package var bound = 1.0
  /// In the order of pools, budgets, grants, chunks, and then the deadline.
  package var values: [Value] = []
  /// Awards in the order in which one would buy them, or people where there are no grants; nil where that was not looked at.
  package var first: [Purchase]?
  /// What each grant is worth with and without the others; none where that was not looked at.
  package var grants: [GrantWorth] = []
  /// What may be taken away and no more is lost than the gap.
  package var worthNothing: [Item] = []
  /// Chunks and grants that every plan near the best uses; that some do, or of which nothing more is proven; and that none does.
  package var must: [Item] = [], may: [Item] = [], never: [Item] = []
  /// Of `may` those of which no two plans near the best are known, one with and one without.
  package var undecided: Set<Item> = []
  /// How much less than the best chance a plan may have that is near it.
  package var within: Double
  /// How far the plans near the best that were found lie apart; none where there was no time for that.
  package var shares: [Share] = []
  /// Of these plans the one that lies farthest from the best; nil where no other was found.
  package var farthest: Farthest?
  /// Nil where none was asked for.
  package var frontier: Frontier?
  /// Nil where none was asked for.
  package var bargain: Bargain?
  /// How far inputs may move before the best plan loses too much; nil until that was looked at.
  package var breakpoints: BreakpointAnswer?
  /// What learning something before the start would be worth; nil until that was looked at.
  package var learning: LearningAnswer?
  /// The ends of what is uncertain; nil until they were looked at.
  package var tornado: TornadoAnswer?
  /// Nil where the file states none, and until it was looked at.
  package var statusQuo: StatusQuoAnswer?
  package var search: SearchFacts
  package var stopReason: StopReason?

  package init(within: Double, search: SearchFacts) {
    self.within = within
    self.search = search
  }

  /// A part of a problem, by its kind and name.
  package struct Item: Sendable, Hashable {
    package enum Kind: String, Sendable { case pool, budget, grant, chunk, deadline }
    package let kind: Kind
    package let name: String
    package init(_ kind: Kind, _ name: String) {
      self.kind = kind
      self.name = name
    }
  }

  /// How a part is changed.
  package enum Change: Sendable, Equatable {
    /// One person more.
    case person
    /// This share more of everything that comes in, and how much that is.
    case income(share: Double, amount: Double)
    /// One award more allowed.
    case award
    /// One chunk less to do, of so many.
    case chunk(of: Int)
    /// Deadline and horizon later.
    case years(Double)
  }

  /// What a change adds to the chance.
  package struct Value: Sendable {
    package let item: Item
    package let change: Change
    /// What the plan as it is gains, where it only takes what is new.
    package var keep: Double
    /// What the best plan that was found for it gains, at least `keep`; and what no plan exceeds.
    package var refit, refitBound: Double
    /// Whether the best chance is proven to rise at all.
    package var isProven: Bool
    package init(
      _ item: Item, _ change: Change, keep: Double, refit: Double, refitBound: Double, isProven: Bool
    ) {
      self.item = item
      self.change = change
      self.keep = keep
      self.refit = refit
      self.refitBound = refitBound
      self.isProven = isProven
    }
  }

  /// One step of buying: awards of one grant, or people of one pool, beside all that were bought before.
  package struct Purchase: Sendable {
    package let item: Item
    /// How many are bought together: one, unless fewer gain nothing.
    package let quantity: Int
    /// When the plan makes the first of them; nil for people.
    package var award: Double?
    /// The chance added.
    package var gain: Double
    /// The same for a million of the first budget that pays; nil where none does.
    package var perMillion: Double?
    /// As a multiple of what the best naive rule makes of the same; nil where that is nothing.
    package var timesNaive: Double?
    package init(_ item: Item, quantity: Int, gain: Double) {
      self.item = item
      self.quantity = quantity
      self.gain = gain
    }
  }

  /// What a grant adds to the best chance: by plans that were found, and at the most.
  package struct GrantWorth: Sendable {
    package let name: String
    /// Where no other grant may be had; and beside all others, which is what is lost without it.
    package let alone, beside: Bracket
    package init(_ name: String, alone: Bracket, beside: Bracket) {
      self.name = name
      self.alone = alone
      self.beside = beside
    }
  }

  /// Person-years for a chunk: those of the best plan, and the fewest and most of all plans near it that were found.
  package struct Share: Sendable {
    package let chunk: String
    package let best, least, most: Double
    package init(_ chunk: String, best: Double, least: Double, most: Double) {
      self.chunk = chunk
      self.best = best
      self.least = least
      self.most = most
    }
  }

  /// A plan near the best that lies far from it.
  package struct Farthest: Sendable {
    /// Exact.
    package let chance: Double
    /// Person-years that it spends on other chunks than the best plan does.
    package let apart: Double
    /// In the order of the chunks.
    package let personYears: [Double]
    package let rows: [PlanRow]
    package init(chance: Double, apart: Double, personYears: [Double], rows: [PlanRow]) {
      self.chance = chance
      self.apart = apart
      self.personYears = personYears
      self.rows = rows
    }
  }

  /// What the best chance is for less and more of one thing.
  package struct Frontier: Sendable {
    package enum Kind: String, Sendable { case budget, pool, start }
    package let kind: Kind
    package let name: String
    /// By ascending values.
    package var points: [Point]
    package init(_ kind: Kind, _ name: String, points: [Point]) {
      self.kind = kind
      self.name = name
      self.points = points
    }
  }

  /// One point of a frontier.
  package struct Point: Sendable {
    /// What comes in altogether, the most people, or the moment of the start.
    package let value: Double
    package var chance, bound: Double
    /// Of the best naive rule; nil where none was finished.
    package var naive: Double?
    /// Chunks and grants that the plan uses and that of the point before does not; at the first point all.
    package var enters: [String]
    package init(value: Double, chance: Double, bound: Double, naive: Double?, enters: [String]) {
      self.value = value
      self.chance = chance
      self.bound = bound
      self.naive = naive
      self.enters = enters
    }
  }

  /// The offer that all of a chunk is done for free, and the deadline comes sooner.
  package struct Bargain: Sendable {
    package let chunk: String
    /// Ascending; not every number of steps need be there.
    package var years: [Offer]
    /// The largest loss of years that does not lower the best chance; nil where not even none is known to do that.
    package var worthAtMost: Double?
    /// Whether every loss that was looked at was decided.
    package var isProven = true
    package init(_ chunk: String, years: [Offer], worthAtMost: Double?) {
      self.chunk = chunk
      self.years = years
      self.worthAtMost = worthAtMost
    }
  }

  /// A bargain at one price.
  package struct Offer: Sendable {
    package let lost: Double
    package let chance, bound: Double
    package init(lost: Double, chance: Double, bound: Double) {
      self.lost = lost
      self.chance = chance
      self.bound = bound
    }
  }
}
