import Sidereal

/// What a mistyped word was probably meant to be.
enum Guess {
  /// The known word with the least edit distance; nil where none is near, a third of the letters at most.
  ///
  /// Of words equally near the first in the list.
  static func nearest(to word: String, among known: [String]) -> String? {
    let limit = max(1, word.count / 3)
    return known.map { ($0, Spelling.distance(word.lowercased(), $0)) }
      .filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
  }
}
