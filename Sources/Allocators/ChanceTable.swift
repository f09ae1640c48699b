import Allocation
import Probability

/// φ of one bundle, or of one copy of it, by attempts in time: computed once for every number of them.
struct ChanceTable {
  /// Correctness of each crew; 0 where its attempts yield nothing.
  let correct: [Double]
  let count: Int
  /// Units of work that all computations have cost.
  private(set) var spent = 0
  private var single: [Double?] = []
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

  private mutating func compute(_ attempts: [Int]) -> Double {
    let groups = zip(correct, attempts).map { PoissonBinomial.Group(correct: $0, attempts: $1) }
    spent += Judging.units(groups, atLeast: count)
    return PoissonBinomial.chance(of: groups, atLeast: count)
  }
}
