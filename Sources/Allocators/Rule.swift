/// How a naive rule chooses. The dealing loop offers candidates, asks, and tells what came of it.
///
/// A table is what one pool has on offer in a step and a round; it bears the pool's number.
///
/// Only `open` and `pick` decide anything. The rest lets a rule say what it knows about its next picks, so that
/// thousands of equal turns can be taken at once with the same plan in the end.
protocol Rule {
  /// What one more pick costs of the workload.
  var unitsPerPick: Int { get }
  /// Whether a pick hangs on nothing that pools without a common chunk, team or budget do to each other.
  static var isLocal: Bool { get }

  /// Candidates (in the file's order) of one pool, offered afresh: those that still want credit in this round.
  /// Positions below are places in this list.
  mutating func open(_ table: Int, _ candidates: [Candidate], books: ExpectedCredit)

  /// Many picks of a pool that deals alone, at once: so many attempts at each position that the picks one by one would
  /// have begun with exactly these, in some order. Empty where that is not worth the while; otherwise the list is
  /// offered afresh thereafter.
  mutating func sweep(
    _ table: Int, books: ExpectedCredit, _ workload: inout Workload
  ) throws(Unfinished) -> [(position: Int, attempts: Int)]

  /// The position it picks among those still on offer; nil where none is. It may be one that does not fit any more, or has
  /// its credit: then it is closed, and the rule is asked again.
  mutating func pick(_ table: Int, books: ExpectedCredit) -> Int?

  /// Whether anything was drawn so far that could have come out otherwise.
  var hasDrawn: Bool { get }

  /// Whether it is worth asking if what was picked last stays the pick.
  var mayStay: Bool { get }

  /// Whether all of these pools, and they alone, would go on picking the same, however many attempts that gives.
  mutating func stays(_ picks: [(table: Int, position: Int)], books: ExpectedCredit) -> Bool

  /// The candidate picked last is off the list: it has its credit, or does not fit any more.
  mutating func close(_ table: Int, position: Int)

  /// So many attempts of it were started; `books` has them already.
  mutating func note(_ table: Int, position: Int, attempts: Int, books: ExpectedCredit)
}

extension Rule {
  static var isLocal: Bool { true }
  var unitsPerPick: Int { 1 }
  var mayStay: Bool { false }
  var hasDrawn: Bool { false }
  mutating func sweep(
    _ table: Int, books: ExpectedCredit, _ workload: inout Workload
  ) throws(Unfinished) -> [(position: Int, attempts: Int)] { [] }
  mutating func stays(_ picks: [(table: Int, position: Int)], books: ExpectedCredit) -> Bool { false }
  mutating func note(_ table: Int, position: Int, attempts: Int, books: ExpectedCredit) {}
}
