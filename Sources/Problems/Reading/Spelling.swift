import Foundation

/// Near misses among names, and numbers as people write them.
package enum Spelling {
  /// The nearest of some words, where one is near enough to be what was meant: a third of the letters wrong
  /// at most, and no more than three. Of equally near ones the first in the alphabet.
  static func nearest(to word: String, among words: [String]) -> String? {
    // A word of two letters may have one wrong.
    let limit = max(1, min(3, word.count / 3 + 1))
    let lower = word.lowercased()
    return words.compactMap { other -> (word: String, distance: Int)? in
      let near = other.lowercased()
      // Each letter that one has more is one that is wrong.
      let (one, two) = (min(mostLetters, lower.count), min(mostLetters, near.count))
      if other == word || abs(one - two) > limit { return nil }
      let distance = distance(lower, near)
      return distance <= limit ? (other, distance) : nil
    }.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
  }

  /// Letters that are compared.
  private static let mostLetters = 60

  /// The edit distance of two words: insertions, deletions, replacements and swaps of neighbours (optimal
  /// string alignment). Of long words the beginnings.
  package static func distance(_ one: String, _ two: String) -> Int {
    let (a, b) = (Array(one.prefix(mostLetters)), Array(two.prefix(mostLetters)))
    // The row of the table that is filled, and the two above it.
    var (before, last) = ([Int](repeating: 0, count: b.count + 1), Array(0...b.count))
    var row = before
    for i in a.indices {
      row[0] = i + 1
      for j in b.indices {
        var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        // Two neighbours swapped: one slip of the fingers.
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row[j + 1] = best
      }
      (before, last, row) = (last, row, before)
    }
    return last[b.count]
  }

  /// A number without a needless fraction.
  static func short(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }
    let rounded = (number * 1e6).rounded() / 1e6
    return String(rounded == 0 ? number : rounded)
  }

  /// A sum of shares, and what it should be; as percentages where they are written so. With enough digits to
  /// tell the two apart: 0.9999999 is not 1.
  static func sum(_ sum: Double, isPercent: Bool) -> (found: String, wanted: String) {
    let number = isPercent ? sum * 100 : sum
    let wanted = isPercent ? "100" : "1"
    let texts = (6...17).lazy.map { String(format: "%.*g", $0, number) }
    let found = texts.first { $0 != wanted } ?? String(number)
    return isPercent ? (found + " %", "100 %") : (found, wanted)
  }
}
