import Allocation
import Support
import Testing

@testable import Formulation

@Suite("Terms and outcomes of a reduction")
struct OutcomeBuilderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    /// For each outcome its weight in per cent and, for each of its terms, unit and counters.
    let outcomes: [(weight: Double, terms: [[Int]])]
    var constant = 0.0
    var direct: [Bool]?
    let chains: [[Int]]
    var testDescription: String { name }
  }

  static let head = """
    time: {horizon: 4}
    pools: {a: {headcount: 1, correct: 50%}}

    """

  static let cases = [
    Case(
      name: "one deadline", text: head + "deadline: 4\nchunks: {x: {years: 2}, y: {years: 1}}",
      outcomes: [(100, [[0, 0], [1, 1]])], direct: [false], chains: [[0]]),
    Case(
      name: "two deadlines, of which one is too early",
      text: head + "deadline: {1: 30%, 4: 70%}\nchunks: {x: {years: 2}}", outcomes: [(70, [[0, 0]])],
      direct: [false], chains: [[0]]),
    Case(
      name: "two deadlines", text: head + "deadline: {2: 30%, 4: 70%}\nchunks: {x: {years: 2}}",
      outcomes: [(30, [[0, 0]]), (70, [[0, 1]])], direct: [true, true], chains: [[0, 1]]),
    Case(
      name: "deadlines by which the same has ended are one",
      text: head + "deadline: {2: 30%, 3: 70%}\nchunks: {x: {years: 2, pools: {a: {correct: 80%}}}}",
      outcomes: [(30, [[0, 0]]), (70, [[0, 1]])], direct: [true, true], chains: [[0, 1]]),
    Case(
      name: "what needs nothing is won by every plan",
      text: head + """
        deadline: 4
        chunks: {x: {years: 2}}
        worlds: {one: {credence: 25%, chunks: {x: {needed: false}}}, two: {credence: 75%}}
        """, outcomes: [(75, [[0, 0]])], constant: 0.25, direct: [false], chains: [[0]]),
    Case(
      name: "worlds that need the same of the same counters are one outcome",
      text: head + """
        deadline: 4
        chunks: {x: {years: 2}}
        worlds: {one: {credence: 25%}, two: {credence: 75%}}
        """, outcomes: [(100, [[0, 0]])], direct: [false], chains: [[0]]),
    Case(
      name: "a term that others need too has a twin that stands for φ itself",
      text: head + """
        deadline: 4
        chunks: {x: {years: 2}, y: {years: 1}}
        worlds: {one: {credence: 25%, chunks: {y: {needed: false}}}, two: {credence: 75%}}
        """, outcomes: [(25, [[0, 0]]), (75, [[0, 0], [1, 1]])], direct: [true, false], chains: [[0], [1]]),
    Case(
      name: "more than one correct attempt: φ is not concave",
      text: head + "deadline: {2: 30%, 4: 70%}\nchunks: {x: {years: 1, count: 2, credit: pooled}}",
      outcomes: [(30, [[0, 0]]), (70, [[0, 1]])], direct: [false, false], chains: [[0, 1]]),
    Case(
      name: "nobody can win", text: head + "deadline: 4\nchunks: {x: {years: 5}}", outcomes: [], direct: [],
      chains: []),
  ]

  @Test(arguments: cases)
  func byHand(one: Case) throws {
    let reduction = Reduction(try Instance(text: one.text))
    #expect(reduction.constant == one.constant)
    #expect(reduction.chains == one.chains)
    #expect(reduction.outcomes.indices.map(reduction.isDirect) == one.direct)
    #expect(reduction.outcomes.count == one.outcomes.count)
    for (outcome, expected) in zip(reduction.outcomes, one.outcomes) {
      #expect(abs(outcome.weight * 100 - expected.weight) < 1e-12)
      let terms = outcome.terms.map { reduction.terms[$0] }
      #expect(terms.map { [$0.unit] + $0.counters } == expected.terms)
    }
    #expect(
      abs(reduction.trivialBound - one.constant - one.outcomes.reduce(0) { $0 + $1.weight } / 100) < 1e-12)
  }

  @Test("what a revealing chunk shows splits a world into cases")
  func whatIsSeen() throws {
    let instance = try Instance(
      text: """
        time: {horizon: 4}
        deadline: {1: 20%, 4: 80%}
        pools: {a: {headcount: 1, correct: 50%}}
        chunks: {r: {years: 1, count: 2, credit: pooled}, x: {years: 1}}
        worlds: {one: {credence: 50%}, two: {credence: 50%, chunks: {r: {needed: false}}}}
        """)
    let reveal = Stage.Reveal(
      chunk: 0, seen: [0.25, 0],
      open: [
        [.init(chance: 0.5, missing: [0: 1]), .init(chance: 0.25, missing: [0: 2])],
        [.init(chance: 1, missing: [:])],
      ], least: [:])
    let reduction = Reduction(idle: instance, Stage(look: 2, reveal: reveal))
    #expect(reduction.branches == [0, 1, nil])
    let built = try #require(Reduction(instance, Stage(look: 2, reveal: reveal)) { false })
    let facts = (0...1).map { world in
      OutcomeCase.all(in: world, of: built).map { one in
        "\(one.chance) by \(one.boundaries) \(one.isSeen): "
          + one.demands.map { "\($0.need) of \($0.unit) on \($0.branch) after \($0.after)" }
          .joined(separator: ", ")
      }
    }
    #expect(
      facts[0] == [
        "1.0 by [1] false: 2 of 0 on 2 after -1, 1 of 1 on 2 after -1",
        "0.25 by [4] true: 1 of 1 on 0 after -1",
        "0.5 by [4] true: 1 of 1 on 2 after -1, 1 of 0 on 2 after 2",
        "0.25 by [4] true: 1 of 1 on 2 after -1, 2 of 0 on 2 after 2",
      ])
    #expect(
      facts[1] == ["1.0 by [1] false: 1 of 1 on 2 after -1", "1.0 by [4] true: 1 of 1 on 2 after -1"])
  }

  @Test("no attempts that the stage supposes, no outcome after the look")
  func presence() throws {
    let instance = try Instance(
      text: """
        time: {horizon: 4}
        deadline: 4
        pools: {a: {headcount: 2, correct: 50%}}
        chunks: {r: {years: 1, needed: false}, x: {years: 1}}
        worlds: {one: {credence: 50%}, two: {credence: 50%, pools: {a: {correct: 80%}}}}
        """)
    let strand = Stage.Strand(copy: 0, correct: [0.5, 0.8])
    let reveal = Stage.Reveal(
      chunk: 0, seen: [0.5, 0.8],
      open: [[.init(chance: 0.5, missing: [:])], [.init(chance: 0.2, missing: [:])]],
      least: [strand: 2])
    let reduction = try #require(Reduction(instance, Stage(look: 2, reveal: reveal)) { false })
    #expect(reduction.strands == [strand] && reduction.mostAttempts(of: strand) == 4)
    let points = Points(reduction)
    let early = reduction.columns.indices.filter { reduction.strand($0) == strand }
    for attempts in points.attempts().prefix(400) {
      let made = early.reduce(0) { $0 + attempts[$1] }
      #expect(made >= 2 || points.value(attempts) == 0, "\(attempts)")
    }
    #expect(points.attempts().contains { points.value($0) > 0 })
  }

  @Test("ends where it is asked to", arguments: 0..<12)
  func stopped(questions: Int) throws {
    let instance = try Instance(text: TinyProblem(sort: .worldYears, seed: 0).text)
    var left = questions
    let reduction = Reduction(instance) {
      left -= 1
      return left < 0
    }
    #expect(reduction == nil)
  }
}
