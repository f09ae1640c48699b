import Foundation
import Probability

/// An uncertain number: a law of which an author gives the 5 % and the 95 % point: `5 to 20`, `5% to 20%`.
public struct UncertainNumber: Sendable, Equatable {
  /// Which law has these points.
  public enum Kind: Sendable, Equatable {
    /// Lognormal.
    case positive
    /// Normal in the logarithm of the odds, so that it stays within (0, 1).
    case share
    /// Lognormal, rounded to a whole number from 1 to so many.
    case whole(most: Int)
  }

  /// Its law.
  public var kind: Kind
  /// The 5 % point, above 0, and the 95 % point, above that; below 1 for a share.
  public var low, high: Double

  /// A law by two of its points.
  public init(_ kind: Kind, low: Double, high: Double) {
    self.kind = kind
    self.low = low
    self.high = high
  }

  /// The quantile: the point below which the share `u` of the law lies.
  ///
  /// - Parameter u: in (0, 1).
  package func quantile(_ u: Double) -> Double {
    let place = Normal.quantile(u) / Normal.quantile(0.95)
    switch kind {
    case .positive: return Self.between(log(low), log(high), at: place, back: exp)
    case .whole(let most):
      return min(Double(most), max(1, Self.between(log(low), log(high), at: place, back: exp).rounded()))
    case .share:
      let share = Self.between(Self.logOdds(low), Self.logOdds(high), at: place) { 1 / (1 + exp(-$0)) }
      return min(1, max(.leastNormalMagnitude, share))
    }
  }

  /// From the ends at −1 and 1 to a place on their line, and back from logarithms, never 0 or infinite.
  private static func between(
    _ low: Double, _ high: Double, at place: Double, back: (Double) -> Double
  ) -> Double {
    let value = back((low + high) / 2 + place * (high - low) / 2)
    return min(1e300, max(.leastNormalMagnitude, value))
  }

  /// The logarithm of the odds, which takes shares to all numbers.
  private static func logOdds(_ share: Double) -> Double { log(share) - log1p(-share) }
}
