import Foundation
import Report
import Testing

/// What the drawings show is what the results say, read by another reader of JSON.
@Suite struct FigureTests {
  /// All numbers of a column that a drawing shows.
  private func shown(_ file: String, _ chart: String, _ column: String) throws -> [Double] {
    let drawings = try DrawingTests.drawings(file).filter { $0.chart.name == chart }
    try #require(drawings.count == 2)
    let values = drawings.map { $0.drawing.marks.filter { $0.column == column }.map(\.value).sorted() }
    #expect(values[0] == values[1], "both widths show the same")
    return values[0]
  }

  /// The same numbers, to the last digit that two readers of JSON agree on.
  private func near(_ one: [Double], _ other: [Double]) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { abs($0 - $1) <= 1e-13 * max(1, abs($0)) }
  }

  private func numbers(_ rows: Any?, _ key: String) -> [Double] {
    ((rows as? [[String: Any]]) ?? []).compactMap { $0[key] as? Double }.sorted()
  }

  @Test(arguments: ["toy.json", "portfolio.json", "theory-first.json"])
  func solved(_ file: String) throws {
    let result = try Samples.object(file)
    let chance = try #require(result["chance"] as? Double)
    #expect(
      try near(
        shown(file, "allocators", "chance"), (numbers(result["allocators"], "chance") + [chance]).sorted()))
    #expect(try near(shown(file, "chunks", "chance"), numbers(result["chunks"], "chance")))
    let worlds = (result["worlds"] as? [[String: Any]]) ?? []
    if worlds.count > 1 { #expect(try near(shown(file, "worlds", "chance"), numbers(worlds, "chance"))) }
    // What is lost in the end is what the plan is short of 1.
    let lost = try shown(file, "survival", "lost so far").last ?? -1
    #expect(abs(lost - (1 - chance)) < 1e-12)
    var law: [Double: Double] = [:]
    for world in worlds {
      for deadline in (world["deadlines"] as? [[String: Double]]) ?? [] {
        law[deadline["moment"] ?? 0, default: 0] +=
          (deadline["weight"] ?? 0) * (world["credence"] as? Double ?? 0)
      }
    }
    #expect(try shown(file, "survival", "still to come").count == law.count)
    let calendar = ((result["calendar"] as? [[String: Any]]) ?? []).flatMap {
      $0["spans"] as? [[String: Any]] ?? []
    }
    let years = calendar.reduce(0.0) { sum, span in
      let people = ((span["chunks"] as? [String: Double]) ?? [:]).values.reduce(0, +)
      return sum + people
    }
    let free = calendar.reduce(0.0) { $0 + ($1["headcount"] as? Double ?? 0) } - years
    #expect(try shown(file, "people", "people").reduce(0, +) == years + free)
  }

  /// Rows of the plan and gates, by their ends.
  @Test(arguments: ["toy.json", "portfolio.json", "theory-first.json"])
  func plans(_ file: String) throws {
    let result = try Samples.object(file)
    let rows = numbers(result["plan"], "end")
    let bars = try DrawingTests.drawings(file).filter { $0.chart.name == "plan" }.map { drawing in
      drawing.drawing.marks.filter { $0.name == "rect" }.map(\.value).sorted()
    }
    #expect(bars == [rows, rows])
    let gates = (result["gates"] as? [String: Double]) ?? [:]
    let diamonds = try DrawingTests.drawings(file)[0].drawing.marks.filter {
      $0.role == "gate" && $0.name == "polygon"
    }
    if result["branchGates"] == nil { #expect(diamonds.map(\.value).sorted() == gates.values.sorted()) }
  }

  @Test func laddersAndValues() throws {
    let ladder = try Samples.object("ladder.json")
    #expect(try near(shown("ladder.json", "ladder", "chance"), numbers(ladder["rungs"], "chance")))
    let value = try Samples.object("value.json")
    #expect(try near(shown("value.json", "worth", "plan anew"), numbers(value["values"], "refit")))
    #expect(try near(shown("value.json", "worth", "plan kept"), numbers(value["values"], "keep")))
    #expect(try near(shown("value.json", "frontier", "chance"), numbers(value["frontier"], "chance")))
    #expect(try near(shown("value.json", "frontier", "naive"), numbers(value["frontier"], "naive")))
    #expect(try near(shown("value.json", "breakpoints", "from"), numbers(value["breakpoints"], "at")))
    let bargain = value["breakEven"] as? [String: Any]
    #expect(try near(shown("value.json", "bargain", "chance"), numbers(bargain?["years"], "chance")))
    let ends = (value["tornado"] as? [[String: Any]]) ?? []
    #expect(
      try near(
        shown("value.json", "tornado", "anew, low"),
        numbers(ends.map { $0["low"] as? [String: Any] ?? [:] }, "refit")))
    #expect(
      try near(
        shown("value.json", "tornado", "kept, high"),
        numbers(ends.map { $0["high"] as? [String: Any] ?? [:] }, "keep")))
  }

  @Test func simulationAndSweep() throws {
    let simulation = try Samples.object("simulation.json")
    let both = [simulation["chance"], simulation["simulated"]].compactMap { $0 as? Double }.sorted()
    #expect(try near(shown("simulation.json", "simulation", "value"), both))
    #expect(
      try near(
        shown("simulation.json", "simulation", "low"),
        Array((simulation["interval"] as? [Double] ?? []).prefix(1))))
    #expect(try near(shown("sweep.jsonl", "sweep", "chance"), [0.31, 0.42, 0.55, 0.71, 0.81, 1]))
    let cells = try #require(try DrawingTests.drawings("sweep.jsonl").first).drawing
    // The better the stronger, and the number stands in every cell.
    let strengths = cells.marks.sorted { $0.value < $1.value }.map { $0.number("fill-opacity") }
    #expect(strengths == strengths.sorted())
    #expect(
      cells.elements.filter { $0.role == "within" }.map(\.text).sorted() == [
        "100 %", "31.0 %", "42.0 %", "55.0 %", "71.0 %", "81.0 %",
      ])
  }

  /// What `collect` prints, with one key varied and with several files; what failed is left out.
  @Test(arguments: [
    (
      """
      {"title": "a", "file": "p.yaml", "varied": {"deadline": 2060}, "chance": 0.7, "error": null}
      {"title": "a", "file": "p.yaml", "varied": {"deadline": 940}, "chance": 0.1, "error": null}
      {"title": "a", "file": "p.yaml", "varied": {"deadline": 2050}, "chance": null, "error": "killed"}
      """, ["940", "2060"], [0.1, 0.7]
    ),
    (
      "{\"file\": \"b.yaml\", \"chance\": 0.5}\n{\"file\": \"a.yaml\", \"chance\": 1}", ["b.yaml", "a.yaml"],
      [0.5, 1]
    ),
  ])
  func collected(_ lines: String, _ names: [String], _ chances: [Double]) throws {
    let document = ReportDocument([.init(name: "all", result: try AnyResult(Array(lines.utf8)))])
    let table = try #require(document.charts.first).chart.table
    #expect(
      table.rows.map { $0[0] } == names.map { .text($0) }
        && table.rows.map { $0[1] } == chances.map { .number($0) })
  }
}
