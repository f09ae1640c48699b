import Charts
import Reporting

/// Writes a report as Markdown, for an issue, a wiki or a mail: the same words and figures, tables in place of drawings.
struct MarkdownWriter {
  /// What is written.
  let document: ReportDocument

  /// The whole file.
  var text: String {
    "# \(Self.markdown(document.title))\n\n" + document.sections.map(section).joined()
      + "\(Self.markdown(document.source)).\n"
  }

  /// A heading, and what belongs below it.
  private func section(_ section: ReportDocument.Section) -> String {
    "## \(Self.markdown(section.heading))\n\n" + section.blocks.map(block).joined()
  }

  /// One piece, by its kind.
  private func block(_ block: ReportDocument.Block) -> String {
    switch block {
    case .figures(let figures):
      figures.map { "- \(Self.markdown($0.label)): **\($0.value)** (\(Self.markdown($0.remark)))\n" }.joined()
        + "\n"
    case .answer(let sentences): sentences.map { Self.markdown($0) + "\n\n" }.joined()
    case .words(let words), .missing(let words): Self.markdown(words) + "\n\n"
    case .label(let words): "### \(Self.markdown(words))\n\n"
    case .list(let items): items.map { "- \(Self.markdown($0))\n" }.joined() + "\n"
    case .table(let table, name: _): Self.table(table) + "\n"
    case .columns(let columns): columns.joined().map(self.block).joined()
    case .charts(let charts): charts.map(self.chart).joined()
    }
  }

  /// The finding as a heading, then the rows.
  private func chart(_ placed: ReportDocument.PlacedChart) -> String {
    let label = placed.label.map { Self.markdown($0) + " · " } ?? ""
    let note = placed.chart.note.map { Self.markdown($0) + "\n\n" } ?? ""
    return "### \(Self.markdown(placed.chart.title))\n\n\(label)\(Self.markdown(placed.chart.unit))\n\n"
      + Self.table(placed.chart.table) + "\n" + note
  }

  /// A table as GitHub reads them.
  static func table(_ table: ChartTable, most: Int = ChartTable.mostShown) -> String {
    // Empty columns tell nothing.
    let columns = table.columns.indices.filter { column in table.rows.contains { $0[column] != .empty } }
    /// A line with bars between.
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    return line(columns.map { escaped(table.columns[$0].title) })
      + line(columns.map { table.columns[$0].isNumber ? "---:" : "---" })
      + table.rows.prefix(most).map { row in
        line(columns.map { markdown(table.words(row[$0], table.columns[$0].kind)) })
      }.joined()
      + (table.rest(beyond: most).map { "\n\($0)\n" } ?? "")
  }

  /// A phrase with what Markdown would take for its own signs made plain.
  static func markdown(_ phrase: Phrase) -> String {
    phrase.pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .name(let name): escaped(name)
      }
    }.joined()
  }

  /// A name without a meaning in Markdown.
  private static func escaped(_ name: String) -> String {
    var out = ""
    for character in MarkupText.clean(name) {
      // Signs within words need no escape, and names with hyphens should stay readable.
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$", "#": out += "\\\(character)"
      default: out.append(character)
      }
    }
    return out
  }
}
