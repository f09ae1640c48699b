import Allocation
import Formulation
import Foundation
import Support

@testable import Search

/// A tiny problem, all of whose whole points are known, with the heuristics that are tried on it.
struct HeuristicTrial {
  let tiny: Tiny
  let fill: GreedyFill
  let rounding: RoundingHeuristic
  let search: LocalSearch

  private init(_ tiny: Tiny) {
    self.tiny = tiny
    fill = GreedyFill(tiny.network, TermCache(tiny.reduction))
    rounding = RoundingHeuristic(fill)
    search = LocalSearch(fill)
  }

  /// Problems that seeds draw, each with dice of its own.
  static func each(
    _ seeds: ClosedRange<Int>, _ body: (HeuristicTrial, inout Dice) throws -> Void
  ) throws {
    for (index, tiny) in try Tiny.drawn(seeds, most: 1_000).enumerated() where !tiny.reduction.isBound {
      var dice = Dice(index)
      try body(HeuristicTrial(tiny), &dice)
    }
  }

  var weights: [Double] { tiny.reduction.outcomes.map(\.weight) }

  /// Whether a state is one of all plans, and has that plan's chance.
  func isPlan(_ state: PartialPlan) -> Bool {
    guard let point = tiny.points.first(where: { $0.attempts == state.attempts }) else { return false }
    return abs(point.chance - state.chance) < 1e-12
  }

  /// A plan in the making of a point's attempts.
  func state(_ point: WholePoints.Point) -> PartialPlan {
    let gates = tiny.reduction.gates.map { gate in
      gate.waiting.filter { point.attempts[$0] > 0 }.map { tiny.reduction.columns[$0].start }.min()
        ?? tiny.reduction.instance.steps
    }
    var state = PartialPlan(tiny.network, TermCache(tiny.reduction), gates: gates)
    for (column, number) in point.attempts.enumerated() where number > 0 { state.add(column, number) }
    return state
  }
}
