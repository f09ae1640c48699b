import Formulation
import Foundation

/// How a node is split: one column's interval in two.
struct Split {
  let column: Int
  /// The lower child ends here, the upper child begins at `above`.
  let below: Double
  let above: Double
}

/// Chooses what to split at a solved node.
struct Branching {
  let relaxation: Relaxation
  /// Bound minus best chance.
  let excess: Double
  static let fraction = 1e-6

  private var reduction: Reduction { relaxation.network.reduction }
  private var layout: Layout { relaxation.layout }
  private var box: Box { relaxation.box }

  func split() -> Split? {
    if let gate = gate() { return gate }
    let overratings = relaxation.overratings()
    let total = overratings.reduce(0, +)
    if total > 0.4 * excess, let atom = atom(overratings) { return atom }
    return counter() ?? attempts() ?? atom(overratings) ?? hull() ?? anything()
  }

  private func isFree(_ column: Int) -> Bool { box.upper[column] > box.lower[column] + 0.5 }

  private func whole(_ column: Int) -> Split {
    let value = relaxation.solution[column]
    var below = (value + Self.fraction).rounded(.down)
    below = min(max(below, box.lower[column].rounded(.up)), box.upper[column].rounded(.down) - 1)
    return Split(column: column, below: below, above: below + 1)
  }

  private func distance(_ column: Int) -> Double {
    let value = relaxation.solution[column]
    return abs(value - value.rounded())
  }

  private func gate() -> Split? {
    var best: (column: Int, distance: Double)?
    for (index, gate) in reduction.gates.enumerated() {
      for place in gate.moments.indices {
        let column = layout.gates[index] + place
        if isFree(column), distance(column) > max(Self.fraction, best?.distance ?? 0) {
          best = (column, distance(column))
        }
      }
    }
    return best.map { whole($0.column) }
  }

  private func atom(_ overratings: [Double]) -> Split? {
    guard let atom = overratings.indices.max(by: { overratings[$0] < overratings[$1] }),
      overratings[atom] > 1e-13
    else { return nil }
    let column = layout.atom(atom)
    let (low, high) = (box.lower[column], box.upper[column])
    let point: Double
    if low.isFinite {
      if high - low < 1e-9 { return nil }
      let margin = 0.2 * (high - low)
      point = min(max(relaxation.solution[column], low + margin), high - margin)
    } else {
      point = min(max(relaxation.logEstimate(atom), high - 4), high - 0.5)
    }
    return Split(column: column, below: point, above: point)
  }

  /// The fractional counter whose rounding would cost most.
  private func counter() -> Split? {
    let worth = relaxation.worth()
    var best: (column: Int, score: Double)?
    for index in reduction.counters.indices {
      let column = layout.counter(index)
      guard isFree(column), distance(column) > Self.fraction else { continue }
      var score = 1e-9
      for (term, place) in relaxation.network.termsOfCounter[index] {
        score += worth[term] * steepness(term, place)
      }
      score *= distance(column)
      if score > best?.score ?? 0 { best = (column, score) }
    }
    return best.map { whole($0.column) }
  }

  /// How much log φ rises where one count goes from its whole part to the next.
  private func steepness(_ term: Int, _ place: Int) -> Double {
    let facts = reduction.terms[term]
    var counts = relaxation.counts(of: term).map { Int(($0 + Self.fraction).rounded(.down)) }
    let low = relaxation.table.value(facts.function, counts)
    counts[place] += 1
    let high = relaxation.table.value(facts.function, counts)
    return high.isFinite ? (low.isFinite ? high - low : 10) : 10
  }

  private func attempts() -> Split? {
    var best: (column: Int, distance: Double)?
    for column in reduction.columns.indices
    where isFree(column) && distance(column) > max(Self.fraction, best?.distance ?? 0) {
      best = (column, distance(column))
    }
    return best.map { whole($0.column) }
  }

  /// Where everything is whole, a hull may still lie above a function that is not concave: narrow its box.
  private func hull() -> Split? {
    let worth = relaxation.worth()
    var best: (column: Int, gap: Double)?
    for (index, facts) in reduction.terms.enumerated() where worth[index] > 0 {
      let counts = relaxation.counts(of: index).map { Int($0.rounded()) }
      let value = max(-700, relaxation.table.value(facts.function, counts))
      let gap = worth[index] * (relaxation.solution[layout.term(index)] - value)
      guard gap > max(1e-14, best?.gap ?? 0) else { continue }
      let free = facts.counters.map(layout.counter).filter(isFree)
      if let widest = free.max(by: { box.upper[$0] - box.lower[$0] < box.upper[$1] - box.lower[$1] }) {
        best = (widest, gap)
      }
    }
    return best.map { whole($0.column) }
  }

  /// Whatever is still open.
  private func anything() -> Split? {
    let counters = reduction.counters.indices.map(layout.counter)
    return (counters + Array(reduction.columns.indices)).first(where: isFree).map(whole)
  }
}
