import Allocation
import Analysis
import Foundation
import Sidereal
import Testing

/// Plans made anew at review points, where the best adaptive plan can be worked out by hand.
@Suite struct ReviewTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let every: Double
    let `static`, adaptive: Double
    var testDescription: String { name }
  }

  static let cases = [
    // Two pieces, three trials of one half: two on one piece, one on the other; or whatever is still missing.
    Case(
      name: "two pieces, three trials",
      text: """
        time: {horizon: 3}
        deadline: 3
        pools: {people: {headcount: 1, correct: 50%}}
        chunks: {a: {years: 1}, b: {years: 1}}
        """, every: 1, static: 0.375, adaptive: 0.5),
    // The same as copies that each need a trial of their own.
    Case(
      name: "two copies, three trials",
      text: """
        time: {horizon: 3}
        deadline: 3
        pools: {people: {headcount: 1, correct: 50%}}
        chunks: {a: {count: 2, years: 1, credit: separate}}
        """, every: 1, static: 0.375, adaptive: 0.5),
    // The second waits for the first: at best one trial, a gate, two trials; or on as soon as it is done.
    Case(
      name: "one after the other",
      text: """
        time: {horizon: 3}
        deadline: 3
        pools: {people: {headcount: 1, correct: 50%}}
        chunks: {a: {years: 1}, b: {years: 1, after: a}}
        """, every: 1, static: 0.375, adaptive: 0.5),
    // Every trial brings the deadline a year nearer: three are planned, or one after another until one is right, which
    // is in time with the first two, and where the deadline is the later one with the first four.
    Case(
      name: "trials bring the deadline nearer",
      text: """
        time: {horizon: 8}
        deadline: {5: 50%, 8: 50%}
        pools: {people: {headcount: 1, correct: 50%}}
        chunks: {a: {years: 1, hastens: 1}}
        """, every: 1, static: 0.8125, adaptive: 0.84375),
    // The first case, but the second piece leaks in half of all worlds, and then all is lost.
    Case(
      name: "two pieces, one of which leaks",
      text: """
        time: {horizon: 3}
        deadline: 3
        pools: {people: {headcount: 1, correct: 50%}}
        chunks: {a: {years: 1}, b: {years: 1, hastens: {chance: 50%, years: 3}}}
        """, every: 1, static: 0.1875, adaptive: 0.25),
    // Two trials give a rival a whole step: the third is in time, the fourth is not, whether it is seen or not.
    Case(
      name: "halves of gifts add up over reviews",
      text: """
        time: {horizon: 6}
        deadline:
          race: {pools: {they: {headcount: 1}}, chunks: {r: {count: 4, years: 1}}}
        pools: {people: {headcount: 1, correct: 50%}}
        chunks: {a: {years: 1, hastens: {rival: r, by: 0.5}}}
        """, every: 1, static: 0.875, adaptive: 0.875),
    // Money for three trials: two in the first year, and one for what is still missing.
    Case(
      name: "money that is left",
      text: """
        time: {horizon: 2}
        deadline: 2
        pools: {people: {headcount: 2, correct: 50%, cost: 1}}
        budgets: {money: 3}
        chunks: {a: {years: 1}, b: {years: 1}}
        """, every: 1, static: 0.375, adaptive: 0.5),
    // Nobody sees anything before the end.
    Case(
      name: "nothing to see",
      text: """
        time: {horizon: 4}
        deadline: {2: 50%, 4: 50%}
        pools: {people: {headcount: 3, correct: 50%}}
        chunks: {a: {years: 4}, b: {years: 4}}
        """, every: 1, static: 0.1875, adaptive: 0.1875),
    Case(
      name: "no review before the end",
      text: """
        time: {horizon: 3}
        deadline: 3
        pools: {people: {headcount: 1, correct: 50%}}
        chunks: {a: {years: 1}, b: {years: 1}}
        """, every: 3, static: 0.375, adaptive: 0.375),
    // Who is right shows in the first year, in which both are tried; the money left goes to whoever it is.
    Case(
      name: "worlds that show",
      text: """
        time: {horizon: 2}
        deadline: 2
        pools: {p: {headcount: 1, cost: 1, correct: 1e-9}, r: {headcount: 1, cost: 1, correct: 1e-9}}
        budgets: {money: 3}
        chunks: {x: {count: 2, years: 1, credit: pooled}}
        worlds:
          one: {credence: 50%, pools: {p: {correct: 100%}}}
          two: {credence: 50%, pools: {r: {correct: 100%}}}
        """, every: 1, static: 0.5, adaptive: 1),
  ]

  private func review(_ one: Case, runs: Int, threads: Int = 2) throws -> (Answer, ReviewAnswer) {
    let study = try Study(yaml: one.text)
    let options = SearchOptions(gap: 1e-9, threads: threads)
    let answer = try study.solve(options)
    let review = Review(
      answer.plan, of: study.instance, years: one.every, runs: runs, SearchBudget(options))
    return (answer, try review.run())
  }

  @Test(arguments: cases) func adaptivity(_ one: Case) throws {
    let runs = 2000
    let (answer, found) = try review(one, runs: runs)
    #expect(abs(answer.chance - one.static) < 1e-8)
    // Four standard errors of a share.
    let margin = 4 * (0.25 / Double(runs)).squareRoot()
    #expect(abs(found.static - one.static) < margin)
    #expect(abs(found.reviewed - one.adaptive) < margin)
    #expect(abs(found.difference - (found.reviewed - found.static)) < 1e-12 && found.isComplete)
    let half = (found.interval.upperBound - found.interval.lowerBound) / 2
    #expect(abs(found.difference - (one.adaptive - one.static)) <= 2.5 * half)
    if one.adaptive == one.static { #expect(found.difference == 0) } else { #expect(half < 0.03) }
  }

  @Test(arguments: cases.prefix(3)) func threadsChangeNothing(_ one: Case) throws {
    let (first, second) = (try review(one, runs: 100, threads: 1).1, try review(one, runs: 100, threads: 3).1)
    #expect(
      first.reviewed == second.reviewed && first.interval == second.interval && first.plans == second.plans)
  }
}
