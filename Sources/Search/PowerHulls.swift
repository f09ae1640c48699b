import Formulation
import Foundation

/// Concave bounds on powers of φ over whole counts, φ the chance of one term, kept while they are in use.
final class PowerHulls {
  private let reduction: Reduction
  /// Curves of each function, by what is least.
  private var lines: [Key: [LineHull?]] = [:]
  private var curves: [Key: [HazardCurve?]] = [:]
  /// log φ by count, of functions of one correctness.
  private var logs: [Int: [Double]] = [:]
  /// One attempt cannot add more than 1.
  static let steepest = 2.0

  struct Key: Hashable {
    var function: Int
    var least: Double
  }

  init(_ reduction: Reduction) { self.reduction = reduction }

  /// A valid bound that is cheap: exact for one correctness, in the hazard for several kinds; nil for none.
  func estimate(_ key: Key, _ power: Int, _ counts: [Double]) -> (
    value: Double, level: Double, slope: Double
  )? {
    let function = reduction.functions[key.function]
    if counts.count == 1 { return line(key, power).facet(at: counts[0]) }
    guard function.threshold == 1, !function.isBound else { return nil }
    var hazard = 0.0
    for (rate, count) in zip(function.hazards, counts) {
      if rate.isFinite { hazard += rate * count } else if count > 0.999 { return (1, 1, 0) }
    }
    return curve(key, power).facet(at: hazard)
  }

  /// A linear bound on φ^e, best or nearly so at a point.
  ///
  /// - Parameter tight: whether the hull over whole counts of several kinds is looked for, which costs more.
  func facet(_ key: Key, _ power: Int, _ counts: [Double], tight: Bool) -> Facet {
    guard let cheap = estimate(key, power, counts) else {
      return Facet(level: 1, slopes: counts.map { _ in 0 })
    }
    if counts.count == 1 { return Facet(level: cheap.level, slopes: [max(0, cheap.slope)]) }
    let function = reduction.functions[key.function]
    func height(_ facet: Facet) -> Double {
      zip(facet.slopes, counts).reduce(facet.level) { $0 + $1.0 * $1.1 }
    }
    let rough = Facet(
      level: cheap.level,
      slopes: function.hazards.map { $0.isFinite ? $0 * cheap.slope : max(0, 1 - cheap.level) })
    guard tight else { return rough }
    guard let exact = hull(key, power)?.facet(at: counts), exact.slopes.allSatisfy({ $0 < Self.steepest })
    else { return rough }
    // Counts that the hull does not look at are as good as certain.
    let lifted = Facet(level: exact.level + 1e-12 * PowerLadder.powers[power] + 1e-13, slopes: exact.slopes)
    return height(lifted) < height(rough) ? lifted : rough
  }

  private func hull(_ key: Key, _ power: Int) -> HazardHull? {
    let hazards = reduction.functions[key.function].hazards
    return HazardHull(
      hazards: hazards, upper: hazards.map { $0.isFinite ? Int((HazardHull.certain / $0).rounded(.up)) : 1 },
      shape: .power(PowerLadder.powers[power]), least: key.least)
  }

  private func line(_ key: Key, _ power: Int) -> LineHull {
    if let known = lines[key]?[power] { return known }
    let hull = LineHull(logs: logs(key.function), least: Int(key.least), power: PowerLadder.powers[power])
    if lines.count > 5_000 { lines.removeAll() }
    lines[key, default: .init(repeating: nil, count: PowerLadder.powers.count)][power] = hull
    return hull
  }

  private func curve(_ key: Key, _ power: Int) -> HazardCurve {
    if let known = curves[key]?[power] { return known }
    let curve = HazardCurve(least: key.least, power: PowerLadder.powers[power])
    if curves.count > 5_000 { curves.removeAll() }
    curves[key, default: .init(repeating: nil, count: PowerLadder.powers.count)][power] = curve
    return curve
  }

  /// Up to where another attempt adds nothing, or no plan goes.
  private func logs(_ function: Int) -> [Double] {
    if let known = logs[function] { return known }
    let facts = reduction.functions[function]
    let most = reduction.terms.filter { $0.function == function }
      .reduce(1) { max($0, reduction.counters[$1.counters[0]].upper) }
    var list: [Double] = []
    for count in 0...most {
      list.append(facts.value([count]))
      if list[count] > -1e-13 {
        list[count] = 0
        break
      }
    }
    logs[function] = list
    return list
  }
}
