/// A call that could not be made or that GLPK refused. GLPK itself would end the process; arguments are
/// checked before it sees them, and what it still stumbles over is caught.
package enum GLPKError: Error, Sendable, Hashable {
  package enum Item: String, Sendable { case row, column }

  /// `index` is not in `0 ..< count`.
  case indexOutOfRange(Item, index: Int, count: Int)
  /// An array that should hold one value for each row or column holds `found`.
  case wrongLength(Item, found: Int, expected: Int)
  /// The vector holds `index` twice.
  case duplicateEntry(Item, vector: Int, index: Int)
  /// A list of rows or columns names `index` twice.
  case duplicateIndex(Item, index: Int)
  /// A coefficient, cost or constant is infinite or NaN.
  case notFinite(Item, index: Int, value: Double)
  /// A bound is NaN, or a lower one plus infinity, or an upper one minus infinity.
  case meaninglessBounds(Item, index: Int, lower: Double, upper: Double)
  /// A status is not one of 1 ... 5, or the basis does not fit the program.
  case badBasis
  /// An option outside its range.
  case badOption(String, value: Double)
  /// Too many rows, columns or entries for 32-bit counts.
  case tooLarge
  /// GLPK met a fatal error, which the shim caught; every program of this thread is gone.
  case fatal(message: String)
  /// GLPK ran into the memory limit, or the machine into its own; every program of this thread is gone.
  case outOfMemory(message: String)
  /// The scope has ended, or an earlier fatal error took the program.
  case closed
  /// Used on another thread than the one whose scope made it.
  case wrongThread
  /// Called while GLPK was running on this thread.
  case reentered
}
