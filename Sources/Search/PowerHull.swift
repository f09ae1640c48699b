import Foundation

/// Concave bounds on φ^e, e a power of a fixed ladder, for the cuts of `ProductCuts`.
///
/// φ is the chance of one term as a function of its whole counts; small powers are nearly as concave as log φ, large
/// ones only where φ is nearly certain.
enum PowerLadder {
  /// Ascending.
  static let powers: [Double] = (-12...40).map { exp2(Double($0) / 4) }
}

/// The hull of φ^e over whole counts of one correctness, from some count on.
struct LineHull {
  private let counts: [Double]
  private let values: [Double]

  /// - Parameters:
  ///   - logs: log φ at 0, 1, 2, …; beyond its end φ counts as 1 at the last place.
  ///   - least: no count below this comes into question.
  init(logs: [Double], least: Int, power: Double) {
    let last = logs.count - 1
    var (counts, values): ([Double], [Double]) = ([], [])
    for count in min(least, last)...last {
      let value = exp(power * logs[count])
      let place = Double(count)
      while counts.count >= 2 {
        let (one, two) = (counts.count - 2, counts.count - 1)
        let before = (values[two] - values[one]) * (place - counts[two])
        guard before <= (value - values[two]) * (counts[two] - counts[one]) else { break }
        counts.removeLast()
        values.removeLast()
      }
      counts.append(place)
      values.append(value)
    }
    (self.counts, self.values) = (counts, values)
  }

  /// How far a line of this slope through 0 must be lifted to lie above the hull.
  func level(slope: Double) -> Double {
    var (low, high) = (0, counts.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if values[middle + 1] - values[middle] > slope * (counts[middle + 1] - counts[middle]) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return values[low] - slope * counts[low]
  }

  /// The hull's value, and the line that it follows there.
  func facet(at count: Double) -> (value: Double, level: Double, slope: Double) {
    if counts.count == 1 { return (values[0], values[0], 0) }
    var (low, high) = (0, counts.count - 2)
    while low < high {
      let middle = (low + high + 1) / 2
      if counts[middle] <= count { low = middle } else { high = middle - 1 }
    }
    let slope = (values[low + 1] - values[low]) / (counts[low + 1] - counts[low])
    let inside = min(max(count, counts[0]), counts[counts.count - 1])
    return (
      min(1, values[low] + slope * (inside - counts[low])), values[low] - slope * counts[low], slope
    )
  }
}

/// The concave envelope of (1 − e^{−h})^e over all hazards h from some least one on: for "at least one correct
/// attempt" of several kinds, whose hazards add up.
struct HazardCurve {
  private let power: Double
  private let least: Double
  /// Where the line from the least hazard touches; left of it the envelope is that line.
  private let touch: Double
  static let most = 40.0
  /// Tangents left of this would be too steep.
  static let smallest = 0.05

  init(least: Double, power: Double) {
    self.least = least
    self.power = power
    let start = pow(-expm1(-least), power)
    // Left of this it is convex.
    let inflection = max(least, power > 1 ? log(power) : 0)
    // The line from the least hazard to h lies above the curve's tangent there until it touches.
    func isBeyond(_ hazard: Double) -> Bool {
      Self.value(hazard, power) - start >= Self.slope(hazard, power) * (hazard - least)
    }
    var (low, high) = (inflection, Self.most)
    if isBeyond(low) {
      touch = low
    } else {
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if isBeyond(middle) { high = middle } else { low = middle }
      }
      touch = high
    }
  }

  static func value(_ hazard: Double, _ power: Double) -> Double { pow(-expm1(-hazard), power) }
  static func slope(_ hazard: Double, _ power: Double) -> Double {
    power * pow(-expm1(-hazard), power - 1) * exp(-hazard)
  }

  /// The envelope's value, and a line above the curve.
  func facet(at hazard: Double) -> (value: Double, level: Double, slope: Double) {
    let at =
      hazard < touch && touch > least + 1e-6 ? touch : min(max(hazard, touch, Self.smallest), Self.most)
    let value = Self.value(at, power)
    let slope: Double
    if hazard < touch, touch > least + 1e-6 {
      slope = (value - Self.value(least, power)) / (touch - least)
    } else {
      slope = Self.slope(at, power)
    }
    let level = value - slope * at
    return (min(1, level + slope * max(hazard, least)), level, slope)
  }
}
