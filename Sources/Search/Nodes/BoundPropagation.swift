import Formulation
import Foundation

/// Bound propagation (feasibility-based bound tightening, FBBT): tightens a node's box by what follows from the functions
/// alone, before its program is solved.
struct BoundPropagation {
  let network: Incidence
  let layout: VariableLayout
  let table: TermCache

  private var reduction: Reduction { network.reduction }

  /// False where the box is empty.
  func tighten(_ box: inout VariableBounds) -> Bool {
    orderCounters(&box)
    orderOutcomes(&box)
    let best = reduction.terms.indices.map { bestLog($0, box) }
    let worst = reduction.terms.indices.map { worstLog($0, box) }
    for (index, outcome) in reduction.outcomes.enumerated() {
      let column = layout.outcome(index)
      let most = outcome.terms.reduce(0) { $0 + best[$1] }
      if reduction.isDirect(index) {
        box.upper[column] = min(box.upper[column], exp(most) + 1e-12)
        continue
      }
      box.upper[column] = min(box.upper[column], max(-700, most + 1e-12))
      let least = outcome.terms.reduce(0) { $0 + worst[$1] }
      if least > -700 { box.lower[column] = max(box.lower[column], least - 1e-12) }
      guard box.lower[column].isFinite else { continue }
      if most < box.lower[column] - 1e-12 { return false }
      for term in outcome.terms {
        raiseCounters(term, atLeast: box.lower[column] - (most - best[term]), &box)
      }
    }
    return zip(box.lower, box.upper).allSatisfy { $0 <= $1 + 1e-9 }
  }

  /// In one world a later deadline is never worse.
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

  /// Later counters count at least what earlier ones do.
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

  /// log φ where every counter of the term is as large as the box lets it be.
  private func bestLog(_ term: Int, _ box: VariableBounds) -> Double {
    let facts = reduction.terms[term]
    let counts = facts.counters.map { Int((box.upper[layout.counter($0)] + 1e-6).rounded(.down)) }
    return max(table.value(facts.function, counts), -1e4)
  }

  /// log φ where every counter of the term is as small as the box lets it be.
  private func worstLog(_ term: Int, _ box: VariableBounds) -> Double {
    let facts = reduction.terms[term]
    let counts = facts.counters.map { Int((box.lower[layout.counter($0)] - 1e-6).rounded(.up)) }
    return table.value(facts.function, counts)
  }

  /// A term of one correctness that must reach a log-chance needs so many attempts.
  private func raiseCounters(_ term: Int, atLeast log: Double, _ box: inout VariableBounds) {
    let facts = reduction.terms[term]
    guard facts.counters.count == 1 else { return }
    let column = layout.counter(facts.counters[0])
    let most = Int((box.upper[column] + 1e-6).rounded(.down))
    var (low, high) = (reduction.functions[facts.function].threshold, most)
    if low > high { return }
    while low < high {
      let middle = (low + high) / 2
      if table.value(facts.function, at: middle) >= log - 1e-11 { high = middle } else { low = middle + 1 }
    }
    box.lower[column] = max(box.lower[column], Double(low))
  }

  /// The chance that nothing in the box exceeds, by the outcomes' upper ends alone.
  func bound(_ box: VariableBounds) -> Double {
    reduction.outcomes.indices.reduce(reduction.constant) {
      let end = box.upper[layout.outcome($1)]
      return $0 + reduction.outcomes[$1].weight * (reduction.isDirect($1) ? end : exp(end))
    }
  }
}
