import Charts
import Reporting

/// The forms that a report is written in.
extension ReportDocument {
  /// One file that opens offline.
  package var html: String { HTMLWriter(document: self).text }

  /// Its sections alone, as markup within a page that has a title of its own and `style`.
  package var part: String { HTMLWriter(document: self).part }

  /// The style sheet of its pages.
  package static var style: String { PageStyle.text }

  /// Words and tables.
  package var markdown: String { MarkdownWriter(document: self).text }

  /// Every chart as a drawing that stands alone, by the names of the files without their ends.
  package func drawings(_ theme: Palette.Theme) -> [(name: String, text: String)] {
    charts.map { placed in
      let figure = placed.chart.draw(.init(id: placed.id, width: Chart.Room.wide))
      return (
        placed.id,
        SVGWriter.file(
          figure, title: placed.chart.title, unit: placed.chart.unit, source: placed.source, theme: theme)
      )
    }
  }

  /// The figures of every chart, and every other table.
  package var tables: [PlainTable] {
    sections.flatMap(\.blocks).flatMap(Self.tables)
  }

  /// Those of a block, also of blocks within it.
  private static func tables(of block: Block) -> [PlainTable] {
    switch block {
    case .table(let table, let name): [table.plain(name)]
    case .charts(let charts): charts.map { $0.chart.table.plain($0.id) }
    case .columns(let columns): columns.joined().flatMap(tables)
    default: []
    }
  }
}
