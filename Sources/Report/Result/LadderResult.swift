/// An information ladder, read back from what `ladder --json` prints.
package struct LadderResult: Sendable, Equatable {
  /// Which problem, and how the climb ended.
  package var head: ResultHead
  /// From who knows most to who knows least, as they were climbed.
  package var rungs: [Rung]
  /// Not every rung has one.
  package var steps: [Step]

  /// An allocator with what it reaches.
  package struct Rung: Sendable, Equatable {
    /// A word of ours.
    package var name: String
    /// Nil where it was not reached in time.
    package var chance: Double?
    /// Where it is proved.
    package var bound: Double?
    /// Where it is simulated.
    package var interval: ClosedRange<Double>?
  }

  /// What a rung is worth against another.
  package struct Step: Sendable, Equatable {
    /// Of the rung.
    package var name: String
    /// The rung that it is measured from.
    package var from: String
    /// A difference of chances.
    package var points: Double
    /// By how much later the deadline would do as much.
    package var years: Double?
    /// By what factor more people would.
    package var people: Double?
  }

  /// - Throws: the first value that is none of its kind.
  init(_ result: ResultCursor) throws(WrongResult) {
    head = try ResultHead(result)
    rungs = try result["rungs"].map { row throws(WrongResult) in
      Rung(
        name: try row["name"].text(), chance: try row["chance"].given?.share(),
        bound: try row["bound"].given?.share(), interval: try row["interval"].interval())
    }
    steps = try result["steps"].map { row throws(WrongResult) in
      Step(
        name: try row["name"].text(), from: try row["from"].text(), points: try row["points"].number(),
        years: try row["years"].given?.number(), people: try row["people"].given?.number())
    }
  }
}
