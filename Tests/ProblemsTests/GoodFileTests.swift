import Foundation
import Problems
import Testing

@Suite("Sound files are read as they are meant")
struct GoodFileTests {
  @Test("Defaults")
  func defaults() throws {
    let file = try Sample.read(Sample.toy)
    #expect(file.warnings.isEmpty)
    let field = Chunk.Staffing.anyOf([.init(pool: 0)], team: 1)
    #expect(
      file.problem
        == Problem(
          title: "Toy model", time: TimeGrid(start: 2026, step: 1, horizon: 40), deadline: .certain(2052),
          pools: [Pool(name: "researchers", headcount: .schedule([.init(moment: 2026, people: 184)]))],
          chunks: [
            Chunk(name: "observation", count: 180, years: 5, staffing: field),
            Chunk(name: "theory", count: 4, years: 25, staffing: field),
          ]))
    #expect(try Sample.problem(Sample.text(time: "{horizon: 20}", deadline: "5")).time.start == 0)
  }

  @Test(
    "Time",
    arguments: [
      ("{start: 2026, horizon: 20}", TimeGrid(start: 2026, step: 1, horizon: 20)),
      ("{start: 2026.5, step: 0.5, horizon: 20.5}", TimeGrid(start: 2026.5, step: 0.5, horizon: 20.5)),
      ("{start: 2024-07-01, horizon: 20}", TimeGrid(start: 2024.5, step: 1, horizon: 20, showsDates: true)),
      (
        "{start: 2025-12-31, horizon: 20}",
        TimeGrid(start: 2025 + 11.0 / 12 + 30.0 / 372, horizon: 20, showsDates: true)
      ),
      ("{start: -5, horizon: 20}", TimeGrid(start: -5, step: 1, horizon: 20)),
      ("{start: 2026, until: 2050}", TimeGrid(start: 2026, step: 1, horizon: 24)),
      ("{start: 2026.5, step: 0.5, until: 2050}", TimeGrid(start: 2026.5, step: 0.5, horizon: 23.5)),
      (
        "{start: 2026-07-01, until: 2050-01-01}",
        TimeGrid(start: 2026.5, step: 1, horizon: 23.5, showsDates: true)
      ),
      ("{until: 30}", TimeGrid(start: 0, step: 1, horizon: 30)),
      ("{horizon: 9000}", TimeGrid(start: 0, step: 1, horizon: 9000)),
      ("{start: 2026, horizon: 1000}", TimeGrid(start: 2026, step: 1, horizon: 1000)),
      ("{start: 1000, horizon: 2000}", TimeGrid(start: 1000, step: 1, horizon: 2000)),
      ("{step: 6 months, horizon: 20}", TimeGrid(start: 0, step: 0.5, horizon: 20)),
      ("{step: 1 month, horizon: 20}", TimeGrid(start: 0, step: 1.0 / 12, horizon: 20)),
      ("{step: 1 quarter, horizon: 20}", TimeGrid(start: 0, step: 0.25, horizon: 20)),
      ("{step: 2 years, horizon: 20}", TimeGrid(start: 0, step: 2, horizon: 20)),
      ("{step: 0.0002, horizon: 20}", TimeGrid(start: 0, step: 0.0002, horizon: 20)),
    ])
  func time(_ text: String, _ wanted: TimeGrid) throws {
    #expect(try Sample.problem(Sample.text(time: text, deadline: "2040")).time == wanted)
  }

  @Test(
    "Laws",
    arguments: zip(
      GoodFiles.laws,
      [
        .certain(2052), .certain(2052.5), .certain(2026), .certain(2026.5),
        .points([.init(moment: 2040, share: 0.2), .init(moment: 2052, share: 0.5)], never: 0.3),
        .points([], never: 1), .points([.init(moment: 2040, share: 1)], never: 0),
        .cumulative([
          .init(moment: 2035, share: 0.1), .init(moment: 2047, share: 0.5), .init(moment: 2075, share: 0.9),
        ]),
        .cumulative([.init(moment: 2026, share: 0.1)]), .lognormal(low: 2035, high: 2070),
        .lognormal(low: 2035, high: 2070.5),
        .points([.init(moment: 2040, share: 0.2), .init(moment: 2050, share: 0.8)], never: 0),
        .points([.init(moment: 2040, share: 0), .init(moment: 2050, share: 1)], never: 0),
      ] + [DeadlineLaw](repeating: GoodFiles.percentiles, count: 5) + [
        .cumulative([.init(moment: 2030, share: 0.5)]),
        .cumulative([.init(moment: 2026, share: 0), .init(moment: 2060.5, share: 1)]),
      ] as [DeadlineLaw]))
  func law(_ text: String, _ wanted: DeadlineLaw) throws {
    #expect(try Sample.problem(Sample.text(deadline: text)).deadline == wanted)
  }

  @Test("Moments need no order in the file")
  func order() throws {
    let law = try Sample.problem(Sample.text(deadline: "{never: 10%, 2050: 60%, 2040: 30%}")).deadline
    #expect(law == .points([.init(moment: 2040, share: 0.3), .init(moment: 2050, share: 0.6)], never: 0.1))
  }

  @Test(
    "Headcounts",
    arguments: [
      ("0", Headcount.schedule([.init(moment: 2026, people: 0)])),
      ("10000000", .schedule([.init(moment: 2026, people: 10_000_000)])),
      (
        "{2030: 60, 2026: 30}",
        .schedule([.init(moment: 2026, people: 30), .init(moment: 2030, people: 60)])
      ),
      ("{2026-07-01: 3}", .schedule([.init(moment: 2026.5, people: 3)])),
      ("{start: 300, growth: 10%}", .growth(start: 300, rate: 0.1)),
      ("{start: 300, growth: -0.25}", .growth(start: 300, rate: -0.25)),
      ("{start: 0, growth: 50%}", .growth(start: 0, rate: 0.5)),
    ])
  func headcount(_ text: String, _ wanted: Headcount) throws {
    let problem = try Sample.problem(Sample.text(pools: "{p: {headcount: \(text)}}"))
    #expect(problem.pools.map(\.headcount) == [wanted])
  }

  @Test(
    "Amounts",
    arguments: [
      ("0", 0), ("12.5", 12.5), ("150k", 150_000), ("150K", 150_000), ("2M", 2_000_000), ("1.5B", 1.5e9),
      ("1e3", 1000),
    ] as [(String, Double)])
  func amount(_ text: String, _ wanted: Double) throws {
    let problem = try Sample.problem(
      Sample.text(pools: "{p: {headcount: 1, cost: \(text)}}", more: "budgets: {m: \(text)}"))
    #expect(problem.budgets == [Budget(name: "m", income: [.init(moment: 2026, amount: wanted)])])
    #expect(problem.pools.map(\.costs) == [[wanted]])
  }

  @Test(
    "Shares",
    arguments: [("10%", 0.1), ("0.1", 0.1), ("100%", 1), ("1", 1), ("2.5%", 0.025), ("1e-3", 0.001)])
  func share(_ text: String, _ wanted: Double) throws {
    let pools = "{p: {headcount: 1, correct: \(text), pace: \(text)}}"
    let problem = try Sample.problem(Sample.text(time: "{horizon: 9000}", pools: pools))
    #expect(problem.pools.map(\.correct) == [wanted])
    #expect(problem.pools.map(\.pace) == [wanted])
  }

  @Test("Names are whatever stands there")
  func names() throws {
    let names = [
      "2026", "no", "true", "null", "1.0", "0x10", "a b", "Zoë 研究", "~", "x/y", "never", "csv", "start",
    ]
    let quoted = names.map { "'\($0)': {headcount: 1}" }.joined(separator: ", ")
    #expect(try Sample.problem(Sample.text(pools: "{\(quoted)}")).pools.map(\.name) == names)
    let plain = ["2026", "no", "true", "1.0", "0x10"]
    let chunks = plain.map { "\($0): {years: 1, after: [last]}" }.joined(separator: ", ")
    let problem = try Sample.problem(Sample.text(chunks: "{\(chunks), last: {years: 1}}"))
    #expect(problem.chunks.map(\.name) == plain + ["last"])
    #expect(problem.chunks.dropLast().allSatisfy { $0.after == [5] })
    let long = String(repeating: "x", count: 200)
    #expect(try Sample.problem(Sample.text(pools: "{\(long): {headcount: 1}}")).pools.map(\.name) == [long])
  }

  @Test("Text that looks like YAML's own signs is text")
  func notes() throws {
    let notes = "notes: |\n  *Note*: R&D, a [bracket, {a brace\n  *other* : and? - a dash\n"
    #expect(
      try Sample.problem(notes + Sample.text()).notes
        == "*Note*: R&D, a [bracket, {a brace\n*other* : and? - a dash\n")
    #expect(try Sample.problem("title: 2026\n" + Sample.text()).title == "2026")
    #expect(try Sample.problem("title: 'a *b: c'\n" + Sample.text()).title == "a *b: c")
  }

  @Test("Anchors, comments, byte order mark, Windows line ends, end of document")
  func yaml() throws {
    let text = "\u{FEFF}# c\n%YAML 1.2\n---\n" + Sample.text(chunks: "{a: &x {years: 5}, b: *x}") + "...\n"
    let problem = try Sample.problem(text.replacing("\n", with: "\r\n").replacing("%YAML 1.2", with: "# c"))
    #expect(problem.chunks.map(\.years) == [5, 5])
  }
}
