/// Where a text is going, and what of a table fits there.
public struct TextSpace: Sendable, Equatable {
  /// Columns that lines of words are broken at.
  public var width: Int
  /// Whether names are cut, so that tables keep within the width.
  public var cutsNames: Bool
  /// Whether tables leave columns out to keep within it.
  public var dropsColumns: Bool

  public init(width: Int = 80, cutsNames: Bool = true, dropsColumns: Bool = true) {
    self.width = max(SolveReport.leastWidth, width)
    self.cutsNames = cutsNames
    self.dropsColumns = dropsColumns
  }

  /// Room for every name and every column, as in a file.
  public static let file = TextSpace(cutsNames: false, dropsColumns: false)
}
