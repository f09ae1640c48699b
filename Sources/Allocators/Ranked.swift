/// A rule that gives every candidate a rank that only its own attempts change, and picks the highest.
protocol Rank {
  /// The same however many attempts are started.
  static var isConstant: Bool { get }
  /// Whether the rank after several attempts more can be told; otherwise `more` is 0.
  func canLookAhead(_ candidate: Candidate) -> Bool
  /// Higher is picked first. It never rises with `more`, attempts on the candidate that were not started yet.
  mutating func rank(_ candidate: Candidate, books: Books, after more: Int) -> Double
  mutating func note(_ candidate: Candidate, attempts: Int)
}

extension Rank {
  static var isConstant: Bool { false }
  func canLookAhead(_ candidate: Candidate) -> Bool { true }
  mutating func note(_ candidate: Candidate, attempts: Int) {}
}

/// Ranks are compared without their last bits: what is equal but for rounding is a tie.
private func rounded(_ rank: Double) -> Double {
  let forgotten: UInt64 = 1 << 12
  if !rank.isFinite || rank == 0 { return rank }
  return Double(bitPattern: (rank.bitPattern &+ forgotten / 2) & ~(forgotten - 1))
}

/// Picks the highest rank from a heap; among equals the first in the file's order.
struct Ranked<R: Rank>: Rule {
  private var rule: R
  private var candidates: [Candidate] = []
  private var heap: [Element] = []
  private let sweepsFrom: Int?

  private struct Element {
    let rank: Double
    let position: Int

    init(rank: Double, position: Int) {
      self.rank = rounded(rank)
      self.position = position
    }

    func precedes(_ other: Element) -> Bool {
      rank != other.rank ? rank > other.rank : position < other.position
    }
  }

  /// - Parameter sweepsFrom: so many picks make a sweep worth its while; nil: what was measured.
  init(_ rule: R, sweepsFrom: Int? = nil) {
    self.rule = rule
    self.sweepsFrom = sweepsFrom
  }

  mutating func open(_ candidates: [Candidate], books: Books) {
    self.candidates = candidates
    heap.removeAll(keepingCapacity: true)
    for (position, candidate) in candidates.enumerated() {
      heap.append(Element(rank: rule.rank(candidate, books: books, after: 0), position: position))
    }
    for place in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(place) }
  }

  mutating func pick(books: Books) -> Pick? {
    heap.first.map { Pick(position: $0.position, atMost: R.isConstant ? .max : 1) }
  }

  /// All picks whose rank lies above a threshold, the lowest one at which they still fit together.
  ///
  /// Every candidate's rank falls with its own attempts only, so the picks one by one are the merged sequences
  /// of ranks: those above a threshold come first.
  mutating func sweep(books: Books) -> [(position: Int, attempts: Int)] {
    guard !R.isConstant, let top = heap.first?.rank, top.isFinite else { return [] }
    let most = candidates.reduce(0) { $0 + min(books.fitting($1), books.missing($1, round: books.round)) }
    let least = sweepsFrom ?? 20_000 + 1000 * candidates.count
    guard most >= least, candidates.allSatisfy(rule.canLookAhead) else { return [] }
    var (high, low) = (top, -Double.greatestFiniteMagnitude)
    var best: [Int] = []
    for _ in 0..<70 where high > low {
      let threshold = Self.middle(low, high)
      if threshold >= high || threshold <= low { break }
      let numbers = candidates.map { above(threshold, $0, books) }
      if books.fit(zip(candidates, numbers).map { (candidate: $0, attempts: $1) }) {
        (best, high) = (numbers, threshold)
      } else {
        low = threshold
      }
    }
    guard best.reduce(0, +) >= least else { return [] }
    return best.enumerated().filter { $0.element > 0 }.map { (position: $0.offset, attempts: $0.element) }
  }

  /// Halves the range of representable numbers, not that of values.
  private static func middle(_ low: Double, _ high: Double) -> Double {
    func order(_ value: Double) -> Int64 {
      let bits = Int64(bitPattern: value.bitPattern)
      return bits >= 0 ? bits : Int64.min - bits
    }
    let (a, b) = (order(low), order(high))
    let mean = (a >> 1) + (b >> 1) + (a & b & 1)
    return Double(bitPattern: UInt64(bitPattern: mean >= 0 ? mean : Int64.min - mean))
  }

  /// Attempts of a candidate, within its credit, that are picked at a rank above a threshold.
  private mutating func above(_ threshold: Double, _ candidate: Candidate, _ books: Books) -> Int {
    var (sure, limit) = (0, books.missing(candidate, round: books.round))
    while sure < limit {
      let middle = sure + (limit - sure) / 2
      if rounded(rule.rank(candidate, books: books, after: middle)) > threshold {
        sure = middle + 1
      } else {
        limit = middle
      }
    }
    return sure
  }

  /// Only ever called for what was picked last, which is on top or, after its attempts, may have sunk.
  mutating func close(_ position: Int) {
    guard let place = heap.firstIndex(where: { $0.position == position }), let last = heap.popLast() else {
      return
    }
    if place < heap.count {
      heap[place] = last
      sink(place)
      rise(place)
    }
  }

  mutating func note(_ position: Int, attempts: Int, books: Books) {
    rule.note(candidates[position], attempts: attempts)
    if R.isConstant || heap.first?.position != position { return }
    heap[0] = Element(rank: rule.rank(candidates[position], books: books, after: 0), position: position)
    sink(0)
  }

  private mutating func rise(_ start: Int) {
    var place = start
    while place > 0, heap[place].precedes(heap[(place - 1) / 2]) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func sink(_ start: Int) {
    var place = start
    while true {
      var best = place
      for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
        if heap[child].precedes(heap[best]) { best = child }
      }
      if best == place { return }
      heap.swapAt(place, best)
      place = best
    }
  }
}
