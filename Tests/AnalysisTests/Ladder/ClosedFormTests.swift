import Analysis
import Foundation
import Sidereal
import Testing

/// Ladders whose rungs can be worked out by hand.
@Suite struct ClosedFormTests {
  /// Four separate chunks, one round, n people for each of whom one in ten is right.
  @Test(arguments: [1, 5, 22]) func fourSeparateChunksInOneRound(_ each: Int) throws {
    let study = try Study(
      yaml: """
        time: {horizon: 25}
        deadline: 25
        pools: {people: {headcount: \(4 * each), correct: 10%}}
        chunks: {theory: {count: 4, years: 25, credit: separate}}
        """)
    let report = try study.ladder(LadderOptions(search: SearchOptions(gap: 1e-9), findsEquivalents: false))
    func chance(_ name: Rung.Name) -> Double { report.rung(name)?.chance ?? .nan }
    #expect(abs(chance(.static) - pow(1 - pow(0.9, Double(each)), 4)) < 1e-9)
    // Whoever sees them puts one of those who are right on each chunk: four of them are enough.
    let fewer = (0...3).reduce(0.0) { sum, rights in
      let ways = (0..<rights).reduce(1.0) { $0 * Double(4 * each - $1) / Double($1 + 1) }
      return sum + ways * pow(0.1, Double(rights)) * pow(0.9, Double(4 * each - rights))
    }
    #expect(abs(chance(.knowsWhoIsRight) - (1 - fewer)) < 1e-9)
    #expect(abs(chance(.omniscient) - (1 - fewer)) < 1e-9)
    #expect(abs(chance(.lasting) - chance(.static)) < 1e-12)
  }

  /// Two worlds that need different chunks, people for one: each world known, all is done.
  @Test func knowingTheWorldIsWorthWhatTheOtherWorldHas() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 1}
        deadline: 1
        pools: {people: {headcount: 1}}
        chunks: {a: {years: 1}, b: {years: 1}}
        worlds:
          one: {credence: 70%, chunks: {b: {needed: false}}}
          two: {credence: 30%, chunks: {a: {needed: false}}}
        """)
    var parts: [String] = []
    let report = try study.ladder(LadderOptions(), begins: { parts.append($0) })
    // Nothing is uncertain but the world: one rung above needs a search.
    #expect(
      parts == [
        "static", "mean-value plan", "knows the world", "learns the world", "naive rules",
        "years and people that the steps are worth",
      ])
    #expect(abs((report.worths.world?.value ?? 0) - 0.3) < 1e-9)
    #expect(abs((report.worths.all?.value ?? 0) - 0.3) < 1e-9)
    #expect(report.worths.deadline?.value == 0)
  }
}
