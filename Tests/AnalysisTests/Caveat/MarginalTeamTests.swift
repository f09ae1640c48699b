import Allocation
import Analysis
import Foundation
import Sidereal
import Testing

/// Chances and worths that can be worked out by hand.
@Suite struct OneMoreTests {
  static func rows(_ yaml: String, _ options: CaveatOptions) throws -> [CaveatAnswer.Row] {
    let study = try Study(yaml: yaml)
    let answer = try study.solve(SearchOptions(gap: 1e-9))
    return CaveatStudy(study.instance, options, rules: [.even])
      .rows(WrittenPlan(answer.plan, of: study.instance))
  }

  /// Four separate chunks, n people each: one more on one of them, under errors of ε.
  @Test(arguments: [(1, 0.0), (5, 0.0), (5, 0.3), (20, 0.5), (3, 1.0)])
  func fourSeparateChunks(_ each: Int, _ error: Double) throws {
    let rows = try Self.rows(
      """
      time: {horizon: 25}
      deadline: 25
      pools: {people: {headcount: \(4 * each), correct: 10%}}
      chunks: {theory: {count: 4, years: 25, credit: separate}}
      """, CaveatOptions(errors: [error], misdirections: [.lost]))
    let row = try #require(rows.first { $0.allocator == .careless })
    let failure = pow(1 - 0.1 * (1 - error), Double(each))
    #expect(abs(row.chance - pow(1 - failure, 4)) < 1e-9)
    // The dedicated team is not misdirected.
    let more = (1 - failure * 0.9) * pow(1 - failure, 3)
    #expect(abs((row.worths?[0] ?? .nan) - (more - row.chance)) < 1e-9)
    #expect(row.interval == nil)
  }

  /// A team works again and again: after its first attempt it has time for a second one.
  @Test func worksUntilTheEnd() throws {
    let rows = try Self.rows(
      """
      time: {horizon: 5}
      deadline: 5
      pools: {people: {headcount: 1, correct: 20%}}
      chunks: {theory: {years: 2}}
      """, CaveatOptions(errors: [0], misdirections: [.lost]))
    #expect(abs(rows[0].chance - (1 - 0.64)) < 1e-12)
    #expect(abs((rows[0].worths?[0] ?? .nan) - (0.64 - pow(0.8, 4))) < 1e-12)
  }

  /// On what waits for a gate it begins when the plan's gate has passed.
  @Test func respectsGates() throws {
    let rows = try Self.rows(
      """
      time: {horizon: 4}
      deadline: 4
      pools: {people: {headcount: 1, correct: 50%}}
      chunks: {first: {years: 2}, second: {years: 2, after: first}}
      """, CaveatOptions(errors: [0], misdirections: [.lost]))
    #expect(abs(rows[0].chance - 0.25) < 1e-12)
    #expect(rows[0].worths?.count == 2)
    for worth in rows[0].worths ?? [] { #expect(abs(worth - 0.125) < 1e-12) }
    #expect(rows[0].verdict == .level, "both are equally long")
  }

  /// The longest needed work is serial; what no world needs is not.
  @Test func namesSerialWork() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 9}
        deadline: 9
        pools: {people: {headcount: 1}}
        chunks: {a: {years: 2}, b: {years: 3}, c: {years: 5, needed: false}}
        """)
    let work = SerialWork(study.instance)
    #expect(work.isSerial == [false, true, false])
    #expect(work.verdict([0.1, 0.2, 0]) == .serial)
    #expect(work.verdict([0.2, 0.1, 0]) == .other)
    #expect(work.verdict([0.2, 0.1, 0], margin: 0.15) == .undecided)
    #expect(work.verdict([0, 0, 0]) == .nothing)
  }
}
