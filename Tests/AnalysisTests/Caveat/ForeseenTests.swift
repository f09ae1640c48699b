import Analysis
import Foundation
import Sidereal
import Testing

/// `careless, foreseen` where the best plan can be written down: everybody starts at once, and has one attempt.
@Suite struct ForeseenTests {
  static let people = 7
  static let shares = (easy: 0.9, hard: 0.2)
  static let file = """
    time: {horizon: 1}
    deadline: 1
    pools: {field: {headcount: \(people)}}
    chunks:
      easy: {years: 1, pools: {field: {correct: \(shares.easy)}}}
      hard: {years: 1, pools: {field: {correct: \(shares.hard)}}}
    """

  /// With so many people on the easy chunk and the rest on the hard one, a share of all attempts being lost.
  static func chance(easy: Int, losing error: Double) -> Double {
    let kept = 1 - error
    return (1 - pow(1 - shares.easy * kept, Double(easy)))
      * (1 - pow(1 - shares.hard * kept, Double(people - easy)))
  }

  static func best(losing error: Double) -> Int {
    (0...people).max { chance(easy: $0, losing: error) < chance(easy: $1, losing: error) } ?? 0
  }

  @Test func plansForTheLosses() throws {
    let errors = [0, 0.2, 0.5, 0.8]
    var options = LadderOptions(
      search: SearchOptions(gap: 1e-9), findsEquivalents: false,
      caveat: CaveatOptions(errors: errors, misdirections: [.lost]))
    options.rules = []
    let report = try Study(yaml: Self.file).ladder(options)
    #expect(report.status == .optimal)
    // The example tells the two apart.
    #expect(errors.contains { Self.best(losing: $0) != Self.best(losing: 0) })
    let rows = try #require(report.caveat).rows
    for error in errors where error > 0 {
      func row(_ name: Rung.Name) throws -> Double {
        try #require(rows.first { $0.allocator == name && $0.error == error }?.chance)
      }
      let careless = Self.chance(easy: Self.best(losing: 0), losing: error)
      let foreseen = Self.chance(easy: Self.best(losing: error), losing: error)
      #expect(abs(try row(.careless) - careless) < 1e-9, "\(error)")
      #expect(abs(try row(.foreseen) - foreseen) < 1e-9, "\(error)")
    }
  }
}
