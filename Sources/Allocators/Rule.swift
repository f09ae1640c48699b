/// How a naive rule chooses. The dealing loop offers candidates, asks, and tells what came of it.
protocol Rule {
  /// What one more pick costs of the workload.
  var unitsPerPick: Int { get }

  /// Candidates (in the file's order) of one pool in one step, offered afresh: those that still want credit
  /// in this round. Positions below are places in this list.
  mutating func open(_ candidates: [Candidate], books: Books)

  /// Many picks at once: so many attempts at each position that the picks one by one would have begun with
  /// exactly these, in some order. Empty where that is not worth the while; otherwise the list is offered
  /// afresh thereafter.
  mutating func sweep(books: Books) -> [(position: Int, attempts: Int)]

  /// The position it picks among those still on offer, and how often in a row at most it would pick that one,
  /// whatever else happens; nil where none is on offer.
  mutating func pick(books: Books) -> Pick?

  /// The candidate is off the list: it has its credit, or does not fit any more.
  mutating func close(_ position: Int)

  /// So many attempts of it were started; `books` has them already.
  mutating func note(_ position: Int, attempts: Int, books: Books)
}

struct Pick {
  let position: Int
  /// 1 or more.
  let atMost: Int
}

extension Rule {
  var unitsPerPick: Int { 1 }
  mutating func sweep(books: Books) -> [(position: Int, attempts: Int)] { [] }
}
