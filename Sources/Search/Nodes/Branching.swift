import Formulation
import Foundation

/// How a node is split: one column's interval in two.
struct BranchingDecision {
  let column: Int
  /// The lower child ends here, the upper child begins at `above`.
  let below: Double
  let above: Double
}

extension BranchingDecision {
  /// What is left of an outcome that is given up, as a share of the excess.
  private static let leftover = 0.15

  /// Where to split an interval: near its middle, on the side of a value.
  static func inside(_ low: Double, _ high: Double, near value: Double) -> Double {
    let margin = 0.45 * (high - low)
    return min(max(value, low + margin), high - margin)
  }

  /// An outcome's interval in two, near its middle; where it has no lower end, where the outcome is
  /// all but given up: so low that little of the excess is left. Nil where it is narrow already.
  init?(outcome: Reduction.Outcome, column: Int, in box: VariableBounds, near value: Double, excess: Double) {
    let (low, high) = (box.lower[column], box.upper[column])
    let point: Double
    if low.isFinite {
      if high - low < 1e-9 { return nil }
      point = BranchingDecision.inside(low, high, near: value)
    } else {
      let low = log(Self.leftover * excess / outcome.weight)
      point = min(max(value, min(high - 1, low)), high - 0.5)
    }
    self.init(column: column, below: point, above: point)
  }
}

/// The branching rule: chooses what to split at a solved node, a counter, a gate or an outcome's interval (spatial
/// branching).
struct Branching {
  let relaxation: Relaxation
  /// Bound minus best chance.
  let excess: Double
  static let fraction = 1e-6

  var reduction: Reduction { relaxation.network.reduction }
  var layout: VariableLayout { relaxation.layout }
  var box: VariableBounds { relaxation.box }

  func split() throws -> BranchingDecision? {
    if let gate = gate() { return gate }
    let secantErrors = try relaxation.secantErrors()
    let total = secantErrors.reduce(0, +)
    if total > 0.4 * excess {
      if let split = mostInfluentialCounter(secantErrors) { return split }
      if let outcome = try outcome(secantErrors) { return outcome }
    }
    let (counter, hull) = (counter(), hull())
    if let hull, hull.gap > counter?.score ?? 0 { return hull.split }
    return try counter?.split ?? attempts() ?? outcome(secantErrors) ?? hull?.split ?? firstFreeColumn()
  }

  func isFree(_ column: Int) -> Bool { box.upper[column] > box.lower[column] + 0.5 }

  /// The gate over which most is in conflict: its own bundle still at work after what waits for it has started.
  /// Split in the middle of the conflict. A gate without one can be set without loss.
  private func gate() -> BranchingDecision? {
    var best: (split: BranchingDecision, weight: Double)?
    for (index, gate) in reduction.gates.enumerated() {
      let solution = relaxation.solution
      let own = gate.own.filter { solution[$0] > Self.fraction }
        .map { (moment: reduction.columns[$0].gateEnd, weight: people($0) * solution[$0]) }
      let waiting = gate.waiting.filter { solution[$0] > Self.fraction }
        .map { (moment: reduction.columns[$0].start, weight: people($0) * solution[$0]) }
      guard let last = own.map(\.moment).max(), let first = waiting.map(\.moment).min(), last > first else {
        continue
      }
      let conflict = (own.filter { $0.moment > first } + waiting.filter { $0.moment < last })
        .sorted { $0.moment < $1.moment }
      let weight = conflict.reduce(0) { $0 + $1.weight }
      guard weight > best?.weight ?? 0 else { continue }
      var passed = 0.0
      let middle = conflict.first { one in
        passed += one.weight
        return passed >= weight / 2
      }
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

  /// The middle, by how much is overrated, of the chain that is overrated most: its lower child bounds all earlier
  /// outcomes of the chain too, its upper child all later ones.
  private func outcome(_ secantErrors: [Double]) throws -> BranchingDecision? {
    func total(_ chain: [Int]) -> Double { chain.reduce(0) { $0 + secantErrors[$1] } }
    let chains = reduction.chains.sorted { total($0) > total($1) }
    for chain in chains {
      let weight = total(chain)
      if weight <= 1e-13 { return nil }
      var passed = 0.0
      let middle = chain.first { outcome in
        passed += secantErrors[outcome]
        return passed >= weight / 2
      }
      let worst = chain.max { secantErrors[$0] < secantErrors[$1] }
      // One outcome that stands out is split itself.
      let first = worst.map { secantErrors[$0] > 0.3 * weight } ?? false ? worst : middle
      let order = [first, worst].compactMap { $0 } + chain.sorted { secantErrors[$0] > secantErrors[$1] }
      for outcome in order where secantErrors[outcome] > 1e-14 {
        if let split = try split(outcome) { return split }
      }
    }
    return nil
  }

  private func split(_ outcome: Int) throws -> BranchingDecision? {
    let column = layout.outcome(outcome)
    let value = box.lower[column].isFinite ? relaxation.solution[column] : try relaxation.logEstimate(outcome)
    return BranchingDecision(
      outcome: reduction.outcomes[outcome], column: column, in: box, near: value, excess: excess)
  }
}
