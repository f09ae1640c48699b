import Foundation
import Probability
import Support
import Testing

@Suite("Means of samples")
struct SampleSummaryTests {
  @Test("mean and standard error by their definitions")
  func definitions() {
    let sample = SampleSummary([0.25, 0.5, 1, 0.25])
    #expect(sample.mean == 0.5 && sample.count == 4)
    // Squares 1/16 + 0 + 1/4 + 1/16 over 3, over 4.
    #expect(abs(sample.error - (0.375 / 12).squareRoot()) < 1e-15)
    #expect(sample.interval.lowerBound == max(0, 0.5 - 1.96 * sample.error))
    #expect(sample.interval.upperBound == 0.5 + 1.96 * sample.error)
    #expect(sample.margin == 1.96 * sample.error && sample.cautiousInterval == sample.interval)
    #expect(abs(sample.halfWidth - 1.96 * sample.error) < 1e-15)
  }

  @Test("a mean that is known otherwise takes the place of the sample's") func knownMean() {
    let sample = SampleSummary([0, 1], mean: 0.25)
    #expect(sample.mean == 0.25)
    #expect(abs(sample.error - ((0.0625 + 0.5625) / 2).squareRoot()) < 1e-15)
  }

  @Test("nothing, one value, and values that agree")
  func thin() {
    #expect(SampleSummary([]).mean == 0 && SampleSummary([]).error == 0 && SampleSummary([]).count == 0)
    #expect(SampleSummary([0.3]).error == 0 && SampleSummary([0.3]).mean == 0.3)
    let same = SampleSummary([Double](repeating: 0.2, count: 60))
    // The rule of three, and Wilson's score in its stead for the cautious interval.
    #expect(abs(same.margin - 0.05) < 1e-15)
    #expect(abs(same.marginInterval.upperBound - 0.25) < 1e-12)
    let wilson = Wilson.interval(share: 0.2, count: 60, deviations: Normal.within95)
    #expect(abs(same.cautiousInterval.lowerBound - wilson.lowerBound) < 1e-12)
    #expect(same.interval.lowerBound > same.cautiousInterval.lowerBound)
    let none = SampleSummary([Double](repeating: 0, count: 10))
    #expect(none.cautiousInterval.lowerBound == 0 && none.cautiousInterval.upperBound > 0.2)
  }

  @Test("intervals stay within the chances there are", arguments: [[0, 0, 0, 1], [1, 1, 1, 0], [0, 1]])
  func withinChances(values: [Double]) {
    let sample = SampleSummary(values)
    for interval in [sample.interval, sample.marginInterval, sample.cautiousInterval] {
      #expect(interval.lowerBound >= 0 && interval.upperBound <= 1 && interval.contains(sample.mean))
    }
  }

  /// Its ends are the shares p at which (p̂ − p)² = z² p(1 − p)/n.
  @Test("Wilson's ends solve his equation")
  func wilson() {
    var dice = Dice(2)
    for _ in 0..<200 {
      let count = Double(dice.int(1...5_000))
      let share = dice.happens(0.2) ? Double(dice.int(0...1)) : dice.share()
      let z = dice.double(0.5...4)
      let interval = Wilson.interval(share: share, count: count, deviations: z)
      for end in [interval.lowerBound, interval.upperBound] {
        let rest = (share - end) * (share - end) - z * z * end * (1 - end) / count
        #expect(abs(rest) < 1e-12, "\(share) of \(count)")
      }
      #expect(interval.lowerBound <= share + 1e-12 && share <= interval.upperBound + 1e-12)
    }
  }

  @Test("95 % intervals hold the mean about as often as they say")
  func coverage() {
    var dice = Dice(9)
    var (plain, wilson) = (0, 0)
    for _ in 0..<1_000 {
      let draws = (0..<100).map { _ in dice.happens(0.3) ? 1.0 : 0 }
      let sample = SampleSummary(draws)
      if sample.interval.contains(0.3) { plain += 1 }
      let interval = Wilson.interval(share: sample.mean, count: 100, deviations: Normal.within95)
      if interval.contains(0.3) { wilson += 1 }
    }
    #expect((920...970).contains(plain) && (930...975).contains(wilson), "\(plain), \(wilson)")
  }
}
