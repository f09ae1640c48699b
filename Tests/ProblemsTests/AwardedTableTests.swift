import Foundation
import Problems
import Testing

@Suite("A status quo from grants that were made")
struct AwardedTableTests {
  private static func text(
    _ statusQuo: String, grants: String = "{school: {cost: 200k, adds: {field: 1}, max: 5}}"
  ) -> String {
    Sample.text(
      pools: "{field: {headcount: 30}, lab: {headcount: 3}}",
      chunks: "{theory: {years: 5}, probes: {years: 2}, tools: {years: 1, pools: [lab]}}",
      more: "budgets: {money: 9M}\ngrants: \(grants)\nstatus-quo: \(statusQuo)")
  }

  private static let archive = """
    Grant,Organization Name,Focus Area,Amount,Date
    General support,"Smith, Jones & Co",Theory of mind,"$1,500,000",2024-03-15
    Evals,Lab,probes,"$250,000",March 2025
    More evals,Lab,probes,"$250,000.00",2025-06
    Teaching,University,Training,$410000,2025
    Hens,Farm,Animals,"$12,345,678",2019

    """

  private static func problem(_ table: String, _ statusQuo: String) throws -> Problem {
    try NamedTableTests.inFolder(["t.csv": Data(table.utf8)]) {
      try Sample.problem(text(statusQuo), directory: $0)
    }
  }

  /// People follow the money; grants are made as often as it pays for.
  @Test func means() throws {
    let areas = "areas: {Theory of mind: theory, Training: school, Animals: null}"
    let found = try Self.problem(Self.archive, "{csv: t.csv, \(areas)}")
    #expect(found.statusQuo == [[0.75, 0.25, nil], [0.75, 0.25, nil]])
    #expect(found.statusQuoGrants == [2])
    // The same as if the file stated both.
    #expect(try found == Sample.problem(Self.text("{theory: 75%, probes: 25%, grants: {school: 2}}")))
    // Older ones may be left out.
    let late = try Self.problem(Self.archive, "{csv: t.csv, since: 2025, \(areas)}")
    #expect(late.statusQuo == [[nil, 1, nil], [nil, 1, nil]] && late.statusQuoGrants == [2])
    let areasOfMonth = try Self.problem(
      Self.archive, "{csv: t.csv, since: 2025-03-02, areas: {Training: school}}")
    #expect(
      areasOfMonth.statusQuo == [[nil, 1, nil], [nil, 1, nil]] && areasOfMonth.statusQuoGrants == nil)
  }

  /// A pool that may not work on a chunk has no share of it, and a chunk may bear the table's key as its name.
  @Test func whoMayTakePart() throws {
    let found = try Self.problem("area,amount\ntools,1\ntheory,3\n", "{csv: t.csv}")
    #expect(found.statusQuo == [[0.75, nil, nil], [0.75, nil, 0.25]] && found.statusQuoGrants == nil)
    let named = try Sample.problem(Sample.text(chunks: "{csv: {years: 2}}", more: "status-quo: {csv: 50%}"))
    #expect(named.statusQuo == [[0.5]])
  }

  /// What costs nothing is a grant a line; of several budgets the first that pays is meant.
  @Test(arguments: [
    ("{free: {adds: {field: 1}, max: 9}}", [3]),
    ("{free: {cost: {time: 2, money: 9}, adds: {field: 1}, max: 9}}", [2]),
    ("{free: {cost: {time: 0, money: 0.3}, adds: {field: 1}, max: 20}}", [15]),
  ])
  func awards(_ grants: String, _ wanted: [Int]) throws {
    let text = Sample.text(
      more: "budgets: {time: 90, money: 9M}\ngrants: \(grants)\nstatus-quo: {csv: t.csv}")
    let found = try NamedTableTests.inFolder(["t.csv": Data("area;amount\nfree;1,5\nfree;1\nfree;2\n".utf8)])
    {
      try Sample.problem(text, directory: $0)
    }
    #expect(found.statusQuoGrants == wanted && found.statusQuo == nil)
  }

  /// Amounts as archives write them, in thousandths of what probes get.
  @Test(
    arguments: [
      ("\"$1,000\"", 1000), ("$1000", 1000), ("\"$1,000.50\"", 1000.5), ("\"1,000,000\"", 1e6), ("1k", 1000),
      ("1.5M", 1.5e6),
      ("1 000 000", 1e6), ("1'000", 1000), ("€ 500", 500), ("0", 0), ("\"1.000.000,5\"", 1_000_000.5),
      ("\"$1,5M\"", nil),
      ("\"1,000\"", nil), ("1.000", 1), ("$-5", nil), ("much", nil), ("", nil), ("$", nil), ("1e400", nil),
      ("=A1", nil),
    ] as [(String, Double?)])
  func amounts(_ cell: String, _ wanted: Double?) throws {
    let table = "area,amount\nprobes,1000\ntheory,\(cell)\n"
    let found = try? Self.problem(table, "{csv: t.csv}").statusQuo?[0]
    let share = found.flatMap { $0[0] }
    #expect(
      share.map { abs($0 - (wanted ?? .nan) / ((wanted ?? 0) + 1000)) < 1e-15 } ?? (wanted == nil), "\(cell)")
  }

  /// One cell with two groups decides for a column.
  @Test(arguments: [
    ("area;amount\nprobes;1.000\ntheory;1.000.000\n", 1e6 / 1_001_000),
    ("area,amount\nprobes,\"1,000\"\ntheory,\"1,000,000\"\n", 1e6 / 1_001_000),
    ("area,amount\nprobes,\"1,000\"\ntheory,\"$1,000\"\n", 0.5),
    ("area;amount\nprobes;1,5\ntheory;4,5\n", 0.75),
  ])
  func columns(_ table: String, _ share: Double) throws {
    #expect(abs(try #require(try Self.problem(table, "{csv: t.csv}").statusQuo?[0][0]) - share) < 1e-15)
  }

  @Test(
    "What is wrong is told where it stands",
    arguments: [
      ("area,amount\n", "{csv: t.csv}", ["has no rows"]),
      ("", "{csv: t.csv}", ["has no rows"]),
      (
        "organisation,sum\na,1\n", "{csv: t.csv}",
        ["line 1: the column 'area' is missing", "the column 'amount' is missing", "Focus Area"]
      ),
      ("area,amount\nprobes,1\n", "{csv: t.csv, since: 2020}", ["the column 'date' is missing"]),
      (
        "area,amount,date\nprobes,1,3/4/2024\n", "{csv: t.csv, since: 2020}",
        ["line 2, column 'date': '3/4/2024' is no date", "March 2024"]
      ),
      (
        "area,amount,date\nprobes,1,2019\n", "{csv: t.csv, since: 2020}",
        ["has no rows that count", "look at 'since'"]
      ),
      ("area,amount\n,1\n", "{csv: t.csv}", ["line 2, column 'area': the area is empty"]),
      (
        "area,amount\nprobes,much\n", "{csv: t.csv}",
        ["line 2, column 'amount': 'much' is no amount", "$1,234,567"]
      ),
      ("area,amount\nprobes\n", "{csv: t.csv}", ["line 2, column 'amount': '' is no amount"]),
      ("area,amount\nprobes,\"1,000\"\n", "{csv: t.csv}", ["'1,000' may mean 1000 or 1"]),
      ("area;amount\nprobes;1.000\n", "{csv: t.csv}", ["'1.000' may mean 1000 or 1"]),
      (
        "area,amount\nprobe,1\nprobe,2\n", "{csv: t.csv}",
        [
          "line 2, column 'area': there is no chunk or grant 'probe'", "did you mean 'probes'?",
          "areas: {probe: NAME}",
        ]
      ),
      ("area,amount\nprobes,0\n", "{csv: t.csv}", ["gives no money to any chunk"]),
      (
        "area,amount\nschool,1.2M\n", "{csv: t.csv}",
        ["the table pays for 6 awards of the grant 'school', and there are 5 at most"]
      ),
      ("area,amount\nprobes,1\n", "{csv: t.csv, areas: {x: prob}}", ["there is no chunk or grant 'prob'"]),
      ("area,amount\nprobes,1\n", "{csv: t.csv, areas: [x]}", ["areas"]),
      ("area,amount\nprobes,1\n", "{csv: t.csv, theory: 50%}", ["no key 'theory'"]),
      ("area,amount\nprobes,1\n", "{csv: none.csv}", ["none.csv", "No such file"]),
      ("area,amount\n\"probes,1\n", "{csv: t.csv}", ["line 2: a quote opens here"]),
      ("area,amount\nprobes\u{1},1\n", "{csv: t.csv}", ["control character"]),
    ])
  func wrong(_ table: String, _ statusQuo: String, _ says: [String]) throws {
    let found = try NamedTableTests.inFolder(["t.csv": Data(table.utf8)]) {
      Sample.errors(Self.text(statusQuo), directory: $0)
    }
    let said = found.map { "\($0.message) (\($0.help ?? ""))" }.joined(separator: "\n")
    for words in says { #expect(said.contains(words), "\(said)") }
    #expect(
      !found.isEmpty && found.count <= 2 && found.allSatisfy { $0.line == 7 }, "\(said)")
  }

  @Test("Awards that money does not pay for are told at the table, and none is worth a warning")
  func covered() throws {
    let grants = "{school: {cost: 4M, adds: {field: 1}, max: 5}}"
    func found(_ amount: String) throws -> [Diagnostic] {
      try NamedTableTests.inFolder(["t.csv": Data("area,amount\nschool,\(amount)\nprobes,1\n".utf8)]) {
        do throws(InvalidProblem) {
          return try Sample.read(Self.text("{csv: t.csv}", grants: grants), directory: $0).warnings
        } catch { return error.diagnostics }
      }
    }
    #expect(
      try found("12M").map(\.message) == ["the status quo's awards of the grant 'school' are not covered"])
    #expect(try found("8M").isEmpty)
    let none = try found("3M")
    #expect(
      none.count == 1 && none[0].severity == .warning
        && none[0].message.contains("does not pay for one award"))
  }

  @Test("Random tables never crash, and are read or refused")
  func random() throws {
    let pieces = [
      "probes", "theory", "school", "5", ";", ",", "\n", "\"", "\r", "$", "1.000", "1,000,000", "'", "=", "é",
      "k", "March 2024",
    ]
    for seed in 0..<200 {
      var dice = FuzzTests.Dice(state: UInt64(seed))
      let count = Int.random(in: 0...30, using: &dice)
      let table =
        "area,amount,date\n" + (0..<count).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
      let found = try NamedTableTests.inFolder(["t.csv": Data(table.utf8)]) {
        Sample.errors(Self.text("{csv: t.csv, since: 2020}"), directory: $0)
      }
      #expect(found.allSatisfy { $0.message.contains("t.csv") }, "seed \(seed): \(found)")
    }
  }
}
