import Foundation
import Problems
import Testing

@Suite("Tables of pools, chunks and grants")
struct NamedTableTests {
  /// A folder with tables; gone after the body.
  static func inFolder<Result>(_ tables: [String: Data], _ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, data) in tables { try data.write(to: folder.appending(path: name)) }
    return try body(folder.path())
  }

  private static let named = Sample.text(
    pools: """

        first: {headcount: 3}
        theorists: {headcount: 14, correct: 30%, cost: 150000}
        engineers: {headcount: {2026: 20, 2030: 30}, correct: 45%, cost: 200k}
        newcomers: {headcount: {start: 10, growth: 10%}, correct: 12.5%, pace: 0.8}
      """,
    chunks: """

        foundations: {years: 8, pools: [theorists, newcomers]}
        probes: {years: 2.5, count: 3, credit: pooled, after: [foundations]}
        control: {years: 3, team: {engineers: 2, theorists: 1}, correct: 40%}
        tools: {years: 2 to 4.5, needed: false, joining: relay, team: 2, hastens: {chance: 5%, years: 3}}
      """,
    more: """
      budgets: {money: {per-year: 6M}}
      grants:
        fellowships: {cost: 900k, adds: {theorists: 4}, lag: 2, lasts: 8, max: 3, award: [2026, 2028]}
        training: {cost: 500k, adds: {newcomers: -6, engineers: 4}, lag: 6 months}
      """)

  private static let pools = [
    ["name", "headcount", "correct", "pace", "Cost"], ["theorists", "14", "30%", "", "150k"],
    ["engineers", "2026: 20 | 2030: 30", "0.45", "", "200k"],
    ["newcomers", "start: 10 | growth: 10%", "12.5%", "0.8", ""],
  ]
  private static let chunks = [
    [
      "name", "count", "years", "team", "joining", "credit", "pools", "after", "needed", "hastens", "correct",
      "",
    ],
    ["foundations", "", "8", "", "", "", "theorists | newcomers", "", "", "", "", ""],
    ["probes", "3", "2.5", "", "", "pooled", "", "foundations", "", "", "", ""],
    ["control", "", "3", "engineers: 2 | theorists: 1", "", "", "", "", "", "", "40%", ""],
    ["tools", "", "2 to 4.5", "2", "relay", "", "", "", "FALSE", "chance: 5% | years: 3", "", ""],
  ]
  private static let grants = [
    ["name", "people", "pool", "adds", "money", "lag", "lasts", "max", "award"],
    ["fellowships", "4", "theorists", "", "900k", "2", "8", "3", "2026 2028"],
    ["training", "", "", "newcomers: -6 | engineers: 4", "0.5M", "6 months", "", "", ""],
  ]

  /// A table as text, in one of the dialects.
  static func text(_ rows: [[String]], _ dialect: String) -> Data {
    let isEuropean = dialect == "excel-eu"
    let lines = rows.map { row in
      row.map { cell in
        // The decimal points of these tables stand between digits.
        let cell = isEuropean ? cell.replacing(/(\d)\.(\d)/) { "\($0.1),\($0.2)" } : cell
        return cell.contains { ",;\"".contains($0) } ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
      }.joined(separator: isEuropean ? ";" : ",")
    }
    let end = dialect == "plain" ? "\n" : "\r\n"
    return Data(((dialect == "plain" ? "" : "\u{FEFF}") + lines.map { $0 + end }.joined()).utf8)
  }

  @Test("A table means what the same keys would in the file", arguments: ["plain", "excel", "excel-eu"])
  func means(dialect: String) throws {
    let wanted = try Sample.problem(Self.named)
    let file = Sample.text(
      pools: "{first: {headcount: 3}, csv: pools.csv}", chunks: "{csv: chunks.csv}",
      more: "budgets: {money: {per-year: 6M}}\ngrants: {csv: grants.csv}")
    let tables = ["pools.csv": Self.pools, "chunks.csv": Self.chunks, "grants.csv": Self.grants]
    let found = try Self.inFolder(tables.mapValues { Self.text($0, dialect) }) {
      try Sample.read(file, directory: $0)
    }
    #expect(found.problem == wanted)
    #expect(found.tables.map { $0.split(separator: "/").last } == ["chunks.csv", "grants.csv", "pools.csv"])
  }

  @Test("A rival's too")
  func race() throws {
    let deadline = "{race: {pools: {csv: p.csv}, chunks: {csv: c.csv}}}"
    let found = try Self.inFolder([
      "p.csv": Data("name,headcount\nlab,4\n".utf8), "c.csv": Data("name,years\nmodel,6\n".utf8),
    ]) { try Sample.problem(Sample.text(deadline: deadline), directory: $0) }
    let named = "{race: {pools: {lab: {headcount: 4}}, chunks: {model: {years: 6}}}}"
    #expect(try found == Sample.problem(Sample.text(deadline: named)))
  }

  @Test("Names that look like formulas come back as they were")
  func guarded() throws {
    let table = "name,headcount\n'=A1,1\n'-x,2\n''@y,3\n'z,4\n+w,5\n"
    let pools = try Self.inFolder(["t.csv": Data(table.utf8)]) {
      try Sample.problem(Sample.text(pools: "{csv: t.csv}"), directory: $0).pools
    }
    #expect(pools.map(\.name) == ["=A1", "-x", "'@y", "'z", "+w"])
  }

  /// Each is a table of chunks, unless said otherwise, beside a pool `field`.
  struct Wrong: CustomTestStringConvertible, Sendable {
    let name: String
    let table: Data
    let says: [String]
    var of = "chunks"
    var testDescription: String { name }

    init(_ name: String, _ table: String, _ says: String..., of: String = "chunks") {
      self.init(name, Data(table.utf8), says, of: of)
    }
    init(_ name: String, _ table: Data, _ says: [String], of: String = "chunks") {
      (self.name, self.table, self.says, self.of) = (name, table, says, of)
    }
  }

  static let wrong: [Wrong] = [
    Wrong("nothing", "", "has no rows", "names the columns"),
    Wrong("empty lines", "\n\n\r\n", "has no rows"),
    Wrong("a header alone", "name,years\n", "has no rows", "below the header"),
    Wrong("no header", "theory,5\nsurvey,3\n", "line 1: the first line names none", "name, count, years"),
    Wrong(
      "a misspelt column", "name,yeras\na,5\n", "line 1: there is no column 'yeras'", "did you mean 'years'?"),
    Wrong("an unknown column", "name,years,colour\na,5,red\n", "no column 'colour'", "columns: name, count"),
    Wrong("a column without a header", "name,,years\na,x,5\n", "line 1: a column has no header"),
    Wrong("a column twice", "name,years,Years\na,5,5\n", "the column 'Years' is there twice"),
    Wrong("no names", "count,years\n1,5\n", "the column 'name' is missing"),
    Wrong("no years", "name,count\na,5\n", "the column 'years' is missing"),
    Wrong("a short line", "name,years,count\na,5\n", "line 2: 2 columns, and the header has 3"),
    Wrong("a long line", "name,years\na,5\nb,5,7\n", "line 3: 3 columns, and the header has 2"),
    Wrong("decimal commas between commas", "name,years\na,2,5\n", "line 2: 3 columns", "quotes around"),
    Wrong("an open quote", "name,years\n\"a,5\nb,6\n", "line 2: a quote opens here"),
    Wrong(
      "a name twice", "name,years\na,5\nb,5\n\na,6\n",
      "line 5, column 'name': the chunk 'a' is there twice, first in line 2"),
    Wrong(
      "a name that the file has", "name,years\nown,5\n",
      "line 2: the chunk 'own' is there twice, first in the problem file"),
    Wrong("no name", "name,years\n,5\n", "line 2, column 'name': this name is empty"),
    Wrong("a long name", "name,years\n\(String(repeating: "x", count: 201)),5\n", "longer than 200"),
    Wrong("no value", "name,years,count\na,,5\n", "line 2: ", "has no 'years'"),
    Wrong(
      "a word for a number", "name,years\na,many\n", "line 2, column 'years': years of chunk 'a' is 'many'"),
    Wrong("a negative number", "name,years\na,-5\n", "line 2, column 'years': ", "above 0"),
    Wrong("half a chunk", "name;years;count\na;5;1,5\n", "line 2, column 'count': "),
    Wrong(
      "1.000 between semicolons", "name;years\na;1.000\n", "column 'years': '1.000' may mean 1000 or 1",
      "write 1000 or 1"),
    Wrong("1.000 chunks", "name,years,count\na,5,1.000\n", "column 'count': '1.000' may mean 1000 or 1"),
    Wrong("grouped thousands", "name;years\na;1.000.000\n", "has its thousands in groups", "write 1000000"),
    Wrong("a formula", "name,years\na,=A1+2\n", "column 'years': '=A1+2' is a formula"),
    Wrong("a formula for a name", "name,years\n=B2,5\n", "column 'name': '=B2' is a formula"),
    Wrong("a failed formula", "name,years\na,#REF!\n", "'#REF!' is the error of a formula", "mend it"),
    Wrong(
      "an unknown pool", "name,years,pools\na,5,field | feild\n", "line 2, column 'pools': ",
      "did you mean 'field'?"),
    Wrong("an unknown chunk", "name,years,after\na,5,nothing\n", "line 2, column 'after': ", "nothing"),
    Wrong("a circle", "name,years,after\na,5,b\nb,5,a\n", "column 'after': chunks wait for each other"),
    Wrong("a wrong word", "name,years,joining\na,5,relais\n", "column 'joining': ", "solo or relay"),
    Wrong("a wrong truth", "name,years,needed\na,5,yes\n", "column 'needed': ", "true or false"),
    Wrong("keys without values", "name,years,team\na,5,field: 2 | lab\n", "line 2, column 'team': "),
    Wrong(
      "Latin-1", Data("name,years\nZo".utf8) + [0xEB] + Data(",5\n".utf8),
      ["is not UTF-8", "line 2", "CSV UTF-8"]),
    Wrong(
      "UTF-16", Data([0xFF, 0xFE]) + Data("name,years".utf8.flatMap { [$0, 0] }),
      ["is UTF-16 text", "CSV UTF-8"]),
    Wrong("UTF-16 without a mark", Data("name,years\n".utf8.flatMap { [0, $0] }), ["is UTF-16 text"]),
    Wrong(
      "a million rows", "name,years\n" + String(repeating: "a,5\n", count: 1_000_000), "more than 10,000 rows"
    ),
    Wrong("a control character", "name,years\na\u{1B},5\n", "control character U+001B"),
    Wrong("people without a number", "name,headcount\na,\n", "line 2: ", "has no 'headcount'", of: "pools"),
    Wrong(
      "1.000 people", "name,headcount\na,2026: 1.000\n", "column 'headcount': '1.000' may mean 1000 or 1",
      of: "pools"),
    Wrong(
      "a share above 1", "name,headcount,correct\na,3,20\n", "column 'correct': ", "write 20% or 0.2",
      of: "pools"),
    Wrong(
      "a cost without a budget", "name,headcount,cost\na,3,5\n", "column 'cost': a cost without a budget",
      of: "pools"),
    Wrong("no adding", "name,cost\na,3\n", "the column 'people' is missing", of: "grants"),
    Wrong(
      "a grant twice", "name,people,pool\na,3,field\na,3,field\n",
      "line 3, column 'name': the grant 'a' is there twice, first in line 2", of: "grants"),
    Wrong(
      "an empty cost", "name,people,pool,cost\na,3,field,\n",
      "line 2, column 'cost': the cost of a grant is empty", of: "grants"),
    Wrong(
      "1.000 as a cost", "name;people;pool;cost\na;3;field;1.000k\n", "may mean 1000k or 1k", of: "grants"),
  ]

  @Test("What is wrong is told by file, line and column, with what to do", arguments: wrong)
  func isTold(_ wrong: Wrong) throws {
    let file =
      switch wrong.of {
      case "pools": Sample.text(pools: "{csv: t.csv}")
      case "grants": Sample.text(more: "grants: {csv: t.csv}")
      default: Sample.text(chunks: "{own: {years: 5}, csv: t.csv}")
      }
    let found = try Self.inFolder(["t.csv": wrong.table]) { Sample.errors(file, directory: $0) }
    let said = found.map { "\($0.message) (\($0.help ?? ""))" }.joined(separator: "\n")
    for words in wrong.says { #expect(said.contains(words), "\(said)") }
    #expect(!found.isEmpty)
    // One thing is wrong, and nothing else is said because of it.
    for one in found { #expect(one.message.contains("'t.csv'") && one.help != nil, "\(one)") }
    let line = wrong.of == "pools" ? 3 : wrong.of == "chunks" ? 4 : 5
    #expect(found.allSatisfy { $0.line == line }, "\(said)")
  }

  @Test("A table that cannot be read makes nothing else wrong")
  func unreadable() {
    let file = Sample.text(
      pools: "{csv: none.csv}", chunks: "{a: {years: 5, pools: [field]}}", more: "status-quo: {a: 100%}")
    let found = Sample.errors(file)
    let missing = "the CSV file 'none.csv' cannot be read: No such file or directory"
    #expect(found.map(\.message) == [missing])
    let grants = Sample.errors(
      Sample.text(more: "grants: {csv: none.csv}\nstatus-quo: {theory: 50%, grants: {g: 1}}"))
    #expect(grants.map(\.message) == [missing])
  }

  @Test("Of very many wrong lines the first are told")
  func many() throws {
    let table = "name,years\n" + (0..<9_000).map { "c\($0),x\n" }.joined()
    let found = try Self.inFolder(["t.csv": Data(table.utf8)]) {
      Sample.errors(Sample.text(chunks: "{csv: t.csv}"), directory: $0)
    }
    #expect(found.count == 50)
  }

  @Test("Random tables never crash, and are read or refused")
  func random() throws {
    let pieces = [
      "name", "years", "pools", "field", "a", "5", ";", ",", "\n", "\"", "\r", "%", "|", ":", "1.000", "=",
      "'",
      " to ", "\u{FEFF}", "é", "0,5",
    ]
    for seed in 0..<300 {
      var dice = FuzzTests.Dice(state: UInt64(seed))
      let count = Int.random(in: 0...30, using: &dice)
      let table = "name,years\n" + (0..<count).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
      for of in ["pools", "chunks"] {
        let file = of == "pools" ? Sample.text(pools: "{csv: t.csv}") : Sample.text(chunks: "{csv: t.csv}")
        let found = try Self.inFolder(["t.csv": Data(table.utf8)]) { Sample.errors(file, directory: $0) }
        #expect(found.allSatisfy { $0.message.contains("t.csv") }, "seed \(seed): \(found)")
      }
    }
  }

  /// As many as there may be, each with a price, a moment of award that no other has, and a line in the status quo: what is
  /// looked up for each does not hang on how many there are.
  @Test("Ten thousand grants are read in seconds", .timeLimit(.minutes(1)))
  func manyGrants() throws {
    let names = (0..<10_000).map { "grant \($0)" }
    let moments = (0..<10_000).map { "\(2026 + Double($0) / 1024)" }.joined(separator: " ")
    let lines = names.enumerated().map { "\($1),1,field,900k,\($0 == 0 ? moments : "2026")\n" }
    let shares = names.map { "'\($0)': 1" }.joined(separator: ", ")
    let file = Sample.text(
      more: "budgets: {money: 1B}\ngrants: {csv: t.csv}\nstatus-quo: {grants: {\(shares)}}")
    let table = "name,people,pool,money,award\n" + lines.joined()
    let found = try Self.inFolder(["t.csv": Data(table.utf8)]) { Sample.errors(file, directory: $0) }
    // A billion pays for 1,111 of them.
    #expect(found.map(\.message).joined().contains("are not covered"), "\(found.prefix(3))")
  }

  /// None of which there is a chunk like: looking for what was meant ends.
  @Test("Ten thousand wrong names are told in seconds", .timeLimit(.minutes(1)))
  func manyUnknownNames() throws {
    let table = "name,years,after\n" + (0..<9_999).map { "c\($0),1,d\($0)\n" }.joined()
    let file = Sample.text(chunks: "{csv: t.csv}")
    let found = try Self.inFolder(["t.csv": Data(table.utf8)]) { Sample.errors(file, directory: $0) }
    #expect(found.contains { $0.message.contains("there is no chunk") }, "\(found.prefix(3))")
  }
}
