/// What a mistyped word was probably meant to be.
enum Guess {
  static func nearest(to word: String, among known: [String]) -> String? {
    let limit = max(1, word.count / 3)
    return known.map { ($0, distance(Array(word.lowercased()), Array($0))) }
      .filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
  }

  /// Letters to insert, drop or replace, and neighbours to swap.
  private static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var (before, last) = ([Int](), Array(0...other.count))
    for (row, letter) in one.enumerated() {
      var current = [row + 1]
      for (column, against) in other.enumerated() {
        var least = min(
          last[column] + (letter == against ? 0 : 1), last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == against {
          least = min(least, before[column - 1] + 1)
        }
        current.append(least)
      }
      (before, last) = (last, current)
    }
    return last[other.count]
  }
}
