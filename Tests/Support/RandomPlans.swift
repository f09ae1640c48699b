import Allocation

/// Plans for a small problem with worlds, often with order; feasible or not.
package struct RandomPlans {
  private var dice: Dice
  package let instance: Instance

  package init(seed: Int) throws {
    dice = Dice(seed)
    instance = try Instance(text: Self.text(&dice))
  }

  private static func text(_ dice: inout Dice) -> String {
    func percent() -> String { "\(dice.int(2...9) * 10)%" }
    func few() -> Int { dice.happens(0.3) ? 2 : 1 }
    let chunks = (0..<3).map { index in
      let after = index == 2 && dice.happens(0.5) ? ", after: c1" : ""
      return "  c\(index): {count: \(few()), years: \(few()),"
        + " credit: \(dice.one(of: ["pooled", "separate"])), needed: \(dice.happens(0.2))\(after)}"
    }
    let worlds = dice.one(of: [[100], [40, 60], [20, 30, 50]]).enumerated().map { index, credence in
      "  w\(index): {credence: \(credence)%, deadline: {2: 30%, \(dice.int(3...4)): 70%},"
        + " pools: {p: {correct: \(percent())}},"
        + " chunks: {c\(dice.int(0...2)): {needed: true, count: \(few())}}}"
    }
    return """
      time: {horizon: 4}
      deadline: 4
      pools: {p: {headcount: \(dice.int(2...3)), correct: \(percent())}}
      chunks:
      \(chunks.joined(separator: "\n"))
      worlds:
      \(worlds.joined(separator: "\n"))
      """
  }

  /// A date, or a look at a chunk, at any boundary.
  package mutating func look() -> Plan.Look {
    .init(
      boundary: dice.int(0...instance.steps),
      chunk: dice.happens(0.3) ? nil : dice.int(0...instance.bundles.count - 1))
  }

  /// - Parameter beyond: steps after the time of the problem in which it may start something.
  package mutating func `static`(beyond: Int = 0) -> Plan {
    Plan(entries: entries(4, in: 0..<(instance.steps + beyond)), gates: gates())
  }

  /// A plan whose branches do things of their own.
  package mutating func branching() -> Plan {
    let look = look()
    var plan = Plan(.empty(for: instance), look: look, in: instance)
    plan.shared = entries(2, in: 0..<look.boundary)
    for place in plan.branches.indices {
      plan.branches[place].entries = entries(2, in: look.boundary..<instance.steps)
      plan.branches[place].gates = gates()
    }
    return plan
  }

  /// At least one, where there is any step to start in.
  private mutating func entries(_ most: Int, in steps: Range<Int>) -> [Plan.Entry] {
    if steps.isEmpty { return [] }
    return (0..<dice.int(1...most)).map { _ in
      let type = dice.int(0...instance.types.count - 1)
      return Plan.Entry(
        type: type, start: dice.int(steps.lowerBound...steps.upperBound - 1),
        copy: dice.int(0...instance.bundles[instance.types[type].bundle].copies - 1),
        attempts: dice.happens(0.3) ? 2 : 1)
    }
  }

  private mutating func gates() -> [Int?] {
    instance.bundles.map { $0.isGated ? dice.int(0...instance.steps) : nil }
  }
}
