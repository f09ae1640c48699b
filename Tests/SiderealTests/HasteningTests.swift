import Allocation
import Formulation
import Sidereal
import Testing

@Suite("Work that hastens the deadline")
struct HasteningTests {
  @Test("Closed forms: the best chance, proven, and no naive rule above it", arguments: HasteningCases.all)
  func closed(_ one: HasteningCases.Case) throws {
    let study = try Study(yaml: one.text)
    let answer = try study.solve(SearchOptions(gap: 1e-9))
    #expect(study.check(answer) == nil)
    #expect(abs(answer.chance - one.chance) < 1e-9, "\(answer.chance)")
    #expect(answer.bound >= one.chance - 1e-12)
    #expect(answer.status == .optimal, "\(answer.bound)")
    for outcome in study.compare(answer) where study.instance.dateOfLearning == nil {
      #expect(outcome.chance <= one.chance + 1e-12, "\(outcome.rule)")
    }
  }

  @Test("A simulation that shares no code agrees", arguments: HasteningCases.all)
  func simulated(_ one: HasteningCases.Case) throws {
    let study = try Study(yaml: one.text)
    let answer = try study.solve(SearchOptions(gap: 1e-6))
    #expect(study.simulate(answer, runs: 20_000).agrees == true)
  }

  @Test("What is printed is read back, and weights of a world sum to 1", arguments: HasteningCases.all)
  func printed(_ one: HasteningCases.Case) throws {
    let study = try Study(yaml: one.text)
    let answer = try study.solve(SearchOptions(gap: 1e-6))
    let judged = try study.judge(result: Array(study.report(answer).json().utf8))
    #expect(abs(judged.chance - answer.chance) < 1e-12)
    #expect(judged.bound >= one.chance - 1e-9)
    for world in study.evaluation(of: answer).worlds {
      #expect(abs(world.boundaries.reduce(0) { $0 + $1.weight } - 1) < 1e-9)
    }
  }

  @Test("No attempt is printed that hastens and adds nothing")
  func useless() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 6}
        deadline: {4: 50%, 6: 50%}
        pools: {p: {headcount: 4, correct: 50%}}
        chunks: {c: {years: 2}, idle: {years: 1, needed: false, hastens: 0.01}, late: {years: 2, hastens: 0.6}}
        """)
    let answer = try study.solve(SearchOptions(gap: 1e-9))
    #expect(answer.status == .optimal)
    #expect(!study.rows(of: answer).contains { $0.chunk == "idle" })
    let text = study.report(answer).text(width: 400)
    #expect(text.contains("work on 'late' brings the deadline"))
  }

  @Test("The price in years is told for each chunk, and of leaks in the mean")
  func price() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 9}
        deadline: 9
        pools: {p: {headcount: 3}}
        chunks: {a: {years: 2, hastens: 0.25}, b: {years: 3, hastens: 0.5}, c: {years: 1, hastens: {chance: 20%, years: 1}}}
        """)
    let told = study.report(try study.solve()).assumptions
    #expect(
      told.contains("work brings the deadline 2 years nearer: 0.5 years by 'a', 1.5 years by 'b'"), "\(told)")
    #expect(
      told.contains(
        "work on 'c' leaks with 20.0 %: then the deadline comes 1 year sooner, 0.2 years in the mean"),
      "\(told)")
  }

  @Test("No linear program states it, and both commands say why")
  func refused() throws {
    let study = try Study(yaml: HasteningCases.all[0].text)
    #expect(throws: ExactProgram.Failure.hastened("c")) { try study.export(.lp) }
    #expect(throws: ExactProgram.Failure.hastened("c")) { try study.solveByProgram() }
  }

  @Test("The ladder knows moments before they move, and leaks stay unknown")
  func ladder() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 6}
        deadline: {3: 40%, 5: 40%, never: 20%}
        pools: {p: {headcount: 2, correct: 60%}}
        chunks: {c: {years: 2, hastens: 0.3}, d: {years: 1, hastens: {chance: 20%, years: 1}}}
        """)
    let ladder = try study.ladder(SearchOptions(gap: 1e-6))
    let chances = Dictionary(
      ladder.rungs.map { ($0.name.text, $0.chance) }, uniquingKeysWith: { one, _ in one })
    let best = try #require(chances["static"] ?? nil)
    let told = try #require(chances["knows the deadline"] ?? nil)
    #expect(told > best + 1e-6)
    for (name, chance) in chances where ["mean-value plan", "even", "greedy"].contains(name) {
      #expect(try #require(chance) <= best + 1e-9, "\(name)")
    }
  }

  /// Trials of one half, each of which brings the deadline a year nearer: of D years half can be used, rounded down.
  static let knowing: [(name: String, law: String, chance: Double, everything: Double)] = [
    ("evenly spread", "{by: {10: 100%}}", 0.2 * (0 + 0.5 + 0.75 + 0.875 + 0.9375), 0.5 * 0.8),
    (
      "never in half of all cases", "{by: {10: 50%}}",
      0.1 * (0 + 0.5 + 0.75 + 0.875 + 0.9375) + 0.5 * 0.9990234375, 0.5 * 0.9
    ),
    ("in two pieces", "{by: {4: 80%, 8: 100%}}", 0.4 * (0 + 0.5) + 0.1 * (0.75 + 0.875), 0.5 * 0.6),
  ]

  @Test("Who knows a deadline with a moment in every interval", arguments: knowing.indices)
  func knowsTheDeadline(_ place: Int) throws {
    let one = Self.knowing[place]
    let study = try Study(
      yaml: """
        time: {horizon: 10}
        deadline: \(one.law)
        pools: {p: {headcount: 1, correct: 50%}}
        chunks: {c: {years: 1, hastens: 1}}
        """)
    let ladder = try study.ladder(SearchOptions(gap: 1e-4))
    for name in [Rung.Name.knowsTheDeadline, .waitAndSee] {
      let rung = try #require(ladder.rungs.first { $0.name == name })
      let (least, most) = (try #require(rung.chance), try #require(rung.bound))
      #expect(
        least <= one.chance + 1e-12 && one.chance <= most + 1e-12 && most - least <= 1e-4, "\(one.name)")
    }
    // Knowing who is right needs no deadline; knowing that too does.
    let right = try #require(ladder.rungs.first { $0.name == .knowsWhoIsRight })
    #expect(try #require(right.chance) >= (ladder.rungs.first { $0.name == .lasting }?.chance ?? 1) - 1e-9)
    // Whoever is right needs one trial, and two years for it; with half a chance somebody is.
    let all = try #require(ladder.rungs.first { $0.name == .omniscient })
    let (least, most) = (try #require(all.chance), try #require(all.bound))
    #expect(
      least <= one.everything + 1e-9 && one.everything <= most + 1e-9 && most - least <= 1e-4, "\(one.name)")
  }

  @Test("Of laws that differ between worlds the deadline is told beside the world, not alone")
  func toldBesideTheWorld() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 10}
        deadline: 2 to 9
        worlds: {a: {credence: 50%}, b: {credence: 50%, deadline: {by: {6: 90%}}}}
        pools: {p: {headcount: 1, correct: 50%}}
        chunks: {c: {years: 1, hastens: 0.5}}
        """)
    let rungs = try study.ladder(SearchOptions(gap: 1e-3)).rungs
    let know = try #require(rungs.first { $0.name == .waitAndSee })
    let best = try #require(rungs.first { $0.name == .knowsTheWorld }?.chance)
    #expect(try #require(know.chance) >= best - 1e-9 && know.bound ?? 1 <= (know.chance ?? 0) + 1e-3)
    #expect(rungs.first { $0.name == .knowsTheDeadline }?.chance == nil)
  }

  @Test("The same without hastening is the same to the last bit")
  func idle() throws {
    let text = """
      time: {horizon: 6}
      deadline: {3: 40%, 5: 40%, never: 20%}
      pools: {p: {headcount: 3, correct: 60%}}
      chunks: {c: {years: 2 RATE}, d: {years: 1}}
      """
    let plain = try Study(yaml: text.replacing(" RATE", with: ""))
    let idle = try Study(yaml: text.replacing(" RATE", with: ", hastens: 0"))
    #expect(idle.instance.hastening == nil)
    #expect(try plain.solve().chance == idle.solve().chance)
  }
}
