import Formulation
import Foundation

/// Bound propagation (feasibility-based bound tightening, FBBT; Belotti, Lee, Liberti, Margot and Wächter
/// 2009): tightens a node's box by what follows from the functions alone, before any program is solved.
///
/// Upper ends of counters bound terms, terms bound outcomes; a lower end of an outcome leaves each of its
/// terms so much to lose, and so demands counts. One pass up and one down: what they leave the next node's
/// pass takes.
struct BoundPropagation {
  let network: Incidence
  let layout: VariableLayout
  let table: TermCache

  private var reduction: Reduction { network.reduction }

  /// Tightens a box in place; false where it holds no plan.
  func tighten(_ box: inout VariableBounds) -> Bool {
    // Chains first: their bounds go into everything else.
    orderCounters(&box)
    orderOutcomes(&box)
    // Up: from counters to terms to outcomes.
    let best = reduction.terms.indices.map { bestLog($0, box) }
    let worst = reduction.terms.indices.map { worstLog($0, box) }
    for (index, outcome) in reduction.outcomes.enumerated() {
      let column = layout.outcome(index)
      let most = outcome.terms.reduce(0) { $0 + best[$1] }
      // A direct outcome's column is its chance itself.
      if reduction.isDirect(index) {
        box.upper[column] = min(box.upper[column], exp(most) + SearchTolerance.logEnd)
        continue
      }
      box.upper[column] = min(box.upper[column], max(-700, most + SearchTolerance.logEnd))
      let least = outcome.terms.reduce(0) { $0 + worst[$1] }
      if least > -700 { box.lower[column] = max(box.lower[column], least - SearchTolerance.logEnd) }
      // Down: a term may fall short of its best by no more than the outcome can bear.
      guard box.lower[column].isFinite else { continue }
      if most < box.lower[column] - SearchTolerance.logEnd { return false }
      for term in outcome.terms {
        raiseCounters(term, atLeast: box.lower[column] - (most - best[term]), &box)
      }
    }
    return zip(box.lower, box.upper).allSatisfy { $0 <= $1 + SearchTolerance.emptyBox }
  }

  /// In one world a later deadline is never worse: lower ends are handed up the chain, upper ends down.
  private func orderOutcomes(_ box: inout VariableBounds) {
    for chain in reduction.chains {
      let chain = chain.filter { !reduction.isDirect($0) }
      for (early, late) in zip(chain, chain.dropFirst()) {
        box.lower[layout.outcome(late)] = max(
          box.lower[layout.outcome(late)], box.lower[layout.outcome(early)])
      }
      for (early, late) in zip(chain, chain.dropFirst()).reversed() {
        box.upper[layout.outcome(early)] = min(
          box.upper[layout.outcome(early)], box.upper[layout.outcome(late)])
      }
    }
  }

  /// A later counter has counted all that an earlier one has: the same along chains of counters.
  private func orderCounters(_ box: inout VariableBounds) {
    for (index, counter) in reduction.counters.enumerated() {
      guard let previous = counter.previous else { continue }
      let (low, high) = (layout.counter(previous), layout.counter(index))
      box.lower[high] = max(box.lower[high], box.lower[low])
    }
    for (index, counter) in reduction.counters.enumerated().reversed() {
      guard let previous = counter.previous else { continue }
      let (low, high) = (layout.counter(previous), layout.counter(index))
      box.upper[low] = min(box.upper[low], box.upper[high])
    }
  }

  /// log φ where every counter of the term is as large as the box lets it be; finite, so that sums of it can
  /// be taken apart again.
  private func bestLog(_ term: Int, _ box: VariableBounds) -> Double {
    let facts = reduction.terms[term]
    let counts = facts.counters.map {
      Int((box.upper[layout.counter($0)] + SearchTolerance.integrality).rounded(.down))
    }
    return max(table.value(facts.function, counts), -1e4)
  }

  /// log φ where every counter of the term is as small as the box lets it be; −∞ where φ is 0 then.
  private func worstLog(_ term: Int, _ box: VariableBounds) -> Double {
    let facts = reduction.terms[term]
    let counts = facts.counters.map {
      Int((box.lower[layout.counter($0)] - SearchTolerance.integrality).rounded(.up))
    }
    return table.value(facts.function, counts)
  }

  /// Raises the count of a term of one correctness to the least that reaches a log-chance, by bisection: log
  /// φ never falls with the count. Terms of several correctnesses are left alone, since one count may stand
  /// for another.
  private func raiseCounters(_ term: Int, atLeast log: Double, _ box: inout VariableBounds) {
    let facts = reduction.terms[term]
    guard facts.counters.count == 1 else { return }
    let column = layout.counter(facts.counters[0])
    let most = Int((box.upper[column] + SearchTolerance.integrality).rounded(.down))
    var (low, high) = (reduction.functions[facts.function].threshold, most)
    if low > high { return }
    while low < high {
      let middle = (low + high) / 2
      if table.value(facts.function, at: middle) >= log - SearchTolerance.reachedLog {
        high = middle
      } else {
        low = middle + 1
      }
    }
    box.lower[column] = max(box.lower[column], Double(low))
  }

  /// An upper bound on the chance of every plan in the box, from the outcomes' upper ends alone: all of them
  /// at once.
  func bound(_ box: VariableBounds) -> Double {
    reduction.outcomes.indices.reduce(reduction.constant) {
      let end = box.upper[layout.outcome($1)]
      return $0 + reduction.outcomes[$1].weight * (reduction.isDirect($1) ? end : exp(end))
    }
  }
}
