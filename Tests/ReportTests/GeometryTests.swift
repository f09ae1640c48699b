import Charts
import Foundation
import Report
import Testing

/// Every number of a drawing is the table's, and lies where its axis says.
@Suite struct DrawingTests {
  static let files = [
    "toy.json", "portfolio.json", "theory-first.json", "ladder.json", "value.json", "simulation.json",
  ]

  /// Drawings of a file in both widths, by the name of the chart.
  static func drawings(_ file: String) throws -> [(chart: Chart, drawing: Drawing)] {
    try Samples.document(file).charts.flatMap { placed in
      try [Chart.Room.wide, Chart.Room.narrow].map { width in
        let figure = placed.chart.draw(.init(id: placed.id, width: width))
        let text = SVGWriter.element(figure, heading: "h", classes: "c")
        return (placed.chart, try Drawing(text))
      }
    }
  }

  private static func number(_ chart: Chart, _ row: Int, _ column: String) -> Double? {
    guard let place = chart.table.columns.firstIndex(where: { $0.title == column }) else { return nil }
    switch chart.table.rows[row][place] {
    case .number(let number): return number
    case .whole(let number): return Double(number)
    default: return nil
    }
  }

  @Test(arguments: files)
  func numbersAreTheTables(_ file: String) throws {
    for (chart, drawing) in try Self.drawings(file) {
      #expect(!drawing.marks.isEmpty, "\(chart.name)")
      for mark in drawing.marks {
        let row = try #require(mark.row)
        #expect(mark.value == Self.number(chart, row, mark.column), "\(chart.name) \(mark)")
      }
    }
  }

  /// Along the axis below: ends of bars, dots, caps.
  @Test(arguments: files)
  func placesAreTheAxis(_ file: String) throws {
    for (chart, drawing) in try Self.drawings(file) {
      let isUpright = ["survival", "frontier", "bargain"].contains(chart.name)
      if ["people", "breakpoints"].contains(chart.name) { continue }
      for mark in drawing.marks {
        let (x, y) = Self.center(mark, isUpright: isUpright)
        let read = isUpright ? drawing.up(y) : drawing.across(x)
        let wanted = chart.name == "worth" ? mark.value * 100 : mark.value
        #expect(
          abs(read - wanted) <= tolerance(chart, drawing, wanted), "\(chart.name) \(read) \(wanted) \(mark)")
      }
    }
  }

  /// A twentieth of a unit is rounded away, twice.
  private func tolerance(_ chart: Chart, _ drawing: Drawing, _ value: Double) -> Double {
    let width = abs(drawing.across(1) - drawing.across(0))
    let height = abs(drawing.up(101) - drawing.up(100))
    let unit = ["survival", "frontier", "bargain"].contains(chart.name) ? height : width
    return (unit.isNaN ? 0 : unit) * 0.25
  }

  /// Where a mark shows its number.
  private static func center(_ mark: Drawing.Element, isUpright: Bool) -> (x: Double, y: Double) {
    switch mark.name {
    case "rect": return (mark.number("x") + mark.number("width"), mark.number("y"))
    case "circle": return (mark.number("cx"), mark.number("cy"))
    case "polyline": return (mark.points[0].x, mark.points[0].y)
    default: return (mark.points[0].x, mark.points[1].y)
    }
  }

  /// Layers of people are as high as the axis of their pool says.
  @Test(arguments: ["toy.json", "portfolio.json", "theory-first.json"])
  func peopleAreHeights(_ file: String) throws {
    for (chart, drawing) in try Self.drawings(file) where chart.name == "people" {
      for mark in drawing.marks {
        let (top, height) = (mark.number("y"), mark.number("height"))
        let bottom = drawing.up(top + height)
        let unit = abs(drawing.up(top + height - 1) - bottom)
        #expect(abs(drawing.up(top) - bottom - mark.value) <= unit * 0.3, "\(mark)")
      }
    }
  }

  /// Bars of the plan begin where the table says, and nothing lies beside the paper.
  @Test(arguments: files)
  func nothingLiesOutside(_ file: String) throws {
    for (chart, drawing) in try Self.drawings(file) {
      let box = (drawing.elements[0].attributes["viewBox"] ?? "").split(separator: " ").compactMap {
        Double($0)
      }
      for element in drawing.elements {
        let xs: [Double] =
          switch element.name {
          case "rect" where element.attributes["x"] != nil:
            [element.number("x"), element.number("x") + element.number("width")]
          case "circle": [element.number("cx")]
          case "polyline", "polygon": element.points.map(\.x)
          case "text": Self.extent(element)
          default: []
          }
        #expect(xs.allSatisfy { $0 >= -0.6 && $0 <= box[2] + 0.6 }, "\(chart.name) \(element)")
        #expect(element.name != "rect" || element.number("width") >= 0 && element.number("height") >= 0)
      }
      guard chart.name == "plan" else { continue }
      for mark in drawing.marks where mark.name == "rect" {
        let row = try #require(mark.row)
        let from = try #require(Self.number(chart, row, "from"))
        #expect(abs(drawing.across(mark.number("x")) - from) < 0.2)
      }
    }
  }

  /// From where to where words reach, by their measure.
  private static func extent(_ text: Drawing.Element) -> [Double] {
    let size = text.role == "note" || text.role == "within" ? 11.0 : text.role == "heading" ? 13 : 12
    let width = TextMeasure.width(text.text, size: size) / 1.17
    let x = text.number("x")
    switch text.attributes["text-anchor"] {
    case "middle": return [x - width / 2 + 12, x + width / 2 - 12]
    case "end": return [x - width, x]
    default: return [x, x + width]
    }
  }
}
