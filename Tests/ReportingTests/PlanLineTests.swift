import Allocation
import Problems
import Testing

@testable import Reporting

/// Plans summed up in lines, against the plan's own entries.
@Suite struct PlanLineTests {
  private static func instance() throws -> Instance {
    Instance(
      Problem(
        time: TimeGrid(horizon: 12), deadline: .certain(12), pools: [Small.pool("a", 20, correct: 0.5)],
        chunks: [
          Chunk(name: "x", count: 3, years: 2, staffing: Small.anybody(0, team: 2), credit: .separate),
          Chunk(name: "y", years: 3, staffing: Small.anybody(0)),
        ]))
  }

  private static func entry(_ type: Int, _ start: Int, copy: Int = 0, attempts: Int = 1) -> Plan.Entry {
    .init(type: type, start: start, copy: copy, attempts: attempts)
  }

  struct Case: Sendable {
    let name: String
    let entries: [Plan.Entry]
    let lines: [PlanLine]
  }

  /// Types: 0 is a team of two for two steps on `x`, 1 is one person for three steps on `y`.
  static let cases: [Case] = [
    Case(
      name: "one start on one chunk", entries: [entry(1, 2, attempts: 4)],
      lines: [PlanLine(type: 1, people: [4], attempts: 4, from: 2, to: 5)]),
    Case(
      name: "rolling starts",
      entries: [entry(1, 0, attempts: 2), entry(1, 3, attempts: 2), entry(1, 6, attempts: 2)],
      lines: [
        PlanLine(
          type: 1, people: [2], attempts: 6, from: 0, to: 9,
          note: PlanLineNote(
            copies: nil, attemptsPerCopy: 6, starts: 3, stride: 3))
      ]),
    Case(
      name: "starts that overlap", entries: [entry(1, 0), entry(1, 1), entry(1, 2)],
      lines: [
        PlanLine(
          type: 1, people: [3], attempts: 3, from: 0, to: 5,
          note: PlanLineNote(
            copies: nil, attemptsPerCopy: 3, starts: 3, stride: 1))
      ]),
    Case(
      name: "uneven starts", entries: [entry(1, 0), entry(1, 3), entry(1, 8)],
      lines: [
        PlanLine(
          type: 1, people: [1], attempts: 3, from: 0, to: 11,
          note: PlanLineNote(
            copies: nil, attemptsPerCopy: 3, starts: 3, stride: nil))
      ]),
    Case(
      name: "copies alike", entries: (0..<3).map { entry(0, 1, copy: $0, attempts: 2) },
      lines: [
        PlanLine(
          type: 0, people: [12], attempts: 6, from: 1, to: 3,
          note: PlanLineNote(
            copies: 3, attemptsPerCopy: 2, starts: 1, stride: nil))
      ]),
    Case(
      name: "different numbers at different starts",
      entries: [entry(1, 0, attempts: 3), entry(1, 5, attempts: 1)],
      lines: [
        PlanLine(type: 1, people: [3], attempts: 3, from: 0, to: 3),
        PlanLine(type: 1, people: [1], attempts: 1, from: 5, to: 8),
      ]),
  ]

  @Test(arguments: cases.indices) func lines(_ place: Int) throws {
    let one = Self.cases[place]
    let instance = try Self.instance()
    let plan = Plan(entries: one.entries, gates: [nil, nil])
    let lines = instance.bundles.indices.flatMap { PlanLines.lines(of: $0, plan: plan, in: instance) }
    #expect(lines == one.lines, "\(one.name)")
  }

  @Test("where there are more lines than are read, the starts of a kind stand in one", arguments: 0...6)
  func summedUp(most: Int) throws {
    let instance = try Self.instance()
    // Six starts, each with a number of its own.
    let plan = Plan(entries: (1...6).map { Self.entry(1, $0, attempts: $0) }, gates: [nil, nil])
    let lines = PlanLines.lines(of: 1, plan: plan, in: instance, mostLines: most)
    #expect(lines.count == (most < 6 ? 1 : 6))
    #expect(lines.reduce(0) { $0 + $1.attempts } == 21)
    #expect(lines.first?.from == 1 && lines.map(\.to).max() == 9)
    // The most at once: those of the last three starts.
    if most < 6 { #expect(lines[0].people == [15] && lines[0].note?.starts == 6) }
  }

  @Test("people of a line are the most under way in any step") func peaks() throws {
    let instance = try Self.instance()
    for number in 1...40 {
      let entries = (0..<5).map { Self.entry(1, ($0 * number) % 9, attempts: 1 + ($0 + number) % 3) }
      let plan = Plan(entries: entries, gates: [nil, nil]).normalised(in: instance)
      let line = try #require(PlanLines.lines(of: 1, plan: plan, in: instance, mostLines: 0).first)
      let most = (0..<12).map { step in
        entries.filter { $0.start <= step && step < $0.start + 3 }.reduce(0) { $0 + $1.attempts }
      }.max()
      #expect(line.people == [most ?? 0])
      #expect(line.attempts == entries.reduce(0) { $0 + $1.attempts })
    }
  }
}
