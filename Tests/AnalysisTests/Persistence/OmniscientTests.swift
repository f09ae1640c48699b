import Analysis
import Foundation
import Sidereal
import Testing

/// Who sees who is right, and the deadline, where work moves a law with a moment in every interval.
@Suite("Omniscient where work moves the deadline")
struct OmniscientTests {
  static let correct = [0.1, 0.3, 0.6]

  /// The chance that so many people hold, for each of some chunks, somebody of their own who is right on it: whoever is
  /// right on a chunk is right on all that more people are right on, so it suffices to count up to each.
  private static func matched(_ people: Int) -> Double {
    var law = [0: 1.0]
    var below = 0.0
    for (place, correct) in correct.enumerated() {
      let share = (correct - below) / (1 - below)
      var next: [Int: Double] = [:]
      for (known, chance) in law {
        var ways = chance * pow(1 - share, Double(people - known))
        for more in 0...(people - known) {
          if known + more > place { next[known + more, default: 0] += ways }
          ways *= Double(people - known - more) / Double(more + 1) * share / (1 - share)
        }
      }
      (law, below) = (next, correct)
    }
    return law.values.reduce(0, +)
  }

  /// Three attempts of a year each bring the deadline .6 years nearer, so it has to be 1.6 years away.
  @Test("Draws by chance: the interval holds what counting says", arguments: [12]) func drawn(people: Int)
    throws
  {
    let chunks = Self.correct.enumerated().map { index, correct in
      "c\(index): {years: 1, hastens: 0.2, pools: {p: {correct: \(correct)}}}"
    }
    let study = try Study(
      yaml: """
        time: {horizon: 1}
        deadline: {by: {4: 100%}}
        pools: {p: {headcount: \(people)}}
        chunks: {\(chunks.joined(separator: ", "))}
        """)
    let report = try study.ladder(
      LadderOptions(search: SearchOptions(gap: 1e-3), findsEquivalents: false))
    let rung = try #require(report.rung(.omniscient))
    let interval = try #require(rung.interval)
    let chance = Self.matched(people) * 2.4 / 4
    // The seed is fixed; half as much again as 1.96 standard errors, for a run of luck.
    let room = (interval.upperBound - interval.lowerBound) / 4
    #expect(interval.lowerBound - room <= chance && chance <= interval.upperBound + room)
    #expect(rung.isComplete && interval.upperBound - interval.lowerBound < 0.25)
    let knows = try #require(report.rung(.knowsWhoIsRight)?.chance)
    #expect(try #require(rung.chance) >= knows - 1e-9)
  }

  /// Two worlds with laws of their own: told beside the world.
  @Test("Beside worlds the bracket holds what can be worked out by hand") func worlds() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 10}
        deadline: {by: {10: 100%}}
        worlds: {a: {credence: 25%}, b: {credence: 75%, deadline: {by: {5: 100%}}}}
        pools: {p: {headcount: 2, correct: 40%}}
        chunks: {c: {years: 1, hastens: 0.5}}
        """)
    let report = try study.ladder(LadderOptions(search: SearchOptions(gap: 1e-3), findsEquivalents: false))
    let rung = try #require(report.rung(.omniscient))
    // One of two is right with .64, needs a year, and takes half a year off the deadline.
    let chance = 0.64 * (0.25 * 0.85 + 0.75 * 0.7)
    let (least, most) = (try #require(rung.chance), try #require(rung.bound))
    #expect(least <= chance + 1e-9 && chance <= most + 1e-9 && most - least <= 1e-3)
  }
}
