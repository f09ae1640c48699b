import Foundation

/// The standard normal law.
package enum Normal {
  /// Standard deviations on either side that hold 95 % and 99.9 % of the law.
  package static let (within95, within999) = (1.959963984540054, 3.2905267314918945)

  /// The point below which the share `p` lies, to about 1e-15 relative.
  ///
  /// Abramowitz and Stegun's formula 26.2.23 (1964) is good to 4.5e-4; two of Halley's steps on the tail, which
  /// is as exact as `erfc`, do the rest.
  ///
  /// - Parameter p: in (0, 1).
  package static func quantile(_ p: Double) -> Double {
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
