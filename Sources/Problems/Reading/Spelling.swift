import Foundation

/// Near misses among names, and numbers as people write them.
package enum Spelling {
  /// The nearest of some words, where one is near enough to be what was meant: a third of the letters wrong
  /// at most, and no more than three. Of equally near ones the first in the alphabet.
  static func nearest(to word: String, among words: [String]) -> String? {
    // A word of two letters may have one wrong.
    let limit = max(1, min(3, word.count / 3 + 1))
    let lower = word.lowercased()
    return words.filter { $0 != word }.map { ($0, distance(lower, $0.lowercased())) }.filter { $0.1 <= limit }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  /// The edit distance of two words: insertions, deletions, replacements and swaps of neighbours (optimal
  /// string alignment). Of long words the beginnings.
  package static func distance(_ one: String, _ two: String) -> Int {
    let (a, b) = (Array(one.prefix(60)), Array(two.prefix(60)))
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        // Two neighbours swapped: one slip of the fingers.
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
      }
      before = last
      last = row
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
