import Problems

@testable import Allocation

/// Small problems with worlds and order, and plans for them; feasible or not.
struct RandomPlans {
  private var generator: SplitMix
  let instance: Instance

  init(seed: UInt64) throws {
    var generator = SplitMix(state: seed)
    func percent() -> Int { 20 + 10 * generator.below(8) }
    func word(_ isTrue: Bool) -> String { isTrue ? "true" : "false" }
    let chunks = (0..<3).map { index in
      let credit = generator.below(2) == 0 ? "pooled" : "separate"
      let after = index == 2 && generator.below(2) == 0 ? ", after: c1" : ""
      return
        "  c\(index): {count: \(1 + generator.below(3) / 2), years: \(1 + generator.below(3) / 2), credit: \(credit)"
        + ", needed: \(word(generator.below(5) == 0))\(after)}"
    }
    let credences = [[100], [40, 60], [20, 30, 50]][generator.below(3)]
    let worlds = credences.enumerated().map { index, credence in
      "  w\(index): {credence: \(credence)%, deadline: {2: 30%, \(3 + generator.below(2)): 70%},"
        + " pools: {p: {correct: \(percent())%}},"
        + " chunks: {c\(generator.below(3)): {needed: true, count: \(1 + generator.below(3) / 2)}}}"
    }
    let text = """
      time: {horizon: 4}
      deadline: 4
      pools: {p: {headcount: \(2 + generator.below(2)), correct: \(percent())%}}
      chunks:
      \(chunks.joined(separator: "\n"))
      worlds:
      \(worlds.joined(separator: "\n"))
      """
    instance = Instance(try ProblemReader.read(Array(text.utf8), directory: ".").problem)
    self.generator = generator
  }

  mutating func below(_ bound: Int) -> Int { generator.below(bound) }

  /// At least one, where there is any start.
  mutating func entries(atMost most: Int, _ starts: Range<Int>) -> [Plan.Entry] {
    if starts.isEmpty { return [] }
    return (0...generator.below(most)).map { _ in
      let type = generator.below(instance.types.count)
      return Plan.Entry(
        type: type, start: starts.lowerBound + generator.below(starts.count),
        copy: generator.below(instance.bundles[instance.types[type].bundle].copies),
        attempts: 1 + generator.below(3) / 2)
    }
  }

  mutating func gates() -> [Int?] {
    instance.bundles.map { $0.isGated ? generator.below(instance.steps + 1) : nil }
  }

  /// A date, or a look at a chunk.
  mutating func look() -> Plan.Look {
    .init(
      boundary: generator.below(instance.steps + 1),
      chunk: generator.below(3) == 0 ? nil : generator.below(instance.bundles.count))
  }

  /// A plan with branches of their own.
  mutating func branching() -> Plan {
    let look = look()
    return Plan(
      look: look, shared: entries(atMost: 2, 0..<look.boundary),
      branches: instance.sights(at: look).map { world in
        .init(world: world, entries: entries(atMost: 2, look.boundary..<instance.steps), gates: gates())
      })
  }
}

/// SplitMix64, for cases that tests make up.
struct SplitMix {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
