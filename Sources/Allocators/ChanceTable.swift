import Allocation
import Probability

/// φ of one bundle, or of one copy of it, by attempts in time: computed once for every number of them.
///
/// `greedy` asks for the same numbers over and over, at many deadlines and for copies that are alike.
struct ChanceTable {
  /// Correctness of each crew; 0 where its attempts yield nothing.
  let correct: [Double]
  /// Correct attempts that are needed.
  let count: Int
  /// Units of work that all computations have cost.
  private(set) var spent = 0
  /// By number of attempts, where there is one crew; nil: not asked for yet.
  private var single: [Double?] = []
  /// By attempts of each crew, where there are several.
  private var several: [[Int]: Double] = [:]

  /// Beyond so many attempts nothing is kept.
  private static let kept = 1 << 20

  init(correct: [Double], count: Int) {
    self.correct = correct
    self.count = count
  }

  /// The chance that so many attempts of each crew suffice.
  mutating func chance(_ attempts: [Int]) -> Double {
    guard correct.count == 1, let number = attempts.first else {
      if let known = several[attempts] { return known }
      let value = compute(attempts)
      if several.count < Self.kept { several[attempts] = value }
      return value
    }
    return chance(single: number)
  }

  /// The same for a bundle with one crew.
  mutating func chance(single number: Int) -> Double {
    if number < single.count, let known = single[number] { return known }
    let value = compute([number])
    if number < Self.kept {
      while single.count <= number { single.append(nil) }
      single[number] = value
    }
    return value
  }

  /// The upper tail of the Poisson-binomial law.
  private mutating func compute(_ attempts: [Int]) -> Double {
    let groups = zip(correct, attempts).map { PoissonBinomial.Group(correct: $0, attempts: $1) }
    spent += Judging.units(groups, atLeast: count)
    return PoissonBinomial.chance(of: groups, atLeast: count)
  }
}
