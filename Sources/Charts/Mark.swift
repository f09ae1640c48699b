/// A place on the paper, from its upper left corner.
package struct Point: Sendable, Equatable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

/// One thing that is drawn, with what it stands for.
package struct Mark: Sendable, Equatable {
  /// What is drawn.
  package enum Shape: Sendable, Equatable {
    /// A rectangle by its upper left corner.
    case bar(Point, width: Double, height: Double)
    /// Straight lines from point to point.
    case line([Point])
    /// What such lines surround.
    case area([Point])
    case dot(Point, radius: Double)
    case diamond(Point, radius: Double)
    /// Words at a place, which is their baseline.
    case text(Phrase, Point, Anchor)
  }

  /// Which part of a text is at its place.
  package enum Anchor: String, Sendable { case start, middle, end }

  /// The number that a mark shows: the row and the column of the chart's table, and the number itself, so that whoever
  /// reads the drawing by program needs no ruler, and a test can apply one.
  package struct Datum: Sendable, Equatable {
    /// From 0.
    package var row: Int
    package var column: String
    package var value: Double

    package init(row: Int, column: String, value: Double) {
      (self.row, self.column, self.value) = (row, column, value)
    }
  }

  package var shape: Shape
  package var role: Role
  package var datum: Datum?
  /// Of the fill, from 0 to 1; nil where the role decides.
  package var strength: Double?
  /// Whether the fill is pale and plain with an edge of its colour: words can be read on it.
  package var isTinted: Bool

  package init(
    _ shape: Shape, _ role: Role, datum: Datum? = nil, strength: Double? = nil, isTinted: Bool = false
  ) {
    (self.shape, self.role, self.datum) = (shape, role, datum)
    (self.strength, self.isTinted) = (strength, isTinted)
  }

  /// Words that are cut where they would be wider than their room.
  package static func text(
    _ words: Phrase, at place: Point, _ role: Role, anchor: Anchor = .start, room: Double? = nil
  ) -> Mark {
    let shown = room.map { TextMeasure.cut(words, to: $0, size: role.textSize) } ?? words
    return Mark(.text(shown, place, anchor), role)
  }
}
