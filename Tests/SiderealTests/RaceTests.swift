import Allocation
import Sidereal
import Testing

/// Races whose law follows from a sentence.
@Suite("Races")
struct RaceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let race: String
    /// Boundaries at which the rival may finish, with their chances; what is missing is never, at the horizon of 6.
    let law: [Int: Double]
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "one serial chunk, and people enough",
      race: "{pools: {r: {headcount: 3}}, chunks: {x: {years: 4}}}", law: [4: 1]),
    Case(
      name: "longer than the horizon",
      race: "{pools: {r: {headcount: 3}}, chunks: {x: {years: 7}}}", law: [:]),
    Case(
      name: "one after the other", race: "{pools: {r: {headcount: 1}}, chunks: {x: {years: 1, count: 3}}}",
      law: [3: 1]),
    Case(
      name: "an attempt a year, each right with a half",
      race: "{pools: {r: {headcount: 1, correct: 50%}}, chunks: {x: {years: 1}}}",
      law: [1: 0.5, 2: 0.25, 3: 0.125, 4: 0.0625, 5: 0.03125, 6: 0.015625]),
    Case(
      name: "serial first: the short chunk waits",
      race: "{pools: {r: {headcount: 1}}, chunks: {x: {years: 1}, y: {years: 3, after: x}}}", law: [4: 1]),
    Case(
      name: "people who come later",
      race: "{pools: {r: {headcount: {2: 2}}}, chunks: {x: {years: 1, count: 4}}}", law: [4: 1]),
    Case(
      name: "parallel first, where the long chunk would have fitted beside",
      race: """
        {pools: {r: {headcount: {0: 1, 1: 2}}}, allocator: parallel-first,
                chunks: {x: {years: 1, count: 2}, y: {years: 2}}}
        """, law: [3: 1]),
  ]

  private func study(_ race: String, chunk: String = "{years: 1}") throws -> Study {
    try Study(
      yaml: """
        time: {horizon: 6}
        deadline: {race: \(race)}
        pools: {p: {headcount: 1, correct: 60%}}
        chunks: {c: \(chunk)}
        """)
  }

  @Test("The law of a race", arguments: cases)
  func law(_ one: Case) throws {
    var law = [Double](repeating: 0, count: 7)
    for (boundary, chance) in one.law { law[boundary] = chance }
    law[6] += 1 - one.law.values.reduce(0, +)
    let found = try study(one.race).instance.worlds[0].weights
    #expect(zip(found, law).allSatisfy { abs($0 - $1) < 1e-15 }, "\(found)")
  }

  @Test("Who finishes with the rival has finished in time, and a year later has not")
  func tie() throws {
    let race = "{pools: {r: {headcount: 1}}, chunks: {x: {years: 4}}}"
    #expect(abs(try study(race, chunk: "{years: 4}").solve().chance - 0.6) < 1e-12)
    #expect(try study(race, chunk: "{years: 5}").solve().chance == 0)
  }

  @Test("A race may stand in a world, and a simulation runs it")
  func world() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 6}
        deadline: 3
        pools: {p: {headcount: 2, correct: 60%}}
        chunks: {c: {years: 2, count: 2, credit: separate}}
        worlds:
          alone: {credence: 30%}
          raced: {credence: 70%, deadline: {race: {pools: {r: {headcount: 2, correct: 40%}},
                  chunks: {x: {years: 1, count: 2, credit: pooled}, y: {years: 2, after: x}}}}}
        """)
    let answer = try study.solve()
    #expect(study.check(answer) == nil)
    let simulated = study.simulate(answer, runs: 40_000)
    #expect(simulated.agrees == true, "\(answer.chance) \(simulated)")
    let text = study.report(answer).text(width: 300)
    #expect(text.contains("in world 'raced' the deadline is when a rival finishes"))
  }

  @Test("Gifts are mentioned where there is a rival to take them, and nowhere else")
  func gifts() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 6}
        deadline: 5
        pools: {p: {headcount: 2, correct: 60%}}
        chunks: {c: {years: 2, hastens: {rival: x, by: 0.5}}, d: {years: 2}}
        information: {worlds: start}
        worlds:
          alone: {credence: 30%, chunks: {d: {needed: false}}}
          raced: {credence: 70%, deadline: {race: {pools: {r: {headcount: 2, correct: 40%}},
                  chunks: {x: {years: 1, count: 3, credit: pooled}, y: {years: 2}}}}}
        """)
    let told = study.report(try study.solve()).assumptions
    #expect(told.contains { $0.hasPrefix("where 'raced' is carried out, rivals are given") }, "\(told)")
    #expect(
      told.contains("where 'alone' is carried out, the plan leaves the deadline where it is"), "\(told)")
  }

  @Test("The expected case of a race takes the horizon for never")
  func mean() throws {
    let problem = try study("{pools: {r: {headcount: 1, correct: 50%}}, chunks: {x: {years: 5}}}").problem
    #expect(abs(problem.deadline.mean(on: problem.time) - (0.5 * 5 + 0.5 * 6)) < 1e-12)
  }
}
