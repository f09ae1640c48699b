import Foundation

/// Near misses among names, and numbers as people write them.
package enum Spelling {
  /// The nearest of the words, where one is near enough to be what was meant.
  static func nearest(to word: String, among words: [String]) -> String? {
    let limit = max(1, min(3, word.count / 3 + 1))
    let lower = word.lowercased()
    return words.filter { $0 != word }.map { ($0, distance(lower, $0.lowercased())) }.filter { $0.1 <= limit }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  /// Insertions, deletions, replacements and swaps of neighbours between two words.
  package static func distance(_ one: String, _ two: String) -> Int {
    let (a, b) = (Array(one.prefix(60)), Array(two.prefix(60)))
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
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

  /// A sum of shares, and what it should be; as percentages where they are written so. With enough digits to tell
  /// the two apart.
  static func sum(_ sum: Double, isPercent: Bool) -> (found: String, wanted: String) {
    let number = isPercent ? sum * 100 : sum
    let wanted = isPercent ? "100" : "1"
    let texts = (6...17).lazy.map { String(format: "%.*g", $0, number) }
    let found = texts.first { $0 != wanted } ?? String(number)
    return isPercent ? (found + " %", "100 %") : (found, wanted)
  }
}
