import Allocation
import Foundation
import Support
import Testing

@testable import Analysis

/// Who turns out to be right, against every way in which single people may.
@Suite("Draws of who is right")
struct DrawTests {
  private static func instance(_ headcount: String, x: Int, y: Int, steps: Int = 3) throws -> Instance {
    try Instance(
      text: """
        time: {horizon: \(steps)}
        deadline: \(steps)
        pools: {a: {headcount: \(headcount)}}
        chunks:
          x: {years: 1, pools: {a: {correct: \(x)%}}}
          y: {years: 1, pools: {a: {correct: \(y)%}}}
        """)
  }

  /// The probability of each count of levels, person by person.
  private static func law(_ people: Int, _ shares: [Double]) -> [[Int]: Double] {
    var law = [shares.map { _ in 0 }: 1.0]
    for _ in 0..<people {
      var next: [[Int]: Double] = [:]
      for (counts, chance) in law {
        for (level, share) in shares.enumerated() {
          var more = counts
          more[level] += 1
          next[more, default: 0] += chance * share
        }
      }
      law = next
    }
    return law
  }

  @Test(
    "levels lie between the correctnesses, and shares are what lies between",
    arguments: [
      (20, 50, [0.2, 0.5, nil], [0.2, 0.3, 0.5]), (50, 20, [0.2, 0.5, nil], [0.2, 0.3, 0.5]),
      (30, 30, [0.3, nil], [0.3, 0.7]), (40, 100, [0.4, 1], [0.4, 0.6]), (100, 100, [1], [1]),
    ] as [(Int, Int, [Double?], [Double])])
  func levels(x: Int, y: Int, levels: [Double?], shares: [Double]) throws {
    let draws = Draws(try Self.instance("3", x: x, y: y))
    #expect(draws.cohorts.count == 1 && draws.cohorts[0].levels == levels)
    #expect(zip(draws.cohorts[0].shares, shares).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(WhoIsRight(draws.instance).isTrivial == (levels.count == 1))
  }

  @Test(
    "people who come and go together are a cohort",
    arguments: [
      ("3", [[3, 3]]), ("{0: 2, 1: 3}", [[2, 2], [1, 3]]),
      ("{0: 4, 1: 1, 2: 3}", [[1, 1], [2, 3], [1, 4]]),
      ("{1: 2}", [[2, 2]]),
    ])
  func cohorts(headcount: String, expected: [[Int]]) throws {
    let draws = Draws(try Self.instance(headcount, x: 20, y: 50))
    #expect(draws.cohorts.map { [$0.size, $0.from] } == expected)
    #expect(draws.sizes == [expected.map { $0[1] }.max() ?? 0])
  }

  @Test(
    "all draws are listed, each with its probability", arguments: ["1", "3", "{0: 2, 1: 3}", "{0: 1, 2: 4}"])
  func enumeration(headcount: String) throws {
    let draws = Draws(try Self.instance(headcount, x: 20, y: 50))
    let rows = try #require(draws.rows)
    let all = rows.flatMap { $0 }
    #expect(Double(all.count) == draws.count && Set(all.map(\.draw)).count == all.count)
    let laws = draws.cohorts.map { Self.law($0.size, [0.2, 0.3, 0.5]) }
    for (draw, weight) in all {
      let expected = zip(laws, draw).reduce(1) { $0 * ($1.0[$1.1] ?? 0) }
      #expect(abs(weight - expected) < 1e-12, "\(draw)")
    }
    // Along a row more and more people are right on more: the lowest level gains, and no other but the next loses.
    for row in rows {
      for (one, next) in zip(row, row.dropFirst()) {
        let gained = zip(one.draw, next.draw).map { zip($0, $1).map { $1 - $0 } }
        #expect(gained.allSatisfy { $0[0] >= 0 && $0.dropFirst(2).allSatisfy { $0 == 0 } })
      }
    }
  }

  @Test("lots become draws by the levels that they do not exceed")
  func lots() throws {
    let draws = Draws(try Self.instance("{0: 2, 1: 3}", x: 20, y: 50))
    #expect(draws.draw([[0.1, 0.2, 0.6]]) == [[2, 0, 0], [0, 0, 1]])
    #expect(draws.draw([[0.5, 0.51, 0.3]]) == [[0, 1, 1], [0, 1, 0]])
    let cohort = draws.cohorts[0]
    #expect([0.01, 0.2, 0.21, 0.5, 0.51, 1].map { Draws.level($0, cohort) } == [0, 0, 1, 1, 2, 2])
  }

  @Test("a draw makes groups, each with the people that it has in each step") func groups() throws {
    let draws = Draws(try Self.instance("{0: 2, 1: 3}", x: 20, y: 50))
    let groups = draws.groups([[1, 1, 0], [0, 1, 0]])
    #expect(groups.map(\.level) == [0.2, 0.5])
    #expect(groups.map(\.headcount) == [[1, 1, 1], [1, 2, 2]])
    #expect(draws.groups([[0, 0, 2], [0, 0, 1]]).map(\.headcount) == [[2, 3, 3]])
  }

  @Test("crowds are not listed") func crowds() throws {
    let draws = Draws(try Self.instance("1000", x: 20, y: 50))
    #expect(draws.rows == nil && abs(draws.count - 1001 * 1002 / 2) < 1e-6)
    #expect(WhoIsRight(draws.instance).isSampled)
  }
}
