import Formulation
import Foundation

/// Greedy filling of a partial plan: what is free is given, one attempt at a time, to what gains most by it.
///
/// Gains are measured in two ways: by the linearised objective Σ weight·log φ, which is cheap and sees attempts that only
/// together make anything likely, or by the chance itself, which is what counts but is flat far from any success.
struct GreedyFill {
  let network: Incidence
  let table: TermCache
  private let kinds: [Kind]

  /// Columns whose attempts count alike and take as many person-steps, so that each gains what another would: one gain is
  /// worked out for all of them, and the first that has room is taken.
  private struct Kind {
    var columns: [Int]
    let personSteps: Double
  }

  /// A kind that may have room yet, and what one more of its attempts gained when that was last looked at.
  private struct Candidate {
    let kind: Kind
    var columns: ArraySlice<Int>
    var gain: Double
  }

  /// What a term gains that was impossible and becomes possible, in log φ: more than any other step of it.
  private static let revival = 50.0
  /// What it gains where it stays impossible, but is one attempt nearer.
  private static let approach = 25.0

  init(_ network: Incidence, _ table: TermCache) {
    self.network = network
    self.table = table
    let types = network.reduction.instance.types
    var kinds: [Kind] = []
    var places: [[Int]: Int] = [:]
    for (column, facts) in network.reduction.columns.enumerated() {
      let personSteps = types[facts.type].personSteps
      let key = [personSteps] + network.countersOfColumn[column]
      if let place = places[key] {
        kinds[place].columns.append(column)
      } else {
        places[key] = kinds.count
        kinds.append(Kind(columns: [column], personSteps: Double(personSteps)))
      }
    }
    self.kinds = kinds
  }

  private var reduction: Reduction { network.reduction }

  /// Adds attempts, most gain in Σ weight·log φ a person-step first, until nothing gains.
  ///
  /// - Parameters:
  ///   - weights: of outcomes, as `RoundingHeuristic.plan(from:weights:unless:)` takes them.
  ///   - mustStop: the plan is left as far as it is filled once this says so.
  func fill(_ state: inout PartialPlan, weights: [Double], unless mustStop: () -> Bool) {
    let worth = worth(weights)
    // Gains only fall as attempts are added to the same unit: stale ones are upper ends, looked at again.
    var open = kinds.compactMap { kind -> Candidate? in
      if mustStop() { return nil }
      var columns = kind.columns[...]
      if state.firstWithRoom(&columns) == nil { return nil }
      return Candidate(kind: kind, columns: columns, gain: gain(of: kind, beside: state, worth: worth))
    }
    // Where all there is to gain is small, small gains are worth taking.
    let least = SearchTolerance.gain(beside: max(state.chance, open.map(\.gain).max() ?? 0))
    while !mustStop(), let best = open.indices.max(by: { open[$0].gain < open[$1].gain }),
      open[best].gain > least
    {
      guard let column = state.firstWithRoom(&open[best].columns) else {
        open.swapAt(best, open.count - 1)
        open.removeLast()
        continue
      }
      let before = open[best].gain
      let now = gain(of: open[best].kind, beside: state, worth: worth)
      open[best].gain = now
      if now < before - least - SearchTolerance.gainShare * abs(now) { continue }
      state.add(column, 1)
      open[best].gain = gain(of: open[best].kind, beside: state, worth: worth)
    }
  }

  /// Adds the attempt that raises the chance itself most, until none does.
  ///
  /// - Parameter mustStop: the plan is left as far as it is filled once this says so.
  func fillByChance(_ state: inout PartialPlan, unless mustStop: () -> Bool) {
    var open = kinds.map { $0.columns[...] }
    while !mustStop() {
      let before = state.chance
      var logs = state.logs
      var best: (column: Int, chance: Double)?
      for kind in open.indices {
        guard let column = state.firstWithRoom(&open[kind]) else { continue }
        let chance = state.chance(adding: column, 1, &logs)
        if chance > before + SearchTolerance.gain(beside: chance), chance > best?.chance ?? 0 {
          best = (column, chance)
        }
      }
      guard let best else { return }
      state.add(best.column, 1)
    }
  }

  /// What log φ of each term is worth: the weights of the outcomes that need it.
  private func worth(_ weights: [Double]) -> [Double] {
    var worth = [Double](repeating: 0, count: reduction.terms.count)
    for (index, outcome) in reduction.outcomes.enumerated() {
      for term in outcome.terms { worth[term] += weights[index] }
    }
    return worth
  }

  /// What one more attempt of a kind adds to Σ worth·log φ, a person-step.
  private func gain(of kind: Kind, beside state: PartialPlan, worth: [Double]) -> Double {
    var gain = 0.0
    state.forEachChange(by: kind.columns[0], 1) { term, log in
      if worth[term] <= 0 { return }
      let lift: Double
      if reduction.terms[term].isDirect {
        lift = exp(log) - exp(state.logs[term])
      } else if log.isFinite {
        lift = state.logs[term].isFinite ? log - state.logs[term] : Self.revival
      } else {
        lift = Self.approach
      }
      gain += worth[term] * lift
    }
    return gain / kind.personSteps
  }
}
