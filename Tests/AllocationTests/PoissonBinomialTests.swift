import Foundation
import Probability
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

  private static func rows(_ name: String = "tails") throws -> [Row] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracle/Fixtures/\(name).json")
    return try JSONDecoder().decode([Row].self, from: Data(contentsOf: file))
  }

  @Test("agree with rational arithmetic to 1e-10 relative, the logarithm too")
  func rational() throws {
    let rows = try Self.rows()
    #expect(rows.count >= 150)
    for row in rows {
      let groups = row.groups.map { PoissonBinomial.Group(correct: $0[0], attempts: Int($0[1])) }
      let log = PoissonBinomial.logChance(of: groups, atLeast: row.atLeast)
      let chance = PoissonBinomial.chance(of: groups, atLeast: row.atLeast)
      guard let expected = row.log else {
        #expect(log == -.infinity, "\(row)")
        continue
      }
      #expect(abs(log - expected) <= 1e-10 * max(1, abs(expected)), "\(row): \(log)")
      #expect(abs(chance - row.chance) <= 1e-10 * row.chance, "\(row): \(chance)")
    }
  }

  @Test("of millions of attempts, and of correctnesses near 0 and 1, agree with 50-digit arithmetic")
  func anywhere() throws {
    let rows = try Self.rows("far-tails")
    #expect(rows.count >= 100)
    for row in rows {
      let groups = row.groups.map { PoissonBinomial.Group(correct: $0[0], attempts: Int($0[1])) }
      let chance = PoissonBinomial.chance(of: groups, atLeast: row.atLeast)
      #expect(abs(chance - row.chance) <= 5e-12 * row.chance, "\(row): \(chance)")
      let log = PoissonBinomial.logChance(of: groups, atLeast: row.atLeast)
      let expected = try #require(row.log)
      // Near 0 the logarithm is as exact as the chance of the opposite.
      #expect(abs(log - expected) <= 1e-10 * abs(expected), "\(row): \(log)")
    }
  }

  @Test("one and all in closed form, to rounding", arguments: [1e-300, 1e-17, 1e-9, 0.1, 0.5, 1 - 1e-12])
  func closedForms(correct: Double) {
    let one = PoissonBinomial.chance(of: [.init(correct: correct, attempts: 1)], atLeast: 1)
    #expect(one == correct)
    let all = PoissonBinomial.chance(
      of: [.init(correct: correct, attempts: 1), .init(correct: 0.5, attempts: 1)], atLeast: 2)
    #expect(abs(all - correct / 2) <= correct * 1e-16)
    let three = PoissonBinomial.logChance(of: [.init(correct: correct, attempts: 3)], atLeast: 3)
    #expect(abs(three - 3 * Foundation.log(correct)) <= 1e-15 * abs(three))
  }

  @Test("180 of 1,800 at one in ten succeed in half of all draws")
  func essay() {
    let chance = PoissonBinomial.chance(of: [.init(correct: 0.1, attempts: 1_800)], atLeast: 180)
    #expect(abs(chance - 0.511492159975580) < 1e-12)
  }

  @Test("far tails keep their logarithm", arguments: [200, 400, 900])
  func farTail(count: Int) {
    // All must be correct: qⁿ in closed form, far below the smallest double for the larger ones.
    let log = PoissonBinomial.logChance(of: [.init(correct: 0.1, attempts: count)], atLeast: count)
    #expect(abs(log - Double(count) * Foundation.log(0.1)) < 1e-9)
  }

  @Test("certain attempts only lower the threshold")
  func certain() {
    let mixed = PoissonBinomial.chance(
      of: [.init(correct: 1, attempts: 2), .init(correct: 0.5, attempts: 3)], atLeast: 4)
    #expect(abs(mixed - 0.5) < 1e-15)
    #expect(PoissonBinomial.chance(of: [.init(correct: 1, attempts: 2)], atLeast: 2) == 1)
    #expect(PoissonBinomial.chance(of: [.init(correct: 1, attempts: 2)], atLeast: 3) == 0)
    #expect(PoissonBinomial.chance(of: [], atLeast: 0) == 1)
  }
}
