import Foundation
import Testing

@testable import Allocation

@Suite("Poisson-binomial tails")
struct TailTests {
  /// Exact values from rational arithmetic; see `Tests/Oracle`.
  private struct Row: Decodable {
    let groups: [[Double]]
    let atLeast: Int
    let log: Double?
    let chance: Double
  }

  private static func rows() throws -> [Row] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracle/Fixtures/tails.json")
    return try JSONDecoder().decode([Row].self, from: Data(contentsOf: file))
  }

  @Test("agree with rational arithmetic to 1e-10 relative, the logarithm too")
  func rational() throws {
    let rows = try Self.rows()
    #expect(rows.count >= 150)
    for row in rows {
      let groups = row.groups.map { Tail.Group(correct: $0[0], attempts: Int($0[1])) }
      let log = Tail.logChance(of: groups, atLeast: row.atLeast)
      let chance = Tail.chance(of: groups, atLeast: row.atLeast)
      guard let expected = row.log else {
        #expect(log == -.infinity, "\(row)")
        continue
      }
      #expect(abs(log - expected) <= 1e-10 * max(1, abs(expected)), "\(row): \(log)")
      #expect(abs(chance - row.chance) <= 1e-10 * row.chance, "\(row): \(chance)")
    }
  }

  @Test("180 of 1,800 at one in ten succeed in half of all draws")
  func essay() {
    let chance = Tail.chance(of: [.init(correct: 0.1, attempts: 1_800)], atLeast: 180)
    #expect(abs(chance - 0.511492159975580) < 1e-12)
  }

  @Test("far tails keep their logarithm", arguments: [200, 400, 900])
  func farTail(count: Int) {
    // All must be correct: qⁿ in closed form, far below the smallest double for the larger ones.
    let log = Tail.logChance(of: [.init(correct: 0.1, attempts: count)], atLeast: count)
    #expect(abs(log - Double(count) * Foundation.log(0.1)) < 1e-9)
  }

  @Test("certain attempts only lower the threshold")
  func certain() {
    let mixed = Tail.chance(
      of: [.init(correct: 1, attempts: 2), .init(correct: 0.5, attempts: 3)], atLeast: 4)
    #expect(abs(mixed - 0.5) < 1e-15)
    #expect(Tail.chance(of: [.init(correct: 1, attempts: 2)], atLeast: 2) == 1)
    #expect(Tail.chance(of: [.init(correct: 1, attempts: 2)], atLeast: 3) == 0)
    #expect(Tail.chance(of: [], atLeast: 0) == 1)
  }
}
