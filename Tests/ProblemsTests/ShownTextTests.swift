import Problems
import Testing

@Suite("Text of a file is shown without steering anything")
struct ShownTextTests {
  @Test(
    "Every sign stays one sign",
    arguments: [
      ("plain", "plain"), ("Zoë 研究 🙂", "Zoë 研究 🙂"), ("a\u{1B}[31mb", "a␛[31mb"), ("a\u{7}\n\r\tb", "a␇␊␍␉b"),
      ("\u{7F}\u{9B}\u{85}", "␡��"), ("abc\u{202E}fed\u{2066}", "abc�fed�"), ("a\u{2028}b\u{2029}", "a�b�"),
      ("\u{FEFF}x", "�x"), ("می‌خواهم", "می‌خواهم"), ("\u{200F}עברית", "\u{200F}עברית"), ("", ""),
    ])
  func shown(_ text: String, _ wanted: String) {
    #expect(text.shown == wanted)
    #expect(text.shown.unicodeScalars.count == text.unicodeScalars.count)
    #expect(text.shown.shown == text.shown)
    #expect(text.dropFirst(0).shown == wanted)
  }

  @Test("No control character is left, whatever the text")
  func controls() {
    let all = String(String.UnicodeScalarView((0..<0x3000).compactMap(Unicode.Scalar.init)))
    let left = all.shown.unicodeScalars.filter {
      [.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
    }
    #expect(left.isEmpty)
    #expect(!all.shown.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
  }
}
