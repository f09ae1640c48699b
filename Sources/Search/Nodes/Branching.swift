import Formulation
import Foundation

/// A branching decision: one column's interval in two. For whole numbers the parts leave out what lies
/// between; for log-chances of outcomes they meet (spatial branching).
struct BranchingDecision {
  let column: Int
  /// The lower child ends here, …
  let below: Double
  /// … and the upper child begins here.
  let above: Double
}

extension BranchingDecision {
  /// Where an outcome without a lower end is split: where giving it up, below the split, would leave this
  /// share of the excess at most.
  private static let leftover = 0.15

  /// Where to split an interval: at a value, but no nearer to either end than 45 % of the width, so that
  /// both children are clearly smaller.
  static func inside(_ low: Double, _ high: Double, near value: Double) -> Double {
    let margin = 0.45 * (high - low)
    return min(max(value, low + margin), high - margin)
  }

  /// Splits an outcome's interval near its middle; where it has no lower end, where the outcome is all but
  /// given up: so low that little of the excess is left. Nil where it is narrow already.
  ///
  /// - Parameters:
  ///   - value: the outcome's log-chance at the solution.
  ///   - excess: bound minus incumbent.
  init?(outcome: Reduction.Outcome, column: Int, in box: VariableBounds, near value: Double, excess: Double) {
    let (low, high) = (box.lower[column], box.upper[column])
    let point: Double
    if low.isFinite {
      if high - low < SearchTolerance.splitLog { return nil }
      point = BranchingDecision.inside(low, high, near: value)
    } else {
      let low = log(Self.leftover * excess / outcome.weight)
      point = min(max(value, min(high - 1, low)), high - 0.5)
    }
    self.init(column: column, below: point, above: point)
  }
}

/// The branching rule: chooses at a solved node what to split, a gate, a counter, an outcome's interval or a
/// column.
///
/// What is split is what the bound errs by most: gates first, since all else depends on them; secants where
/// they err by much of the excess; else counts, by pseudo-costs from the slopes of the cuts, and boxes of
/// hulls.
struct Branching {
  let relaxation: Relaxation
  /// Bound minus incumbent: what has to be taken off the bound.
  let excess: Double

  var reduction: Reduction { relaxation.network.reduction }
  var layout: VariableLayout { relaxation.layout }
  var box: VariableBounds { relaxation.box }

  /// What to split; nil at a leaf, where every column is fixed that could be.
  func split() throws -> BranchingDecision? {
    if let gate = gate() { return gate }
    // Where secants err by much of the excess, whole counts would not help.
    let secantErrors = try relaxation.secantErrors()
    let total = secantErrors.reduce(0, +)
    if total > 0.4 * excess {
      if let split = mostInfluentialCounter(secantErrors) { return split }
      if let outcome = try outcome(secantErrors) { return outcome }
    }
    // Whom to fund decides who is there at all.
    if let award = award() { return award }
    // Else the fractional counter, or the hull over several counters, whichever costs more.
    let (counter, hull) = (counter(), hull())
    if let hull, hull.gap > counter?.score ?? 0 { return hull.split }
    return try counter?.split ?? attempts() ?? outcome(secantErrors) ?? hull?.split ?? firstFreeColumn()
  }

  /// Whether a column of whole numbers has more than one value left.
  func isFree(_ column: Int) -> Bool { box.upper[column] > box.lower[column] + 0.5 }

  /// The gate over which most is in conflict: its own bundle still at work after what waits for it has
  /// started. Split in the middle of the conflict, by people and shares of attempts. A gate without one can
  /// be set without loss.
  private func gate() -> BranchingDecision? {
    var best: (split: BranchingDecision, weight: Double)?
    for (index, gate) in reduction.gates.enumerated() {
      let solution = relaxation.solution
      // Its own attempts by when they end, those that wait for it by when they start; with people as
      // weights.
      let own = gate.own.filter { solution[$0] > SearchTolerance.integrality }
        .map { (moment: reduction.columns[$0].gateEnd, weight: people($0) * solution[$0]) }
      let waiting = gate.waiting.filter { solution[$0] > SearchTolerance.integrality }
        .map { (moment: reduction.columns[$0].start, weight: people($0) * solution[$0]) }
      guard let last = own.map(\.moment).max(), let first = waiting.map(\.moment).min(), last > first else {
        continue
      }
      // What ends after the first of those that wait has started, and what starts before the last of its own
      // has ended.
      let conflict = (own.filter { $0.moment > first } + waiting.filter { $0.moment < last })
        .sorted { $0.moment < $1.moment }
      let weight = conflict.reduce(0) { $0 + $1.weight }
      guard weight > best?.weight ?? 0 else { continue }
      var passed = 0.0
      let middle = conflict.first { one in
        passed += one.weight
        return passed >= weight / 2
      }
      // The free moment nearest to just before the weighted middle: the gate is no later in one child, later
      // in the other.
      let free = gate.moments.indices.filter { isFree(layout.gates[index] + $0) }
      let near = free.min {
        let target = (middle?.moment ?? first) - 1
        return abs(gate.moments[$0] - target) < abs(gate.moments[$1] - target)
      }
      if let near {
        best = (BranchingDecision(column: layout.gates[index] + near, below: 0, above: 1), weight)
      }
    }
    return best?.split
  }

  /// People that an attempt of a column holds.
  private func people(_ column: Int) -> Double {
    Double(reduction.instance.types[reduction.columns[column].type].people)
  }

  /// The middle, by secants' errors, of the chain whose secants err most: its lower child bounds all earlier
  /// outcomes of the chain too, its upper child all later ones. Nil where next to nothing is wrong.
  private func outcome(_ secantErrors: [Double]) throws -> BranchingDecision? {
    func total(_ chain: [Int]) -> Double { chain.reduce(0) { $0 + secantErrors[$1] } }
    let chains = reduction.chains.sorted { total($0) > total($1) }
    for chain in chains {
      let weight = total(chain)
      if weight <= SearchTolerance.chainError { return nil }
      var passed = 0.0
      let middle = chain.first { outcome in
        passed += secantErrors[outcome]
        return passed >= weight / 2
      }
      let worst = chain.max { secantErrors[$0] < secantErrors[$1] }
      // One outcome that stands out is split itself.
      let first = worst.map { secantErrors[$0] > 0.3 * weight } ?? false ? worst : middle
      // Should that be too narrow to split, the next worst of the chain.
      let order = [first, worst].compactMap { $0 } + chain.sorted { secantErrors[$0] > secantErrors[$1] }
      for outcome in order where secantErrors[outcome] > SearchTolerance.secantError {
        if let split = try split(outcome) { return split }
      }
    }
    return nil
  }

  /// Near the solution's log-chance; where there is no lower end the solution has none of its own, and what
  /// its counts allow takes its place.
  private func split(_ outcome: Int) throws -> BranchingDecision? {
    let column = layout.outcome(outcome)
    let value = box.lower[column].isFinite ? relaxation.solution[column] : try relaxation.logEstimate(outcome)
    return BranchingDecision(
      outcome: reduction.outcomes[outcome], column: column, in: box, near: value, excess: excess)
  }
}
