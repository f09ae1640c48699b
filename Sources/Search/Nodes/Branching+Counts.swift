import Formulation
import Foundation

/// Splits of whole numbers: counters and columns.
extension Branching {
  /// Share of the worst chain's errors that a counter must bear to be split instead: about what a split in
  /// the middle of the chain settles.
  private static let half = 0.5
  /// Least log φ that counts as a difference: e^−20 is nothing beside any excess.
  private static let deepest = -20.0

  /// The counter that more of what secants overrate hangs on than a split of the worst chain would settle:
  /// where many worlds share a few counters, to know these is to know all worlds. Nil where there is none.
  func mostInfluentialCounter(_ secantErrors: [Double]) -> BranchingDecision? {
    // An outcome's error is shared out among its terms in proportion to how far each may vary in the box.
    let widths = reduction.terms.map { width($0) }
    var worth = [Double](repeating: 0, count: reduction.terms.count)
    for (index, outcome) in reduction.outcomes.enumerated() where secantErrors[index] > 0 {
      let total = outcome.terms.reduce(0) { $0 + widths[$1] }
      if total <= SearchTolerance.score { continue }
      for term in outcome.terms { worth[term] += secantErrors[index] * widths[term] / total }
    }
    // What an outcome's split would settle; the counter must settle more.
    let chain = reduction.chains.map { $0.reduce(0) { $0 + secantErrors[$1] } }.max() ?? 0
    var best: (column: Int, score: Double)?
    for index in reduction.counters.indices {
      let column = layout.counter(index)
      guard isFree(column) else { continue }
      let score = relaxation.network.termsOfCounter[index].reduce(0) { $0 + worth[$1.term] }
      if score > best?.score ?? (Self.half * chain) { best = (column, score) }
    }
    guard let column = best?.column else { return nil }
    return whole(
      column,
      near: BranchingDecision.inside(box.lower[column], box.upper[column], near: relaxation.solution[column]))
  }

  /// Between which ends log φ of a term lies in the box, as a difference; not negative.
  private func width(_ term: Reduction.Term) -> Double {
    func log(_ ends: [Double]) -> Double {
      let counts = term.counters.map { Int(ends[layout.counter($0)].rounded()) }
      return max(Self.deepest, relaxation.table.value(term.function, counts))
    }
    return log(box.upper) - log(box.lower)
  }

  /// The fractional counter whose rounding costs most, by its distance from a whole number and the slopes
  /// there, and how much; nil where all are whole.
  func counter() -> (split: BranchingDecision, score: Double)? {
    let worth = relaxation.termSlopes()
    var best: (column: Int, score: Double)?
    for index in reduction.counters.indices {
      let column = layout.counter(index)
      guard isFree(column), distance(column) > SearchTolerance.integrality else { continue }
      var score = SearchTolerance.score
      for (term, place) in relaxation.network.termsOfCounter[index] {
        score += worth[term] * steepness(term, place)
      }
      score *= distance(column)
      if score > best?.score ?? 0 { best = (column, score) }
    }
    return best.map { (whole($0.column), $0.score) }
  }

  /// How much log φ (φ where it is direct) rises where one count goes from its whole part to the next; 10
  /// where it rises from −∞.
  private func steepness(_ term: Int, _ place: Int) -> Double {
    let facts = reduction.terms[term]
    var counts = relaxation.counts(of: term).map { Int(($0 + SearchTolerance.integrality).rounded(.down)) }
    let low = relaxation.table.value(facts.function, counts)
    counts[place] += 1
    let high = relaxation.table.value(facts.function, counts)
    if facts.isDirect { return exp(high) - exp(low) }
    return high.isFinite ? (low.isFinite ? high - low : 10) : 10
  }

  /// The most fractional column; nil where all are whole.
  func attempts() -> BranchingDecision? {
    var best: (column: Int, distance: Double)?
    for column in reduction.columns.indices
    where isFree(column) && distance(column) > max(SearchTolerance.integrality, best?.distance ?? 0) {
      best = (column, distance(column))
    }
    return best.map { whole($0.column) }
  }

  /// The most fractional award, weighted by the people it brings; nil where all are whole.
  func award() -> BranchingDecision? {
    var best: (column: Int, score: Double)?
    for (index, award) in reduction.awards.enumerated() {
      let column = layout.awards + index
      guard isFree(column), distance(column) > SearchTolerance.integrality else { continue }
      let changes = reduction.instance.awards[award.option].changes
      let people = changes.reduce(0.0) { $0 + Double(max(0, $1.people)) * Double($1.steps.count) }
      let score = distance(column) * people
      if score > best?.score ?? 0 { best = (column, score) }
    }
    return best.map { whole($0.column) }
  }

  /// A hull may lie above a function that is not concave even at whole counts: the term at which that costs
  /// most, split in the counter that is farthest from the ends of its interval; nil where all are exact.
  func hull() -> (split: BranchingDecision, gap: Double)? {
    let worth = relaxation.termSlopes()
    var best: (column: Int, gap: Double)?
    for (index, facts) in reduction.terms.enumerated() where worth[index] > 0 {
      let counts = relaxation.counts(of: index).map { Int(($0 - SearchTolerance.integrality).rounded(.up)) }
      let log = max(-700, relaxation.table.value(facts.function, counts))
      let value = facts.isDirect ? exp(log) : log
      let gap = worth[index] * (relaxation.solution[layout.term(index)] - value)
      guard gap > max(SearchTolerance.secantError, best?.gap ?? 0) else { continue }
      let free = facts.counters.map(layout.counter).filter(isFree)
      // At an end of its interval a count is on a face of the hull already.
      if let inmost = free.max(by: { room($0) < room($1) }) { best = (inmost, gap) }
    }
    return best.map { (whole($0.column), $0.gap) }
  }

  /// How far the solution is from the nearer end of a column's interval.
  private func room(_ column: Int) -> Double {
    min(relaxation.solution[column] - box.lower[column], box.upper[column] - relaxation.solution[column])
  }

  /// Whatever is still open, counters before columns; nil at a leaf.
  func firstFreeColumn() -> BranchingDecision? {
    let counters = reduction.counters.indices.map(layout.counter)
    let awards = reduction.awards.indices.map { layout.awards + $0 }
    return (counters + Array(reduction.columns.indices) + awards).first(where: isFree).map(whole)
  }

  private func whole(_ column: Int) -> BranchingDecision { whole(column, near: relaxation.solution[column]) }

  /// Between the whole numbers around a value, so moved that both children have at least one value.
  private func whole(_ column: Int, near value: Double) -> BranchingDecision {
    var below = (value + SearchTolerance.integrality).rounded(.down)
    below = min(max(below, box.lower[column].rounded(.up)), box.upper[column].rounded(.down) - 1)
    return BranchingDecision(column: column, below: below, above: below + 1)
  }

  /// From the nearest whole number.
  private func distance(_ column: Int) -> Double {
    let value = relaxation.solution[column]
    return abs(value - value.rounded())
  }
}
