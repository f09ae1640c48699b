import Allocation
import Answers
import Problems
import Testing

@testable import Reporting

/// What is said of changed problems, made of values that are given.
@Suite struct ScenarioTests {
  static func report(_ change: (inout ValueAnswer) -> Void) -> ValueReport {
    var answer = ValueAnswer(within: 0.02, search: .init(seconds: 0, seed: 1, gapAsked: 1e-4))
    change(&answer)
    return ValueReport(
      problem: .init(title: nil, file: "small.yaml", sha256: ""), instance: Instance(Small.rich),
      answer: answer)
  }

  static func point(
    _ input: InputName, _ today: Double, _ inside: Double, _ outside: Double, isWhole: Bool = false,
    isSettled: Bool = true
  ) -> Breakpoint {
    Breakpoint(
      input, today: today, inside: inside, outside: outside, isWhole: isWhole, isSettled: isSettled,
      keep: 0.5,
      refit: 0.6, kept: [.works(chunk: "theory", pools: ["founders"], isNew: true)],
      made: [.funds(grant: "tools", more: 1, isNew: true)])
  }

  /// Breakpoints and the words that say where they lie.
  static let places: [(Breakpoint, String)] = [
    (point(.init(.pool, "field", key: .headcount), 10, 7, 6, isWhole: true), "6 or fewer"),
    (point(.init(.pool, "field", key: .headcount), 10, 12, 13, isWhole: true), "13 or more"),
    (
      point(.init(.pool, "field", key: .headcount), 10, 12, 16, isWhole: true, isSettled: false),
      "about above 14"
    ),
    (point(.init(.pool, "field", key: .correct), 0.1, 0.08, 0.078), "below 7.9 %"),
    (point(.init(.chunk, "theory", key: .years), 25, 26, 26.02), "above 26.01"),
    (point(.init(.budget, "money", key: .amount), 5e6, 6_123_000, 6_125_000), "above 6,120,000"),
    (point(.init(.deadline, "deadline", key: .shift), 0, 0, -1, isWhole: true), "1 year sooner"),
    (point(.init(.deadline, "deadline", key: .shift), 0, 1, 2.5, isWhole: true), "2.5 years later"),
  ]

  @Test(arguments: places) func breakpointsSayWhereTheyLie(point: Breakpoint, words: String) {
    #expect(InputWords.beyond(point) == words)
  }

  @Test(
    arguments: [
      ([], "the same at other times"), ([.funds(grant: "a", more: 3, isNew: true)], "funds a 3 times"),
      ([.funds(grant: "a", more: 2, isNew: false)], "funds a 2 more times"),
      ([.works(chunk: "b", pools: ["c", "d"], isNew: false)], "more of b by c and d"),
      ([.works(chunk: "b", pools: [], isNew: true), .earlier(chunk: "e")], "b, e earlier"),
    ] as [([Deed], String)])
  func deeds(deeds: [Deed], words: String) { #expect(DeedWords.made(deeds) == words) }

  @Test func breakpointsAreTold() {
    let report = Self.report {
      var found = BreakpointAnswer(loss: 0.005)
      found.points = Self.places.map(\.0)
      found.steady = [.init(.pool, "others", key: .pace)]
      found.open = [.init(.chunk, "proof", key: .count)]
      found.leftOut = [.init(.grant, "more", key: .adds)]
      $0.breakpoints = found
    }
    let text = report.text()
    for words in [
      "where keeping this plan costs more than 0.5 points of chance", "headcount of field",
      "funds tools", "nowhere from half to twice as much: pace of others", "not settled: count of proof",
      "left out for lack of time: people of more",
    ] { #expect(text.contains(words), "\(words) is missing in\n\(text)") }
    let json = report.json()
    for words in [
      #""of": "pool", "name": "field", "key": "headcount", "at": 6, "today": 10"#,
      #""below": "funds tools", "above": "today's plan: theory by founders", "between": [6, 7]"#,
      #""breakpointsLeftOut": ["#, #"{"of": "chunk", "name": "proof", "key": "count"}"#,
    ] { #expect(json.contains(words), "\(words) is missing in\n\(json)") }
  }
}
