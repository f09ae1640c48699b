import Foundation
import Problems
import Testing

@Suite("Work, worlds, budgets and tables are read as they are meant")
struct GoodPartTests {
  let all: Problem
  let everything: ProblemFile

  init() throws {
    everything = try Sample.read(GoodFiles.everything)
    all = everything.problem
  }

  @Test("Pools and budgets")
  func pools() {
    #expect(all.title == "Everything at once")
    #expect(all.notes == "Written for the tests: *every* key that there is [and more\n")
    #expect(all.time == TimeGrid(start: 2026, step: 0.5, horizon: 30, showsDates: true))
    #expect(all.pools.map(\.name) == ["founders", "field", "growing", "2026"])
    #expect(all.pools.map(\.correct) == [0.4, 0.02, 1, 1])
    #expect(all.pools.map(\.pace) == [0.5, 1, 1, 1])
    #expect(all.pools.map(\.costs) == [[150_000, 0.2], [100_000, 0], [0, 0], [0, 0]])
    #expect(
      all.budgets == [
        Budget(
          name: "money", income: [.init(moment: 2026, amount: 5e6), .init(moment: 2028.5, amount: 8e6)]),
        Budget(name: "mentoring", income: [.init(moment: 2026, amount: 20)]),
      ])
  }

  @Test("Budgets: an amount, income, and so much a year", arguments: GoodFiles.budgets)
  func budgets(_ text: String, _ income: [Double]) throws {
    let problem = try Sample.problem(GoodFiles.paid(text))
    #expect(problem.budgets.map { $0.cumulativeIncome(on: problem.time) } == [income])
  }

  @Test("So much a year comes in by steps")
  func yearly() throws {
    let problem = try Sample.problem(GoodFiles.paid("{per-year: {2026: 4, 2027: 8}}", step: "0.5"))
    #expect(
      problem.budgets.map { $0.cumulativeIncome(on: problem.time) } == [[2, 4, 8, 12, 16, 20, 24, 28]])
  }

  @Test("Chunks")
  func chunks() {
    #expect(
      all.chunks == [
        Chunk(
          name: "theory", count: 4, years: 2.5, staffing: .anyOf([.init(pool: 0), .init(pool: 1)], team: 1),
          credit: .separate),
        Chunk(
          name: "observation", count: 18, years: 1,
          staffing: .anyOf(
            [
              .init(pool: 1, correct: 0.1, pace: 0.8, years: 2, costs: [10, nil]), .init(pool: 2),
              .init(pool: 3),
            ], team: 2), joining: .relay, credit: .pooled),
        Chunk(
          name: "synthesis", years: 3,
          staffing: .mixed([.init(pool: 0, people: 1), .init(pool: 1, people: 2)], correct: 0.3),
          after: [0, 1]),
        Chunk(
          name: "no", years: 1,
          staffing: .anyOf([.init(pool: 0), .init(pool: 1), .init(pool: 2), .init(pool: 3)], team: 1),
          after: [0], needed: false),
      ])
  }

  @Test("Worlds")
  func worlds() {
    #expect(
      all.worlds == [
        World(
          name: "slow", credence: 0.6, deadline: .lognormal(low: 2040, high: 2080),
          pools: [1: .init(correct: 0.01, pace: 0.9)],
          chunks: [
            0: .init(count: 6, years: 3, needed: true, pools: [1: .init(correct: 0.03, pace: 1, years: 4)])
          ]),
        World(
          name: "fast", credence: 0.4, deadline: .points([.init(moment: 2030, share: 0.3)], never: 0.7)),
      ])
  }

  @Test("The status quo, by pool and for all")
  func statusQuo() throws {
    let none: Double? = nil
    #expect(
      all.statusQuo == [
        [0.5, none, 0.2, none], [none, 1, none, none], [none, none, none, none], [none, none, none, none],
      ])
    let common = try Sample.problem(
      Sample.text(
        pools: "{a: {headcount: 1}, b: {headcount: 1}}",
        chunks: "{x: {years: 1}, y: {years: 1, pools: [b]}}", more: "status-quo: {x: 60%, y: 0.4}"))
    #expect(common.statusQuo == [[0.6, none], [0.6, 0.4]])
    #expect(try Sample.problem(Sample.toy).statusQuo == nil)
  }

  @Test("Information, in all its forms")
  func information() throws {
    let found = try GoodFiles.information.map {
      try Sample.problem(
        Sample.text(chunks: "{survey: {years: 1}, theory: {years: 5}}", more: "information: \($0)")
      ).information
    }
    let july = 2030.5
    #expect(found == [.never, .never, .start, .moment(2026), .moment(july), .chunk(1)])
    // A chunk may have any name.
    let start = Sample.text(chunks: "{start: {years: 1}}", more: "information: {worlds: {chunk: start}}")
    #expect(try Sample.problem(start).information == .chunk(0))
    #expect(all.information == .never)
  }

  @Test("JSON")
  func json() throws {
    let problem = try Sample.problem(GoodFiles.json)
    #expect(problem.title == "In JSON é 🙂")
    #expect(
      problem.deadline
        == .points([.init(moment: 8, share: 0.4), .init(moment: 10.5, share: 0.4)], never: 0.2))
    #expect(problem.chunks.map(\.after) == [[], [0]])
    #expect(
      problem.chunks.map(\.staffing).last == .anyOf([.init(pool: 0, pace: 0.8), .init(pool: 1)], team: 1))
  }

  @Test("Credit may stay unsaid where everybody is right")
  func credit() throws {
    _ = try Sample.problem(Sample.text(chunks: "{a: {years: 1, count: 5}}"))
    _ = try Sample.problem(Sample.text(pools: "{f: {headcount: 3, correct: 5%}}", chunks: "{a: {years: 1}}"))
    _ = try Sample.problem(
      Sample.text(
        pools: "{f: {headcount: 3, correct: 5%}, g: {headcount: 1}}",
        chunks: "{a: {years: 1, count: 5, pools: [g]}}"))
    _ = try Sample.problem(
      Sample.text(
        pools: "{f: {headcount: 3, correct: 5%}}",
        chunks: "{a: {years: 1, count: 5, pools: {f: {correct: 100%}}}}"))
  }

  @Test(
    "Tables, in all their forms",
    arguments: [
      "moment,chance\n2035,10%\n2047,0.5\n", "2035,10%\n2047,0.5", "2035;10%\r\n2047;0.5\r\n",
      "\u{FEFF}Jahr;Anteil\n2035;10%\n2047;0.5\n", "\"2035\",\"10%\"\n\n2047, 0.5 \n", "2047,50%\n2035,10%\n",
    ])
  func table(_ text: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appending(path: "law.csv"))
    try Data("2026,30\n2030,60\n".utf8).write(to: folder.appending(path: "people.csv"))
    let problem = try Sample.problem(
      Sample.text(deadline: "{csv: law.csv}", pools: "{p: {headcount: {csv: people.csv}}}"),
      directory: folder.path())
    #expect(
      problem.deadline == .cumulative([.init(moment: 2035, share: 0.1), .init(moment: 2047, share: 0.5)]))
    #expect(
      problem.pools.map(\.headcount) == [
        .schedule([.init(moment: 2026, people: 30), .init(moment: 2030, people: 60)])
      ])
  }

  @Test(
    "Wrong tables are refused where they are named",
    arguments: [
      ("", "no rows"), ("moment,chance\n", "no rows"), ("2035,10%,x\n", "columns"), ("2035\n", "columns"),
      ("2035,much\n", "much"), ("2035,150%\n", "150%"), ("2035,50%\nsoon,60%\n", "soon"),
      ("2035,50%\n2040,40%\n", "fall"), ("2035,50%\n2035,60%\n", "twice"), ("2020,50%\n", "start"),
      ("2035,\"50%\n2040,60%\n", "line 1: a quote opens"),
    ])
  func wrongTable(_ text: String, _ says: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appending(path: "law.csv"))
    let found = Sample.errors(Sample.text(deadline: "{csv: law.csv}"), directory: folder.path())
    #expect(found.count == 1, "\(found)")
    #expect(found.allSatisfy { $0.line == 2 && ($0.message + ($0.help ?? "")).contains(says) }, "\(found)")
  }

  @Test("The starter file is sound, without warnings, and uses the main keys")
  func starter() throws {
    let file = try Sample.read(StarterFile.text)
    #expect(file.warnings.isEmpty)
    #expect(file.problem.pools.count == 2)
    #expect(file.problem.chunks.count == 5)
    #expect(file.problem.chunks.contains { !$0.after.isEmpty })
  }
}
