import Allocation
import Answers
import Foundation
import Problems
import Testing

@testable import Reporting

/// Whatever a file calls its things, no report can steer a terminal; and none grows without end.
@Suite struct ShownReportTests {
  static let hostile = "a\u{1B}]0;x\u{7}\u{1B}[2J\r\nb\u{202E}c\u{2066}d\u{85}\u{2028}e\u{0}"

  /// A report with such names everywhere.
  private static func report(_ name: String) -> SolveReport {
    var problem = Small.rich
    problem.title = name
    for index in problem.chunks.indices { problem.chunks[index].name += name }
    for index in problem.pools.indices { problem.pools[index].name += name }
    for index in problem.worlds.indices { problem.worlds[index].name += name }
    return Small.report(problem, plan: Small.richPlan, allocators: Small.rows)
  }

  private static func isSafe(_ text: String) -> Bool {
    !text.unicodeScalars.contains { scalar in
      scalar != "\n"
        && (scalar.properties.generalCategory == .control
          || [0x2028, 0x2029].contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
          || (0x2066...0x2069).contains(scalar.value))
    }
  }

  @Test func solveReport() {
    for space in [TextSpace(width: 40), TextSpace(width: 80), .file] {
      #expect(Self.isSafe(Self.report(Self.hostile).text(in: space)))
    }
    let coloured = Self.report(Self.hostile).text(isColoured: true)
    #expect(Self.isSafe(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "")))
    var hopeless = Small.toy(deadline: 2030)
    hopeless.title = Self.hostile
    for index in hopeless.chunks.indices { hopeless.chunks[index].name += Self.hostile }
    let text = Small.report(hopeless).text()
    #expect(Self.isSafe(text) && text.contains("at the earliest"))
  }

  @Test func otherReports() {
    var problem = Small.rich
    for index in problem.chunks.indices { problem.chunks[index].name += Self.hostile }
    var caveat = CaveatAnswer(
      errors: [0], rows: [.init(.static, error: 0, chance: 0.5)], chunks: [Self.hostile],
      serial: [Self.hostile], sweptKey: Self.hostile)
    caveat.rows[0].worths = [0.1]
    caveat.rows[0].verdict = .serial
    let rung = Rung(.static, chance: 0.5, bound: 0.6, note: .look(.chunk(0, boundary: 1)))
    let report = LadderReport(
      problem: .init(title: Self.hostile, file: "x", sha256: ""), instance: Instance(problem),
      answer: LadderAnswer(
        status: .limit, rungs: [rung], search: .init(seconds: 0, seed: 1, gapAsked: 0), caveat: caveat))
    #expect(report.text().contains("serial work here is") && report.text().contains("the look is at"))
    #expect(Self.isSafe(report.text()))
  }

  /// JSON is text that a terminal may show, too; it means the same.
  @Test func json() throws {
    let text = Self.report(Self.hostile).json()
    #expect(Self.isSafe(text))
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let problem = try #require(value?["problem"] as? [String: Any])
    #expect(problem["title"] as? String == Self.hostile)
  }

  /// Many worlds, each with a branch of its own, many deadlines, chunks and rows.
  @Test(arguments: [13, 40, 128])
  func listsAreCapped(_ worlds: Int) {
    let chunks = (0..<worlds).map {
      Chunk(name: "chunk \($0)", years: 1, staffing: Small.anybody(0), needed: false)
    }
    let problem = Problem(
      time: TimeGrid(horizon: 40),
      deadline: .points((1...40).map { .init(moment: Double($0), share: 1 / 40) }, never: 0),
      pools: [Small.pool("field", worlds, correct: 0.5)], chunks: chunks,
      worlds: (0..<worlds).map {
        World(name: "world \($0)", credence: 1 / Double(worlds), chunks: [$0: .init(needed: true)])
      }, information: .moment(1))
    let instance = Instance(problem)
    var plan = Plan(.empty(for: instance), look: .init(boundary: 1, chunk: nil), in: instance)
    for place in plan.branches.indices {
      plan.branches[place].entries = (1..<30).map { .init(type: place, start: $0 + $0 * $0 % 2) }
    }
    plan.open(in: instance)
    let evaluation = instance.judge(plan)
    let report = SolveReport(
      problem: .init(title: nil, file: "", sha256: ""), instance: instance,
      answer: Answer(
        plan: plan, chance: evaluation.chance, bound: evaluation.chance, status: .optimal,
        search: .init(seconds: 0, seed: 1, gapAsked: 0)),
      evaluation: evaluation)
    let text = report.text()
    #expect(text.split(separator: "\n").count < 160)
    let more = worlds - 12
    #expect(text.contains("and \(more) more \(more == 1 ? "branch" : "branches") (all in --json)"))
    #expect(text.contains("and \(more) more of no more credence (all in --json)"))
    #expect(text.contains("and \(more) more with no less (all in --json)"))
    #expect(text.contains("and 28 more between (all in --json)"))
    #expect(
      report.json().split(separator: "\n").filter { $0.contains("\"branch\": \"world") }.count > 10 * worlds)
    // Headings have something below them.
    #expect(!text.contains("\n\n\n"))
  }

  /// Branches that do the same stand in one table.
  @Test func branchesAlike() {
    let problem = Problem(
      time: TimeGrid(horizon: 4), deadline: .certain(4), pools: [Small.pool("field", 1)],
      chunks: ["a", "b"].map { Chunk(name: $0, years: 1, staffing: Small.anybody(0), needed: false) },
      worlds: (0..<20).map {
        World(name: "w\($0)", credence: 0.05, chunks: [$0 % 2: .init(needed: true)])
      }, information: .moment(1))
    let instance = Instance(problem)
    var plan = Plan(.empty(for: instance), look: .init(boundary: 1, chunk: nil), in: instance)
    for place in plan.branches.indices {
      plan.branches[place].entries = [.init(type: place % 2, start: 1)]
    }
    let evaluation = instance.judge(plan)
    let text = SolveReport(
      problem: .init(title: nil, file: "", sha256: ""), instance: instance,
      answer: Answer(
        plan: plan, chance: evaluation.chance, bound: evaluation.chance, status: .optimal,
        search: .init(seconds: 0, seed: 1, gapAsked: 0)),
      evaluation: evaluation
    ).text()
    #expect(text.contains("from 1 on in worlds 'w0', 'w2', 'w4', 'w6' and 6 more\n"))
    #expect(text.contains("from 1 on in worlds 'w1', 'w3', 'w5', 'w7' and 6 more\n"))
    #expect(text.contains("whatever is revealed: nothing starts\n"))
    #expect(!text.contains("branches (all"))
  }

  /// A plan of very many rows is summed up, and every chunk of a problem of usual size still stands there.
  @Test func plansAreCapped() {
    func lines(_ count: Int) -> (text: String, lines: Int) {
      let problem = Problem(
        time: TimeGrid(horizon: 40), deadline: .certain(40),
        pools: [Small.pool("field", 10_000, correct: 0.5)],
        chunks: (0..<count).map {
          Chunk(
            name: "chunk \($0)", count: 3, years: 1, staffing: Small.anybody(0), credit: .pooled)
        })
      let text = Small.report(problem) { instance in
        var plan = Plan.empty(for: instance)
        for chunk in 0..<count {
          for start in 0..<6 {
            plan.entries.append(.init(type: chunk, start: start * start, attempts: 1 + start))
          }
        }
        return plan
      }.text(in: .file)
      return (text, text.split(separator: "\n").count)
    }
    let few = lines(60)
    #expect((0..<60).allSatisfy { few.text.contains("chunk \($0) ") } && few.lines < 200)
    let many = lines(1000)
    #expect(many.lines < 600 && many.text.contains("and 760 more rows (all in --json)"))
  }

  /// What a column means goes with it.
  @Test(arguments: [40, 60, 80, 200])
  func legendsGoWithColumns(_ width: Int) {
    let text = Self.report("").text(width: width).split(separator: "\n").map(String.init)
    let head = text.first { $0.contains("naive allocator") && $0.contains("chance") } ?? ""
    let all = text.joined(separator: " ").split(separator: " ").joined(separator: " ")
    for (column, words) in [
      ("points", "points: chance"), ("odds", "odds: of failure"), ("people", "people: factor"),
      ("years", "years: later"),
    ] {
      #expect(head.contains(column) == all.contains(words), "\(column) at \(width)")
    }
  }

  @Test(arguments: zip(StopReason.allCases, ["time", "memory", "numbers", "grid"]))
  func saysWhichLimit(_ reason: StopReason, _ word: String) {
    var report = Small.report(Small.rich, plan: Small.richPlan, bound: 0.95, status: .limit)
    report.stopReason = reason
    #expect(report.text(width: 300).contains("stopped at a limit of \(word == "grid" ? "the grid" : word)"))
  }
}
