import Charts
import Foundation
import Report
import Testing

/// Results that are rare: very large, very small, and with names that are meant to break pages.
@Suite struct EdgeTests {
  static let hostile = [
    "<script>alert(1)</script>", "a & b \"c\" 'd'", "]]>", "--> <!-- x", "שלום עולם", "\u{202E}desrever",
    "👩‍👩‍👧‍👦 🧪",
    String(repeating: "long name ", count: 20), String(repeating: "x", count: 200), "中文名字", "</style></svg>",
    "\u{1}" + String(decoding: [0xFFFE] as [UInt16], as: UTF16.self),
  ]

  /// Every form of a report of it is well-formed and the same twice.
  private func check(_ result: [String: Any]) throws -> ReportDocument {
    let document = try Samples.document(of: result)
    let again = try Samples.document(of: result)
    #expect(document.html == again.html && document.markdown == again.markdown)
    for (name, text) in document.drawings(.auto) {
      let drawing = try Drawing(text)
      #expect(
        drawing.elements.allSatisfy {
          $0.attributes.values.allSatisfy { !$0.contains("nan") && !$0.contains("inf") }
        }, "\(name)")
    }
    for placed in document.charts {
      let figure = placed.chart.draw(.init(id: placed.id, width: Chart.Room.narrow))
      _ = try Drawing(SVGWriter.element(figure, heading: "h", classes: "c"))
    }
    return document
  }

  @Test func namesBreakNothing() throws {
    let document = try check(
      Samples.solved(chunks: Self.hostile, pool: "<b>&amp;</b>", title: "<script>\u{202E}"))
    let html = document.html
    for tag in ["<script", "<b>", "</style></svg>", "\u{202E}", "<!-- x"] {
      #expect(!html.contains(tag), "\(tag)")
    }
    #expect(html.components(separatedBy: "<style>").count == 2)
    // In a drawing a foreign name is isolated.
    #expect(document.drawings(.light).contains { $0.text.contains("\u{2068}שלום עולם\u{2069}") })
    #expect(document.markdown.contains("&lt;script>alert(1)&lt;/script>"))
  }

  @Test func chanceOfNothing() throws {
    var result = Samples.solved(chunks: ["theory"], chance: 0, deadlines: [(5, 1, 0)])
    result["reasons"] = ["theory takes too long"]
    result["plan"] = [[String: Any]]()
    let document = try check(result)
    #expect(
      document.html.contains("theory takes too long")
        && document.html.contains("There is nothing that anybody could do"))
    #expect(!document.charts.contains { $0.chart.name == "plan" })
  }

  /// A branch for each of many worlds: none is looked for among all the others.
  @Test(.timeLimit(.minutes(2))) func thousandsOfBranches() throws {
    var result = Samples.solved(chunks: ["one"], steps: 1)
    let rows = try #require(result["plan"] as? [[String: Any]])
    result["plan"] = (0..<10_000).map { number in
      rows[0].merging(["branch": "world \(number)"]) { $1 }
    }
    let document = try Samples.document(of: result)
    let chart = try #require(document.charts.first { $0.chart.name == "plan" }).chart
    let marks = chart.draw(.init(id: "a", width: Chart.Room.wide)).marks
    #expect(marks.count { if case .bar = $0.shape { true } else { false } } >= 10_000)
  }

  @Test func smallAndLarge() throws {
    _ = try check(Samples.solved(chunks: ["one"], steps: 1))
    let law = (1...200).map { (Double($0), 1.0 / 200, Double($0) / 200) }
    let many = try check(Samples.solved(chunks: (1...60).map { "chunk \($0)" }, deadlines: law))
    #expect(many.charts.map(\.chart.name).contains("plan") && many.html.utf8.count < 1_000_000)
    let branches = try check(
      Samples.solved(chunks: (1...24).map { "c\($0)" }, branches: (1...12).map { "world \($0)" }))
    #expect(
      branches.html.components(separatedBy: "Branch <bdi>").count > 1 || branches.html.contains("Branch "))
    // More chunks than are drawn are counted.
    let crowd = try check(Samples.solved(chunks: (1...100).map { "c\($0)" }))
    #expect(crowd.html.contains("and 20 more in the table"))
  }

  /// A page shows so many rows, a spreadsheet gets all.
  @Test func longTables() throws {
    let document = try Samples.document(of: Samples.solved(chunks: (1...2500).map { "c\($0)" }))
    #expect(
      document.html.contains("and 501 more rows: sidereal report --csv")
        && document.markdown.contains("and 500 more rows"))
    #expect(document.tables.first { $0.name == "plan" }?.rows.count == 2501)
  }

  /// What a result lacks is left out with a word.
  @Test func lacks() throws {
    var result = Samples.solved(chunks: ["theory"])
    for key in ["calendar", "allocators", "assumptions"] { result[key] = nil }
    let document = try check(result)
    #expect(
      document.html.contains("No simple rules were compared") && document.html.contains("without a calendar"))
    #expect(!document.html.contains("What the numbers rest on"))
  }

  /// One page of a portfolio, and two results on the same scales.
  @Test func portfolio() throws {
    let html = try Samples.document("portfolio.json").html
    #expect(html.utf8.count < 1_000_000)
    for part in ["default-src 'none'", "<html lang=\"en\">", "role=\"img\"", "<details>"] {
      #expect(html.contains(part))
    }
    for part in ["<script", "http://", "https://", "style=\"", "<link", "@import", "src="] {
      #expect(!html.contains(part), "\(part)")
    }
    let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for reference in html.matches(of: #/aria-(labelledby|describedby)="([^"]*)"/#) {
      for id in reference.2.split(separator: " ") { #expect(ids.contains(String(id)), "\(id)") }
    }
  }

  @Test func sideBySide() throws {
    let document = try Samples.document("portfolio.json", "portfolio-poorer.json")
    let html = document.html
    #expect(
      html.contains("What differs") && html.contains("Chance 76.4\u{A0}% → 64.7\u{A0}% (−11.7 points)."))
    let regions = html.matches(of: #/role="region" tabindex="0" (aria-[^>]*)>/#).map { String($0.1) }
    #expect(Set(regions).count == regions.count && regions.count > 10)
    let people = document.charts.filter { $0.chart.name == "people" }
    #expect(people.map(\.id) == ["people-a", "people-b"])
    // The same axes: words at ticks are the same.
    let ticks = try people.map { placed in
      let figure = placed.chart.draw(.init(id: placed.id, width: 720))
      return try Drawing(SVGWriter.element(figure, heading: "h", classes: "c")).elements
        .filter { $0.role == "tick" }.map { [$0.text, $0.attributes["x"] ?? ""] }
    }
    #expect(ticks[0] == ticks[1])
  }

  /// What differs after every look is said once, and what differs after some of them with these.
  @Test(arguments: [false, true])
  func differencesOfBranches(isInAll: Bool) throws {
    let plain = try Samples.object("theory-first.json")
    var other = plain
    var calendars = try #require(plain["calendar"] as? [[String: Any]])
    let branched = calendars.indices.filter { calendars[$0]["branches"] is [String] }
    try #require(branched.count > 1)
    for place in isInAll ? branched : [branched[0]] {
      var spans = try #require(calendars[place]["spans"] as? [[String: Any]])
      var chunks = spans[spans.count - 1]["chunks"] as? [String: Int] ?? [:]
      chunks["made"] = 1
      spans[spans.count - 1]["chunks"] = chunks
      calendars[place]["spans"] = spans
    }
    other["calendar"] = calendars
    let words = ReportDocument(
      try [plain, other].map { result in
        let bytes = try JSONSerialization.data(withJSONObject: result)
        return .init(name: "made", result: try AnyResult(Array(bytes)))
      }
    ).markdown
    let lines = words.split(separator: "\n").filter { $0.hasPrefix("- ") && $0.contains("“made” 0 → 1") }
    #expect(Set(lines).count == lines.count)
    let named = try #require(calendars[branched[0]]["branches"] as? [String])
    #expect(lines.contains { $0.contains("after") && $0.contains(named[0]) }, "\(lines)")
    #expect(isInAll || lines.count == 1)
  }

  /// Beside what more is worth, chunks stand by what doing them would add.
  @Test func chunksByWorth() throws {
    let solved = Samples.solved(chunks: ["first", "second", "third"])
    var value = try Samples.object("value.json")
    value["problem"] = solved["problem"]
    value["values"] = [("second", 0.1), ("third", 0.3)].map { name, worth in
      [
        "of": "chunk", "name": name, "change": "done already", "refit": worth, "refitBound": worth, "keep": 0,
        "proved": true,
      ] as [String: Any]
    }
    let sources = try [solved, value].map { result in
      let bytes = try JSONSerialization.data(withJSONObject: result)
      return ReportDocument.Source(name: "made", result: try AnyResult(Array(bytes)))
    }
    let chunks = ReportDocument(sources).charts.first { $0.chart.name == "chunks" }
    #expect(chunks?.chart.title.bare == "“third” done already would help most: +30.0 points")
    #expect(chunks?.chart.table.rows.map { $0[0] } == ["third", "second", "first"].map { .text($0) })
  }

  /// Whatever a value is exchanged for, a result is refused or drawn, and never ends the program.
  @Test(arguments: Samples.names.filter { $0.hasSuffix(".json") })
  func mutations(_ name: String) throws {
    var dice = Dice(seed: UInt64(name.utf8.count))
    let result = try Samples.object(name)
    for _ in 0..<40 {
      let made = try #require(dice.mutated(result, depth: 0) as? [String: Any])
      let bytes = Array(try JSONSerialization.data(withJSONObject: made))
      guard let read = try? AnyResult(bytes) else { continue }
      let document = ReportDocument([.init(name: name, result: read), .init(name: name, result: read)])
      #expect(document.html.hasSuffix("</html>\n") && !document.markdown.isEmpty)
      for (name, text) in document.drawings(.light) {
        #expect(!text.contains("nan\"") && !text.contains("inf\""), "\(name)")
      }
    }
  }

  /// A generator with a seed (SplitMix64).
  private struct Dice {
    var seed: UInt64

    mutating func roll(_ sides: Int) -> Int {
      seed &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (seed ^ (seed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ (mixed >> 31)) % UInt64(sides))
    }

    /// The value with something within it exchanged.
    mutating func mutated(_ value: Any, depth: Int) -> Any {
      let others: [Any] = [
        NSNull(), -1, 0, 1, 1e12, 1e300, 0.5, "x", "", [Any](), [String: Any](), true, -1e15,
      ]
      if let object = value as? [String: Any], !object.isEmpty, depth == 0 || roll(8) > 0 {
        var changed = object
        let key = object.keys.sorted()[roll(object.count)]
        changed[key] = roll(12) == 0 ? nil : mutated(object[key] ?? 0, depth: depth + 1)
        return changed
      }
      if let array = value as? [Any], !array.isEmpty, roll(8) > 0 {
        var changed = array
        let place = roll(array.count)
        changed[place] = mutated(array[place], depth: depth + 1)
        return changed
      }
      return others[roll(others.count)]
    }
  }
}
