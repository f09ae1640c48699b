import Allocation
import Formulation

/// Problems so small that all their plans can be listed.
package enum TinyProblem {
  package enum Feature: CaseIterable, Sendable {
    case pooled, separate, order, worlds, budget, teams, fewerPeople
  }

  package static func reduction(_ text: String) throws -> Reduction { Reduction(try Instance(text: text)) }

  /// A drawn problem that may have some features.
  package static func text(_ dice: inout Dice, with features: Set<Feature> = Set(Feature.allCases)) -> String
  {
    let horizon = dice.int(3...5)
    let pools = ["a", "b"].prefix(dice.int(1...2))
    let chunks = ["x", "y", "z"].prefix(dice.int(1...3))
    var lines = ["time: {horizon: \(horizon)}", "deadline: \(deadline(horizon, &dice))"]
    let hasBudget = features.contains(.budget) && dice.happens(0.4)
    if hasBudget { lines.append("budgets: {money: \(dice.int(2...8))}") }
    lines.append("pools:")
    for pool in pools {
      let people = dice.int(1...3)
      let falls = features.contains(.fewerPeople) && dice.happens(0.25)
      let headcount =
        falls ? "{0: \(people), \(dice.int(1...horizon - 1)): \(max(1, people - 1))}" : "\(people)"
      let cost = hasBudget ? ", cost: \(dice.int(1...2))" : ""
      lines.append("  \(pool): {headcount: \(headcount), correct: \(dice.int(1...19) * 5)%\(cost)}")
    }
    lines.append("chunks:")
    for (place, chunk) in chunks.enumerated() {
      var facts = ["years: \(dice.int(1...2))"]
      if dice.happens(0.5), !features.isDisjoint(with: [.pooled, .separate]) {
        let isPooled = features.contains(.pooled) && (!features.contains(.separate) || dice.happens(0.6))
        facts += ["count: 2", "credit: \(isPooled ? "pooled" : "separate")"]
      }
      if features.contains(.teams), dice.happens(0.2) { facts.append("team: 2") }
      if place > 0, features.contains(.order), dice.happens(0.3) {
        facts.append("after: \(chunks[place - 1])")
      }
      lines.append("  \(chunk): {\(facts.joined(separator: ", "))}")
    }
    if features.contains(.worlds), dice.happens(0.4) { lines += worlds(pools.first ?? "a", chunks, &dice) }
    return lines.joined(separator: "\n")
  }

  private static func deadline(_ horizon: Int, _ dice: inout Dice) -> String {
    switch dice.int(0...2) {
    case 0: "\(horizon)"
    case 1: "{\(horizon - 1): 50%, \(horizon): 50%}"
    default: "{\(horizon - 2): 25%, \(horizon - 1): 25%, \(horizon): 50%}"
    }
  }

  private static func worlds(_ pool: String, _ chunks: ArraySlice<String>, _ dice: inout Dice) -> [String] {
    let other = "pools: {\(pool): {correct: \(dice.int(1...19) * 5)%}}"
    let idle = chunks.count > 1 ? ", chunks: {\(chunks[chunks.count - 1]): {needed: false}}" : ""
    return ["worlds:", "  one: {credence: 40%}", "  two: {credence: 60%, \(other)\(idle)}"]
  }

  /// Some drawn problems with their reductions: for each seed those that have something to decide.
  package static func reductions(
    _ seeds: ClosedRange<Int>, with features: Set<Feature> = Set(Feature.allCases)
  ) throws -> [(text: String, reduction: Reduction)] {
    try seeds.compactMap { seed in
      var dice = Dice(seed)
      let text = text(&dice, with: features)
      let reduction = try reduction(text)
      return reduction.columns.isEmpty || reduction.outcomes.isEmpty ? nil : (text, reduction)
    }
  }
}
