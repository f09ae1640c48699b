import Formulation
import Foundation

/// Finds linear bounds on the chance of an atom itself, z = Π φ, without its logarithm.
///
/// For weights θ that sum to 1 and any points c, Π φ = Π (φ^{1/θ})^θ ≤ Π c^θ · Σ θ·φ^{1/θ}/c (the weighted inequality
/// of arithmetic and geometric means): a sum of functions of one term each, and each may be replaced by its concave
/// hull over whole counts. Where each φ^{1/θ} is concave the bound is exact at c = φ^{1/θ}; for "at least one correct
/// attempt" that is where θ ≥ 1 − φ, so that products of at least about 1/e are concave as they are.
///
/// Where they are smaller, exponents t that sum to s > 1 take the place of θ: then W = z^{1/s} is bounded in that way,
/// and z = W^s lies below its secant over the node's interval. With s → ∞ that is the secant of the exponential.
final class ProductCuts {
  private let reduction: Reduction
  private let layout: Layout
  /// Curves of each function, by what is least.
  private var lines: [Key: [LineHull?]] = [:]
  private var curves: [Key: [HazardCurve?]] = [:]
  private var facets: [Key: [Int: [Facet]]] = [:]
  /// log φ by count, of functions of one correctness.
  private var logs: [Int: [Double]] = [:]
  /// Values of φ^e below this share of 1 are not leant on: slopes would be too steep.
  static let smallest = 0.02
  /// One attempt cannot add more than 1.
  static let steepest = 2.0
  static let mostFacets = 200

  private struct Key: Hashable {
    var function: Int
    var least: Double
  }

  init(_ reduction: Reduction, _ layout: Layout) {
    self.reduction = reduction
    self.layout = layout
  }

  /// One step on the way from the sharpest powers to the flattest.
  private struct Step {
    var term: Int
    var power: Int
    var exponent: Double
    var log: Double
    var steepness: Double
  }

  /// The best found at a point; nil where `value` is not above it.
  ///
  /// - Parameters:
  ///   - counts: of each of the atom's terms.
  ///   - gradients: of log φ there, for each of the terms; then these directions are taken, and the level is
  ///     what they need.
  ///   - value: what the relaxation says.
  func cut(
    _ atom: Int, at counts: [[Double]], gradients: [(log: Double, slopes: [Double])]? = nil, above value: Double,
    interval: (lower: Double, upper: Double), floors: Floors, tight: Bool
  ) -> ProductCut? {
    let terms = reduction.atoms[atom].terms
    let keys = terms.map { Key(function: reduction.terms[$0].function, least: floors.least[$0]) }
    var (powers, total) = choose(terms, keys, counts, interval)
    total = max(1, total)
    let curve = Curve(total, interval)
    var parts: [(facet: Facet, value: Double, weight: Double)] = []
    for place in terms.indices {
      guard let power = powers[place] else { continue }
      let facet = gradients.flatMap { lifted(keys[place], power, $0[place]) }
        ?? facet(terms[place], keys[place], power, counts[place], tight)
      let height = zip(facet.slopes, counts[place]).reduce(facet.level) { $0 + $1.0 * $1.1 }
      parts.append((facet, max(height, Self.smallest), 1 / PowerLadder.powers[power] / total))
    }
    let idle = 1 - parts.reduce(0) { $0 + $1.weight }
    let product = exp(parts.reduce(0) { $0 + $1.weight * log($1.value) })
    var level = max(0, idle)
    var (columns, slopes): ([Int], [Double]) = ([], [])
    var place = 0
    for (index, term) in terms.enumerated() where powers[index] != nil {
      let part = parts[place]
      place += 1
      level += part.weight / part.value * part.facet.level
      for (counter, slope) in zip(reduction.terms[term].counters, part.facet.slopes) where slope > 0 {
        columns.append(layout.counter(counter))
        slopes.append(curve.slope * product * part.weight / part.value * slope)
      }
    }
    level = curve.level + curve.slope * product * level + 1e-12
    let known = zip(terms, counts).reduce(into: [Int: Double]()) { known, pair in
      for (counter, count) in zip(reduction.terms[pair.0].counters, pair.1) { known[layout.counter(counter)] = count }
    }
    let here = zip(columns, slopes).reduce(level) { $0 + $1.1 * (known[$1.0] ?? 0) }
    guard value > here + 1e-9 else { return nil }
    let scoped = total > 1 ? interval : (lower: -.infinity, upper: .infinity)
    return ProductCut(
      atom: atom, level: level, columns: columns, slopes: slopes,
      scope: .init(
        interval: scoped,
        floors: terms.compactMap { floors.least[$0] > 0 ? ($0, floors.least[$0]) : nil }))
  }

  /// The secant of W^s over an interval of its logarithm.
  private struct Curve {
    var level: Double
    var slope: Double

    init(_ total: Double, _ interval: (lower: Double, upper: Double)) {
      let upper = min(0, interval.upper)
      let (low, high) = (exp(interval.lower), exp(upper))
      let (left, right) = (exp(interval.lower / total), exp(upper / total))
      slope = right - left > 1e-13 ? (high - low) / (right - left) : total * exp(upper * (1 - 1 / total))
      level = high - slope * right
      if total == 1 { (slope, level) = (1, 0) }
    }

    func value(_ log: Double, _ total: Double) -> Double { level + slope * exp(log / total) }
  }

  /// For each term a power, nil for none (φ ≤ 1), and what the exponents sum to.
  private func choose(
    _ terms: [Int], _ keys: [Key], _ counts: [[Double]], _ interval: (lower: Double, upper: Double)
  ) -> (powers: [Int?], total: Double) {
    var steps: [Step] = []
    for place in terms.indices { steps += path(place, terms[place], keys[place], counts[place]) }
    steps.sort { ($0.steepness, $0.term, $0.exponent) < ($1.steepness, $1.term, $1.exponent) }
    var now = [Step?](repeating: nil, count: terms.count)
    var (total, log) = (0.0, 0.0)
    var best = (value: Double.infinity, steps: 0, total: 0.0)
    for (index, step) in steps.enumerated() {
      total += step.exponent - (now[step.term]?.exponent ?? 0)
      log += step.log - (now[step.term]?.log ?? 0)
      now[step.term] = step
      let value = total <= 1 ? exp(log) : Curve(total, interval).value(log, total)
      if value < best.value { best = (value, index + 1, total) }
    }
    var powers = [Int?](repeating: nil, count: terms.count)
    for step in steps.prefix(best.steps) { powers[step.term] = step.power }
    return (powers, best.total)
  }

  /// The lower hull of (1/e, log of the hull of φ^e, over e) at a point, from (0, 0) on.
  private func path(_ place: Int, _ term: Int, _ key: Key, _ counts: [Double]) -> [Step] {
    var hull: [Step] = []
    for power in PowerLadder.powers.indices.reversed() {
      guard let value = estimate(term, key, power, counts)?.value else { return [] }
      let exponent = 1 / PowerLadder.powers[power]
      let log = exponent * Foundation.log(max(value, 1e-30))
      var steepness = log / exponent
      while let last = hull.last {
        steepness = (log - last.log) / (exponent - last.exponent)
        if last.steepness < steepness { break }
        hull.removeLast()
        steepness = log / exponent
      }
      if steepness < 0 {
        hull.append(Step(term: place, power: power, exponent: exponent, log: log, steepness: steepness))
      }
    }
    return hull
  }

  /// A valid bound that is cheap: exact for one correctness, in the hazard for several kinds; nil for none.
  private func estimate(_ term: Int, _ key: Key, _ power: Int, _ counts: [Double]) -> (
    value: Double, level: Double, slope: Double
  )? {
    let function = reduction.functions[key.function]
    if counts.count == 1 { return line(key, power).facet(at: counts[0]) }
    guard function.threshold == 1, !function.isBound else { return nil }
    var hazard = 0.0
    for (rate, count) in zip(function.hazards, counts) { if rate.isFinite { hazard += rate * count } else if count > 0.999 { return (1, 1, 0) } }
    return curve(key, power).facet(at: hazard)
  }

  private func facet(_ term: Int, _ key: Key, _ power: Int, _ counts: [Double], _ tight: Bool) -> Facet {
    guard let cheap = estimate(term, key, power, counts) else {
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
    var known = facets[key]?[power] ?? []
    let best = (known + [rough]).min { height($0) < height($1) } ?? rough
    guard tight else { return best }
    guard let exact = hull(key, power)?.facet(at: counts), exact.slopes.allSatisfy({ $0 < Self.steepest }) else { return best }
    // Counts that the hull does not look at are as good as certain.
    let lifted = Facet(level: exact.level + 1e-12 * PowerLadder.powers[power] + 1e-13, slopes: exact.slopes)
    guard height(lifted) < height(best) - 1e-12 else { return best }
    if known.count >= Self.mostFacets { known.removeAll() }
    facets[key, default: [:]][power] = known + [lifted]
    return lifted
  }

  /// The direction in which φ^e rises where log φ is known, lifted as far as whole counts need.
  private func lifted(_ key: Key, _ power: Int, _ gradient: (log: Double, slopes: [Double])) -> Facet? {
    let exponent = PowerLadder.powers[power]
    let slopes = gradient.slopes.map { $0 * exponent * exp(exponent * gradient.log) }
    guard slopes.allSatisfy({ $0 < Self.steepest }) else { return nil }
    let function = reduction.functions[key.function]
    if slopes.count == 1 { return Facet(level: line(key, power).level(slope: slopes[0]), slopes: slopes) }
    guard function.threshold == 1, !function.isBound, let hull = hull(key, power) else { return nil }
    return Facet(level: hull.level(slopes: slopes) + 1e-12 * exponent + 1e-13, slopes: slopes)
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
