import Foundation

/// A number of which an author gives the 5 % and the 95 % point: `5 to 20`, `5% to 20%`.
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

  public var kind: Kind
  /// The 5 % point, above 0.
  public var low: Double
  /// The 95 % point, above `low`; below 1 for a share.
  public var high: Double

  public init(_ kind: Kind, low: Double, high: Double) {
    self.kind = kind
    self.low = low
    self.high = high
  }

  /// The point below which the share `u` of the law lies.
  ///
  /// - Parameter u: in (0, 1).
  public func quantile(_ u: Double) -> Double {
    let place = Normal.quantile(u) / Normal.quantile(0.95)
    switch kind {
    case .positive: return Self.between(log(low), log(high), place, exp)
    case .whole(let most):
      return min(Double(most), max(1, Self.between(log(low), log(high), place, exp).rounded()))
    case .share:
      let share = Self.between(Self.logOdds(low), Self.logOdds(high), place) { 1 / (1 + exp(-$0)) }
      return min(1, max(.leastNormalMagnitude, share))
    }
  }

  /// From the ends at −1 and 1 to a place on their line, and back from logarithms, never 0 or infinite.
  private static func between(
    _ low: Double, _ high: Double, _ place: Double, _ back: (Double) -> Double
  ) -> Double {
    let value = back((low + high) / 2 + place * (high - low) / 2)
    return min(1e300, max(.leastNormalMagnitude, value))
  }

  private static func logOdds(_ share: Double) -> Double { log(share) - log1p(-share) }
}

/// The standard normal law.
enum Normal {
  /// The point below which the share `p` lies, to about 1e-15 relative.
  ///
  /// Abramowitz and Stegun's formula 26.2.23 (1964) is good to 4.5e-4; two of Halley's steps on the tail, which
  /// is as exact as `erfc`, do the rest.
  ///
  /// - Parameter p: in (0, 1).
  static func quantile(_ p: Double) -> Double {
    if p > 0.5 { return -quantile(1 - p) }
    let t = (-2 * log(p)).squareRoot()
    let above = 2.515517 + t * (0.802853 + t * 0.010328)
    let below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    // The upper tail at x has the share p.
    var x = t - above / below
    for _ in 0..<2 {
      let tail = 0.5 * erfc(x / 2.0.squareRoot())
      let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      let step = (tail - p) / density
      x += step / (1 - x * step / 2)
    }
    return -x
  }
}
