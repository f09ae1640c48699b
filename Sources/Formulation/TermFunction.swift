import Allocation
import Foundation

/// log φ of a unit as a function of how many attempts of each correctness have ended.
public struct TermFunction: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// At least so many correct attempts.
    case pooled(Int)
    /// So many copies, each in need of a correct attempt; attempts dealt in turn. One correctness only.
    case dealt(Int)
  }
  public let kind: Kind
  /// Distinct, aligned with a term's counters.
  public let correct: [Double]

  /// Attempts without which φ is 0.
  public var threshold: Int {
    switch kind {
    case .pooled(let count), .dealt(let count): count
    }
  }

  /// One linear form of the counters decides: log φ is concave in it.
  public var isConcave: Bool { correct.count == 1 || threshold == 1 }

  /// log φ at whole counts; −∞ where φ is 0.
  public func value(_ counts: [Int]) -> Double {
    switch kind {
    case .pooled(let count):
      return Tail.logChance(
        of: zip(correct, counts).map { Tail.Group(correct: $0, attempts: $1) }, atLeast: count)
    case .dealt(let copies):
      let (each, extra) = counts[0].quotientAndRemainder(dividingBy: copies)
      if each == 0 { return -.infinity }
      return Double(extra) * Self.atLeastOne(correct[0], each + 1)
        + Double(copies - extra) * Self.atLeastOne(correct[0], each)
    }
  }

  /// log(1 − (1−q)ᵃ).
  private static func atLeastOne(_ correct: Double, _ attempts: Int) -> Double {
    correct >= 1 ? 0 : log(-expm1(Double(attempts) * log1p(-correct)))
  }

  /// −ln(1−q) of each correctness; infinite where an attempt cannot fail.
  public var hazards: [Double] { correct.map { $0 >= 1 ? .infinity : -log1p(-$0) } }
}
