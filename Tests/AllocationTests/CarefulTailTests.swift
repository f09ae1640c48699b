import Foundation
import Probability
import Testing

@testable import Allocation

@Suite("The second opinion on tails")
struct CarefulTailTests {
  private struct Row: Decodable {
    let groups: [[Double]]
    let atLeast: Int
    let chance: Double
  }

  @Test(
    "agrees with 50-digit arithmetic to the digits of a double, or says nothing",
    arguments: ["tails", "far-tails"])
  func fixture(name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracle/Fixtures/\(name).json")
    let rows = try JSONDecoder().decode([Row].self, from: Data(contentsOf: file))
    var answered = 0
    for row in rows {
      let groups = row.groups.map { PoissonBinomial.Group(correct: $0[0], attempts: Int($0[1])) }
      guard let chance = CarefulTail(CarefulWork(steps: 20_000)).careful(groups, atLeast: row.atLeast) else {
        continue
      }
      answered += 1
      // The fixture of old takes decimals for what they say: a last place of each correctness away.
      let tolerance = name == "tails" ? 1e-13 : 1e-15
      #expect(abs(chance - row.chance) <= tolerance * row.chance, "\(row): \(chance)")
    }
    #expect(answered * 2 > rows.count)
  }

  @Test("is given up where it takes too long, and then the first one stands")
  func limit() {
    let groups = [PoissonBinomial.Group(correct: 0.1, attempts: 1_800)]
    let few = CarefulTail(CarefulWork(steps: 10))
    #expect(few.careful(groups, atLeast: 180) == nil)
    #expect(few.chance(of: groups, atLeast: 180) == PoissonBinomial.chance(of: groups, atLeast: 180))
  }
}
