import Allocation
import Answers
import Foundation
import Problems
import Testing

@testable import Reporting

/// What ladders and simulations say, made of values that are given.
@Suite struct LadderReportTests {
  static func report(_ rungs: [Rung], worths: LadderAnswer.Worths = .init()) -> LadderReport {
    LadderReport(
      problem: .init(title: nil, file: "small.yaml", sha256: ""), instance: Instance(Small.rich),
      answer: LadderAnswer(
        status: .optimal, rungs: rungs, worths: worths, search: .init(seconds: 0, seed: 1, gapAsked: 1e-4)))
  }

  /// Facts about a rung, and how each begins in words.
  static let notes: [(Rung.Note, String)] = [
    (.notWorkedOut, "not worked out: the time was over"),
    (.sampled(worlds: 64), "made for a sample of 64 worlds"),
    (.stoppedEarly, "the searches behind it were stopped early"),
    (.revealsNothing, "the file reveals nothing on the way"),
    (.revealedBefore, "the file reveals the world before the start"),
    (.look(.tooLate), "the world is revealed too late for anything to hang on it"),
    (.look(.date(boundary: 3)), "the world is revealed at 1.5"),
    (.look(.ignored(chunk: 1)), "'proof' would reveal the world, and no plan does better"),
    (.look(.chunk(0, boundary: 2)), "the look is at 1: what is done from then on hangs on whether 'survey'"),
    (.savesWork, "seeing it also saves further work"),
    (.expectedCaseOpen, "the expected case itself was not solved"),
    (.hopeless(years: 1), "the expected case is hopeless: with the mean deadline, 1 year from the start"),
    (.hopeless(years: 2.5), "the expected case is hopeless: with the mean deadline, 2.5 years from"),
    (.misdirected(.moved, 0.2), "each attempt is moved with probability 0.2"),
    (.foreseen(0.1), "the best plan of somebody who knows that each attempt is lost with probability 0.1"),
    (.tooManyTeams, "teams can be put together in too many ways"),
    (.tooManyPeople, "there are too many people to draw"),
    (.nobodyStays, "headcounts fall and rise"),
    (.noDraw, "time did not suffice for a single draw"),
    (.mean(draws: 100), "a mean over 100 draws of who is right"),
  ]

  @Test(arguments: notes.indices) func factsAreWorded(_ place: Int) {
    let (note, words) = Self.notes[place]
    let text = Self.report([Rung(.static, chance: 0.5, note: note)]).text(width: 400)
    #expect(text.contains("- static: \(words)"), "\(text)")
  }

  @Test func notesOfOneRungStandTogether() {
    var rung = Rung(.omniscient, chance: 0.5, note: .mean(draws: 7))
    rung.notes.append(.stoppedEarly)
    #expect(
      Self.report([rung]).text(width: 200).contains("draws of who is right; the searches behind it were"))
    #expect(!Self.report([Rung(.static, chance: 0.5)]).text().contains("static: "))
  }

  @Test func whatHasNoValueIsNull() throws {
    let rung = Rung(.meanValue, chance: 0, note: .hopeless(years: 3))
    let report = Self.report([rung])
    #expect(report.json().contains("\"vss\": null") && report.json().contains("\"vss\": null}"))
    #expect(!report.text().contains("planning for more than one expected case"))
    #expect(report.json().contains("\"steps\": []"))
  }

  /// A row of each ground in its own table, steps with all their measures.
  @Test func tellsSteps() throws {
    var knows = Rung(.knowsTheDeadline, chance: 0.6, bound: 0.61)
    knows.step = .init(
      from: .static, points: 0.1, odds: 1.5, years: .value(2), people: RuleOutcome.Measure.none)
    var open = Rung(.waitAndSee, chance: 0.7, bound: 0.9)
    var worth = Worth(value: 0.2, range: 0.2...0.4)
    worth.isProven = false
    open.step = .init(from: .static, points: 0.2, worth: worth)
    var lasting = Rung(.omniscient, chance: 0.8, interval: 0.7...0.9)
    lasting.step = .init(from: .lasting, points: -0.1)
    let report = Self.report(
      [open, knows, Rung(.static, chance: 0.5), lasting], worths: .init(deadline: worth, planning: worth))
    let lines = report.text(width: 100).split(separator: "\n").map(String.init)
    func row(_ name: String) throws -> [Substring] {
      try #require(lines.first { $0.hasPrefix("  \(name) ") }).dropFirst(name.count + 2).split(separator: " ")
    }
    #expect(try row("knows the deadline") == ["60.00", "%", "61.00", "%", "+10.0", "×1.5", "+2", "–"])
    #expect(try row("wait and see") == ["70.00", "%", "90.00", "%", "20.0", "to", "40.0", "–", "?", "?"])
    #expect(try row("omniscient") == ["80.00", "%", "±", "10.0", "-10.0", "–", "?", "?"])
    #expect(lines.contains("if people are right or wrong for life"))
    #expect(lines.contains("  knowing the deadline: 20.0 to 40.0 points: more is not proven"))
    let json = report.json()
    #expect(json.contains(#"{"name": "omniscient", "from": "static, lasting", "points": -0.1, "odds": null"#))
    #expect(json.contains(#""ranges": {"deadline": [0.2, 0.4], "world": null"#))
  }

  @Test(arguments: [
    (0.5, false, 1000, "The two agree."), (0.9, false, 1000, "The two disagree"),
    (0.9, true, 1000, "the chance differs by -39.90 points"), (0.5, false, 2000, "after 1000 of 2000 runs."),
  ])
  func simulationsAreJudged(_ chance: Double, _ isLasting: Bool, _ asked: Int, _ words: String) {
    let answer = SimulationAnswer(
      chance: chance, Estimate(successes: 501, runs: 1000), of: asked, seed: 4, isLasting: isLasting)
    let report = SimulationReport(answer: answer)
    #expect(report.text(width: 200).contains(words), "\(report.text())")
    #expect(report.json().contains("\"simulated\": 0.501") && report.json().contains("\"runs\": 1000"))
  }

  @Test func simulationsThatNeverBegan() {
    var answer = SimulationAnswer(chance: 0.25, nil, of: 10, seed: 1)
    answer.isInterrupted = true
    answer.isBestPlan = false
    let report = SimulationReport(answer: answer)
    #expect(
      report.text().split(separator: "\n").map(String.init) == [
        "Exact chance      25.00 %", "Interrupted after 0 of 10 runs.",
        "The plan is the best so far: the search for it did not come to its end.",
      ])
    #expect(report.json().contains("\"simulated\": null") && report.json().contains("\"agrees\": null"))
  }
}
