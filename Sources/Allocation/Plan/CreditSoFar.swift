import Foundation
import Probability

/// What has ended of a bundle, and the chance φ that this makes.
///
/// Attempts are added in the order in which they end, and the chance is asked for after each boundary that
/// matters. Order makes no difference to it: with pooled credit φ is the upper tail of a Poisson-binomial law,
/// with separate credit a product over copies of 1 − e^{−h}, the hazard h being the sum of −ln(1 − q).
struct CreditSoFar {
  /// Chunks that the world needs.
  let count: Int
  let isSeparate: Bool
  /// Works out tails by other means, for a second look; nil: as usual.
  let tail: CarefulTail?
  /// Where credit is pooled: what has ended.
  private var pooled: [PoissonBinomial.Group] = []
  /// Where credit is separate and φ is worked out carefully: what has ended, by copy.
  private var groups: [Int: [PoissonBinomial.Group]] = [:]
  /// Where credit is separate: per copy its hazard, infinite once an attempt cannot fail.
  private var hazards: [Int: Double] = [:]

  init(count: Int, isSeparate: Bool, tail: CarefulTail?) {
    self.count = count
    self.isSeparate = isSeparate
    self.tail = tail
  }

  /// More copies than this are not worked out one by one.
  /// A careful tail costs far more than a hazard, and each copy has one.
  private static let mostCareful = 10_000

  /// Counts attempts that have ended; those for a copy that the world does not need are of no use.
  mutating func add(copy: Int, correct: Double, attempts: Int) {
    if !isSeparate { return Self.add(correct, attempts, to: &pooled) }
    if copy >= count { return }
    hazards[copy, default: 0] += Double(attempts) * Hazard.of(correct)
    if tail != nil { Self.add(correct, attempts, to: &groups[copy, default: []]) }
  }

  /// Attempts of the same correctness are one group, which makes a tail cheaper.
  private static func add(_ correct: Double, _ attempts: Int, to groups: inout [PoissonBinomial.Group]) {
    if let same = groups.firstIndex(where: { $0.correct == correct }) {
      groups[same].attempts += attempts
    } else {
      groups.append(PoissonBinomial.Group(correct: correct, attempts: attempts))
    }
  }

  /// φ, from 0 to 1: that what has ended suffices.
  var chance: Double {
    if !isSeparate {
      return tail?.chance(of: pooled, atLeast: count) ?? PoissonBinomial.chance(of: pooled, atLeast: count)
    }
    // Some copy has had no attempt at all.
    if hazards.count < count { return 0 }
    if let tail, count <= Self.mostCareful {
      return (0..<count).reduce(1) { $0 * tail.chance(of: groups[$1] ?? [], atLeast: 1) }
    }
    return Self.chanceOfAll(hazards.sorted { $0.key < $1.key }.map(\.value))
  }

  /// That each copy has at least one correct attempt. Of many copies the logarithms are added, since the rounding of
  /// equal factors adds up.
  private static func chanceOfAll(_ hazards: [Double]) -> Double {
    // A product of few is right to a few units in the last place, and faster.
    if hazards.count < 256 { return hazards.reduce(1) { $0 * Hazard.chance($1) } }
    var sum = CompensatedSum()
    for hazard in hazards { sum.add(Hazard.logChance(hazard)) }
    return exp(sum.value)
  }
}
