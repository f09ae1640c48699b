/// A rule that gives every candidate a rank that only attempts on the same chunk change, and picks the highest.
protocol Rank {
  /// The same however many attempts are started.
  static var isConstant: Bool { get }
  /// What one rank costs of a workload.
  var unitsPerRank: Int { get }
  /// Whether the rank after several attempts more can be told; otherwise `more` is 0.
  func canLookAhead(_ candidate: Candidate) -> Bool
  /// Higher is picked first. It never rises with attempts on the chunk, nor with `more`, those of the candidate that were
  /// not started yet.
  mutating func rank(_ candidate: Candidate, books: ExpectedCredit, after more: Int) -> Double
  mutating func note(_ candidate: Candidate, attempts: Int)
}

extension Rank {
  static var isConstant: Bool { false }
  var unitsPerRank: Int { 1 }
  func canLookAhead(_ candidate: Candidate) -> Bool { true }
  mutating func note(_ candidate: Candidate, attempts: Int) {}
}

/// Ranks are compared without their last bits: what is equal but for rounding is a tie.
///
/// Twelve bits of 52 are dropped, after rounding to the nearest: some 1e−12 of the value.
private func rounded(_ rank: Double) -> Double {
  let forgotten: UInt64 = 1 << 12
  if !rank.isFinite || rank == 0 { return rank }
  return Double(bitPattern: (rank.bitPattern &+ forgotten / 2) & ~(forgotten - 1))
}

/// Picks the highest rank from a heap; among equals the first in the file's order.
///
/// Ranks only fall, so one that other pools have made too high is found out when it comes to the top.
struct Ranked<R: Rank>: Rule {
  private var rule: R
  /// By table, as they were offered.
  private var candidates: [Int: [Candidate]] = [:]
  private var heaps: [Int: RankHeap] = [:]
  private let sweepsFrom: Int?

  /// - Parameter sweepsFrom: so many picks make a sweep worth its while; nil: what was measured.
  init(_ rule: R, sweepsFrom: Int? = nil) {
    self.rule = rule
    self.sweepsFrom = sweepsFrom
  }

  var unitsPerPick: Int { rule.unitsPerRank }

  /// Ranks that never change are picked until they are closed.
  var mayStay: Bool { R.isConstant }

  mutating func stays(_ picks: [(table: Int, position: Int)], books: ExpectedCredit) -> Bool { R.isConstant }

  mutating func open(_ table: Int, _ offered: [Candidate], books: ExpectedCredit) {
    candidates[table] = offered
    heaps[table] = RankHeap(offered.map { rounded(rule.rank($0, books: books, after: 0)) })
  }

  /// Stale ranks are lowered and sink, until the one on top is true: a lazy priority queue.
  mutating func pick(_ table: Int, books: ExpectedCredit) -> Int? {
    guard let offered = candidates[table] else { return nil }
    while let top = heaps[table]?.top {
      let rank = rounded(rule.rank(offered[top.position], books: books, after: 0))
      if rank >= top.rank { return top.position }
      heaps[table]?.lowerTop(to: rank)
    }
    return nil
  }

  /// What was picked last is still on top.
  mutating func close(_ table: Int, position: Int) { heaps[table]?.removeTop() }

  mutating func note(_ table: Int, position: Int, attempts: Int, books: ExpectedCredit) {
    if let candidate = candidates[table]?[position] { rule.note(candidate, attempts: attempts) }
  }

  /// All picks whose rank lies above a threshold, the lowest one at which they still fit together.
  ///
  /// Every candidate's rank falls with its own attempts only, so the picks one by one are the merged sequences
  /// of ranks: those above a threshold come first.
  mutating func sweep(
    _ table: Int, books: ExpectedCredit, _ workload: inout Workload
  ) throws(Unfinished) -> [(position: Int, attempts: Int)] {
    guard !R.isConstant, let offered = candidates[table], let top = heaps[table]?.top?.rank, top.isFinite
    else { return [] }
    // What each may get at most in this round, credit and people looked at one by one.
    let limits = offered.map { books.wants($0) ? min(books.fitting($0), books.missing($0)) : 0 }
    let most = limits.reduce(0) { $0 + min($1, 1 << 40) }
    let least = sweepsFrom ?? 20_000 + 1000 * offered.count
    guard most >= least, offered.allSatisfy(rule.canLookAhead) else { return [] }
    let free = books.rooms.free(table)
    var (high, low) = (top, -Double.greatestFiniteMagnitude)
    var best: [Int] = []
    // A bisection over thresholds: 64 bits need no more halvings.
    for _ in 0..<70 where high > low {
      let threshold = Self.middle(low, high)
      if threshold >= high || threshold <= low { break }
      try workload.spend(8 * offered.count)
      if let numbers = above(threshold, of: offered, within: limits, free: free, books: books),
        books.fit(zip(offered, numbers).map { (candidate: $0, attempts: $1) })
      {
        (best, high) = (numbers, threshold)
      } else {
        low = threshold
      }
    }
    guard best.reduce(0, +) >= least else { return [] }
    return best.enumerated().filter { $0.element > 0 }.map { (position: $0.offset, attempts: $0.element) }
  }

  /// Halves the range of representable numbers, not that of values.
  ///
  /// Doubles in order are whole numbers in order, once the negative ones are turned around.
  private static func middle(_ low: Double, _ high: Double) -> Double {
    func order(_ value: Double) -> Int64 {
      let bits = Int64(bitPattern: value.bitPattern)
      return bits >= 0 ? bits : Int64.min - bits
    }
    let (a, b) = (order(low), order(high))
    let mean = (a >> 1) + (b >> 1) + (a & b & 1)
    return Double(bitPattern: UInt64(bitPattern: mean >= 0 ? mean : Int64.min - mean))
  }

  /// Attempts of each candidate, within its limit, that are picked at a rank above a threshold; nil: more than people.
  private mutating func above(
    _ threshold: Double, of offered: [Candidate], within limits: [Int], free: Int, books: ExpectedCredit
  ) -> [Int]? {
    var free = free
    var numbers: [Int] = []
    for (candidate, limit) in zip(offered, limits) {
      let number = above(threshold, of: candidate, within: limit, books: books)
      free -= number * candidate.people
      if free < 0 { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// The number of one candidate, by halving: its rank falls with its own attempts.
  private mutating func above(
    _ threshold: Double, of candidate: Candidate, within most: Int, books: ExpectedCredit
  ) -> Int {
    var (sure, limit) = (0, most)
    // Looks no further than twice as far as it has to: what a rank costs may hang on that.
    var reach = 64
    while sure < limit {
      let middle = min(sure + (limit - sure) / 2, reach)
      if rounded(rule.rank(candidate, books: books, after: middle)) > threshold {
        sure = middle + 1
        reach = max(reach, 2 * sure)
      } else {
        limit = middle
      }
    }
    return sure
  }
}
