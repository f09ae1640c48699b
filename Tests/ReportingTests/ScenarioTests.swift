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
      "16 or more at the latest"
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

  /// What neighbours have in common is said once.
  @Test(
    arguments: [
      ([.init(.chunk, "a", key: .years), .init(.chunk, "b", key: .years)], ["years of a", "b"]),
      (
        [
          .init(.pool, "a", key: .headcount), .init(.pool, "a", key: .correct), .init(.pool, "a", key: .pace),
          .init(.pool, "b", key: .pace), .init(.pool, "b", key: .correct), .init(.grant, "b", key: .adds),
        ], ["headcount", "correct", "pace of a", "b", "correct of b", "people of b"]
      ),
      (
        [.init(.chunk, "a", key: .years, pool: "p"), .init(.chunk, "b", key: .years)],
        ["years of p on a", "years of b"]
      ),
      (["a", "b", "c"].map { .init(.chunk, $0, key: .needed) }, ["whether a", "b", "c is needed"]),
      (
        [.init(.chunk, "a", key: .count), .init(.chunk, "a", key: .needed)],
        ["count of a", "whether a is needed"]
      ),
      (
        [.init(.deadline, "deadline", key: .shift), .init(.worlds, "w", key: .world)],
        ["the deadline", "which world it is"]
      ),
    ] as [([InputName], [String])])
  func namesTogether(inputs: [InputName], names: [String]) {
    #expect(InputWords.names(inputs) == names)
  }

  /// As many names as a line has room for, but never fewer than three.
  @Test(
    arguments: [
      (60, "  less: first, second, third, fourth, fifth\n"),
      (42, "  less: first, second, third and 2 more\n"),
      (20, "  less: first,\n    second, third\n    and 2 more\n"),
    ])
  func listsOfOneLine(width: Int, text: String) {
    let names = ["first", "second", "third", "fourth", "fifth"]
    let told = TextLayout.oneLine { TextLayout.sentence("less: ", names, most: $0, width: width) }
    #expect(told == text)
  }

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

  @Test func learningIsTold() {
    func worth(_ value: Double, most: Double, isProven: Bool = true) -> Worth {
      var worth = Worth(value: value, range: 0...most)
      worth.isProven = isProven
      return worth
    }
    let report = Self.report {
      var found = LearningAnswer()
      found.items = [
        .init(.init(.worlds, "worlds", key: .world), worth: worth(0.01, most: 0.0101), classes: 2),
        .init(
          .init(.chunk, "theory", key: .years, pool: "field"), worth: worth(0.02, most: 0.02), classes: 4),
        .init(
          .init(.chunk, "survey", key: .needed), worth: worth(0.01, most: 0.0101), classes: 2,
          like: .init(.worlds, "worlds", key: .world)),
        .init(.init(.chunk, "proof", key: .needed), worth: worth(0, most: 0), classes: 2),
        .init(.init(.pool, "field", key: .pace), worth: worth(0, most: 0.1, isProven: false), classes: 4),
      ]
      found.all = worth(0.03, most: 0.031)
      found.leftOut = [.init(.deadline, "deadline", key: .moment)]
      found.isBesideTheFile = true
      $0.learning = found
    }
    let text = report.text()
    for words in [
      "what knowing before the start would be worth, against a plan that never learns",
      "the same as which world it is: whether survey is needed", "nothing: whether proof is needed",
      "not settled: pace of field", "left out: the deadline", "all of it",
    ] { #expect(text.contains(words), "\(words) is missing in\n\(text)") }
    // The most comes first.
    let (years, which) = (text.range(of: "years of field on theory"), text.range(of: "which world it is"))
    #expect((years?.lowerBound ?? text.endIndex) < (which?.lowerBound ?? text.startIndex), "\(text)")
    let json = report.json()
    for words in [
      #"{"of": "worlds", "name": "worlds", "key": "world", "worth": 0.01, "atMost": 0.0101, "proved": true, "classes": 2}"#,
      #""key": "years", "pool": "field", "worth": 0.02"#, #""learningAll": {"worth": 0.03, "atMost": 0.031"#,
    ] { #expect(json.contains(words), "\(words) is missing in\n\(json)") }
  }

  @Test func tornadoesAreDrawn() {
    let report = Self.report {
      $0.chance = 0.5
      var found = TornadoAnswer()
      found.bars = [
        .init(
          .init(.chunk, "theory", key: .years), low: .init(value: 5, keep: 0.6, refit: 0.7, refitBound: 0.7),
          high: .init(value: 20, keep: 0, refit: 0.1, refitBound: 0.2))
      ]
      found.leftOut = [.init(.pool, "field", key: .pace)]
      $0.tornado = found
    }
    let text = report.text()
    for words in [
      "the chance at both ends of what is uncertain", "years of theory  kept", "###|##",
      "left out for lack of time: pace of field",
    ] { #expect(text.contains(words), "\(words) is missing in\n\(text)") }
    #expect(
      report.json().contains(
        #""key": "years", "low": {"value": 5, "keep": 0.6, "refit": 0.7, "refitBound": 0.7}"#))
  }

  @Test func statusQuo() {
    let report = Self.report {
      var found = StatusQuoAnswer(chance: 0.31, loss: 0.12, lossBound: 0.1201)
      found.remedies = [
        .init(
          share: 0.5, moves: [.people(pool: "field", from: "tools", to: "theory", share: 0.2)], chance: 0.38,
          isReached: true),
        .init(
          share: 0.9,
          moves: [
            .people(pool: "field", from: "tools", to: "theory", share: 0.25), .awards(grant: "more", more: 2),
            .awards(grant: "less", more: -1),
          ], chance: 0.4, isReached: false),
      ]
      found.committed = .init(chance: 0.4, bound: 0.41, lost: 0.03)
      $0.statusQuo = found
    }
    let text = report.text().split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    for words in [
      "a chance of 31.00 %, 12.0 points less than the best plan",
      "half of that is won back, as was found, by moving 20 % of field from tools to theory: 38.00 %",
      "90 % of that was not won back; the most that was found is 40.00 %, by moving 25 % of field from tools to theory,"
        + " funding more 2 times more, not funding less once",
      "3.0 points cannot be won back by anything while its grants stay as they are",
    ] { #expect(text.contains(words), "\(words) is missing in\n\(text)") }
    let json = report.json()
    for words in [
      #""statusQuo": {"chance": 0.31, "loss": 0.12, "lossAtMost": 0.1201, "winBack": ["#,
      #"{"share": 0.5, "reached": true, "chance": 0.38, "changes": [{"pool": "field", "from": "tools", "to": "theory", "share": 0.2}]}"#,
      #"{"grant": "less", "more": -1}"#, #""committed": {"chance": 0.4, "bound": 0.41, "lost": 0.03}"#,
    ] { #expect(json.contains(words), "\(words) is missing in\n\(json)") }
  }

  @Test(
    arguments: [
      (0.0, 1.0, "####################"), (0.0, 0.0, "#..................."),
      (0.5, 0.6, "..........##........"),
    ])
  func bars(one: Double, other: Double, bar: String) {
    // A mark at the end of the line stands in every bar but a full one.
    let drawn = BarScale(least: 0, most: 1, mark: 1).bar(other, one)
    #expect(drawn == bar.dropLast() + "|")
  }
}
