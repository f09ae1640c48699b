import Allocation
import Foundation
import Support
import Testing

@testable import Search

/// The search with all that makes it fast, against relaxations and splits alone.
@Suite struct PlainSearchTests {
  static let problems = 500
  static let shares = 20

  @Test("same chances as the plainest search, 500 random problems", arguments: 0..<shares)
  func sameChances(_ share: Int) throws {
    for seed in stride(from: share, to: Self.problems, by: Self.shares) {
      let text = Self.problem(seed)
      let instance = try Instance(text: text)
      let fast = try Optimizer.solve(instance, options: SearchOptions(gap: 1e-9))
      var options = SearchOptions(gap: 1e-9)
      options.isPlain = true
      let plain = try Optimizer.solve(instance, options: options)
      #expect(fast.status == .optimal && plain.status == .optimal, "seed \(seed)\n\(text)")
      #expect(abs(fast.chance - plain.chance) <= 2e-9, "seed \(seed)\n\(text)")
      #expect(
        fast.bound >= plain.chance - 1e-12 && plain.bound >= fast.chance - 1e-12, "seed \(seed)\n\(text)")
    }
  }

  /// Two or three chunks, one or two pools, up to three deadlines, sometimes two worlds, an order or teams.
  static func problem(_ seed: Int) -> String {
    var dice = Dice(state: UInt64(seed) &* 2_654_435_761 &+ 17)
    let steps = 3 + dice.below(2)
    let pools = 1 + dice.below(2)
    let names = ["a", "b"].prefix(pools)
    var lines = ["time: {horizon: \(steps)}", "deadline: {\(dice.law(upTo: steps))}", "pools:"]
    for name in names {
      lines.append(
        "  \(name): {headcount: \(1 + dice.below(pools == 1 ? 3 : 2)), correct: 0.\(2 + dice.below(7))\(dice.below(10))}"
      )
    }
    lines.append("chunks:")
    let chunks = ["x", "y", "z"].prefix(2 + dice.below(2))
    for (index, chunk) in chunks.enumerated() {
      let count = 1 + dice.below(2)
      var parts = ["years: \(1 + dice.below(2))"]
      if count > 1 { parts += ["count: \(count)", "credit: \(dice.below(2) == 0 ? "pooled" : "separate")"] }
      if dice.below(5) == 0 { parts.append("team: 2") }
      if dice.below(2) == 0 { parts.append("pools: [\(names[dice.below(pools)])]") }
      if index > 0, dice.below(4) == 0 { parts.append("after: \(chunks[index - 1])") }
      lines.append("  \(chunk): {\(parts.joined(separator: ", "))}")
    }
    if dice.below(3) == 0 {
      lines += [
        "worlds:", "  one: {credence: 40%, chunks: {x: {needed: false}}}", "  two: {credence: 60%}",
      ]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private struct Dice {
    var state: UInt64
    mutating func below(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(count))
    }

    /// A deadline law of one to three moments.
    mutating func law(upTo steps: Int) -> String {
      let moments = [1 + below(steps), steps]
      if moments[0] == steps { return "\(steps): 100%" }
      let share = 10 * (2 + below(7))
      return "\(moments[0]): \(share)%, \(steps): \(90 - share)%, never: 10%"
    }
  }
}
