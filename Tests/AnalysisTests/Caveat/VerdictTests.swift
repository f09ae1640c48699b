import Allocation
import Answers
import Support
import Testing

@testable import Analysis

/// What the worths of one more team say about serial work, and what differences of brackets are worth.
@Suite("Verdicts and worths")
struct VerdictTests {
  private static func work(_ years: [Double], needed: [Bool]? = nil) throws -> SerialWork {
    SerialWork(
      try Instance(
        text: """
          time: {horizon: 30}
          deadline: 30
          pools: {a: {headcount: 3}}
          chunks:
          \(years.enumerated().map { "  c\($0): {years: \($1), needed: \(needed?[$0] ?? true)}" }.joined(separator: "\n"))
          """))
  }

  @Test(
    "serial are the longest of those that are needed",
    arguments: [
      ([25, 5], [true, true], [true, false], false), ([5, 5], [true, true], [true, true], true),
      ([25, 5, 25], [true, true, true], [true, false, true], false),
      ([25, 5], [false, true], [false, true], true), ([9], [true], [true], true),
    ] as [([Double], [Bool], [Bool], Bool)])
  func serial(years: [Double], needed: [Bool], serial: [Bool], isLevel: Bool) throws {
    let work = try Self.work(years, needed: needed)
    #expect(work.isSerial == serial && work.isLevel == isLevel)
  }

  @Test(
    "the side leads whose best worth is larger, beyond rounding and beyond its interval",
    arguments: [
      ([0.3, 0.1, 0.2], nil, .serial), ([0.1, 0.3, 0.2], nil, .other), ([0.2, 0.1, 0.2], nil, .tie),
      ([0.2, 0.2 - 1e-12, 0], nil, .tie), ([0, 0, 0], nil, .nothing), ([1e-12, 0, 0], nil, .nothing),
      ([0.3, 0.1, 0.2], 0.05, .serial), ([0.3, 0.1, 0.2], 0.1, .undecided),
      ([0.1, 0.3, 0.2], 0.3, .undecided),
      ([0.1, 0.3, 0.2], 0, .other),
    ] as [([Double], Double?, CaveatAnswer.Verdict)])
  func verdicts(worths: [Double], margin: Double?, expected: CaveatAnswer.Verdict) throws {
    let work = try Self.work([25, 5, 5])
    #expect(work.verdict(worths, margin: margin) == expected)
    let lead = worths[0] - max(worths[1], worths[2])
    #expect(abs(work.lead(worths) - lead) < 1e-15)
  }

  @Test("where all work is equally long nothing is serial, whoever gains") func level() throws {
    let work = try Self.work([5, 5, 5])
    #expect(work.verdict([0.3, 0.1, 0]) == .level && work.verdict([0, 0, 0]) == .nothing)
  }

  /// The ends that the difference of two unknown numbers may have, each anywhere in its bracket.
  @Test("a worth holds every difference of its brackets", arguments: 1...60)
  func brackets(seed: Int) {
    var dice = Dice(seed)
    func bracket() -> (least: Double, most: Double) {
      let least = dice.double(0...0.8)
      return (least, least + dice.one(of: [0, 0.05, 0.2]))
    }
    let (upper, lower) = (bracket(), bracket())
    let worth = Worth(upper, over: lower, isImplied: false)
    let implied = Worth(upper, over: lower, isImplied: true)
    for _ in 0..<20 {
      let one = upper.least + dice.share() * (upper.most - upper.least)
      let other = lower.least + dice.share() * (lower.most - lower.least)
      let slack = 1e-10
      #expect(worth.range.lowerBound <= one - other + slack && one - other <= worth.range.upperBound + slack)
      if one >= other {
        #expect(implied.range.lowerBound <= one - other + slack)
        #expect(one - other <= implied.range.upperBound + slack)
      }
    }
    #expect(worth.range.contains(worth.value) && implied.range.contains(implied.value))
    #expect(implied.range.lowerBound >= 0)
  }

  @Test(
    "a worth is proven where its range is within the gap",
    arguments: [(0.1, 0.1, true), (0.1, 0.102, false), (0, 0.0009, true), (0, 0.0011, false)])
  func proven(low: Double, high: Double, isProven: Bool) {
    #expect(Worth(value: low, range: low...high).noted(within: 0.001).isProven == isProven)
  }
}
