import Allocation
import Support
import Testing

@testable import Formulation

@Suite("Ways in which attempts count on branches")
struct CountingPatternsTests {
  /// x takes one year in the one world and three in the other; an attempt is held for either.
  private static func text(_ chunks: String) -> String {
    """
    time: {horizon: 6}
    deadline: 6
    pools: {a: {headcount: 1, correct: 50%}}
    chunks: {\(chunks)}
    worlds: {one: {credence: 50%, chunks: {x: {years: 1}}}, two: {credence: 50%, chunks: {x: {years: 3}}}}
    """
  }
  private static let alone = text("x: {years: 1}")
  private static let first = text("x: {years: 1}, y: {years: 1, after: x}")
  private static let unneeded = text("x: {years: 1, needed: false}, y: {years: 1}")

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    var look: Int?
    var reveals = false
    /// Steps for which it is held.
    var length = 3
    /// Nil: shared.
    var branch: Int?
    let start: Int
    let patterns: [[Int]]
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "without a gate: the longest", text: alone, start: 0, patterns: [[3]]),
    Case(name: "with a gate: each length of its own", text: first, start: 0, patterns: [[1], [3]]),
    Case(name: "held too short for one world", text: first, length: 1, start: 0, patterns: [[1]]),
    Case(name: "shared", text: alone, look: 2, start: 0, patterns: [[3, 3]]),
    Case(name: "on a branch", text: alone, look: 2, branch: 1, start: 2, patterns: [[0, 3]]),
    Case(name: "on a branch with a gate", text: first, look: 2, branch: 0, start: 2, patterns: [[1, 0]]),
    Case(
      name: "ended by the look it counts in the one world, under way maybe in the other", text: first,
      look: 2,
      start: 0, patterns: [[1, 0], [1, 3]]),
    Case(
      name: "under way in both", text: first, look: 1, start: 1, patterns: [[0, 3], [1, 0], [1, 3]]),
    Case(
      name: "ended in both: cut by a gate before the look, or not", text: first, look: 3, start: 0,
      patterns: [[1, 0], [1, 3]]),
    Case(
      name: "revealing: whatever is seen", text: alone, look: 2, reveals: true, start: 0,
      patterns: [[3, 3, 3]]),
    Case(
      name: "once it is seen nobody works on it", text: alone, look: 2, reveals: true, branch: 0, start: 2,
      patterns: []),
    Case(
      name: "where it is not seen they may", text: alone, look: 2, reveals: true, branch: 2, start: 2,
      patterns: [[0, 0, 3]]),
    Case(
      name: "revealing with a gate: what ends later counts on the blind branch alone, or only shows",
      text: first,
      look: 2, reveals: true, start: 0, patterns: [[0, 0, 0], [1, 0, 1], [1, 0, 3]]),
    Case(
      name: "on the blind branch with a gate", text: first, look: 2, reveals: true, branch: 2, start: 2,
      patterns: [[0, 0, 1], [0, 0, 3]]),
    Case(
      name: "needed nowhere it is tried in time to be seen", text: unneeded, look: 2, reveals: true, start: 1,
      patterns: [[3, 3, 3]]),
    Case(
      name: "and not later", text: unneeded, look: 2, reveals: true, length: 3, start: 2, patterns: []),
    Case(
      name: "nor once it is not seen", text: unneeded, look: 2, reveals: true, branch: 2, start: 2,
      patterns: []),
  ]

  @Test(arguments: cases)
  func byHand(one: Case) throws {
    let instance = try Instance(text: one.text)
    let reveal = Stage.Reveal(chunk: 0, seen: [0.5, 0.5], open: [[], []], least: [:])
    let stage = one.look.map { Stage(look: $0, reveal: one.reveals ? reveal : nil) }
    let kind = try #require(instance.kind(0, length: one.length))
    let type = kind + (one.branch.map { ($0 + 1) * instance.types.count } ?? 0)
    let patterns = CountingPatterns(
      type, in: Reduction(idle: instance, stage), ReductionScope(instance, stage))
    #expect(patterns.starting(at: one.start) == one.patterns)
  }

  @Test("too many of them are not searched", arguments: [7, 8, 9])
  func tooMany(worlds: Int) throws {
    let years = (0..<worlds).map {
      "w\($0): {credence: \(1.0 / Double(worlds)), chunks: {x: {years: \(2 + $0 % 2)}}}"
    }
    let instance = try Instance(
      text: """
        time: {horizon: 8}
        deadline: 8
        pools: {a: {headcount: 1, correct: 50%}}
        chunks: {r: {years: 1}, x: {years: 2}, y: {years: 1, after: x}}
        worlds: {\(years.joined(separator: ", "))}
        """)
    let open = (0..<worlds).map { _ in [Stage.State(chance: 0.5, missing: [0: 1])] }
    let seen = [Double](repeating: 0.5, count: worlds)
    for look in 1..<8 {
      let stage = Stage(look: look, reveal: .init(chunk: 0, seen: seen, open: open, least: [:]))
      let reduction = Reduction(instance, stage) { false }
      // Between the start of an attempt and its end each world may count it or not.
      if look <= 3 { #expect(reduction == nil, "look at \(look)") }
      if let reduction { #expect(reduction.counted.count == reduction.columns.count * (worlds + 1)) }
    }
  }
}
