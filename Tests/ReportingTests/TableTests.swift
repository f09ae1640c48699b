import Allocation
import Answers
import Foundation
import Problems
import Support
import Testing

@testable import Reporting

/// Reports as tables, in every dialect.
@Suite struct TableTests {
  private static let report = Small.report(
    Small.rich, plan: Small.richPlan, bound: 0.9, status: .limit, allocators: Small.rows)

  private static func table(_ name: String, _ report: some TabledReport = TableTests.report) throws
    -> PlainTable
  {
    try #require(report.tables.first { $0.name == name })
  }

  /// Texts beside what must stand in a file of each dialect.
  @Test(arguments: [
    ("theory", "theory", "theory"), ("a, b", "\"a, b\"", "\"a, b\""), ("a; b", "\"a; b\"", "\"a; b\""),
    ("say \"so\"", "\"say \"\"so\"\"\"", "\"say \"\"so\"\"\""), (" x ", "\" x \"", "\" x \""),
    ("two\nlines", "\"two\nlines\"", "\"two\nlines\""), ("=A1", "'=A1", "'=A1"), ("-x", "'-x", "'-x"),
    ("+1 person", "'+1 person", "'+1 person"), ("@y", "'@y", "'@y"), ("\tx", "\"'\tx\"", "\"'\tx\""),
    ("'=z", "''=z", "''=z"), ("'z", "'z", "'z"), ("=\u{301}", "'=\u{301}", "'=\u{301}"),
    ("1,5", "\"1,5\"", "\"1,5\""),
    ("Zoë", "Zoë", "Zoë"), ("", "", ""),
  ])
  func texts(_ text: String, _ plain: String, _ european: String) {
    let table = PlainTable("t", header: ["name"], rows: [[.text(text)]])
    #expect(TableDialect.plain.text(of: table) == "name\n\(plain)\n")
    #expect(TableDialect.excel.text(of: table) == "\u{FEFF}name\r\n\(plain)\r\n")
    #expect(TableDialect.excelEU.text(of: table) == "\u{FEFF}name\r\n\(european)\r\n")
    #expect(FormulaGuard.unguarded(FormulaGuard.guarded(text)) == text)
  }

  /// Numbers are never guarded, and never shortened.
  @Test(arguments: [
    (PlainTable.Cell.number(0.1 + 0.2), "0.30000000000000004", "0,30000000000000004"),
    (.number(-1.5), "-1.5", "-1,5"),
    (.number(2026), "2026", "2026"), (.number(1.125), "1.125", "1,1250"), (.number(1e-7), "1e-07", "1e-07"),
    (.number(1.25e-7), "1.25e-07", "1,25e-07"), (.number(0.125), "0.125", "0,1250"), (.number(.nan), "", ""),
    (.number(.infinity), "", ""), (.number(-0.0), "0", "0"), (.whole(-3), "-3", "-3"),
    (.natural(.max), "18446744073709551615", "18446744073709551615"), (.truth(true), "true", "true"),
    (.empty, "", ""),
  ])
  func numbers(_ cell: PlainTable.Cell, _ plain: String, _ european: String) {
    let table = PlainTable("t", header: ["a", "b"], rows: [[cell, .whole(7)]])
    #expect(TableDialect.plain.text(of: table) == "a,b\n\(plain),7\n")
    #expect(TableDialect.excelEU.text(of: table) == "\u{FEFF}a;b\r\n\(european);7\r\n")
    if let number = Double(plain), case .number(let whole) = cell { #expect(number == whole) }
  }

  /// What is known before there is an answer is what is written then; each row has a cell for every column.
  @Test func tablesAreAsAnnounced() {
    func look<Report: TabledReport>(_ report: Report) {
      #expect(report.tables.map(\.name) == Report.tableNames)
      for table in report.tables {
        #expect(table.rows.allSatisfy { $0.count == table.header.count }, "\(table.name)")
        #expect(Set(table.header).count == table.header.count && !table.name.contains(" "))
        for dialect in TableDialect.allCases {
          let read = PlainCSV(dialect.text(of: table), separator: dialect == .excelEU ? ";" : ",")
          #expect(read.hasMark == (dialect != .plain) && read.lineEnd == (dialect == .plain ? "\n" : "\r\n"))
          #expect(read.records.count == table.rows.count + 1 && read.records.first == table.header)
          #expect(read.records.allSatisfy { $0.count == table.header.count })
        }
      }
    }
    look(Self.report)
    look(Small.report(Small.toy(), plan: GoldenCases.toyPlan))
    look(Self.ladder)
    look(Self.value)
    look(SimulationReport(answer: SimulationAnswer(chance: 0.5, nil, of: 10, seed: 1)))
  }

  private static let ladder: LadderReport = {
    let instance = Instance(Small.rich)
    var report = LadderReportTests.report([
      Rung(
        .static, chance: 0.25, bound: 0.5, plan: WrittenPlan(Small.richPlan(instance), of: instance)),
      Rung(.meanValue, chance: nil), Rung(.naive(.random), chance: 0.125, interval: 0.1...0.2),
    ])
    var caveat = CaveatAnswer(errors: [0], rows: [], chunks: ["a", "b"], serial: ["a"], sweptKey: "deadline")
    var row = CaveatAnswer.Row(.static, error: 0, chance: 0.25)
    row.worths = [0.5, 0.125]
    row.verdict = .serial
    caveat.rows = [row]
    caveat.sweep = [.init(value: 2040, serial: ["a", "b"], rows: [row, row], bound: 0.75)]
    report.answer.caveat = caveat
    report.answer.review = ReviewAnswer(
      years: 5, runs: 10, static: 0.5, reviewed: 0.75, difference: 0.25, interval: 0.125...0.375, plans: 3,
      isComplete: true)
    return report
  }()

  private static let value: ValueReport = {
    var answer = ValueAnswer(within: 0.02, search: .init(seconds: 0, seed: 1, gapAsked: 1e-4))
    answer.values = [
      .init(.init(.pool, "field"), .person, keep: 0, refit: 0.25, refitBound: 0.5, isProven: true)
    ]
    answer.first = [.init(.init(.grant, "fellowship"), quantity: 2, gain: 0.125)]
    answer.grants = [.init("fellowship", alone: .init(0.0625, 0.07), beside: .init(0.03, 0.04))]
    answer.shares = [.init("a", best: 8, least: 4.5, most: 12.25), .init("b", best: 3, least: 3, most: 3)]
    answer.farthest = .init(chance: 0.49, apart: 2.5, personYears: [10.5, 0.25], rows: [])
    answer.may = [.init(.chunk, "a"), .init(.chunk, "b")]
    answer.undecided = [.init(.chunk, "b")]
    answer.frontier = .init(
      .budget, "money", points: [.init(value: 5e6, chance: 0.5, bound: 0.5, naive: nil, enters: ["x", "y"])])
    answer.bargain = .init("a", years: [.init(lost: 2, chance: 0, bound: 0)], worthAtMost: 1)
    let input = InputName(.chunk, "a", key: .years, pool: "x")
    var breakpoints = BreakpointAnswer(loss: 0.125)
    breakpoints.points = [ScenarioTests.point(input, 5, 6, 6.25)]
    breakpoints.leftOut = [InputName(.deadline, "deadline", key: .shift)]
    answer.breakpoints = breakpoints
    let end = TornadoAnswer.End(value: 7, keep: 0.5, refit: 0.5, refitBound: 0.75)
    answer.tornado = TornadoAnswer()
    answer.tornado?.bars = [.init(input, low: end, high: end)]
    answer.learning = LearningAnswer()
    answer.learning?.items = [.init(input, worth: Worth(value: 0.25, range: 0.25...0.5), classes: 2)]
    answer.learning?.leftOut = [InputName(.worlds, "worlds", key: .world)]
    var quo = StatusQuoAnswer(chance: 0.25, loss: 0.25, lossBound: 0.25)
    quo.remedies = [
      .init(
        share: 0.5,
        moves: [
          .people(pool: "field", from: "a", to: "b", share: 0.5), .awards(grant: "fellowship", more: -1),
        ],
        chance: 0.5, isReached: true)
    ]
    answer.statusQuo = quo
    return ValueReport(
      problem: .init(title: "=T", file: "v.yaml", sha256: "0"), instance: Instance(Small.rich), answer: answer
    )
  }()

  /// Sums of a table are those of the report: people of a mixed team by pool, people at work and free.
  @Test func plansAddUp() throws {
    let plan = try Self.table("plan")
    #expect(
      plan.rows.contains { $0[1] == .text("review") && $0[3] == .text("founders") && $0[4] == .whole(2) }
    )
    let people = PlainCSV(TableDialect.plain.text(of: try Self.table("people")))
    var sums: [String: (people: Int, headcount: Int)] = [:]
    for record in people.records.dropFirst() {
      let key = "\(record[0]) \(record[2])"
      sums[key] = ((sums[key]?.people ?? 0) + (Int(record[6]) ?? 0), Int(record[4]) ?? -1)
    }
    #expect(sums.count > 3 && sums.values.allSatisfy { $0.people == $0.headcount })
    // Weighted chances of worlds and deadlines make the chance.
    let worlds = PlainCSV(TableDialect.plain.text(of: try Self.table("worlds")))
    let terms = [worlds.column("credence"), worlds.column("weight"), worlds.column("chance")].map {
      $0.compactMap(Double.init)
    }
    let sum = zip(terms[0], zip(terms[1], terms[2])).reduce(0) { $0 + $1.0 * $1.1.0 * $1.1.1 }
    #expect(abs(sum - Self.report.chance) < 1e-12)
    #expect(worlds.column("deadline").contains("6"))
  }

  /// Every number of a table is one of the JSON, to the last digit.
  @Test func numbersAreThoseOfTheJSON() throws {
    let json = Self.report.json() + Self.ladder.json() + Self.value.json()
    let tables = Self.report.tables + Self.ladder.tables + Self.value.tables
    for table in tables {
      for case .number(let number) in table.rows.joined() {
        #expect(json.contains(JSONText.number(number)), "\(table.name): \(number)")
      }
      for case .text(let text) in table.rows.joined()
      where !["assumptions", "breakpoints", "learning", "tornado"].contains(table.name) && !text.isEmpty
        && !text.contains(" | ")
      {
        #expect(json.contains(text), "\(table.name): \(text)")
      }
    }
  }

  @Test func whatThereIs() throws {
    let allocators = try Self.table("allocators")
    #expect(
      allocators.rows.first == [
        .text("even"), .number(0.25), .empty, .empty, .number(0.125), .number(1.75), .number(2), .number(1.3),
        .empty, .empty,
      ])
    #expect(try Self.table("gates").rows == [[.text("survey"), .number(3), .empty]])
    #expect(try Self.table("rung-plans", Self.ladder).rows.count == (try Self.table("plan").rows.count))
    #expect(
      try Self.table("caveat", Self.ladder).rows.map { $0[1] } == [.empty, .number(2040), .number(2040)])
    #expect(try Self.table("caveat-worths", Self.ladder).rows.count == 6)
    #expect(try Self.table("sweep", Self.ladder).rows.first?[3] == .text("a | b"))
    #expect(try Self.table("uses", Self.value).rows.map { $0[3] } == [.truth(true), .truth(false)])
    #expect(TableDialect.plain.text(of: try Self.table("value", Self.value)).contains("\n'=T,v.yaml,"))
    #expect(try Self.table("frontier", Self.value).rows.first?.last == .text("x | y"))
    let breakpoints = try Self.table("breakpoints", Self.value).rows
    #expect(breakpoints[0][3...6] == [.text("x"), .text("settled"), .number(5), .number(6.125)])
    #expect(breakpoints[1][0] == .text("deadline") && breakpoints[1][4...5] == [.text("left-out"), .empty])
    #expect(
      try Self.table("learning", Self.value).rows[0][4...7] == [
        .text("proved"), .number(0.25), .number(0.5), .whole(2),
      ])
    #expect(try Self.table("tornado", Self.value).rows[0].last == .number(0.75))
  }
}
