import Charts
import Foundation
import Report
import Testing

/// Bubbles of a portfolio: place and area are read back with a ruler.
struct BubbleTests {
  /// The portfolio beside made worths of its chunks.
  private static func document(worths: [String: Double]) throws -> ReportDocument {
    let solved = try Samples.object("portfolio.json")
    var value = try Samples.object("value.json")
    value["problem"] = solved["problem"]
    value["values"] = worths.sorted { $0.key < $1.key }.map { name, worth in
      [
        "of": "chunk", "name": name, "change": "done already", "refit": worth, "refitBound": worth, "keep": 0,
        "proved": true,
      ] as [String: Any]
    }
    return ReportDocument(
      try [solved, value].map { result in
        let bytes = try JSONSerialization.data(withJSONObject: result)
        return .init(name: "made", result: try AnyResult(Array(bytes)))
      })
  }

  private static func chunks() throws -> [(name: String, chance: Double)] {
    let rows = try #require(try Samples.object("portfolio.json")["chunks"] as? [[String: Any]])
    return try rows.map { (try #require($0["name"] as? String), try #require($0["chance"] as? Double)) }
  }

  @Test(arguments: [Chart.Room.wide, Chart.Room.narrow])
  func placesAndAreas(width: Double) throws {
    let chunks = try Self.chunks()
    let worths = Dictionary(uniqueKeysWithValues: chunks.enumerated().map { ($1.name, Double($0) / 100) })
    let chart = try #require(
      try Self.document(worths: worths).charts.first { $0.chart.name == "bubbles" }?.chart)
    let drawing = try Drawing(
      SVGWriter.element(chart.draw(.init(id: "bubbles", width: width)), heading: "h", classes: "c"))
    // Person-years, from the plan's own rows.
    let plan = try #require(try Samples.object("portfolio.json")["plan"] as? [[String: Any]])
    var years: [String: Double] = [:]
    for row in plan {
      let name = try #require(row["chunk"] as? String)
      let people = (row["people"] as? Double) ?? (row["people"] as? [Double] ?? []).reduce(0, +)
      let span = try #require(row["end"] as? Double) - #require(row["start"] as? Double)
      years[name, default: 0] += people * span
    }
    let most = try #require(years.values.max())
    let largest = try #require(drawing.marks.map { $0.number("r") }.max())
    #expect(drawing.marks.count == chunks.count)
    for mark in drawing.marks {
      guard case .text(let name) = chart.table.rows[try #require(mark.row)][0] else { continue }
      let chunk = try #require(chunks.first { $0.name == name })
      #expect(abs(drawing.across(mark.number("cx")) - chunk.chance) < 0.003, "\(name)")
      #expect(abs(drawing.up(mark.number("cy")) - 100 * (worths[name] ?? 0)) < 0.06, "\(name)")
      let share = (years[name] ?? 0) / most
      #expect(abs(mark.number("r") - max(2.5, largest * share.squareRoot())) < 0.11, "\(name)")
    }
  }

  /// Names touch neither each other nor the middle of a bubble; what has no room is counted.
  @Test func namesDoNotTouch() throws {
    let chunks = try Self.chunks()
    let worths = Dictionary(uniqueKeysWithValues: chunks.map { ($0.name, 0.02) })
    let chart = try #require(
      try Self.document(worths: worths).charts.first { $0.chart.name == "bubbles" }?.chart)
    for width in [Chart.Room.wide, Chart.Room.narrow] {
      let figure = chart.draw(.init(id: "bubbles", width: width))
      let texts = figure.marks.compactMap { mark -> (Phrase, Point)? in
        guard case .text(let words, let place, .start) = mark.shape, mark.role == .note else { return nil }
        return (words, place)
      }
      let names = texts.filter { !$0.0.bare.contains("in the table") }
      for (one, other) in zip(names, names.dropFirst()) where abs(one.1.y - other.1.y) < 12 {
        let (left, right) = one.1.x < other.1.x ? (one, other) : (other, one)
        #expect(left.1.x + TextMeasure.width(left.0.bare, size: 11) <= right.1.x)
      }
      #expect(names.count == chunks.count || texts.contains { $0.0.bare.contains("more in the table") })
    }
  }

  @Test func withoutWorthsThereIsNone() throws {
    #expect(try !Samples.document("portfolio.json").charts.contains { $0.chart.name == "bubbles" })
    #expect(try !Self.document(worths: ["agency": 0.1]).charts.contains { $0.chart.name == "bubbles" })
    let nothing = Dictionary(uniqueKeysWithValues: try Self.chunks().map { ($0.name, 0.0) })
    #expect(try !Self.document(worths: nothing).charts.contains { $0.chart.name == "bubbles" })
  }
}
