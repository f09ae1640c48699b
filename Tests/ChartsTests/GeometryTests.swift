import Charts
import Testing

/// Maps between values and places.
@Suite struct GeometryTests {
  @Test(arguments: [(0.0...1.0, 10.0, 110.0), (2026...2066, 300, 20), (5...5, 0, 100), (-3...7, 0, 1)])
  func scales(_ domain: ClosedRange<Double>, _ start: Double, _ end: Double) {
    let scale = LinearScale(domain, from: start, to: end)
    #expect(
      scale.place(of: scale.domain.lowerBound) == start && scale.place(of: scale.domain.upperBound) == end)
    for share in [0.0, 0.25, 0.9] {
      let value = scale.domain.lowerBound + share * (scale.domain.upperBound - scale.domain.lowerBound)
      #expect(abs(scale.value(at: scale.place(of: value)) - value) < 1e-9)
    }
    #expect(scale.clamped(1e9) == end && scale.clamped(-1e9) == start)
  }

  /// Labels keep their order, stand apart and within the limits.
  @Test(arguments: [[10.0, 10, 10], [100, 5, 50], [98, 99, 100], [], [40]])
  func labels(_ wanted: [Double]) {
    let places = EndLabels.places(wanted, apart: 12, within: 0...100)
    let sorted = places.sorted()
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 >= 12 - 1e-9 })
    #expect(places.allSatisfy { (0...100).contains($0) })
    for (one, other) in zip(wanted.indices, wanted.indices.dropFirst()) where wanted[one] < wanted[other] {
      #expect(places[one] < places[other])
    }
  }

  @Test func steps() {
    let curve = StepCurve([.init(from: 0, value: 1), .init(from: 2, value: 3)], end: 4)
    let (across, up) = (LinearScale(0...4, from: 0, to: 40), LinearScale(0...4, from: 40, to: 0))
    #expect(curve.corners(across, up) == [Point(0, 30), Point(20, 30), Point(20, 10), Point(40, 10)])
    #expect(curve.area(across, up, over: 0).first == Point(0, 40))
    #expect(StepCurve([], end: 1).area(across, up, over: 0).isEmpty)
  }

  /// Every colour of areas and lines has a contrast of 3 with both papers, and words have 4.5 (WCAG 2.1, 1.4.3 and 1.4.11).
  @Test func contrasts() throws {
    for (theme, paper) in [(Palette.Theme.light, "#ffffff"), (.dark, "#14171c")] {
      let rules = Palette.rules(theme)
      for line in rules.split(separator: "\n") {
        guard let open = line.firstIndex(of: "{") else { continue }
        let (selectors, body) = (line[..<open], line[open...])
        for match in body.matches(of: #/(fill|stroke):(#[0-9a-f]{6})/#) {
          // Grid lines and stretches beyond the plan are faint on purpose, and paper is paper.
          if [".paper", ".weave", ".grid", ".guide", ".beyond", ".kept", ".openDot"].contains(
            where: selectors.contains)
          {
            continue
          }
          let isText = [".title", ".label", ".tick", ".heading", ".within"].contains(
            where: selectors.contains)
          #expect(contrast(String(match.2), paper) >= (isText ? 4.5 : 3), "\(theme) \(line)")
        }
      }
    }
  }

  private func contrast(_ one: String, _ other: String) -> Double {
    let (a, b) = (luminance(one), luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func luminance(_ colour: String) -> Double {
    let channels = stride(from: 1, to: 7, by: 2).map { place -> Double in
      let start = colour.index(colour.startIndex, offsetBy: place)
      let value = Double(Int(colour[start...].prefix(2), radix: 16) ?? 0) / 255
      return value <= 0.03928 ? value / 12.92 : power((value + 0.055) / 1.055)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  /// x^2.4 = x² · the fifth root of x².
  private func power(_ x: Double) -> Double {
    var root = 1.0
    for _ in 0..<60 { root -= (root * root * root * root * root - x * x) / (5 * root * root * root * root) }
    return x * x * root
  }
}
