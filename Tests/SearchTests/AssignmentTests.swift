import Allocation
import Foundation
import Search
import Support
import Testing

/// One chunk a world: people are assigned to the worlds that they bet on.
@Suite struct AssignmentTests {
  /// Every assignment of four people to three chunks, against the search.
  @Test(arguments: 1...30) func equalsEnumeration(_ seed: Int) throws {
    var state = UInt64(seed) &* 104_729
    func share() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    let people = 4
    let correct = (0..<people).map { _ in (0..<3).map { _ in ((0.05 + 0.9 * share()) * 1e4).rounded() / 1e4 }
    }
    let weights = (0..<3).map { _ in 1 + (share() * 9).rounded() }
    let sum = weights.reduce(0, +)
    var text = "time: {horizon: 1}\ndeadline: 1\npools:\n"
    for person in 0..<people { text += "  p\(person): {headcount: 1}\n" }
    text += "chunks:\n"
    for chunk in 0..<3 {
      let pools = (0..<people).map { "p\($0): {correct: \(correct[$0][chunk])}" }.joined(separator: ", ")
      text += "  c\(chunk): {years: 1, needed: false, pools: {\(pools)}}\n"
    }
    text += "worlds:\n"
    for chunk in 0..<3 {
      text += "  w\(chunk): {credence: \(weights[chunk] / sum), chunks: {c\(chunk): {needed: true}}}\n"
    }
    var best = 0.0
    for code in 0..<81 {
      var missed = [1.0, 1.0, 1.0]
      var rest = code
      for person in 0..<people {
        missed[rest % 3] *= 1 - correct[person][rest % 3]
        rest /= 3
      }
      best = max(best, zip(weights, missed).reduce(0) { $0 + $1.0 / sum * (1 - $1.1) })
    }
    let instance = try Instance(text: text)
    let found = try Optimizer.solve(instance, options: SearchOptions(gap: 1e-9))
    #expect(found.status == .optimal)
    #expect(abs(found.chance - best) < 1e-9)
    #expect(found.bound >= best - 1e-12)
  }
}
