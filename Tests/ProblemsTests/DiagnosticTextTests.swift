import Foundation
import Problems
import Testing

@Suite("Diagnostics for people and for programs")
struct DiagnosticTextTests {
  static let text = """
    # The example of the documentation: the mistake is in line 14.
    title: Example
    time:
      start: 2026
      horizon: 20

    deadline: 2040

    pools:
      lab:
        headcount: 3
      field:
        headcount: 184
        correct: 10
    chunks:
      theory:
        years: 5
    """

  private func invalid(_ text: String) throws -> InvalidProblem {
    try #require(throws: InvalidProblem.self) { try Sample.read(text) }
  }

  @Test("The example, to the letter")
  func example() throws {
    let error = try invalid(Self.text)
    let said = DiagnosticText.plain(error.diagnostics, source: error.source, file: "Problems/x.yaml")
    #expect(
      said == """
        Problems/x.yaml:14:14: error: correct of pool 'field' is 10, and a share lies between 0 and 1
           14 |     correct: 10
              |              ^~
          help: write 10% or 0.1

        """)
  }

  @Test("Several, one after the other, with tabs and wide lines")
  func several() throws {
    let text = "time:\t{horizon: 0}\ndeadline: 2\npools: {a: {headcount: 1}}\nchunks: {a: {years: 0}}\n"
    let error = try invalid(text)
    let said = DiagnosticText.plain(error.diagnostics, source: error.source, file: "-")
    let lines = said.split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.hasPrefix("-:") }.count == 2)
    #expect(lines.contains("    1 | time:\t{horizon: 0}"))
    #expect(lines.contains("      |      \t          ^"))
    #expect(lines.contains("      |                     ^"))
  }

  @Test("As data: code, path, line, column, message, help")
  func data() throws {
    let error = try invalid(Self.text)
    let json = DiagnosticText.json(error.diagnostics, file: "Problems/x.yaml")
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    #expect(rows.count == 1)
    let row = try #require(rows.first)
    #expect(row["file"] as? String == "Problems/x.yaml")
    #expect(row["severity"] as? String == "error")
    #expect(row["path"] as? String == "/pools/field/correct")
    #expect(row["line"] as? Int == 14)
    #expect(row["column"] as? Int == 14)
    #expect(row["message"] as? String == "correct of pool 'field' is 10, and a share lies between 0 and 1")
    #expect(row["help"] as? String == "write 10% or 0.1")
    #expect((row["code"] as? String)?.isEmpty == false)
  }

  @Test(
    "Paths are JSON Pointers",
    arguments: [
      ("pools: {'a/b~c': {headcount: -1}}", "/pools/a~1b~0c/headcount"),
      ("pools: {a: {headcount: {2026: -1}}}", "/pools/a/headcount/2026"),
      ("pools: {a: {headcount: 1, headcount: 2}}", "/pools/a/headcount"),
      ("pools: {a: {headcount: 1, hue: 2}}", "/pools/a/hue"),
    ])
  func pointers(_ line: String, _ path: String) {
    let text = "time: {horizon: 20}\ndeadline: 2\nchunks: {a: {years: 1}}\n" + line
    #expect(Sample.errors(text).map(\.path) == [path])
  }

  @Test("Items of lists have their number")
  func items() {
    let text = Sample.text(chunks: "{a: {years: 1}, b: {years: 1, after: [a, c]}}")
    #expect(Sample.errors(text).map(\.path) == ["/chunks/b/after/1"])
  }

  @Test("A warning leaves the problem readable")
  func warnings() throws {
    let file = try Sample.read(Sample.text(chunks: "{a: {years: 25}, b: {years: 2}}"))
    #expect(file.warnings.map(\.severity) == [.warning])
    let said = DiagnosticText.plain(file.warnings, source: file.source, file: "x.yaml")
    #expect(said.hasPrefix("x.yaml:4:10: warning: "))
  }
}
