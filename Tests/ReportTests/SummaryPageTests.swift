import Reporting
import Testing

@testable import Report

/// What `collect` shows of many problems.
struct SummaryPageTests {
  private static let page = SummaryPage(
    title: "Results", lead: "3 of 3 < 4",
    table: PlainTable(
      "results", header: ["file", "a|b", "chance", "error"],
      rows: [
        [
          .text("<b>|&\"'\u{202E}.yaml"), .text("5%"), .text("76.4 %"),
          .text("</td><script>alert(1)</script>"),
        ],
        [.text("plain.yaml"), .empty, .text("0 %"), .empty],
      ]), names: ["file", "a|b", "error"])

  @Test func markupOfNamesIsKeptOut() {
    let html = Self.page.html
    #expect(!html.contains("<b>|") && !html.contains("<script>alert") && !html.contains("\u{202E}"))
    #expect(html.contains("&lt;b&gt;|&amp;&quot;&#39;.yaml") && html.contains("3 of 3 &lt; 4"))
    #expect(Self.page.markdown.contains("&lt;b>\\|&amp;") && Self.page.markdown.contains("| a\\|b |"))
  }

  /// One script, known by its digest, and nothing from elsewhere.
  @Test func nothingComesFromElsewhere() throws {
    let html = Self.page.html
    #expect(!html.contains("http://") && !html.contains("https://") && !html.contains(" src="))
    #expect(html.contains("script-src 'sha256-") && html.components(separatedBy: "<script>").count == 2)
  }

  @Test func everyRowIsShown() {
    let rows = (0..<3000).map { [PlainTable.Cell.text("f\($0).yaml")] }
    let page = SummaryPage(
      title: "Results", lead: "", table: PlainTable("results", header: ["file"], rows: rows), names: ["file"])
    #expect(page.html.components(separatedBy: "<tr><td>").count == 3001)
    #expect(page.markdown.contains("| f2999.yaml |"))
  }
}
