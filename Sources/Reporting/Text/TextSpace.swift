/// Where a text is going, and what of a table fits there: a terminal has a width, a file has none, and a pipe is read by
/// programs that want every column.
package struct TextSpace: Sendable, Equatable {
  /// Columns that lines of words are broken at.
  package var width: Int
  /// Whether names are cut, so that tables keep within the width.
  package var cutsNames: Bool
  /// Whether tables leave columns out to keep within it.
  package var dropsColumns: Bool

  package init(width: Int = 80, cutsNames: Bool = true, dropsColumns: Bool = true) {
    self.width = max(SolveReport.leastWidth, width)
    self.cutsNames = cutsNames
    self.dropsColumns = dropsColumns
  }

  /// Room for every name and every column, as in a file.
  package static let file = TextSpace(cutsNames: false, dropsColumns: false)
}
