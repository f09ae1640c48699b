import Charts
import Testing

/// Axes have round values, at most so many, whose words read back as the value.
@Suite struct TicksTests {
  @Test(arguments: [
    (0.0...1.0, 500.0, 80.0, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (0.0...0.3, 300.0, 90.0, ["0.0", "0.1", "0.2", "0.3"]), (-1.0...1.0, 200.0, 80.0, ["-1", "0", "1"]),
    (0.0...1e7, 300.0, 80.0, ["0", "5M", "10M"]),
    (0.0...40_000.0, 400.0, 80.0, ["0", "10k", "20k", "30k", "40k"]),
    (5.0...5.0, 300.0, 80.0, []), (0.0...1.0, 0.0, 80.0, []),
  ])
  func numbers(_ domain: ClosedRange<Double>, _ length: Double, _ spacing: Double, _ texts: [String]) {
    let ticks = Ticks.numbers(domain, length: length, spacing: spacing)
    #expect(ticks.map(\.text) == texts)
    #expect(Double(ticks.count) <= max(0, length / spacing) + 1)
    for tick in ticks { #expect(domain.contains(tick.value)) }
  }

  /// Years have no thousands mark, and no halves unless there are few.
  @Test(arguments: [
    (2026.0...2046.0, ["2030", "2035", "2040", "2045"]),
    (2026.0...2028.0, ["2026.0", "2026.5", "2027.0", "2027.5", "2028.0"]),
    (0.0...4.0, ["0", "1", "2", "3", "4"]), (2000.0...52_000.0, ["10k", "20k", "30k", "40k", "50k"]),
  ])
  func moments(_ domain: ClosedRange<Double>, _ texts: [String]) {
    #expect(Ticks.moments(domain, length: 400).map(\.text) == texts)
  }

  @Test func chances() {
    #expect(Ticks.shares(0...1, length: 400).map(\.text) == ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"])
    #expect(Ticks.shares(0...1, length: 120).map(\.text) == ["0 %", "50 %", "100 %"])
    #expect(Ticks.shares(0...1, length: 400).map(\.value) == [0, 0.2, 0.4, 0.6, 0.8, 1])
  }

  /// Three tenths are the number that prints as 0.3.
  @Test func decimalsAreExact() {
    let values = Ticks.numbers(0...1, length: 1000, spacing: 90).map(\.value)
    #expect(values == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  }
}
