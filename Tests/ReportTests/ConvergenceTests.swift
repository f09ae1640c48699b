import Charts
import Foundation
import Report
import Testing

/// The curves of a search, read back with a ruler from an axis whose steps are powers of ten.
struct ConvergenceTests {
  private static let points: [(seconds: Double, chance: Double, bound: Double)] = [
    (0.004, 0.41, 0.97), (0.05, 0.43, 0.97), (0.9, 0.43, 0.8), (12, 0.55, 0.61), (300, 0.56, 0.5601),
  ]

  private static func document(_ points: [(Double, Double, Double)], status: String = "optimal") throws
    -> ReportDocument
  {
    var result = Samples.solved(chunks: ["a"])
    result["status"] = status
    result["solve"] =
      ["gapAsked": 0.0001, "trace": points.map { ["seconds": $0.0, "chance": $0.1, "bound": $0.2] }]
      as [String: Any]
    return try Samples.document(of: result)
  }

  @Test(arguments: [Chart.Room.wide, Chart.Room.narrow])
  func placesAreTheAxes(width: Double) throws {
    let chart = try #require(
      try Self.document(Self.points).charts.first { $0.chart.name == "convergence" }?.chart)
    let drawing = try Drawing(
      SVGWriter.element(chart.draw(.init(id: "c", width: width)), heading: "h", classes: "c"))
    // Words below: "10 ms", "1 s", "100 s".
    let ticks = drawing.elements.filter {
      $0.role == "tick" && $0.attributes["text-anchor"] == "middle" && !$0.text.isEmpty
    }.compactMap { tick -> (place: Double, log: Double)? in
      let parts = tick.text.split(separator: " ")
      return Double(parts[0]).map { (tick.number("x"), log10($0) - (parts[1] == "ms" ? 3 : 0)) }
    }
    let (first, last) = (try #require(ticks.first), try #require(ticks.last))
    func seconds(_ x: Double) -> Double {
      pow(10, first.log + (x - first.place) / (last.place - first.place) * (last.log - first.log))
    }
    #expect(drawing.marks.count == 2 * Self.points.count)
    for mark in drawing.marks {
      let point = Self.points[try #require(mark.row)]
      #expect(abs(seconds(mark.number("cx")) / point.seconds - 1) < 0.02)
      let wanted = mark.column == "bound" ? point.bound : point.chance
      #expect(mark.value == wanted && abs(drawing.up(mark.number("cy")) - wanted) < 0.002)
    }
  }

  @Test func titlesTellHowItEnded() throws {
    func title(_ status: String) throws -> String? {
      try Self.document(Self.points, status: status).charts.first { $0.chart.name == "convergence" }?.chart
        .title.bare
    }
    #expect(try title("optimal") == "The plan was found after 300 s, and proven after 300 s")
    #expect(try title("limit") == "After 300 s 0.01 points of chance were still open")
  }

  /// The check of an answer takes time too, and is no part of its proof.
  @Test func proofComesBeforeTheEnd() throws {
    let document = try Self.document([(0.2, 0.5, 0.9), (0.5, 0.7, 0.9), (2, 0.7, 0.7), (30, 0.7, 0.7)])
    let chart = try #require(document.charts.first { $0.chart.name == "convergence" }?.chart)
    #expect(chart.title.bare == "The plan was found after 0.5 s, and proven after 2 s")
  }

  /// However many moments there are, those that lie on each other are drawn once.
  @Test func longTracesAreThinned() throws {
    let points = (1...20_000).map { (Double($0) / 10, 0.3 + Double($0) / 1e5, 0.9) }
    let chart = try #require(
      try Self.document(points).charts.first { $0.chart.name == "convergence" }?.chart)
    let drawing = try Drawing(
      SVGWriter.element(chart.draw(.init(id: "c", width: 720)), heading: "h", classes: "c"))
    #expect(drawing.marks.count < 2500)
  }

  @Test func whatTellsNothingIsNotDrawn() throws {
    for points in [[], [(0.1, 0.5, 0.6)], [(0.0, 0.5, 0.6), (0.0, 0.5, 0.5)]] as [[(Double, Double, Double)]]
    {
      #expect(try !Self.document(points).charts.contains { $0.chart.name == "convergence" })
    }
    // Two moments within one power of ten have no tick between them, and are drawn all the same.
    let near = try Self.document([(0.2, 0.5, 0.6), (0.3, 0.5, 0.5)])
    let chart = try #require(near.charts.first { $0.chart.name == "convergence" }?.chart)
    #expect(
      !SVGWriter.element(chart.draw(.init(id: "c", width: 720)), heading: "h", classes: "c").contains("nan"))
  }
}
