import Charts
import Testing

/// What becomes of somebody's text in a drawing.
@Suite struct TextTests {
  @Test(
    arguments: [
      ("a & <b> \"c\" 'd' ]]>", "a &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39; ]]&gt;"),
      ("a\u{0}b\u{1B}[31m\u{7F}\u{85}c", "ab[31m c"), ("\u{202E}abc\u{2069}", "abc"),
      ("x" + String(decoding: [0xFFFE, 0xFDD0] as [UInt16], as: UTF16.self) + "y", "xy"),
      ("line\nbreak\ttab", "line break tab"),
      ("👩‍👩‍👧 שלום 中文", "👩‍👩‍👧 שלום 中文"), ("", ""),
    ] as [(String, String)])
  func escapes(_ text: String, _ markup: String) { #expect(MarkupText.escaped(text) == markup) }

  @Test(
    arguments: [
      (0.0, "0"), (-0.04, "0"), (-0.0, "0"), (12.34, "12.3"), (-12.36, "-12.4"), (99.96, "100"), (1e300, "0"),
      (.nan, "0"), (.infinity, "0"), (-0.5, "-0.5"),
    ] as [(Double, String)])
  func decimals(_ number: Double, _ text: String) { #expect(Decimal.text(number) == text) }

  /// Cut by letters as people see them, and never wider than asked.
  @Test(
    arguments: [
      ("theory", 100.0), (String(repeating: "wide ", count: 40), 90.0), ("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 40.0), ("中文字中文字中文字", 50.0),
      ("e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}", 36.0),
    ] as [(String, Double)])
  func cuts(_ text: String, _ width: Double) {
    let cut = TextMeasure.cut(text, to: width, size: 12)
    #expect(TextMeasure.width(cut, size: 12) <= width)
    #expect(cut == text || cut.hasSuffix("…") && text.hasPrefix(cut.dropLast()))
    let phrase: Phrase = "on \(name: text)"
    let short = TextMeasure.cut(phrase, to: width, size: 12)
    #expect(TextMeasure.width(short.bare, size: 12) <= width)
  }

  @Test func nothingFits() { #expect(TextMeasure.cut("theory", to: 3, size: 12).isEmpty) }

  @Test func widthsAreOrdered() {
    let width = { TextMeasure.width($0, size: 10) }
    #expect(width("iii") < width("mmm") && width("mmm") < width("中中中") && width("") == 0)
  }

  @Test func phrases() {
    let phrase: Phrase = "put \(3) on \(name: "<b>")"
    #expect(phrase.pieces == [.words("put "), .words("3"), .words(" on "), .name("<b>")])
    #expect(phrase.bare == "put 3 on <b>")
    let many = (1...9).map { Phrase(String($0)) }
    #expect(many.listed(most: 4).bare == "1, 2, 3 and 6 more")
    #expect(Array(many.prefix(2)).listed().bare == "1 and 2" && [Phrase]().listed().bare.isEmpty)
  }
}
