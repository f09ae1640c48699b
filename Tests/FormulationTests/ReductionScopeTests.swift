import Allocation
import Support
import Testing

@testable import Formulation

@Suite("What of an instance matters to a reduction")
struct ReductionScopeTests {
  private static let head = """
    time: {horizon: 4}
    deadline: {2: 50%, 4: 50%}
    pools: {a: {headcount: 3, correct: 50%}, b: {headcount: 3, correct: 80%}}

    """

  @Test("believed worlds, deadlines and needed bundles")
  func parts() throws {
    let instance = try Instance(
      text: Self.head + """
        chunks: {x: {years: 1}, y: {years: 1, after: x, needed: false}, z: {years: 1, needed: false}}
        worlds:
          one: {credence: 60%, deadline: 3}
          two: {credence: 40%, chunks: {y: {needed: true}}}
          none: {credence: 0%, chunks: {z: {needed: true}}}
        """)
    let scope = ReductionScope(instance)
    #expect(scope.worlds == [0, 1])
    #expect(scope.boundaries == [[3], [2, 4], [2, 4]])
    #expect(scope.bundles == [0, 1])
    #expect(scope.worlds(needing: 0) == [0, 1] && scope.worlds(needing: 1) == [1])
    #expect(scope.successors(of: 0) == [1] && scope.successors(of: 1) == [])
  }

  @Test("a revealing chunk matters in every believed world, and so does the look")
  func revealing() throws {
    let instance = try Instance(
      text: Self.head + """
        chunks: {x: {years: 1}, y: {years: 1, needed: false}}
        worlds: {one: {credence: 60%, deadline: 3}, two: {credence: 40%}, none: {credence: 0%}}
        """)
    let reveal = Stage.Reveal(chunk: 1, seen: [1, 1, 1], open: [[], [], []], least: [:])
    let scope = ReductionScope(instance, Stage(look: 1, reveal: reveal))
    #expect(scope.boundaries == [[1, 3], [1, 2, 4], [2, 4]])
    #expect(scope.bundles == [0, 1] && scope.worlds(needing: 1) == [0, 1])
    #expect(ReductionScope(instance, Stage(look: 1)).boundaries == [[3], [2, 4], [2, 4]])
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let chunk: String
    var worlds = ""
    var look: Int?
    /// For each unit: copy (−1: the whole), family, enough (−1: no limit).
    let shapes: [[Int]]
    var dealing: Reduction.Dealing?
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "pooled", chunk: "count: 3, credit: pooled", shapes: [[-1, 0, -1]]),
    Case(name: "one", chunk: "credit: separate", shapes: [[-1, 0, -1]]),
    Case(
      name: "told apart by correctness", chunk: "count: 2, credit: separate",
      shapes: [[0, 0, -1], [1, 0, -1]]),
    Case(
      name: "dealt in turn", chunk: "count: 3, credit: separate, pools: [b]", shapes: [[-1, 0, -1]],
      dealing: .inTurn(3)),
    Case(
      name: "dealt in turn on branches too", chunk: "count: 3, credit: separate, pools: [b]", look: 2,
      shapes: [[-1, 0, -1]], dealing: .inTurn(3)),
    Case(
      name: "many copies", chunk: "count: 9, credit: separate", shapes: [[-1, 0, -1]], dealing: .toWeakest(9)),
    Case(
      name: "many copies on branches", chunk: "count: 9, credit: separate", look: 2,
      shapes: (0..<9).map { [$0, 0, -1] }),
    Case(
      name: "counts that differ make families", chunk: "count: 3, credit: separate, pools: [a]",
      worlds: "one: {credence: 50%, chunks: {x: {count: 1}}}, two: {credence: 50%}",
      shapes: [[0, 0, -1], [1, 1, -1], [2, 1, -1]]),
    Case(
      name: "years that differ by world are no order for all",
      chunk: "count: 2, credit: separate, pools: [a]",
      worlds: "one: {credence: 50%, chunks: {x: {years: 2}}}, two: {credence: 50%}",
      shapes: [[0, 0, -1], [1, 0, -1]]),
    Case(
      name: "certain and pooled", chunk: "count: 3, credit: pooled, pools: {b: {correct: 100%}}",
      shapes: [[-1, 0, 3]]),
    Case(
      name: "certain and separate", chunk: "count: 3, credit: separate, pools: {b: {correct: 100%}}",
      shapes: [[-1, 0, 3]], dealing: .inTurn(3)),
    Case(
      name: "certain and told apart", chunk: "count: 2, credit: separate, pools: {b: {correct: 100%}}",
      worlds: "one: {credence: 50%, chunks: {x: {count: 1}}}, two: {credence: 50%}",
      shapes: [[0, 0, 1], [1, 1, 1]]),
  ]

  @Test("how bundles are split into units", arguments: cases)
  func shapes(one: Case) throws {
    let worlds = one.worlds.isEmpty ? "" : "worlds: {\(one.worlds)}\n"
    let instance = try Instance(text: Self.head + "chunks: {x: {years: 1, \(one.chunk)}}\n" + worlds)
    let shapes = ReductionScope(instance, one.look.map { Stage(look: $0) }).shapes(of: 0)
    #expect(shapes.map { [$0.copy ?? -1, $0.family, $0.enough ?? -1] } == one.shapes)
    #expect(shapes.allSatisfy { $0.dealing == one.dealing })
  }

  @Test("copies of a revealing chunk are told apart, since it matters which are finished")
  func copies() throws {
    let instance = try Instance(
      text: Self.head + """
        chunks: {x: {years: 1, count: 2, credit: separate, pools: [b]}}
        worlds: {one: {credence: 60%}, two: {credence: 40%}}
        """)
    let reveal = Stage.Reveal(chunk: 0, seen: [1, 1], open: [[], []], least: [:])
    let shapes = ReductionScope(instance, Stage(look: 1, reveal: reveal)).shapes(of: 0)
    #expect(shapes.map(\.copy) == [0, 1] && shapes.map(\.family) == [0, 1])
  }
}
