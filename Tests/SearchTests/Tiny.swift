import Formulation
import Foundation
import GLPKSolver
import Support
import Testing

@testable import Search

/// A tiny reduction with what a search makes of it, and all of its whole points.
struct Tiny: CustomTestStringConvertible, Sendable {
  let text: String
  let reduction: Reduction
  let points: [WholePoints.Point]
  let network: Incidence
  let layout: VariableLayout
  let rows: BaseConstraints

  var testDescription: String { text }

  /// Nil where there are more points than `most`.
  init?(_ text: String, most: Int = 1_500) throws {
    self.text = text
    reduction = try TinyProblem.reduction(text)
    guard let points = WholePoints(reduction, most: most) else { return nil }
    self.points = points.points
    network = Incidence(reduction)
    layout = VariableLayout(reduction)
    rows = BaseConstraints(reduction, layout)
  }

  /// Drawn ones that have something to decide.
  static func drawn(
    _ seeds: ClosedRange<Int>, with features: Set<TinyProblem.Feature> = Set(TinyProblem.Feature.allCases),
    most: Int = 1_500
  ) throws -> [Tiny] {
    try seeds.compactMap { seed in
      var dice = Dice(seed)
      let tiny = try Tiny(TinyProblem.text(&dice, with: features), most: most)
      return tiny.flatMap { $0.reduction.columns.isEmpty || $0.reduction.outcomes.isEmpty ? nil : $0 }
    }
  }

  /// Those that have a space of outcomes.
  static func withOutcomes(_ seeds: ClosedRange<Int>) throws -> [Tiny] {
    try drawn(seeds).filter { OutcomeRelaxation.isWorthwhile($0.reduction) && !$0.reduction.isBound }
  }

  var best: Double { points.map(\.chance).max() ?? reduction.constant }

  func relaxed<Result>(_ body: (Relaxation) throws -> Result) throws -> Result {
    try LinearProgram.withScope { program in
      try body(
        Relaxation(
          network, layout: layout, program: program, rows: rows, root: rows.rootBox(),
          table: TermCache(reduction)))
    }
  }

  /// What a point says in each column of the layout.
  func solution(_ point: WholePoints.Point) -> [Double] {
    var values = [Double](repeating: 0, count: layout.count)
    for (column, number) in point.attempts.enumerated() { values[column] = Double(number) }
    for (counter, number) in point.counts.enumerated() { values[layout.counter(counter)] = Double(number) }
    for (term, log) in point.logs.enumerated() {
      values[layout.term(term)] = reduction.terms[term].isDirect ? exp(log) : log
    }
    for (outcome, log) in point.outcomes.enumerated() {
      values[layout.outcome(outcome)] = reduction.isDirect(outcome) ? exp(log) : log
    }
    for (place, gate) in reduction.gates.enumerated() {
      let first = gate.waiting.filter { point.attempts[$0] > 0 }.map { reduction.columns[$0].start }.min()
      for (offset, moment) in gate.moments.enumerated() {
        values[layout.gates[place] + offset] = first.map { moment >= $0 } ?? false ? 1 : 0
      }
    }
    return values
  }

  /// Whether a box holds a point, as far as numbers of attempts and outcomes go, and gates where they are told.
  func isInside(_ point: WholePoints.Point, _ box: VariableBounds, tolerance: Double = 1e-9) -> Bool {
    let values = solution(point)
    return values.indices.allSatisfy { column in
      let isTerm = column >= layout.terms && column < layout.outcomes
      return isTerm
        || values[column] >= box.lower[column] - tolerance && values[column] <= box.upper[column] + tolerance
    }
  }

  /// A box around a point: counts and outcomes within drawn distances.
  func box(around point: WholePoints.Point, _ dice: inout Dice) -> VariableBounds {
    var box = rows.rootBox()
    let values = solution(point)
    for counter in reduction.counters.indices where dice.happens(0.4) {
      let column = layout.counter(counter)
      box.lower[column] = max(box.lower[column], values[column] - Double(dice.int(0...2)))
      box.upper[column] = min(box.upper[column], values[column] + Double(dice.int(0...2)))
    }
    for outcome in reduction.outcomes.indices where !reduction.isDirect(outcome) && dice.happens(0.6) {
      let column = layout.outcome(outcome)
      guard values[column].isFinite else { continue }
      box.lower[column] = values[column] - dice.double(0...2)
      box.upper[column] = min(0, values[column] + dice.double(0...2))
    }
    return box
  }
}
