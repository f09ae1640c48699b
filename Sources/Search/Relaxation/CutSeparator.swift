import Allocation
import Formulation
import Foundation
import Probability
import Problems

/// The separation of cuts (outer approximation; Duran and Grossmann 1986): the tightest valid linear bound
/// on log φ at a point of fractional counts.
///
/// - One correctness: log φ is concave over whole counts, since the law of the waiting time for the N-th
///   correct attempt is log-concave, so the line through two neighbours is exact.
/// - Few points in the box: a facet of the concave hull of the points, by a small linear program.
/// - At least one of several kinds: log(1 − e^{−h}) is concave in the hazard h, a linear form: its tangent.
/// - Else Chernoff's bound (1952): P(S ≥ N) ≤ E e^{θS} e^{−θN} for every θ ≥ 0, linear in the counts.
struct CutSeparator {
  let reduction: Reduction
  let table: TermCache
  let tables = EnvelopeTables()
  /// Slope, in log φ per attempt, below the number of attempts without which φ is 0. Any steep line is valid
  /// there; with this one a missing attempt costs as much as a chance of e^−25.
  static let steepness = 25.0

  /// The cut on a term at a point; nil where none is known that says anything.
  ///
  /// - Parameters:
  ///   - counts: of the term's counters, aligned, not negative.
  ///   - box: the counters' bounds at the node, for hulls of functions that are not concave.
  ///   - tight: look for facets of hulls too, which costs more.
  ///   - value: what the relaxation says at the point; cuts that hold everywhere are taken if they say less.
  func cut(
    _ term: Int, at counts: [Double], within box: [ClosedRange<Int>], tight: Bool = true,
    above value: Double = 0
  ) throws -> Cut? {
    let facts = reduction.terms[term]
    let function = reduction.functions[facts.function]
    // φ itself is concave enough to be taken without its logarithm.
    if facts.isDirect { return try direct(term, function, at: counts) }
    if counts.count == 1 { return secant(of: term, index: facts.function, function: function, at: counts[0]) }
    let total = counts.reduce(0, +)
    // Fewer attempts than must be correct: nothing is alive here.
    if total < Double(function.threshold) - SearchTolerance.integrality { return threshold(term, function) }
    // Separate copies that attempts are dealt to in turn.
    if case .spread(let copies) = function.kind {
      return try spread(term, function, at: counts, over: copies, tight: tight)
    }
    if function.threshold == 1 {
      // At least one correct attempt of several kinds.
      return (tight ? try hazardFacet(term, function, at: counts) : nil)
        ?? tangent(term, function, at: counts)
    }
    if tight, let cut = try tableFacet(of: term, index: facts.function, at: counts, box: box, above: value) {
      return cut
    }
    return chernoff(term, function, at: counts)
  }

  /// What no concave function that lies above log φ at whole counts is below at a point of fractional ones: log φ at the
  /// corners of the simplex of whole counts around it, in proportion (Kuhn's triangulation of the cube).
  func least(_ term: Int, at counts: [Double]) -> Double {
    let function = reduction.terms[term].function
    var corner = counts.map { Int(($0 + SearchTolerance.floor).rounded(.down)) }
    let rests = zip(counts, corner).map { max(0, $0 - Double($1)) }
    var (left, sum) = (1.0, 0.0)
    for place in rests.indices.sorted(by: { rests[$0] > rests[$1] }) {
      if left > rests[place] { sum += (left - rests[place]) * table.value(function, corner) }
      left = rests[place]
      corner[place] += 1
    }
    return left > 0 ? sum + left * table.value(function, corner) : sum
  }

  /// φ = 1 − e^{−h} itself, by its own envelope.
  private func direct(_ term: Int, _ function: TermFunction, at counts: [Double]) throws -> Cut {
    let upper = reduction.terms[term].counters.map { reduction.counters[$0].upper }
    let facet = try ChanceEnvelope(hazards: function.hazards, upper: upper).facet(at: counts)
    return Cut(term: term, level: facet.level + rounding(1), slopes: facet.slopes, box: nil)
  }

  /// Facets of the hull of log(1 − e^{−h}) over whole counts; nil where the search for one would take too
  /// long.
  private func hazardFacet(_ term: Int, _ function: TermFunction, at counts: [Double]) throws -> Cut? {
    // More than enough is as good as enough; the error is `certainLog`, which the level takes up.
    let upper = zip(reduction.terms[term].counters, function.hazards).map {
      min(reduction.counters[$0].upper, Self.enough($1))
    }
    guard let facet = try HazardEnvelope(hazards: function.hazards, upper: upper)?.facet(at: counts) else {
      return nil
    }
    return Cut(
      term: term, level: facet.level + rounding(facet.level) + SearchTolerance.certainLog,
      slopes: facet.slopes,
      box: nil)
  }

  /// Attempts whose hazard brings log φ within `SearchTolerance.certainLog` of 0: e^−28 is less than that.
  private static func enough(_ hazard: Double) -> Int {
    hazard.isFinite ? Int(saturating: (28 / hazard).rounded(.up)) : 1
  }

  /// v ≤ K (Σ counts − N): nothing below N is alive.
  private func threshold(_ term: Int, _ function: TermFunction) -> Cut {
    Cut(
      term: term, level: -Self.steepness * Double(function.threshold),
      slopes: function.correct.map { _ in Self.steepness }, box: nil)
  }

  /// Of one correctness: the line through log φ at the whole counts on either side.
  private func secant(of term: Int, index: Int, function: TermFunction, at count: Double) -> Cut {
    let left = max(Int((count + SearchTolerance.floor).rounded(.down)), function.threshold)
    let (low, high) = (table.value(index, at: left), table.value(index, at: left + 1))
    // Below the threshold nothing is alive: any steeper line from there holds too.
    let isDead = count < Double(function.threshold) - SearchTolerance.integrality
    let slope = max(isDead ? Self.steepness : 0, high - low)
    return Cut(term: term, level: low - slope * Double(left) + rounding(low), slopes: [slope], box: nil)
  }

  /// What an evaluation of log φ may be off by.
  private func rounding(_ value: Double) -> Double { SearchTolerance.evaluation * (1 + abs(value)) }

  /// Every copy lies below the hull of one copy's log φ, so all together below so many times the hull at their
  /// mean.
  private func spread(
    _ term: Int, _ function: TermFunction, at counts: [Double], over copies: Int, tight: Bool
  ) throws -> Cut {
    let mean = counts.map { $0 / Double(copies) }
    let upper = zip(reduction.terms[term].counters, function.hazards).map {
      min(reduction.counters[$0].upper, Self.enough($1))
    }
    let facet = tight ? try HazardEnvelope(hazards: function.hazards, upper: upper)?.facet(at: mean) : nil
    let one = tangent(term, function, at: mean)
    let (level, slopes) = (facet?.level ?? one.level, facet?.slopes ?? one.slopes)
    return Cut(
      term: term, level: Double(copies) * (level + rounding(level) + SearchTolerance.certainLog),
      slopes: slopes,
      box: nil)
  }

  /// At least one of several kinds: the tangent of log(1 − e^{−h}) at the point's hazard.
  private func tangent(_ term: Int, _ function: TermFunction, at counts: [Double]) -> Cut {
    let hazards = function.hazards
    var hazard = 0.0
    for (rate, count) in zip(hazards, counts) where rate.isFinite { hazard += rate * count }
    // Below the hazard of the least likely single attempt nothing is alive but what cannot fail.
    let least = hazards.filter(\.isFinite).min() ?? 1
    // Every tangent is a bound; of those near 0 none so steep that a program could not hold it.
    let largest = hazards.filter(\.isFinite).max() ?? 1
    hazard = max(hazard, min(least, 0.05), largest * SearchTuning.tangentShare)
    let value = Hazard.logChance(hazard)
    let slope = exp(-hazard) / -expm1(-hazard)
    let level = value - slope * hazard + rounding(value)
    // One attempt that cannot fail lifts the bound to 0 from wherever the others leave it.
    return Cut(
      term: term, level: level, slopes: hazards.map { $0.isFinite ? slope * $0 : max(0, -level) }, box: nil)
  }

  /// Chernoff's bound with the best θ, at which the tilted mean meets the threshold; nil where the mean does
  /// so untilted, and the bound is 1.
  private func chernoff(_ term: Int, _ function: TermFunction, at counts: [Double]) -> Cut? {
    let target = Double(function.threshold)
    func mean(_ tilt: Double) -> Double {
      zip(function.correct, counts).reduce(0) { sum, one in
        let lifted = one.0 * exp(tilt)
        return sum + one.1 * lifted / (1 - one.0 + lifted)
      }
    }
    if mean(0) >= target { return nil }
    // The mean rises with the tilt; any tilt is valid, so the bisection need not end exactly.
    var (low, high) = (0.0, 40.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if mean(middle) < target { low = middle } else { high = middle }
    }
    let tilt = low
    let slopes = function.correct.map { log1p($0 * expm1(tilt)) }
    return Cut(
      term: term, level: -tilt * target + rounding(tilt * target), slopes: slopes, box: nil)
  }

  /// A facet of the hull of a function that is not concave: over all counts that a plan may have where that
  /// cuts, else over those of the node, where the hull is lower but the cut is the node's own. Nil where
  /// both have too many points.
  private func tableFacet(
    of term: Int, index: Int, at counts: [Double], box: [ClosedRange<Int>], above value: Double
  ) throws -> Cut? {
    let function = reduction.functions[index]
    let enough = tables.enough(function)
    // Beyond what is enough nothing is lost by counting less: log φ is 0 there but for `negligible`.
    let whole = zip(reduction.terms[term].counters, enough).map { 0...min(reduction.counters[$0].upper, $1) }
    let near = zip(box, enough).map { min($0.lowerBound, $1)...min($0.upperBound, $1) }
    for range in [whole, near] {
      guard let facet = try tables.hull(function, range)?.facet(at: counts) else { continue }
      let cut = Cut(
        term: term,
        level: facet.level + rounding(facet.level) + SearchTolerance.certainLog
          + EnvelopeTables.rounding(range),
        slopes: facet.slopes,
        box: range == whole ? nil : zip(box, range).map { $0.lowerBound...max($0.upperBound, $1.upperBound) })
      if range == near || cut.value(at: counts) < value - SearchTolerance.violation { return cut }
    }
    return nil
  }
}
