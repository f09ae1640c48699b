import Testing

@testable import Allocators

/// E[min(1, N/(1+R))] against the law of R, made one attempt after another.
@Suite struct CreditTests {
  /// The law as its definition reads.
  private struct Plain {
    private var law = [1.0]

    mutating func add(_ correct: Double) {
      law = (0...law.count).map { k in
        (k < law.count ? law[k] * (1 - correct) : 0) + (k > 0 ? law[k - 1] * correct : 0)
      }
    }

    func share(_ count: Int) -> Double {
      law.enumerated().reduce(0) { $0 + $1.element * min(1, Double(count) / Double(1 + $1.offset)) }
    }
  }

  @Test(arguments: [(1, 0.3), (4, 0.5), (30, 0.05), (2, 1), (400, 0.9)])
  func oneCorrectness(count: Int, correct: Double) {
    var table = CreditTable(count: count, correct: correct)
    var plain = Plain()
    for attempts in 0..<1200 {
      #expect(abs(table.share(attempts: attempts) - plain.share(count)) < 1e-12, "\(attempts) attempts")
      plain.add(correct)
    }
  }

  @Test(arguments: [
    (1, 1e-9, 30_000), (1, 1e-300, 1000), (1_000_000, 1e-300, 10), (1_000_000, 0.5, 3_000_000),
  ])
  func numbersOfAnySize(count: Int, correct: Double, attempts: Int) {
    var table = CreditTable(count: count, correct: correct)
    let mean = Double(attempts) * correct
    // Nearly nobody is right, or nearly as many as are expected.
    let expected = mean < 1 ? 1 - mean / 2 : Double(count) / mean
    #expect(abs(table.share(attempts: attempts) / expected - 1) < 1e-6)
  }

  struct Law: Sendable, CustomTestStringConvertible {
    let count: Int
    let correct: [Double]
    /// Attempts of each, one after another.
    let attempts: [Int]
    var testDescription: String { "\(count) of \(attempts) at \(correct)" }
  }

  static let laws = [
    Law(count: 1, correct: [0.1, 0.7], attempts: [40, 30]),
    Law(count: 5, correct: [0.5, 1], attempts: [30, 12]),
    Law(count: 60, correct: [0.02, 0.3, 0.95], attempts: [300, 100, 60]),
    Law(count: 300, correct: [0.25, 0.4], attempts: [900, 700]),
    Law(count: 2, correct: [1e-9, 0.999999], attempts: [500, 5]),
  ]

  @Test(arguments: laws)
  func severalCorrectnesses(_ one: Law) {
    var law = CreditLaw(count: one.count, correct: one.correct)
    var plain = Plain()
    var attempts = one.correct.map { _ in 0 }
    for place in one.attempts.indices {
      for _ in 0..<one.attempts[place] {
        attempts[place] += 1
        plain.add(one.correct[place])
        #expect(abs(law.share(attempts) - plain.share(one.count)) < 2e-14, "\(attempts)")
      }
    }
  }

  @Test func aStateIsWorthTheSameWhateverTheWayToIt() {
    let correct = [0.2, 0.6]
    var (one, other) = (CreditLaw(count: 3, correct: correct), CreditLaw(count: 3, correct: correct))
    for number in 1...200 { _ = one.share([number, 7]) }
    for number in 1...200 { _ = other.share([200, number]) }
    #expect(one.share([200, 150]) == other.share([200, 150]))
  }

  @Test func manyAttemptsAreSummedInTheirWindow() {
    // Far above the count all that is left is N·E[1/(1+R)]; one binomial has that in closed form.
    let (count, number, correct) = (1000, 2_000_000, 0.3)
    var law = CreditLaw(count: count, correct: [correct, 0.9])
    let expected = Double(count) / (Double(number + 1) * correct)
    #expect(abs(law.share([number, 0]) - expected) < 1e-14)
  }
}
