import Foundation
import Support
import Testing

@testable import Probability

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

  @Test("loses no digit of a double at any threshold")
  func everyThreshold() {
    var dice = Dice(12)
    for _ in 0..<30 {
      let groups = (0..<dice.int(1...3)).map { _ -> PoissonBinomial.Group in
        .init(
          correct: dice.happens(0.3) ? pow(10, dice.double(-12...0)) : dice.double(0.01...0.99),
          attempts: dice.int(1...8))
      }
      let chances = groups.flatMap { [Double](repeating: $0.correct, count: $0.attempts) }
      let tail = CarefulTail(.moment)
      for count in 0...chances.count {
        let exact = Dyadic.tail(of: chances, atLeast: count)
        let chance = tail.chance(of: groups, atLeast: count)
        #expect(exact.relativeError(of: chance) < 3e-16, "\(groups) from \(count)")
        #expect(tail.chance(of: groups, atLeast: count) == chance)
      }
      #expect(tail.careful(groups, atLeast: chances.count + 1) == 0)
    }
  }

  @Test("a question that was answered costs nothing again")
  func memory() {
    let groups = [PoissonBinomial.Group(correct: 0.25, attempts: 40)]
    // Enough for one answer: about the way from the mode to the threshold and 40 standard deviations.
    let tail = CarefulTail(CarefulWork(steps: 400))
    let first = tail.chance(of: groups, atLeast: 12)
    #expect(tail.chance(of: groups, atLeast: 12) == first)
    #expect(tail.careful(groups, atLeast: 13) == nil)
    let exact = Dyadic.tail(of: [Double](repeating: 0.25, count: 40), atLeast: 12)
    #expect(exact.relativeError(of: first) < 3e-16)
  }
}
