import Allocation
import Foundation
import Problems
import Sidereal
import Testing

@testable import Reporting

/// A problem whose pools, chunks and grants are written as tables is the same problem, whoever opened the tables between.
@Suite struct TableRoundTripTests {
  private typealias Cell = PlainTable.Cell

  /// Pools, with a column for each budget.
  private static func pools(_ problem: Problem) -> PlainTable {
    PlainTable(
      "pools", header: ["name", "headcount", "correct", "pace"] + problem.budgets.map(\.name),
      rows: problem.pools.map { pool in
        let headcount: Cell
        switch pool.headcount {
        case .schedule(let changes):
          headcount =
            changes.count == 1
            ? .whole(changes[0].people)
            : .text(changes.map { "\(Int($0.moment)): \($0.people)" }.joined(separator: " | "))
        case .growth(let start, let rate): headcount = .text("start: \(start) | growth: \(rate)")
        }
        return [.text(pool.name), headcount, .number(pool.correct), .number(pool.pace)]
          + pool.costs.map(Cell.number)
      })
  }

  private static func chunks(_ problem: Problem) -> PlainTable {
    func name(_ pool: Int) -> String { problem.pools[pool].name }
    return PlainTable(
      "chunks",
      header: ["name", "count", "years", "team", "correct", "joining", "credit", "pools", "after", "needed"],
      rows: problem.chunks.map { chunk in
        var (team, correct, pools) = (Cell.empty, Cell.empty, [String]())
        switch chunk.staffing {
        case .anyOf(let eligible, let size): (team, pools) = (.whole(size), eligible.map { name($0.pool) })
        case .mixed(let members, let own):
          team = .text(members.map { "\(name($0.pool)): \($0.people)" }.joined(separator: " | "))
          correct = .optional(own)
        }
        return [
          .text(chunk.name), .whole(chunk.count), .number(chunk.years), team, correct,
          .text(chunk.joining.rawValue),
          .text(chunk.credit.rawValue), pools.isEmpty ? .empty : .names(pools),
          chunk.after.isEmpty ? .empty : .names(chunk.after.map { problem.chunks[$0].name }),
          .truth(chunk.needed),
        ]
      })
  }

  private static func grants(_ problem: Problem) -> PlainTable {
    PlainTable(
      "grants", header: ["name", "adds", "lag", "lasts", "max", "award"] + problem.budgets.map(\.name),
      rows: problem.grants.map { grant in
        let adds = grant.adds.map { "\(problem.pools[$0.pool].name): \($0.people)" }
        return [
          .text(grant.name), .names(adds), .number(grant.lag), .optional(grant.lasts), .whole(grant.most),
          .text(grant.moments.map { String(Int($0)) }.joined(separator: " ")),
        ] + grant.costs.map(Cell.number)
      })
  }

  /// The file with tables in the place of what they hold.
  private static func file(_ text: String) -> String {
    var lines: [String] = []
    var isLeftOut = false
    for line in text.components(separatedBy: "\n") {
      if !line.hasPrefix(" ") { isLeftOut = false }
      if ["pools:", "chunks:", "grants:"].contains(line) {
        lines.append("\(line) {csv: \(line.dropLast()).csv}")
        isLeftOut = true
      } else if !isLeftOut {
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Names that a spreadsheet would take for formulas, dates or numbers come along.
  private static let odd = [
    "theorists": "=SUM(A1)", "debate": "-1,5; \"so\"", "fellowships": "@home", "probes": "2026",
  ]

  @Test(arguments: TableDialect.allCases, [false, true])
  func samePortfolio(dialect: TableDialect, isOdd: Bool) throws {
    let place = Library.root.appendingPathComponent("grants/portfolio.yaml")
    var text = try String(contentsOf: place, encoding: .utf8)
    if isOdd {
      for (name, other) in Self.odd {
        // In flow style a name with commas stands in quotes, wherever it stands.
        let quoted = "'\(other)'"
        text = text.replacing("\(name):", with: "\(quoted):").replacing("[\(name)", with: "[\(quoted)")
          .replacing(", \(name)]", with: ", \(quoted)]")
      }
    }
    let study = try Study(bytes: Array(text.utf8), directory: place.deletingLastPathComponent().path)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tables-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for table in [Self.pools(study.problem), Self.chunks(study.problem), Self.grants(study.problem)] {
      try Data(dialect.text(of: table).utf8).write(to: folder.appendingPathComponent(table.name + ".csv"))
    }
    let again = try Study(bytes: Array(Self.file(text).utf8), directory: folder.path)
    #expect(again.problem == study.problem && again.warnings.isEmpty && again.tables.count == 3)
    if isOdd { #expect(again.problem.pools[0].name == "=SUM(A1)" && again.problem.grants[0].name == "@home") }
    // To the last digit, without a limit of time.
    let options = SearchOptions(gap: 0.15)
    let (first, second) = (try study.solve(options), try again.solve(options))
    #expect(first.chance == second.chance && first.bound == second.bound && first.plan == second.plan)
    #expect(study.rows(of: first) == again.rows(of: second) && first.chance > 0.5)
  }

  /// Tables of an answer say the same in every dialect: read back as numbers they are equal to the last bit.
  @Test func sameAnswer() throws {
    let study = try Library.study("worlds/small.yaml")
    let report = study.report(try study.solve(SearchOptions(gap: 0.01)))
    for table in report.tables {
      let texts = TableDialect.allCases.map { dialect in
        dialect.text(of: table).replacing("\u{FEFF}", with: "").replacing("\r\n", with: "\n")
      }
      #expect(texts[0] == texts[1])
      let numbers = texts.map { text in
        text.split { "\n;\"".contains($0) }.flatMap { text == texts[2] ? [$0] : $0.split(separator: ",") }
          .compactMap { Double($0.replacing(",", with: ".")) }
      }
      #expect(numbers[0] == numbers[2] || table.name == "assumptions", "\(table.name)")
    }
  }
}
