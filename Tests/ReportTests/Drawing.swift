import Foundation
import FoundationXML
import Testing

/// An SVG file as an XML parser reads it, with axes found by the words at their ticks: nothing here knows how it was drawn.
final class Drawing: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
    var isMoved = false

    func number(_ name: String) -> Double { attributes[name].flatMap(Double.init) ?? .nan }
    var role: String { attributes["class"] ?? "" }
    /// Corners of a line or an area.
    var points: [(x: Double, y: Double)] {
      (attributes["points"] ?? "").split(separator: " ").map { pair in
        let parts = pair.split(separator: ",").compactMap { Double($0) }
        return (parts[0], parts[1])
      }
    }
    /// Of a number of the table.
    var row: Int? { attributes["data-row"].flatMap(Int.init) }
    var column: String { attributes["data-column"] ?? "" }
    var value: Double { number("data-value") }
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  init(_ text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if let last = open.last { elements[last].text += string }
  }

  func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  /// Marks that stand for a number.
  var marks: [Element] { elements.filter { $0.row != nil } }

  /// What the words at a tick mean: "20 %", "2030", "10M".
  static func value(_ text: String) -> Double? {
    if text.hasSuffix(" %") { return Double(text.dropLast(2)).map { $0 / 100 } }
    for (mark, unit) in [("k", 1e3), ("M", 1e6), ("B", 1e9)] where text.hasSuffix(mark) {
      return Double(text.dropLast()).map { $0 * unit }
    }
    return Double(text)
  }

  /// The value at a place of the axis below, read as a person would: between two ticks.
  func across(_ place: Double) -> Double { Self.read(place, ticks("middle") { $0.number("x") }) }

  /// The value at a place of the axis at the left, of the panel whose lowest tick is nearest below.
  func up(_ place: Double) -> Double {
    // Words stand a little below their line.
    let all = ticks("end") { $0.number("y") - 4 }
    let zeros = all.filter { $0.value == (all.map(\.value).min() ?? 0) }.map(\.place).sorted()
    guard let bottom = zeros.first(where: { $0 >= place - 0.5 }) else { return .nan }
    let top = zeros.last { $0 < bottom } ?? -.infinity
    return Self.read(place, all.filter { $0.place <= bottom && $0.place > top })
  }

  private func ticks(_ anchor: String, _ place: (Element) -> Double) -> [(place: Double, value: Double)] {
    elements.filter { $0.role == "tick" && $0.attributes["text-anchor"] == anchor }.compactMap { tick in
      Self.value(tick.text).map { (place(tick), $0) }
    }
  }

  private static func read(_ place: Double, _ ticks: [(place: Double, value: Double)]) -> Double {
    guard let first = ticks.min(by: { $0.value < $1.value }),
      let last = ticks.max(by: { $0.value < $1.value }),
      first.value < last.value
    else { return .nan }
    for tick in ticks {
      // A straight axis, to the tenth of a unit that is written.
      let there =
        first.place + (tick.value - first.value) / (last.value - first.value) * (last.place - first.place)
      #expect(abs(there - tick.place) < 0.2)
    }
    return first.value + (place - first.place) / (last.place - first.place) * (last.value - first.value)
  }
}
