import Allocation
import Probability

/// E[min(1, N/(1+R))] for R binomial, for every number of attempts.
///
/// Kept where R may lie on either side of N, within twelve deviations: below, the expectation is 1, and above
/// it is N·E[1/(1+R)] = N/((n+1)q), to far below rounding.
struct CreditTable {
  /// N, at least 1.
  let count: Int
  /// q, in (0, 1].
  let correct: Double
  /// The first number of attempts with an entry, and the last.
  private let first: Int
  private let last: Int
  /// From `first` on, as far as they were asked for.
  private var shares: [Double] = []
  /// P(R ≥ N) for n attempts, and P(R > N) for n + 1, where n is the next number of attempts.
  private var early: Double
  private var late: Double
  /// P(R = N − 1) for n attempts, and P(R = N) for n + 1.
  private var earlyMass = 0.0
  private var lateMass = 0.0

  /// No more attempts than this are told apart.
  private static let most = 1e15
  /// The masses, each made from the one before, are made anew after so many.
  private static let renewed = 512

  /// Finds where the table begins and ends, and the tails at its beginning.
  init(count: Int, correct: Double) {
    self.count = count
    self.correct = correct
    let reach = 12 * Double(count).squareRoot()
    first = max(count, Int(min(Self.most, max(0, Double(count) - reach) / correct)))
    last = Int(min(Self.most, (Double(count) + reach + 150) / correct)) + 1
    early = PoissonBinomial.chance(
      of: [PoissonBinomial.Group(correct: correct, attempts: first)], atLeast: count)
    late = PoissonBinomial.chance(
      of: [PoissonBinomial.Group(correct: correct, attempts: first + 1)], atLeast: count + 1)
  }

  /// P(R < N) + N·P(R′ > N)/((n+1)q) with R of n attempts and R′ of n + 1; 1 below N attempts.
  mutating func share(attempts: Int) -> Double {
    if attempts < first { return 1 }
    if correct >= 1 || attempts > last { return Double(count) / (Double(attempts + 1) * correct) }
    while shares.count <= attempts - first { extend() }
    return shares[attempts - first]
  }

  /// Adds the next entry, by recurrence: one attempt more shifts a tail by q times the mass below it.
  private mutating func extend() {
    let next = first + shares.count
    if shares.count % Self.renewed == 0 {
      earlyMass = BinomialMass.at(count - 1, attempts: next, correct: correct)
      lateMass = BinomialMass.at(count, attempts: next + 1, correct: correct)
    }
    shares.append(1 - early + Double(count) * late / (Double(next + 1) * correct))
    early += correct * earlyMass
    late += correct * lateMass
    earlyMass *= Double(next + 1) / Double(next + 2 - count) * (1 - correct)
    lateMass *= Double(next + 2) / Double(next + 2 - count) * (1 - correct)
  }
}
