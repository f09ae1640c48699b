import Foundation

/// Tangents of 1 − e⁻ʰ, or of its logarithm, that are nowhere between two hazards off by more than a tolerance.
struct Tangents {
  struct Line {
    let constant: Double
    let slope: Double
  }

  let lines: [Line]

  /// - Parameter tolerance: on the chance: where the chance is small its logarithm may be off by more.
  init(isLog: Bool, from first: Double, to last: Double, _ tolerance: Double) {
    func value(_ h: Double) -> Double { isLog ? log(-expm1(-h)) : -expm1(-h) }
    func slope(_ h: Double) -> Double { isLog ? 1 / expm1(h) : exp(-h) }
    func line(_ h: Double) -> Line { Line(constant: value(h) - slope(h) * h, slope: slope(h)) }
    /// How far two tangents are off where they meet, which is where they are off most.
    func error(_ one: Double, _ two: Double) -> Double {
      let (left, right) = (line(one), line(two))
      guard left.slope > right.slope else { return 0 }
      let meeting = (right.constant - left.constant) / (left.slope - right.slope)
      let off = left.constant + left.slope * meeting - value(meeting)
      return isLog ? off * -expm1(-meeting) : off
    }
    var points = [isLog ? first : 0]
    while let point = points.last, point < last {
      if error(point, last) <= tolerance {
        points.append(last)
        break
      }
      var (low, high) = (point, last)
      for _ in 0..<50 {
        let middle = (low + high) / 2
        if error(point, middle) <= tolerance { low = middle } else { high = middle }
      }
      points.append(max(low, point + 1e-6))
    }
    lines = points.map(line)
  }
}
