import Allocation

/// `follow-the-credit`: most credit for the team a step, q·E[min(1, count/(1+R))]/L with R the number of
/// correct ones among the attempts already started.
///
/// Where all crews of a bundle have one correctness, R is binomial and the expectation has a closed form, kept in a
/// table. Else it is worked out from the number of attempts of each correctness.
struct CreditRank: Rank {
  private var tables: [CreditTable] = []
  private var laws: [CreditLaw] = []
  /// Place of each bundle's table; nil where correctness differs between crews.
  private var tableOfBundle: [Int?] = []
  /// Place of each bundle's law.
  private var lawOfBundle: [Int?] = []
  /// For each unit with a law the attempts of each correctness.
  private var started: [Int: [Int]] = [:]

  init(_ instance: Instance) {
    for bundle in instance.bundles {
      let count = Int(ExpectedCredit.count(of: bundle))
      let shares = Set(bundle.crews.map(\.baseCorrect)).sorted()
      let isPlain = shares.count == 1
      tableOfBundle.append(isPlain ? table(count, shares[0]) : nil)
      lawOfBundle.append(isPlain ? nil : laws.count)
      if !isPlain { laws.append(CreditLaw(count: count, correct: shares)) }
    }
  }

  /// The table of a count and a correctness; bundles that agree in both share one.
  private mutating func table(_ count: Int, _ correct: Double) -> Int {
    if let same = tables.firstIndex(where: { $0.count == count && $0.correct == correct }) { return same }
    tables.append(CreditTable(count: count, correct: correct))
    return tables.count - 1
  }

  /// A table costs a look-up; a law some sums for each correctness.
  var unitsPerRank: Int { laws.isEmpty ? 1 : 16 + 8 * (laws.map(\.correct.count).max() ?? 0) }

  /// A law knows only what was noted, crew by crew.
  func canLookAhead(_ candidate: Candidate) -> Bool { tableOfBundle[candidate.bundle] != nil }

  /// Credit a step, in (0, 1].
  mutating func rank(_ candidate: Candidate, books: ExpectedCredit, after more: Int) -> Double {
    var share = 1.0
    if let table = tableOfBundle[candidate.bundle] {
      share = tables[table].share(attempts: books.attempts[candidate.unit] + more)
    } else if let law = lawOfBundle[candidate.bundle], let attempts = started[candidate.unit] {
      share = laws[law].share(attempts)
    }
    return candidate.correct * share / Double(candidate.length)
  }

  /// Tables are asked by the number of attempts in the books; only laws have to keep count by themselves.
  mutating func note(_ candidate: Candidate, attempts: Int) {
    guard let law = lawOfBundle[candidate.bundle] else { return }
    let correct = laws[law].correct
    guard let place = correct.firstIndex(of: candidate.correct) else { return }
    started[candidate.unit, default: correct.map { _ in 0 }][place] += attempts
  }
}
