import Foundation
import Sidereal
import Testing

/// What else is found out about a problem, through the public face alone.
@Suite struct StudyAnalysisTests {
  /// Two worlds, of which one has to be chosen unless somebody tells.
  static let worlds = """
    time: {horizon: 1}
    deadline: 1
    pools: {field: {headcount: 1}}
    chunks: {a: {years: 1}, b: {years: 1}}
    worlds:
      one: {credence: 70%, chunks: {b: {needed: false}}}
      two: {credence: 30%, chunks: {a: {needed: false}}}
    """

  @Test func theLadderMeasuresWhatKnowingIsWorth() throws {
    let study = try Study(yaml: Self.worlds)
    let ladder = try study.ladder(SearchOptions(gap: 1e-9))
    #expect(ladder.status == .optimal)
    #expect(ladder.rungs.prefix(5).map(\.name.description).contains("learns the world"))
    #expect(ladder.rung(.static)?.chance == 0.7 && ladder.rung(.knowsTheWorld)?.chance == 1)
    #expect(ladder.rung(.static)?.step == nil && ladder.rung(.careless) == nil)
    let step = try #require(ladder.rung(.knowsTheWorld)?.step)
    #expect(step.from == .static && abs(step.points - 0.3) < 1e-12 && step.worth?.isProven == true)
    let world = try #require(ladder.worths.world)
    #expect(abs(world.value - 0.3) < 1e-9 && world.range.contains(world.value) && world.interval == nil)
    #expect(ladder.worths.deadline?.value == 0 && ladder.worths.right?.value == 0)
    let report = study.report(ladder)
    #expect(report.text(width: 60).contains("who reaches what"))
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(report.json().utf8)) }
  }

  /// Nobody is needed twice on the short chunk, which everybody gets right; on the long one everybody helps.
  @Test func theCaveatSaysWhereOneMoreTeamHelps() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 4}
        deadline: 4
        pools: {field: {headcount: 5, correct: 50%}}
        chunks: {long: {years: 4}, short: {years: 1, pools: {field: {correct: 100%}}}}
        """)
    let caveat = try study.caveat(errors: [0, 0.5])
    #expect(caveat.isComplete && caveat.chunks == ["long", "short"] && caveat.serial == ["long"])
    let best = try #require(caveat.rows.first)
    #expect(best.allocator == .static && best.error == 0 && best.verdict == .serial)
    #expect(best.chance == (try study.solve().chance) && best.worths?.count == 2)
    let lost = caveat.rows.filter { $0.allocator == .careless && $0.misdirection == .lost }
    #expect(lost.map(\.error) == [0, 0.5] && lost[1].chance < lost[0].chance)
  }

  @Test func aSampleIsLookedBeyond() throws {
    let certain = try Study(yaml: Self.worlds)
    #expect(try certain.sample(certain.solve()) == nil)
    let study = try Study(
      yaml: """
        time: {horizon: 4}
        deadline: 4
        pools: {field: {headcount: 1, correct: 20% to 60%}}
        chunks: {theory: {years: 4}}
        """)
    let answer = try study.solve()
    let sample = try #require(try study.sample(answer))
    #expect(sample.fresh.draws >= 100 && sample.fresh.interval.contains(sample.fresh.chance))
    #expect(abs(sample.fresh.chance - answer.chance) < 0.02 && sample.lead.atMost <= 0.001)
    #expect(study.report(answer, sample: sample).text().contains("how far the sample carries"))
  }

  @Test func simulationsAgreeWithTheExactChance() throws {
    let study = try Study(yaml: FacadeTests.risky)
    let answer = try study.solve()
    let found = study.simulate(answer, runs: 20_000)
    let estimate = try #require(found.estimate)
    #expect(found.agrees == true && estimate.runs == 20_000 && estimate.interval.contains(estimate.chance))
    #expect(study.simulate(answer, runs: 20_000, threads: 3) == found)
    // The same three people twice: whoever is wrong once is wrong again.
    let lasting = study.simulate(answer, runs: 20_000, isLasting: true)
    #expect(lasting.agrees == nil && lasting.estimate != found.estimate)
  }

  @Test(arguments: [(ProgramFormat.mps, "*", "ENDATA"), (.lp, "\\", "End")])
  func programsAreExported(_ format: ProgramFormat, _ comment: String, _ end: String) throws {
    let text = try Study(yaml: Self.worlds).export(format)
    #expect(text.hasPrefix(comment) && text.contains(end))
    let revealed = try Study(yaml: Self.worlds + "\ninformation: {worlds: {chunk: a}}")
    #expect(throws: (any Error).self) { try revealed.export(format) }
  }

  @Test func problemsMadeInSwiftAreThoseOfFiles() throws {
    func world(_ name: String, _ credence: Double, without chunk: Int) -> World {
      World(name: name, credence: credence, chunks: [chunk: .init(needed: false)])
    }
    let made = Problem(
      time: TimeGrid(horizon: 1), deadline: .certain(1),
      pools: [Pool(name: "field", headcount: .schedule([.init(moment: 0, people: 1)]))],
      chunks: ["a", "b"].map { Chunk(name: $0, years: 1, staffing: .anyOf([.init(pool: 0)], team: 1)) },
      worlds: [world("one", 0.7, without: 1), world("two", 0.3, without: 0)])
    let (read, study) = (try Study(yaml: Self.worlds), try Study(made))
    #expect(read.problem == study.problem)
    let (first, second) = (try read.solve(), try study.solve())
    #expect(first.chance == second.chance && read.rows(of: first) == study.rows(of: second))
    #expect(read.report(first).text() == study.report(second).text())
  }
}
