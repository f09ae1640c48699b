import Analysis
import Sidereal
import Testing

/// Two worlds that need different chunks of three years, one person, six years: who learns by year three loses nothing.
@Suite struct LearningTests {
  private func ladder(_ information: String) throws -> LadderAnswer {
    try Study(
      yaml: """
        time: {horizon: 6}
        deadline: 5
        pools: {people: {headcount: 1}, scouts: {headcount: 1, correct: 50%}}
        chunks:
          a: {years: 3, pools: [people]}
          b: {years: 3, pools: [people]}
          survey: {years: 1, needed: false, pools: [scouts]}
        worlds:
          one: {credence: 70%, chunks: {b: {needed: false}}}
          two: {credence: 30%, chunks: {a: {needed: false}}}
        information: {worlds: \(information)}
        """
    ).ladder(LadderOptions(search: SearchOptions(gap: 1e-9), findsEquivalents: false))
  }

  @Test(arguments: [("never", 0.7), ("start", 1), ("0", 1), ("1.5", 1), ("2", 1), ("3", 0.7), ("6", 0.7)])
  func dates(_ information: String, _ chance: Double) throws {
    let report = try ladder(information)
    let rung = try #require(report.rung(.learnsTheWorld))
    #expect(abs((rung.chance ?? 0) - chance) < 1e-9)
    #expect(abs((rung.bound ?? 0) - chance) < 1e-9)
    #expect(report.status == .optimal)
  }

  /// Seen at year three, `a` leaves no time for `b`; two surveys until year two, one of which is right with 75 %, do.
  @Test(arguments: [("{chunk: a}", 0.7), ("{chunk: survey}", 0.75 + 0.25 * 0.7)])
  func revealingChunks(_ information: String, _ chance: Double) throws {
    let report = try ladder(information)
    let rung = try #require(report.rung(.learnsTheWorld))
    #expect(abs((rung.chance ?? 0) - chance) < 1e-9)
    #expect(abs((rung.bound ?? 0) - chance) < 1e-9)
    #expect(rung.notes.isEmpty == false)
    #expect(report.status == .optimal)
  }

  /// One world, one needed chunk of two half-right years and another: who sees the first finished stops working on it,
  /// which knowing the world does not tell.
  @Test func seeingWorkFinishedMayBeWorthMoreThanTheWorld() throws {
    let report = try Study(
      yaml: """
        time: {horizon: 4}
        deadline: 4
        pools: {people: {headcount: 1, correct: 50%}}
        chunks: {a: {years: 1}, b: {years: 1}}
        information: {worlds: {chunk: a}}
        """
    ).ladder(LadderOptions(search: SearchOptions(gap: 1e-9), findsEquivalents: false))
    let chances = Dictionary(uniqueKeysWithValues: report.rungs.map { ($0.name, $0.chance ?? 0) })
    // Static: two each. Looking after two: a done with 3/4, then two on b; else one each.
    #expect(abs((chances[.knowsTheWorld] ?? 0) - 0.75 * 0.75) < 1e-9)
    #expect(
      abs((chances[.learnsTheWorld] ?? 0) - max(0.75 * 0.75 + 0.25 * 0.25, 0.5 * 0.875 + 0.5 * 0.5 * 0.75))
        < 1e-9)
  }
}
