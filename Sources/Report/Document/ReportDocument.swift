import Charts

/// A report before it is written: what is said and drawn, in order, for a page, for Markdown, for drawings and tables alike.
package struct ReportDocument: Sendable {
  /// The problem's, where all results are about one.
  package var title: Phrase
  /// What the report is made from.
  package var source: Phrase
  /// From above.
  package var sections: [Section]
  /// Whether results stand side by side, and the page may be wide.
  package var isComparison: Bool

  /// A heading with what belongs below it.
  package struct Section: Sendable {
    /// Of the section.
    package var heading: Phrase
    /// From above.
    package var blocks: [Block]
  }

  /// A piece of a section.
  package enum Block: Sendable {
    /// Two or three numbers before all words.
    case figures([KeyFigure])
    /// Sentences that answer.
    case answer([Phrase])
    /// A paragraph.
    case words(Phrase)
    /// A heading of its own within the section: whose part follows.
    case label(Phrase)
    /// Sentences that need no order.
    case list([Phrase])
    /// Rows of names and numbers; the name is that of a file.
    case table(ChartTable, name: String)
    /// What is said of each of several results, beside each other.
    case columns([[Block]])
    /// Charts of the same kind, one of each result.
    case charts([PlacedChart])
    /// What a result lacks, and how to get it.
    case missing(Phrase)
  }

  /// A number that a reader should take away.
  package struct KeyFigure: Sendable {
    /// What it is.
    package var label: Phrase
    /// As people read it.
    package var value: String
    /// What to think of it.
    package var remark: Phrase
  }

  /// A chart where it stands: with an id that no other has, and where its figures come from.
  package struct PlacedChart: Sendable {
    /// Unlike those of all other charts of the report.
    package var id: String
    /// What is drawn.
    package var chart: Chart
    /// Whose it is; nil where there is one result.
    package var label: Phrase?
    /// The problem's file.
    package var source: Phrase
  }

  /// All charts, in order.
  package var charts: [PlacedChart] {
    sections.flatMap(\.blocks).flatMap { block -> [PlacedChart] in
      guard case .charts(let charts) = block else { return [] }
      return charts
    }
  }
}
