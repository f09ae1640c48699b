import Allocation
import Foundation

/// `follow-the-credit`: most credit for the team a step, q·E[min(1, count/(1+R))]/L with R the number of
/// correct ones among the attempts already started.
///
/// Where all crews of a bundle have one correctness, R is binomial and the expectation has a closed form,
/// kept in a table. Else the law of R is carried along, attempt by attempt.
struct CreditRank: Rank {
  /// By bundle; nil where correctness differs between crews.
  private var tables: [CreditTable?]
  /// By unit, where there is no table.
  private var laws: [Int: CountLaw] = [:]

  init(_ instance: Instance) {
    tables = instance.bundles.map { bundle in
      let shares = Set(bundle.crews.map(\.baseCorrect))
      guard shares.count == 1, let correct = shares.first else { return nil }
      return CreditTable(count: Int(Books.count(of: bundle)), correct: correct)
    }
  }

  func canLookAhead(_ candidate: Candidate) -> Bool { tables[candidate.bundle] != nil }

  mutating func rank(_ candidate: Candidate, books: Books, after more: Int) -> Double {
    let started = books.attempts[candidate.unit]
    let share =
      tables[candidate.bundle]?.share(attempts: started + more)
      ?? laws[candidate.unit]?.share(count: candidate.count) ?? 1
    return candidate.correct * share / Double(candidate.length)
  }

  mutating func note(_ candidate: Candidate, attempts: Int) {
    if tables[candidate.bundle] != nil { return }
    for _ in 0..<attempts { laws[candidate.unit, default: CountLaw()].add(correct: candidate.correct) }
  }
}

/// E[min(1, N/(1+R))] for R binomial, for every number of attempts.
///
/// Kept where R may lie on either side of N, within twelve deviations: below, the expectation is 1, and above
/// it is N·E[1/(1+R)] = N/((n+1)q), to far below rounding.
struct CreditTable {
  let count: Int
  let correct: Double
  /// The first number of attempts with an entry, and the last.
  private let first: Int
  private let last: Int
  private var shares: [Double] = []
  /// P(R ≥ N) for n attempts, and P(R > N) for n + 1, where n is the next number of attempts.
  private var early: Double
  private var late: Double

  init(count: Int, correct: Double) {
    self.count = count
    self.correct = correct
    let reach = 12 * Double(count).squareRoot()
    first = max(count, Int((Double(count) - reach) / correct))
    last = Int((Double(count) + reach + 150) / correct) + 1
    early = Tail.chance(of: [Tail.Group(correct: correct, attempts: first)], atLeast: count)
    late = Tail.chance(of: [Tail.Group(correct: correct, attempts: first + 1)], atLeast: count + 1)
  }

  /// P(R < N) + N·P(R′ > N)/((n+1)q) with R of n attempts and R′ of n + 1; 1 below N attempts.
  mutating func share(attempts: Int) -> Double {
    if attempts < first { return 1 }
    if correct >= 1 || attempts > last { return Double(count) / (Double(attempts + 1) * correct) }
    while shares.count <= attempts - first {
      let next = first + shares.count
      shares.append(1 - early + Double(count) * late / (Double(next + 1) * correct))
      early += correct * mass(of: count - 1, attempts: next)
      late += correct * mass(of: count, attempts: next + 1)
    }
    return shares[attempts - first]
  }

  private func mass(of successes: Int, attempts: Int) -> Double {
    let (k, rest) = (Double(successes), Double(attempts - successes))
    let ways: Double = lgamma(k + rest + 1) - lgamma(k + 1) - lgamma(rest + 1)
    return exp(ways + k * log(correct) + rest * log1p(-correct))
  }
}

/// The law of the number of correct attempts, without tails that add nothing.
struct CountLaw {
  private var first = 0
  private var weights: [Double] = [1]

  /// What is left out at either end, each time.
  private static let negligible = 1e-22

  mutating func add(correct: Double) {
    weights.append(0)
    for place in stride(from: weights.count - 1, to: 0, by: -1) {
      weights[place] = weights[place] * (1 - correct) + weights[place - 1] * correct
    }
    weights[0] *= 1 - correct
    while let last = weights.last, last < Self.negligible, weights.count > 1 { weights.removeLast() }
    let kept = weights.firstIndex { $0 >= Self.negligible } ?? 0
    if kept > 0 {
      weights.removeFirst(kept)
      first += kept
    }
  }

  func share(count: Double) -> Double {
    var sum = 0.0
    for (place, weight) in weights.enumerated() { sum += weight * min(1, count / Double(1 + first + place)) }
    return sum
  }
}
