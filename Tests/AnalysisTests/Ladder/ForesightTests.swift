import Allocation
import Answers
import Formulation
import Support
import Testing

@testable import Analysis

/// What somebody reaches who knows deadline or world before the start, against all plans of tiny problems.
@Suite("Foresight")
struct ForesightTests {
  /// A problem with all of its plans, and the chance of each in each world at each boundary.
  private struct Tiny {
    let text: String
    let instance: Instance
    /// By plan, world and boundary.
    let chances: [[[Double]]]

    init?(seed: Int) throws {
      var dice = Dice(seed)
      text = TinyProblem.text(&dice, with: [.pooled, .worlds])
      instance = try Instance(text: text)
      let reduction = Reduction(instance, fromAnyStart: true)
      guard !reduction.columns.isEmpty, let points = WholePoints(reduction, most: 300)?.points else {
        return nil
      }
      let plain = PlainChance(instance)
      let (worlds, boundaries) = (instance.worlds.indices, 0...instance.steps)
      chances = points.map { point in
        let attempts = zip(reduction.columns, point.attempts).filter { $1 > 0 }.map {
          PlainChance.Attempt(type: $0.type, start: $0.start, number: $1)
        }
        return worlds.map { world in boundaries.map { plain.chance(attempts, world: world, by: $0) } }
      }
    }

    var beliefs: [(world: Int, boundary: Int, share: Double)] {
      instance.worlds.indices.flatMap { world in
        instance.worlds[world].weights.enumerated().map {
          (world, $0.offset, instance.worlds[world].credence * $0.element)
        }
      }
    }

    /// Σ over groups of beliefs of the best plan for each: what is known is in which group one is.
    func known(_ group: ((world: Int, boundary: Int, share: Double)) -> Int) -> Double {
      Dictionary(grouping: beliefs, by: group).values.reduce(0) { sum, beliefs in
        sum
          + (chances.map { plan in
            beliefs.reduce(0) { $0 + $1.share * plan[$1.world][$1.boundary] }
          }.max() ?? 0)
      }
    }
  }

  /// The sum of a rung's chains, each case solved by listing all of its plans.
  private static func sum(_ chains: [Chain]) throws -> Double {
    try chains.reduce(0) { sum, chain in
      try chain.cases.enumerated().reduce(sum) { sum, place in
        let (index, one) = place
        let instance = try chain.instance(index)
        let best = WholePoints(Reduction(instance, fromAnyStart: true), most: 2_000)?.best ?? -1
        // What a known plan reaches is no more than the best.
        #expect(best >= one.floor - 1e-12)
        return sum + one.weight * best
      }
    }
  }

  @Test("enough of the drawn problems are small enough") func thereAreMany() throws {
    let tiny = try (1...60).compactMap { try Tiny(seed: $0) }
    #expect(tiny.count > 20 && tiny.filter { $0.instance.worlds.count > 1 }.count > 5, "\(tiny.count)")
  }

  @Test("each rung is the best plan for whatever is known", arguments: 1...60)
  func rungs(seed: Int) throws {
    guard let tiny = try Tiny(seed: seed) else { return }
    let foresight = ForesightProblems(tiny.instance, plan: .empty(for: tiny.instance))
    let horizon = tiny.instance.steps + 1
    let pairs: [(chains: [Chain], expected: Double)] = [
      (foresight.waitAndSee, tiny.known { $0.world * horizon + $0.boundary }),
      (foresight.knowsTheDeadline, tiny.known { $0.boundary }),
      (foresight.knowsTheWorld, tiny.known { $0.world }),
    ]
    for (chains, expected) in pairs {
      #expect(abs(try Self.sum(chains) - expected) < 1e-9, "\(tiny.text)")
      let weights = chains.reduce(0) { $0 + $1.cases.reduce(0) { $0 + $1.weight } }
      #expect(abs(weights - 1) < 1e-12)
    }
    // And who knows more reaches no less.
    #expect(pairs[0].expected >= max(pairs[1].expected, pairs[2].expected) - 1e-12)
    #expect(min(pairs[1].expected, pairs[2].expected) >= tiny.known { _ in 0 } - 1e-12)
  }

  @Test("chances never fall along a chain", arguments: 1...30)
  func chains(seed: Int) throws {
    guard let tiny = try Tiny(seed: seed) else { return }
    let foresight = ForesightProblems(tiny.instance, plan: .empty(for: tiny.instance))
    for chain in foresight.waitAndSee + foresight.knowsTheDeadline {
      let bests = try chain.cases.indices.map { index in
        WholePoints(Reduction(try chain.instance(index), fromAnyStart: true), most: 2_000)?.best ?? -1
      }
      #expect(zip(bests, bests.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 }, "\(tiny.text)")
    }
  }

  @Test(
    "worlds that differ in nothing are one",
    arguments: [
      ("", true, true), ("worlds: {a: {credence: 40%}, b: {credence: 60%}}", true, true),
      ("worlds: {a: {credence: 40%, deadline: 2}, b: {credence: 60%}}", true, false),
      ("worlds: {a: {credence: 40%, pools: {p: {correct: 50%}}}, b: {credence: 60%}}", false, false),
    ])
  func alike(worlds: String, hasOneWorld: Bool, areOne: Bool) throws {
    let instance = try Instance(
      text: "time: {horizon: 3}\ndeadline: 3\npools: {p: {headcount: 2}}\nchunks: {x: {years: 1}}\n" + worlds)
    let foresight = ForesightProblems(instance, plan: .empty(for: instance))
    #expect(foresight.hasOneWorld == hasOneWorld && foresight.worldsAreOne == areOne)
    #expect(foresight.hasOneDeadline == !worlds.contains("deadline"))
  }
}
