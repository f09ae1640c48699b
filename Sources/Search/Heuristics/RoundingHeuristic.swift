import Formulation

/// The rounding heuristic: a solution of the relaxation to a plan near it. Gates first, where least of the solution is
/// lost; then awards; then whole parts; then the largest fractions; and what is free afterwards is filled greedily.
struct RoundingHeuristic {
  private let fill: GreedyFill
  private let network: Incidence
  private let table: TermCache

  /// Fractions of an attempt above this are rounded up, where there is room.
  private static let roundedUp = 0.3

  init(_ fill: GreedyFill) {
    self.fill = fill
    network = fill.network
    table = fill.table
  }

  private var reduction: Reduction { network.reduction }

  /// Whole parts first, then what gains most for the people it holds.
  ///
  /// - Parameters:
  ///   - weights: for each outcome what a unit of its log-chance, or chance where it is direct, is worth.
  ///   - mustStop: the plan is left as far as it is filled once this says so.
  func plan(from solution: [Double], weights: [Double], unless mustStop: () -> Bool) -> PartialPlan {
    var state = PartialPlan(network, table, gates: gates(in: solution))
    award(solution.suffix(reduction.awards.count), in: &state)
    let columns = reduction.columns.indices.filter { isUsed(solution[$0]) }
      .sorted { (-solution[$0], $0) < (-solution[$1], $1) }
    for column in columns {
      let whole = min(
        Int((solution[column] + SearchTolerance.integrality).rounded(.down)), state.room(column))
      if whole > 0 { state.add(column, whole) }
    }
    let rest = columns.filter { solution[$0] - solution[$0].rounded(.down) > Self.roundedUp }
      .sorted {
        solution[$0].truncatingRemainder(dividingBy: 1) > solution[$1].truncatingRemainder(dividingBy: 1)
      }
    for column in rest
    where Double(state.attempts[column]) < solution[column] - Self.roundedUp && state.room(column) > 0 {
      state.add(column, 1)
    }
    fill.fill(&state, weights: weights, unless: mustStop)
    return state
  }

  /// Makes awards: whole parts first, then the largest fractions, as far as grants, people and money allow.
  ///
  /// Awards that take people from a pool may have to wait for those that bring some there.
  private func award(_ wanted: ArraySlice<Double>, in state: inout PartialPlan) {
    let wanted = Array(wanted)
    let order = wanted.indices.filter { isUsed(wanted[$0]) }.sorted { (-wanted[$0], $0) < (-wanted[$1], $1) }
    for _ in 0..<2 {
      for award in order {
        let whole = Int((wanted[award] + SearchTolerance.integrality).rounded(.down)) - state.awards[award]
        let number = min(whole, state.room(award: award))
        if number > 0 { state.make(award: award, number) }
      }
    }
    let rest = order.map { (award: $0, fraction: wanted[$0] - Double(state.awards[$0])) }
      .filter { $0.fraction > Self.roundedUp }
      .sorted { (-$0.fraction, $0.award) < (-$1.fraction, $1.award) }
    for (award, _) in rest where state.room(award: award) > 0 { state.make(award: award, 1) }
  }

  /// Whether a solution makes use of a column, and does not just miss 0 by rounding.
  private func isUsed(_ value: Double) -> Bool { value > SearchTolerance.integrality }

  /// For each gate the moment at which least of the solution is lost: own attempts that end later, and
  /// attempts of what waits that start earlier.
  private func gates(in solution: [Double]) -> [Int] {
    reduction.gates.map { gate in
      func weight(_ column: Int) -> Double {
        solution[column] * Double(reduction.instance.types[reduction.columns[column].type].people)
      }
      let own = gate.own.filter { isUsed(solution[$0]) }
      let waiting = gate.waiting.filter { isUsed(solution[$0]) }
      // Whom nobody waits for may take as long as there is.
      if waiting.isEmpty { return reduction.instance.steps }
      let losses = gate.moments.map { moment in
        own.reduce(0) { $0 + (reduction.columns[$1].gateEnd > moment ? weight($1) : 0) }
          + waiting.reduce(0) { $0 + (reduction.columns[$1].start < moment ? weight($1) : 0) }
      }
      let best = losses.indices.min { losses[$0] < losses[$1] }
      return best.map { gate.moments[$0] } ?? reduction.instance.steps
    }
  }
}
