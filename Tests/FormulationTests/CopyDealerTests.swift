import Allocation
import Probability
import Support
import Testing

@testable import Formulation

@Suite("Attempts dealt to copies")
struct CopyDealerTests {
  private static func text(_ chunk: String, pools: String = "a: {headcount: 9, correct: 50%}") -> String {
    """
    time: {horizon: 4}
    deadline: {1: 10%, 2: 20%, 3: 30%, 4: 40%}
    pools: {\(pools)}
    chunks: {x: {years: 1, \(chunk), credit: separate}}

    """
  }

  /// Column, copy and number of each share.
  private func shares(_ reduction: Reduction, _ attempts: [Int]) throws -> [[Int]] {
    let dealing = try #require(reduction.units[0].dealing)
    let used = reduction.columns.indices.filter { attempts[$0] > 0 }
    return CopyDealer(reduction, attempts).shares(of: used, by: dealing).map {
      [$0.column, $0.copy, $0.attempts]
    }
  }

  @Test(
    "in turn",
    arguments: [
      ([3, 0, 0, 0], [[0, 0, 2], [0, 1, 1]]), ([1, 1, 1, 0], [[0, 0, 1], [1, 1, 1], [2, 0, 1]]),
      ([1, 5, 0, 2], [[0, 0, 1], [1, 1, 3], [1, 0, 2], [3, 0, 1], [3, 1, 1]]), ([0, 0, 0, 0], []),
    ])
  func inTurn(attempts: [Int], expected: [[Int]]) throws {
    let reduction = Reduction(try Instance(text: Self.text("count: 2")))
    #expect(reduction.columns.map(\.start) == [0, 1, 2, 3])
    #expect(try shares(reduction, attempts) == expected)
  }

  @Test("to the weakest: of many copies the next is that with the least hazard, whatever its order")
  func toWeakest() throws {
    let pools = "a: {headcount: 30, correct: 10%}, b: {headcount: 30, correct: 60%}"
    let reduction = Reduction(try Instance(text: Self.text("count: 9", pools: pools)))
    var attempts = reduction.columns.map { _ in 0 }
    let (weak, strong) = (0, try #require(reduction.columns.firstIndex { $0.type == 1 && $0.start == 0 }))
    (attempts[weak], attempts[strong]) = (4, 7)
    let found = try shares(reduction, attempts)
    // The better seven first, to seven copies; then the others to the two that are left, in turn.
    #expect(found.prefix(7).map { $0[0] } == [Int](repeating: strong, count: 7))
    #expect(found.prefix(7).map { $0[1] } == [0, 1, 2, 3, 4, 5, 6])
    #expect(found.dropFirst(7).map { $0[1] } == [7, 8, 7, 8])
    #expect(found.allSatisfy { $0[2] == 1 })
  }

  /// After every end of an attempt no copy may be two ahead of another: then the dealing is best at every deadline.
  @Test("no copy is two ahead of another, at any end, on any branch", arguments: 0..<30)
  func branches(seed: Int) throws {
    var draw = SplitMix64(seed: UInt64(seed))
    let copies = 2 + draw.below(2)
    let worlds = "worlds: {one: {credence: 50%}, two: {credence: 50%, pools: {a: {correct: 80%}}}}\n"
    let instance = try Instance(text: Self.text("count: \(copies)") + worlds)
    let reduction = try #require(Reduction(instance, Stage(look: 1 + draw.below(2))) { false })
    let attempts = reduction.columns.map { _ in draw.below(5) }
    let found = try shares(reduction, attempts)
    for (column, number) in attempts.enumerated() {
      #expect(found.filter { $0[0] == column }.reduce(0) { $0 + $1[2] } == number)
    }
    for branch in reduction.branches.indices {
      for end in 1...4 {
        var perCopy = [Int](repeating: 0, count: copies)
        for share in found
        where reduction.isCarriedOut(share[0], on: branch) && reduction.columns[share[0]].start < end {
          perCopy[share[1]] += share[2]
        }
        let (least, most) = (perCopy.min() ?? 0, perCopy.max() ?? 0)
        #expect(most - least <= 1, "\(perCopy) by \(end) on \(branch) of \(attempts)")
      }
    }
  }
}
