import Allocation
import Support
import Testing

@testable import Formulation

/// That no best plan is lost is for `PointTests`, against all plans; here is which starts are kept, and why.
@Suite("Starts that some best plan can do with")
struct StartDominanceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    /// For each bundle the starts of its first kind of attempts.
    let starts: [[Int]]
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "the last before the end, and what makes room for it",
      text: """
        time: {horizon: 5}
        deadline: 5
        pools: {a: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 2}}
        """, starts: [[1, 3]]),
    Case(
      name: "what ends where the deadline may fall",
      text: """
        time: {horizon: 5}
        deadline: {3: 50%, 4: 50%}
        pools: {a: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 2}}
        """, starts: [[0, 1, 2]]),
    Case(
      name: "nothing that ends after the last deadline",
      text: """
        time: {horizon: 6}
        deadline: 2
        pools: {a: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 1}}
        """, starts: [[0, 1]]),
    Case(
      name: "what ends before people leave",
      text: """
        time: {horizon: 6}
        deadline: 6
        pools: {a: {headcount: {0: 2, 3: 1}, correct: 50%}}
        chunks: {x: {years: 2}}
        """, starts: [[0, 1, 2, 4]]),
    Case(
      name: "pools that share nothing do not stop each other",
      text: """
        time: {horizon: 6}
        deadline: 6
        pools: {a: {headcount: 1, correct: 50%}, b: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 2, pools: [a]}, y: {years: 3, pools: [b]}}
        """, starts: [[0, 2, 4], [0, 3]]),
    Case(
      name: "pools that share a team do",
      text: """
        time: {horizon: 6}
        deadline: 6
        pools: {a: {headcount: 1, correct: 50%}, b: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 2, team: {a: 1, b: 1}}, y: {years: 3, pools: [b]}}
        """, starts: [[0, 1, 2, 4], [0, 1, 3]]),
    Case(
      name:
        "who waits for another starts after it can have ended, and the other leaves time for whoever waits",
      text: """
        time: {horizon: 4}
        deadline: 4
        pools: {a: {headcount: 1, correct: 50%}, b: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 1, pools: [a]}, y: {years: 1, pools: [b], after: x}}
        """, starts: [[0, 1, 2], [1, 2, 3]]),
    Case(
      name: "what ends where whoever waits may start",
      text: """
        time: {horizon: 6}
        deadline: 6
        pools: {a: {headcount: 1, correct: 50%}, b: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 1, pools: [a]}, y: {years: 4, pools: [b], after: x}}
        """, starts: [[0, 1], [2]]),
    Case(
      name: "not before it can be paid",
      text: """
        time: {horizon: 4}
        deadline: 4
        pools: {a: {headcount: 1, correct: 50%, cost: 1}}
        budgets: {money: {2: 5}}
        chunks: {x: {years: 1}}
        """, starts: [[2, 3]]),
    Case(
      name: "not where nobody is there",
      text: """
        time: {horizon: 4}
        deadline: {1: 10%, 2: 20%, 3: 30%, 4: 40%}
        pools: {a: {headcount: {0: 1, 1: 0, 2: 1}, correct: 50%}}
        chunks: {x: {years: 1}}
        """, starts: [[0, 2, 3]]),
    Case(
      name: "worlds without credence, and bundles that none needs, do not count",
      text: """
        time: {horizon: 4}
        deadline: 4
        pools: {a: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 2}, y: {years: 1, needed: false}}
        worlds: {one: {credence: 100%}, two: {credence: 0%, deadline: 3, chunks: {y: {needed: true}}}}
        """, starts: [[0, 2], []]),
  ]

  @Test(arguments: cases)
  func byHand(one: Case) throws {
    let instance = try Instance(text: one.text)
    var dominance = StartDominance(Reduction(idle: instance, nil), ReductionScope(instance))
    #expect(dominance.run { false })
    for (bundle, expected) in one.starts.enumerated() {
      let type = instance.bundles[bundle].types[0]
      let kept = dominance.starts(of: type).filter { dominance.isUseful(type, at: $0, within: .max) }
      #expect(kept == expected, "\(instance.bundles[bundle].name)")
    }
  }

  @Test("all starts at which people and money allow an attempt, where all are asked for")
  func all() throws {
    let instance = try Instance(text: Self.cases[0].text)
    var dominance = StartDominance(Reduction(idle: instance, nil), ReductionScope(instance))
    dominance.allowAll()
    #expect(dominance.starts(of: 0) == [0, 1, 2, 3])
    #expect(dominance.capacity(of: 0, at: 4) == 0)
  }

  @Test("ends where it is asked to")
  func stopped() throws {
    let instance = try Instance(text: Self.cases[0].text)
    var dominance = StartDominance(Reduction(idle: instance, nil), ReductionScope(instance))
    #expect(!dominance.run { true })
  }

  @Test("what counts only for so long is of use where a world takes no longer, and has time for what waits")
  func useful() throws {
    let instance = try Instance(
      text: """
        time: {horizon: 4}
        deadline: 4
        pools: {a: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 2}, y: {years: 1, after: x}}
        worlds: {one: {credence: 50%, chunks: {x: {years: 1}}}, two: {credence: 50%, deadline: 3}}
        """)
    let dominance = StartDominance(Reduction(idle: instance, nil), ReductionScope(instance))
    let long = try #require(instance.kind(0, length: 2))
    let useful = { (start: Int, within: Int) in dominance.isUseful(long, at: start, within: within) }
    // In the one world it ends after a year, by 4 with a year for y; in the two after two, by 3.
    #expect((0..<4).map { useful($0, 1) } == [true, true, true, false])
    #expect((0..<4).map { useful($0, 2) } == [true, true, true, false])
    #expect((0..<4).map { useful($0, 0) } == [false, false, false, false])
  }

  @Test("a revealing chunk needs leave no time for others")
  func revealing() throws {
    let instance = try Instance(
      text: """
        time: {horizon: 4}
        deadline: 4
        pools: {a: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 1}, y: {years: 3, after: x}, z: {years: 1, needed: false, after: y}}
        worlds: {one: {credence: 50%}, two: {credence: 50%, deadline: 3}}
        """)
    let reveal = Stage.Reveal(chunk: 2, seen: [1, 1], open: [[], []], least: [:])
    let stage = Stage(look: 1, reveal: reveal)
    let reduction = Reduction(idle: instance, stage)
    let without = StartDominance(Reduction(idle: instance, nil), ReductionScope(instance))
    let with = StartDominance(reduction, ReductionScope(instance, stage))
    // z waits for y, which cannot have ended before 4; but it may be tried, and be seen, at once.
    #expect(!without.isUseful(2, at: 0, within: .max))
    #expect(with.isUseful(2, at: 0, within: .max))
  }
}
