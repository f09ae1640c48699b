import Ladder
import Sidereal
import Testing

/// Two worlds that need different chunks of three years, one person, six years: who learns by year three loses nothing.
@Suite struct LearningTests {
  private func ladder(_ information: String) throws -> LadderReport {
    try Study(
      yaml: """
        time: {horizon: 6}
        deadline: 5
        pools: {people: {headcount: 1}}
        chunks: {a: {years: 3}, b: {years: 3}}
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
    let rung = try #require(report.rungs.first { $0.name == "learns the world" })
    #expect(abs((rung.chance ?? 0) - chance) < 1e-9)
    #expect(abs((rung.bound ?? 0) - chance) < 1e-9)
    #expect(report.status == .optimal)
  }

  @Test func aRevealingChunkIsBracketed() throws {
    let report = try ladder("{chunk: a}")
    let rung = try #require(report.rungs.first { $0.name == "learns the world" })
    #expect(abs((rung.chance ?? 0) - 0.7) < 1e-9)
    #expect(abs((rung.bound ?? 0) - 1) < 1e-9)
    #expect(report.status == .limit)
  }
}
