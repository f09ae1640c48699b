/// A work-around for equal keys: makes all keys of a text different, for a parser that refuses equal ones
/// without saying where they stand.
///
/// Each gets a mark of two private characters at its end, which reading takes off again. Marks that end up
/// in other text than keys do no harm, for the same reason.
struct KeyMarks {
  /// The text with marks, and the way back to the author's places.
  let rewriting: Rewriting
  /// Unicode's plane of private characters that the text itself does not use.
  private let plane: UInt32

  /// Marks every key of a text; nil where the text itself is full of private characters.
  init?(_ text: String) {
    let used = Set(text.unicodeScalars.lazy.filter { $0.value >= 0xF0000 }.map { $0.value >> 16 })
    // Escapes could make private characters that are not seen here.
    let isEscaped = text.contains("\\U000F") || text.contains("\\U000f") || text.contains("\\U0010")
    guard !isEscaped, let plane = [15, 16].first(where: { !used.contains($0) }) else { return nil }
    self.plane = plane
    let bytes = Array(text.utf8)
    // Every colon may end a key.
    let places = bytes.indices.compactMap { bytes[$0] == 58 ? Self.keyEnd(bytes, colon: $0) : nil }
    var result = Rewriting()
    var number: UInt32 = 0
    for index in bytes.indices {
      while number < places.count, places[Int(number)] == index {
        result.put(Self.mark(number, plane), insteadOf: 0)
        number += 1
      }
      result.copy(bytes[index], next: index + 1 < bytes.count ? bytes[index + 1] : nil)
    }
    result.finish()
    rewriting = result
  }

  /// A number as two private characters, each of 60,000.
  private static func mark(_ number: UInt32, _ plane: UInt32) -> String {
    let scalars = [number / 60_000, number % 60_000].compactMap { Unicode.Scalar(plane << 16 + $0) }
    return String(String.UnicodeScalarView(scalars))
  }

  /// A text without its marks, as its author wrote it.
  func removed(from text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.value >> 16 == plane }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value >> 16 != plane }))
  }

  /// Where the key before a colon takes its mark; nil where there is no key, or none that can.
  private static func keyEnd(_ bytes: [UInt8], colon: Int) -> Int? {
    var end = colon
    while end > 0, bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
    guard end > 0, let before = bytes[..<end].last, before != 10, before != 13 else { return nil }
    // A colon ends a plain key only before white space or a bracket; after a quote always.
    let isQuoted = before == 34 || before == 39
    let next = colon + 1 < bytes.count ? bytes[colon + 1] : 32
    guard isQuoted || [9, 10, 13, 32, 44, 91, 93, 123, 125].contains(next) else { return nil }
    if isQuoted { return end - 1 }
    if before == 93 || before == 125 { return nil }
    if before == 44 || before == 91 || before == 123 { return colon }
    let start = bytes[..<end].lastIndex { [9, 10, 13, 32, 44, 91, 123].contains($0) }.map { $0 + 1 } ?? 0
    // `- :` and `? :` have empty keys.
    if (before == 45 || before == 63) && start == end - 1 { return colon }
    // An alias, an anchor, a tag.
    return [42, 38, 33].contains(bytes[start]) ? nil : end
  }
}
