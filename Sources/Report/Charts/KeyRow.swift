import Charts

/// Swatches with their names, in lines as wide as the room: for marks that cannot bear their names.
struct KeyRow {
  /// What is told apart.
  struct Entry {
    /// What the swatch looks like.
    var role: Role
    /// Beside it.
    var words: Phrase
    /// Drawn as a line, as what it explains is.
    var isLine = false
  }

  /// Height of a line, and side of a swatch.
  private static let (line, swatch) = (18.0, 12.0)

  /// The marks, and how high they are together.
  static func marks(_ entries: [Entry], width: Double, from top: Double = 0) -> (
    marks: [Mark], height: Double
  ) {
    var marks: [Mark] = []
    var (x, y) = (0.0, top)
    for entry in entries {
      let words = TextMeasure.cut(entry.words, to: width - swatch - 6, size: Role.note.textSize)
      let needed = swatch + 5 + TextMeasure.width(words.bare, size: Role.note.textSize)
      // A name that does not fit begins a new line.
      if x > 0, x + needed > width { (x, y) = (0, y + line) }
      if entry.isLine {
        marks.append(Mark(.line([Point(x, y + 7), Point(x + swatch, y + 7)]), entry.role))
      } else {
        marks.append(Mark(.bar(Point(x, y + 1), width: swatch, height: swatch), entry.role))
      }
      marks.append(.text(words, at: Point(x + swatch + 5, y + 11), .note))
      x += needed + 14
    }
    return (marks, entries.isEmpty ? 0 : y + line - top)
  }
}
