import Foundation
import Support
import Testing

@testable import Probability

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

  @Test("of every shape, at every threshold, agree with arithmetic without rounding")
  func everyThreshold() {
    var dice = Dice(11)
    var seen = 0
    for _ in 0..<80 {
      let groups = (0..<dice.int(1...4)).map { _ -> PoissonBinomial.Group in
        let correct =
          dice.happens(0.1)
          ? 1 : dice.happens(0.4) ? pow(10, dice.double(-14...0)) : 1 - pow(10, dice.double(-10...0))
        return .init(correct: min(1, max(1e-14, correct)), attempts: dice.int(0...8))
      }
      let law = Dyadic.law(of: groups.flatMap { [Double](repeating: $0.correct, count: $0.attempts) })
      var (tail, rest) = (Dyadic.zero, Dyadic.one)
      for count in law.indices.reversed() {
        tail = tail + law[count]
        rest = rest - law[count]
        let chance = PoissonBinomial.chance(of: groups, atLeast: count)
        #expect(tail.relativeError(of: chance) < 5e-13, "\(groups) from \(count)")
        // Near certainty the logarithm is that of what is missing.
        let isLikely = tail > Dyadic(0.5)
        let expected = isLikely ? log1p(-rest.value) : Foundation.log(tail.value)
        let found = PoissonBinomial.logChance(of: groups, atLeast: count)
        // Just above the mean, and likely all the same, it is the logarithm of what is nearly 1.
        let tolerance = 1e-12 * max(abs(expected), isLikely ? 1e-4 : 1)
        #expect(
          found == expected || abs(found - expected) <= tolerance,
          "\(groups) from \(count): \(found), not \(expected)")
        seen += 1
      }
      #expect(PoissonBinomial.chance(of: groups, atLeast: law.count) == 0)
    }
    #expect(seen > 500)
  }
}
