import Charts

/// A chart before it has a size: what it finds, the rows it is made of, and how it is drawn into a room.
///
/// A page needs a drawing for wide and one for narrow screens, both of the same rows.
package struct Chart: Sendable {
  /// Of letters and hyphens: the name of its files, and what two results are laid side by side by.
  package var name: String
  /// What the figures say, in at most a line.
  package var title: Phrase
  /// What is shown, and in which unit.
  package var unit: Phrase
  /// What is drawn, and what stands below the drawing.
  package var table: ChartTable
  /// How to read what is not obvious; nil where everything is.
  package var note: Phrase?
  /// Pure: the same room gives the same drawing.
  package var draw: @Sendable (Room) -> Figure

  /// The paper for a drawing.
  package struct Room: Sendable {
    /// Ids in the drawing begin with it.
    package var id: String
    /// In the units of the drawing, which are pixels where it is not scaled.
    package var width: Double

    package init(id: String, width: Double) { (self.id, self.width) = (id, width) }

    /// On a desk and on paper, and in a hand.
    package static let (wide, narrow) = (720.0, 358.0)
    /// Whether there is no room beside the plot.
    package var isNarrow: Bool { width < 560 }
  }
}
