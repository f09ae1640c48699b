import Allocation
import Analysis
import Foundation
import Sidereal
import Testing

/// People who are right or wrong for life, against closed forms: one lot a pool in a team.
@Suite struct LastingTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    /// Of the static plan where luck is drawn anew.
    let `static`: Double
    let lasting, knows, omniscient: Double
    var testDescription: String { name }
  }

  /// The chance of at least so many of n.
  static func atLeast(_ count: Int, of n: Int, _ q: Double) -> Double {
    if count <= 0 { return 1 }
    if count > n { return 0 }
    return (count...n).reduce(0.0) { sum, rights in
      let ways = (0..<rights).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
      return sum + ways * pow(q, Double(rights)) * pow(1 - q, Double(n - rights))
    }
  }

  static func one(_ headcount: Int, team: Int, rounds: Int, count: Int, _ more: String = "") -> String {
    """
    time: {horizon: \(2 * rounds)}
    deadline: \(2 * rounds)
    pools: {p: {headcount: \(headcount), correct: 30%}}
    chunks: {x: {count: \(count), years: 2, team: \(team), credit: pooled\(more)}}
    """
  }

  /// So many teams in so many rounds, each team right or wrong in all of them.
  static func teams(_ number: Int, rounds: Int, count: Int, _ name: String, _ text: String) -> Case {
    let life = atLeast((count + rounds - 1) / rounds, of: number, 0.3)
    return Case(
      name: name, text: text, static: atLeast(count, of: number * rounds, 0.3), lasting: life, knows: life,
      omniscient: life)
  }

  static let cases = [
    Case(
      name: "a team of two",
      text: """
        title: team of two
        time: {horizon: 2}
        deadline: 2
        pools:
          a: {headcount: 2, correct: 50%}
        chunks:
          x: {years: 2, team: 2}
        """, static: 0.5, lasting: 0.5, knows: 0.5, omniscient: 0.5),
    Case(
      name: "one person, three trials",
      text: """
        time: {horizon: 3}
        deadline: 3
        pools: {p: {headcount: 1, correct: 50%}}
        chunks: {A: {years: 1}}
        """, static: 0.875, lasting: 0.5, knows: 0.5, omniscient: 0.5),
    teams(3, rounds: 1, count: 2, "three teams of two", one(6, team: 2, rounds: 1, count: 2)),
    teams(2, rounds: 1, count: 1, "one person too many", one(7, team: 3, rounds: 1, count: 1)),
    teams(3, rounds: 2, count: 3, "two rounds", one(6, team: 2, rounds: 2, count: 3)),
    teams(
      3, rounds: 1, count: 2, "relay: two hold one seat",
      one(6, team: 1, rounds: 1, count: 2, ", joining: relay").replacing(
        "correct: 30%", with: "correct: 30%, pace: 0.5")),
    // Two teams of one from each pool: who sees them puts those who are right together.
    Case(
      name: "mixed teams",
      text: """
        time: {horizon: 2}
        deadline: 2
        pools: {a: {headcount: 2, correct: 60%}, b: {headcount: 2, correct: 50%}}
        chunks: {x: {years: 2, team: {a: 1, b: 1}}}
        """, static: 1 - 0.7 * 0.7, lasting: 1 - 0.7 * 0.7, knows: (1 - 0.16) * (1 - 0.25),
      omniscient: (1 - 0.16) * (1 - 0.25)),
    // Right with a chance of its own, by the lot of the first pool's first seat.
    Case(
      name: "a correctness of its own",
      text: """
        time: {horizon: 4}
        deadline: 4
        pools: {a: {headcount: 1, correct: 60%}, b: {headcount: 1, correct: 50%}}
        chunks: {x: {years: 2, team: {a: 1, b: 1}, correct: 30%}}
        """, static: 0.51, lasting: 0.3, knows: 0.3, omniscient: 0.3),
    // The deadline known, both trials go on what can still end.
    Case(
      name: "two chunks, whoever is right does both",
      text: """
        time: {horizon: 2}
        deadline: 2
        pools: {p: {headcount: 2, correct: 50%}}
        chunks: {a: {years: 1}, b: {years: 1}}
        """, static: 0.75 * 0.75, lasting: 0.75, knows: 0.75, omniscient: 0.75),
  ]

  @Test(arguments: cases) func closedForms(_ one: Case) throws {
    let report = try Study(yaml: one.text).ladder(
      LadderOptions(search: SearchOptions(gap: 1e-9), findsEquivalents: false))
    func chance(_ name: Rung.Name) -> Double { report.rung(name)?.chance ?? .nan }
    #expect(abs(chance(.static) - one.static) < 1e-8)
    #expect(abs(chance(.knowsWhoIsRight) - one.knows) < 1e-8)
    #expect(abs(chance(.omniscient) - one.omniscient) < 1e-8)
    // Which people a static plan seats twice is the plan's choice among equals.
    #expect(chance(.lasting) <= one.knows + 1e-9)
    if one.lasting != 0.75 { #expect(abs(chance(.lasting) - one.lasting) < 1e-9) }
    let right = try #require(report.worths.right)
    #expect(right.value >= 0 && right.range.contains(right.value) && report.status == .optimal)
    #expect(abs(right.value - (chance(.knowsWhoIsRight) - chance(.lasting))) < 1e-8)
  }

  /// Thirty people are too many to list their luck: the static plan is drawn, and held against what is known exactly.
  @Test(arguments: [1, 2, 3]) func drawnAgainstExact(_ seed: UInt64) throws {
    let study = try Study(
      yaml: """
        time: {horizon: 2}
        deadline: 2
        pools: {p: {headcount: 30, correct: 30%}}
        chunks: {x: {count: 18, years: 1, credit: pooled}}
        """)
    let report = try study.ladder(
      LadderOptions(search: SearchOptions(gap: 1e-9, seed: seed), findsEquivalents: false))
    let exact = Self.atLeast(9, of: 30, 0.3)
    let rows = Dictionary(uniqueKeysWithValues: report.rungs.map { ($0.name, $0) })
    let lasting = try #require(rows[.lasting])
    #expect(abs((rows[.knowsWhoIsRight]?.chance ?? 0) - exact) < 1e-8)
    // Whoever sees it does no better here, in any draw: so the difference is 0, and what is left is no luck at all.
    #expect(abs((lasting.chance ?? 0) - exact) < 1e-8)
    #expect(lasting.interval?.contains(exact) == true)
    #expect(report.worths.right?.value == 0)
  }

  /// Values of information are never below 0, whatever the seed, where everything has to be drawn.
  @Test(arguments: [1, 2, 3]) func drawnValuesAreNeverNegative(_ seed: UInt64) throws {
    let study = try Study(
      yaml: """
        time: {horizon: 4}
        deadline: {2: 50%, 4: 50%}
        pools: {p: {headcount: 40, correct: 20%}, r: {headcount: 40, correct: 30%}}
        chunks: {x: {count: 12, years: 2, credit: pooled, pools: {p: {correct: 10%}, r: }}, y: {years: 1}}
        """)
    let report = try study.ladder(
      LadderOptions(search: SearchOptions(timeLimit: 6, threads: 2, seed: seed), findsEquivalents: false))
    let rows = Dictionary(uniqueKeysWithValues: report.rungs.map { ($0.name, $0) })
    let right = try #require(report.worths.right)
    #expect(right.value >= 0 && (right.interval?.lowerBound ?? 0) >= 0)
    let chances = [Rung.Name.omniscient, .knowsWhoIsRight, .lasting].map { rows[$0]?.chance ?? .nan }
    #expect(chances[0] >= chances[1] - 1e-12 && chances[1] >= chances[2] - 1e-12)
    #expect(abs(right.value - (chances[1] - chances[2])) < 1e-9)
  }
}
