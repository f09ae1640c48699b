import Foundation
import Problems
import Testing

/// Sound files with a value or a key replaced by something odd: the result is a problem, or errors with places.
@Suite("Sound files with one thing changed are read or refused")
struct MutationTests {
  static let odd = [
    "''", "~", "null", "-1", "0", "1e400", "-0.0", "1e-400", "999999999999999999999", "0.1.2", "1,5", "1,000",
    "½", "٣",
    "10%", "-10%", "1000%", "%", "never", "median", "2026-07-01", "2026-02-30", "2026-07", "5 to 20",
    "20 to 5",
    "5% to 20%", " to ", "to", "[]", "{}", "[1, 2]", "{a: 1}", "[[]]", "{csv: x.csv}", "{by: {}}",
    "{per-year: 5}",
    "{10%: 2030}", "{median: x}", "true", "'false'", "yes", "!foo 1", "!!str 1", "!!binary x", "&a 1", "5m",
    "5M",
    "1e5k", ".nan", ".inf", "0x1F", "'\\e'", "\"\\e[31m\"", "\"\\u202e\"", "researchers", "theory", "|\n  x",
    "{<<: {a: 1}}",
    "6 months", "0 months", "1 fortnight", "{start: 5, growth: 10%}", "{start: 5, growth: 1e300}",
  ]

  /// Tokens of a file: where a value or a key may stand.
  private static func tokens(_ text: String) -> [Range<String.Index>] {
    text.matches(of: /[A-Za-z0-9.%'_-]+/).map(\.range)
  }

  static let files = [
    Sample.toy, GoodFiles.everything, GoodFiles.json, GoodFiles.uncertain, StarterFile.text,
    GoodFiles.paid("{per-year: {2026: 5M, 2028: 8M}}"),
    Sample.text(
      time: "{start: 2026-01-01, step: 1 quarter, until: 2050-07-01}",
      deadline: "{10%: 2030, median: 2038, 80%: 2060}"),
  ]

  @Test("Seeded", .timeLimit(.minutes(5)), arguments: 0..<8)
  func seeded(_ seed: Int) throws {
    var dice = FuzzTests.Dice(state: UInt64(seed) &+ 0xD1CE)
    for text in Self.files {
      let tokens = Self.tokens(text)
      for number in 0..<30 {
        guard let range = tokens.randomElement(using: &dice), let odd = Self.odd.randomElement(using: &dice)
        else {
          continue
        }
        let changed = text.replacingCharacters(in: range, with: odd)
        let found = FuzzTests.exercise(Array(changed.utf8))
        try Places.check(found, in: changed)
        #expect(found.count < 200, "seed \(seed), change \(number): \(changed)")
        for one in found { #expect(one.message.utf8.count < 2000, "\(one)") }
      }
    }
  }
}
