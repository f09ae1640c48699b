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

  @Test("A control character in the file is shown by a sign of its own")
  func control() throws {
    let error = try invalid("time: {horizon: 20}\ntitle: a\u{1B}[31mb\u{7}\n")
    let said = DiagnosticText.plain(error.diagnostics, source: error.source, file: "x\u{1B}.yaml")
    #expect(
      said == """
        x␛.yaml:2:9: error: the file holds the control character U+001B: it is not a text file
            2 | title: a␛[31mb␇
              |         ^
          help: give a YAML or JSON file, saved as UTF-8

        """)
  }

  @Test("What a name or a text holds steers nothing, neither as text nor as data")
  func steering() throws {
    let text = Sample.text(
      pools: #"{"a\e]0;x\ab": {headcount: "\x9b31m\e[2J"}}"#, chunks: "{'\u{202E}cba': {years: -1}}")
    let error = try invalid(text)
    #expect(error.diagnostics.count == 4)
    for said in [
      DiagnosticText.plain(error.diagnostics, source: error.source, file: "x"),
      DiagnosticText.json(error.diagnostics, file: "\u{202E}\u{9B}"),
    ] {
      #expect(said.split(separator: "\n").allSatisfy { $0.shown == $0 }, "\(said)")
    }
    let json = DiagnosticText.json(error.diagnostics, file: "a\u{202E}\u{9B}")
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    #expect(rows.first?["file"] as? String == "a\u{202E}\u{9B}")
  }

  @Test("Of a long line what lies around the place is shown")
  func longLine() throws {
    let filler = String(repeating: "xy ", count: 400)
    let error = try invalid(
      Sample.text(
        pools:
          "{f: {headcount: 3, correct: 10}, '\(filler.prefix(190))': {headcount: 1}, g: {headcount: 1, correct: 20}, '\(filler.prefix(180))': {headcount: 1}}"
      ))
    let said = DiagnosticText.plain(error.diagnostics, source: error.source, file: "x")
    let lines = said.split(separator: "\n").map(String.init)
    #expect(error.diagnostics.count == 2)
    for (line, mark) in zip(lines, lines.dropFirst()) where line.hasPrefix("    3 | ") {
      #expect(line.count <= 8 + DiagnosticTextTests.widest)
      let column = mark.count - 1
      let marked = String(line.dropFirst(column - 1).prefix(2))
      #expect(["10", "20"].contains(marked), "\(line)\n\(mark)")
    }
  }

  static let widest = 202

  @Test("Of very many messages a hundred are shown, errors first, and the rest is counted")
  func many() throws {
    let keys = (0..<223).map { "key\($0): 1\n" }.joined()
    let error = try invalid(Sample.text(more: keys))
    let said = DiagnosticText.plain(error.diagnostics, source: error.source, file: "x.yaml")
    #expect(error.diagnostics.count == 223)
    #expect(said.split(separator: "\n").count { $0.contains(": error: ") } == 100)
    #expect(said.hasSuffix("x.yaml: and 123 more (`sidereal check --format json` gives them as data)\n"))
    let huge = try invalid(Sample.text(more: (0..<12_000).map { "key\($0): 1\n" }.joined()))
    #expect(huge.diagnostics.count == 10_000)
    #expect(huge.omitted == 2000)
  }

  @Test("Several files in one array, and none in an empty one")
  func severalFiles() throws {
    let one = try invalid(Self.text).diagnostics
    let json = DiagnosticText.json([
      (file: "a", diagnostics: one), (file: "b", diagnostics: []), (file: "c", diagnostics: one),
    ])
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    #expect(rows.map { $0["file"] as? String } == ["a", "c"])
    #expect(DiagnosticText.json([(file: "b", diagnostics: [])]) == "[]")
  }
}
