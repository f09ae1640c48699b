import Charts
import Reporting

/// Writes a report as one HTML file that opens offline: no script, nothing from elsewhere.
struct HTMLWriter {
  /// What is written.
  let document: ReportDocument

  /// The whole file. The same report gives the same bytes.
  var text: String {
    HTMLPage.text(
      title: document.title.bare,
      body: """
        <main\(document.isComparison ? " class=\"many\"" : "")>
        <header>
        <p class="kicker">Sidereal report</p>
        <h1>\(Self.html(document.title))</h1>
        </header>
        \(part)</main>

        """)
  }

  /// What stands below the title: for a page that has a title of its own.
  var part: String {
    """
    \(document.sections.map(section).joined())<footer>
    <p>\(Self.html(document.source)). Chances are exact for the plans shown; bounds are proven. The figures of every chart \
    stand in the table below it.</p>
    </footer>

    """
  }

  /// A heading, and what belongs below it.
  private func section(_ section: ReportDocument.Section) -> String {
    "<section>\n<h2>\(Self.html(section.heading))</h2>\n\(section.blocks.map(block).joined())</section>\n"
  }

  /// One piece, by its kind.
  private func block(_ block: ReportDocument.Block) -> String {
    switch block {
    case .figures(let figures): numbers(figures)
    case .answer(let sentences):
      "<div class=\"answer\">\n\(sentences.map { "<p>\(Self.html($0))</p>\n" }.joined())</div>\n"
    case .words(let words): "<p>\(Self.html(words))</p>\n"
    case .label(let words): "<h3>\(Self.html(words))</h3>\n"
    case .list(let items): "<ul>\n\(items.map { "<li>\(Self.html($0))</li>\n" }.joined())</ul>\n"
    case .missing(let words): "<p class=\"missing\">\(Self.html(words))</p>\n"
    case .table(let table, let name):
      Self.scroll(Self.table(table, classes: "first"), label: "aria-label=\"Table: \(name)\"")
    case .columns(let columns):
      "<div class=\"pair\">\n\(columns.map { "<div>\n\($0.map(self.block).joined())</div>\n" }.joined())</div>\n"
    case .charts(let charts):
      charts.count == 1
        ? chart(charts[0]) : "<div class=\"pair\">\n\(charts.map(self.chart).joined())</div>\n"
    }
  }

  /// Two or three numbers beside each other.
  private func numbers(_ figures: [ReportDocument.KeyFigure]) -> String {
    let cells = figures.map { figure in
      "<li><span class=\"kind\">\(Self.html(figure.label))</span> <b class=\"number\(Self.long(figure.value))\">\(Self.html(Phrase(figure.value)))</b> "
        + "<span class=\"remark\">\(Self.html(figure.remark))</span></li>\n"
    }
    return "<ul class=\"numbers\">\n\(cells.joined())</ul>\n"
  }

  /// The class of a number that is too long for the large letters of its tile.
  private static func long(_ value: String) -> String { value.count > 8 ? " long" : "" }

  /// Heading, unit, drawings for wide and narrow rooms, caption; then the table.
  private func chart(_ placed: ReportDocument.PlacedChart) -> String {
    let (chart, id) = (placed.chart, placed.id)
    let heading = "\(id)-title"
    let drawings = [("wide", Chart.Room.wide), ("narrow", Chart.Room.narrow)].map { name, width in
      SVGWriter.element(
        chart.draw(.init(id: "\(id)-\(name)", width: width)), heading: heading, classes: name)
    }.joined()
    let label = placed.label.map { Self.html($0) + " · " } ?? ""
    // Of several results the unit says whose chart it is: two may find the same.
    let (unit, names) =
      placed.label == nil ? ("", heading) : (" id=\"\(id)-unit\"", "\(heading) \(id)-unit")
    // How to read it, then where it is from.
    let caption = [chart.note, placed.source + "."].compactMap { $0 }.joined(" ")
    return """
      <div>
      <figure>
      <h3 id="\(heading)">\(Self.html(chart.title))</h3>
      <p class="unit"\(unit)>\(label)\(Self.html(chart.unit))</p>
      \(drawings)<figcaption>\(Self.html(caption))</figcaption>
      </figure>
      <details>
      <summary>The figures as a table</summary>
      \(Self.scroll(Self.table(chart.table, classes: ""), label: "aria-labelledby=\"\(names)\""))</details>
      </div>

      """
  }

  /// A part of the page that may be wider than a small screen, and then is moved by keys too.
  static func scroll(_ content: String, label: String) -> String {
    "<div class=\"scroll\" role=\"region\" tabindex=\"0\" \(label)>\n\(content)</div>\n"
  }

  /// Titles above numbers stand where these do.
  static func table(_ table: ChartTable, classes: String, most: Int = ChartTable.mostShown) -> String {
    // A column that nothing stands in tells nothing.
    let columns = table.columns.indices.filter { column in table.rows.contains { $0[column] != .empty } }
    let head = columns.map { column in
      let isNumber = table.columns[column].isNumber
      return
        "<th scope=\"col\"\(isNumber ? " class=\"n\"" : "")>\(MarkupText.escaped(table.columns[column].title))</th>"
    }.joined()
    let rows = table.rows.prefix(most).map { row in
      "<tr>" + columns.map { cell(row[$0], table.columns[$0], of: table) }.joined() + "</tr>\n"
    }.joined()
    let attribute = classes.isEmpty ? "" : " class=\"\(classes)\""
    return "<table\(attribute)>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows)</tbody>\n</table>\n"
      + (table.rest(beyond: most).map { "<p>\(MarkupText.escaped($0))</p>\n" } ?? "")
  }

  /// The number as people read it, and at full precision for programs.
  private static func cell(_ cell: PlainTable.Cell, _ column: ChartTable.Column, of table: ChartTable)
    -> String
  {
    let words = html(table.words(cell, column.kind))
    if case .number(let number) = cell {
      return "<td class=\"n\"><data value=\"\(number)\">\(words)</data></td>"
    }
    return "<td\(column.isNumber ? " class=\"n\"" : "")>\(words)</td>"
  }

  /// A phrase with names isolated by an element.
  static func html(_ phrase: Phrase) -> String {
    phrase.pieces.map { piece in
      switch piece {
      // A number and its sign stay on one line.
      case .words(let words): MarkupText.escaped(words.replacing(" %", with: "\u{A0}%"))
      case .name(let name): "<bdi>\(MarkupText.escaped(name))</bdi>"
      }
    }.joined()
  }
}

/// How a column is set.
extension ChartTable.Column {
  /// Whether numbers stand in it, one below the other.
  var isNumber: Bool { kind != .name && kind != .word }
}
