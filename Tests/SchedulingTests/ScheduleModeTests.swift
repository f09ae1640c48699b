import Allocation
import Support
import Testing

@testable import Scheduling

/// Modes of tasks: what may deliver in a world, without what another mode makes superfluous.
@Suite("Modes")
struct ScheduleModeTests {
  private static func modes(_ pools: String, _ chunk: String, world: String = "") throws -> [ScheduleMode] {
    let instance = try Instance(
      text: """
        time: {horizon: 10}
        deadline: 10
        pools: {\(pools)}
        chunks: {x: {\(chunk)}}
        \(world)
        """)
    return ScheduleMode.all(Array(instance.types.indices), instance, world: 0)
  }

  @Test("each pool is a mode of its own, with the people that it holds and the steps in which it may start")
  func pools() throws {
    let modes = try Self.modes("a: {headcount: 3}, b: {headcount: 3, pace: 50%}", "years: 2, team: 2")
    #expect(modes.map(\.people) == [[2, 0], [0, 2]] && modes.map(\.length) == [2, 4])
    #expect(modes.map(\.hold) == [2, 4] && modes.map(\.starts) == [0...8, 0...6])
  }

  @Test("what no longer fits into the time is none") func tooLong() throws {
    let modes = try Self.modes("a: {headcount: 1}, b: {headcount: 1, pace: 10%}", "years: 2")
    #expect(modes.map(\.people) == [[1, 0]])
    #expect(try Self.modes("a: {headcount: 1, pace: 10%}", "years: 2").isEmpty)
  }

  /// A world in which work is quicker: holding people for longer than it takes is a mode that nobody needs.
  @Test("people are held no longer than another mode needs them for the same") func dominance() throws {
    let world = "worlds: {quick: {credence: 50%, chunks: {x: {years: 1}}}, slow: {credence: 50%}}"
    let modes = try Self.modes("a: {headcount: 2}", "years: 3", world: world)
    #expect(modes.map(\.hold) == [1] && modes.map(\.length) == [1])
  }

  @Test("no mode that is left is outdone by another, and each that went is") func kept() throws {
    for seed in 1...60 {
      var dice = Dice(seed)
      let pools = (0..<2).map { "p\($0): {headcount: \(dice.int(1...3)), pace: \(dice.int(1...4) * 25)%}" }
      let worlds =
        dice.happens(0.5)
        ? "worlds: {one: {credence: 50%, chunks: {x: {years: \(dice.int(1...4))}}}, two: {credence: 50%}}"
        : ""
      let joining = dice.one(of: ["solo", "relay"])
      let instance = try Instance(
        text: """
          time: {horizon: 8}
          deadline: 8
          pools: {\(pools.joined(separator: ", "))}
          chunks: {x: {years: \(dice.int(1...3)), joining: \(joining)}}
          \(worlds)
          """)
      let types = Array(instance.types.indices)
      let modes = ScheduleMode.all(types, instance, world: 0)
      /// As good in every schedule, from the definition.
      func outdoes(_ one: AttemptType, _ other: AttemptType) -> Bool {
        guard let first = one.outcomes[0]?.length, let second = other.outcomes[0]?.length else {
          return false
        }
        func people(_ type: AttemptType) -> [Int] {
          instance.headcounts.indices.map { pool in
            type.held.filter { $0.pool == pool }.reduce(0) { $0 + $1.people }
          }
        }
        return first <= second && one.length <= other.length
          && zip(people(one), people(other)).allSatisfy { $0 <= $1 }
      }
      for type in types where instance.types[type].outcomes[0] != nil && instance.types[type].length <= 8 {
        let isKept = modes.contains { $0.type == type }
        let better = modes.contains {
          $0.type != type && outdoes(instance.types[$0.type], instance.types[type])
        }
        #expect(isKept != better, "seed \(seed), type \(type)")
      }
    }
  }
}
