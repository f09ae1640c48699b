/// Writes figures as SVG: within a page, whose style sheet it shares, or as a file that stands alone.
///
/// Classes only, no styles of single elements, so that a page may forbid those; the same figure gives the same bytes.
package enum SVGWriter {
  /// The element of a page.
  ///
  /// - Parameters:
  ///   - heading: the id of the heading on the page that names the figure.
  ///   - classes: besides `chart`.
  package static func element(_ figure: Figure, heading: String, classes: String) -> String {
    let height = Decimal.text(figure.height)
    return """
      <svg class="chart \(classes)" viewBox="0 0 \(Decimal.text(figure.width)) \(height)" role="img" \
      aria-labelledby="\(heading)" aria-describedby="\(figure.id)-desc">
      \(content(figure))</svg>

      """
  }

  /// A file with its own ground, styles, title and source, for slides and other pages.
  package static func file(
    _ figure: Figure, title: Phrase, unit: Phrase, source: Phrase, theme: Palette.Theme
  ) -> String {
    let margin = 16.0
    let (width, height) = (figure.width + 2 * margin, figure.height + headHeight + footHeight)
    let room = figure.width
    // The largest size at which all of the finding can be read.
    let size =
      titleSizes.first { TextMeasure.width(title.bare, size: $0) * boldness <= room } ?? smallestTitle
    let words = [
      text(
        TextMeasure.cut(title, to: room / boldness, size: size), at: Point(margin, 30), "title",
        id: "\(figure.id)-title", more: " font-size=\"\(Decimal.text(size))\""),
      text(TextMeasure.cut(unit, to: room, size: 12), at: Point(margin, 50), "note"),
      text(TextMeasure.cut(source, to: room, size: 11), at: Point(margin, height - 12), "note"),
    ].joined()
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 \(Decimal.text(width)) \
      \(Decimal.text(height))" width="\(Decimal.text(width))" height="\(Decimal.text(height))" role="img" \
      aria-labelledby="\(figure.id)-title" aria-describedby="\(figure.id)-desc">
      <style>
      \(Palette.rules(theme)).chart .title{font-weight:650}
      </style>
      <rect class="paper" width="\(Decimal.text(width))" height="\(Decimal.text(height))"/>
      \(words)<g transform="translate(\(Decimal.text(margin)) \(Decimal.text(headHeight)))">
      \(content(figure))</g>
      </svg>

      """
  }

  /// Sizes of a title, and the one of those that are cut.
  private static let (titleSizes, smallestTitle) = ([18.0, 16, 14], 14.0)
  /// How much wider bold letters are.
  private static let boldness = 1.08

  /// For title and unit above, and the source below.
  private static let (headHeight, footHeight) = (66.0, 34.0)

  /// Description, patterns and marks.
  private static func content(_ figure: Figure) -> String {
    var roles: [Role] = []
    for mark in figure.marks where mark.isPatterned && !roles.contains(mark.role) {
      roles.append(mark.role)
    }
    let patterns = roles.map { pattern($0, id: figure.id) }.joined()
    return "<desc id=\"\(figure.id)-desc\">\(MarkupText.escaped(figure.description.bare))</desc>\n"
      + (patterns.isEmpty ? "" : "<defs>\n\(patterns)</defs>\n")
      + figure.marks.map { element($0, in: figure.id) }.joined()
  }

  /// The hatching of a role. Ids are the figure's own, since a page holds many figures.
  private static func pattern(_ role: Role, id: String) -> String {
    guard let pattern = role.pattern else { return "" }
    let (gap, width) = (Decimal.text(pattern.gap), pattern.ground == nil ? "1.3" : "1.2")
    let ground =
      pattern.ground.map { "<rect class=\"\($0.rawValue)\" width=\"\(gap)\" height=\"\(gap)\"/>" } ?? ""
    let weave = pattern.ground == nil ? "\(role.rawValue)-weave" : "weave"
    let lines = pattern.lines.enumerated().map { place, _ in
      place == 0
        ? "<rect class=\"\(weave)\" width=\"\(width)\" height=\"\(gap)\"/>"
        : "<rect class=\"\(weave)\" width=\"\(gap)\" height=\"\(width)\"/>"
    }.joined()
    return """
      <pattern id="\(id)-\(role.rawValue)" width="\(gap)" height="\(gap)" patternUnits="userSpaceOnUse" \
      patternTransform="rotate(\(pattern.lines[0]))">\(ground)\(lines)</pattern>

      """
  }

  /// One mark.
  private static func element(_ mark: Mark, in id: String) -> String {
    let look = look(of: mark, in: id)
    switch mark.shape {
    case .bar(let corner, let width, let height):
      return "<rect x=\"\(Decimal.text(corner.x))\" y=\"\(Decimal.text(corner.y))\""
        + " width=\"\(Decimal.text(width))\" height=\"\(Decimal.text(height))\"\(look)/>\n"
    case .line(let points):
      return "<polyline points=\"\(list(points))\"\(look)/>\n"
    case .area(let points): return "<polygon points=\"\(list(points))\"\(look)/>\n"
    case .dot(let center, let radius):
      return "<circle cx=\"\(Decimal.text(center.x))\" cy=\"\(Decimal.text(center.y))\""
        + " r=\"\(Decimal.text(radius))\"\(look)/>\n"
    case .diamond(let center, let radius):
      let corners = [(0, -radius), (radius, 0), (0, radius), (-radius, 0)].map {
        Point(center.x + $0, center.y + $1)
      }
      return "<polygon points=\"\(list(corners))\"\(look)/>\n"
    case .text(let words, let place, let anchor):
      return text(words, at: place, mark.role.rawValue, anchor: anchor, more: data(mark.datum))
    }
  }

  /// Class, pattern, strength and data.
  private static func look(of mark: Mark, in id: String) -> String {
    let isLine = if case .line = mark.shape { true } else { false }
    var look: String
    if mark.isPatterned {
      let edge = mark.role.pattern?.ground == nil ? "\(mark.role.rawValue)-edge" : "woven"
      look = " class=\"\(edge)\" fill=\"url(#\(id)-\(mark.role.rawValue))\""
    } else {
      look = " class=\"\(mark.role.rawValue)\(isLine ? " line" : mark.isTinted ? " tint" : "")\""
    }
    if let strength = mark.strength {
      // Two decimals: a tenth would be too coarse for a shade.
      let hundredths = Int((min(max(strength, 0), 1) * 100).rounded())
      look +=
        " fill-opacity=\"\(hundredths == 100 ? "1" : "." + (hundredths < 10 ? "0" : "") + "\(hundredths)")\""
    }
    return look + data(mark.datum)
  }

  /// The number at full precision, as the result has it.
  private static func data(_ datum: Mark.Datum?) -> String {
    guard let datum else { return "" }
    return " data-row=\"\(datum.row)\" data-column=\"\(MarkupText.escaped(datum.column))\""
      + " data-value=\"\(datum.value)\""
  }

  private static func list(_ points: [Point]) -> String {
    points.map { "\(Decimal.text($0.x)),\(Decimal.text($0.y))" }.joined(separator: " ")
  }

  /// Words at a place.
  private static func text(
    _ words: Phrase, at place: Point, _ role: String, id: String? = nil, anchor: Mark.Anchor = .start,
    more: String = ""
  ) -> String {
    let anchor = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    let id = id.map { " id=\"\($0)\"" } ?? ""
    return
      "<text\(id) class=\"\(role)\" x=\"\(Decimal.text(place.x))\" y=\"\(Decimal.text(place.y))\"\(anchor)"
      + "\(more)>\(MarkupText.escapedIsolated(words))</text>\n"
  }
}

extension Mark {
  /// Whether it is drawn with the hatching of its role.
  fileprivate var isPatterned: Bool { !isTinted && role.pattern != nil }
}

extension MarkupText {
  /// A phrase with its names in isolation, whose two characters cleaning would take away.
  static func escapedIsolated(_ phrase: Phrase) -> String {
    phrase.pieces.map { piece in
      switch piece {
      case .words(let words): escaped(words)
      case .name(let name):
        name.utf8.allSatisfy { $0 < 0x80 } ? escaped(name) : "\u{2068}" + escaped(name) + "\u{2069}"
      }
    }.joined()
  }
}
