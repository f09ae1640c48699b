import Allocation
import Analysis
import Formulation
import Foundation
import Sidereal
import Simulation
import Testing
import Threads

/// Small problems in which every pair of features meets (`Tests/Oracle/pairs.py`), and what all parts of the product
/// must agree on. The same script runs the commands themselves on them, and on as many more as one likes.
@Suite("Every pair of features")
struct PairsTests {
  struct Fixture: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let features: [String]
    let yaml: String
    var testDescription: String { "\(name): \(features.joined(separator: ", "))" }
  }

  static let fixtures: [Fixture] = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    guard let data = try? Data(contentsOf: tests.appending(path: "Oracle/Fixtures/pairs.json")) else {
      return []
    }
    return (try? JSONDecoder().decode([Fixture].self, from: data)) ?? []
  }()

  /// Only one of these can be.
  private static let information = ["start", "moment", "reveals"]

  @Test func everyPairIsThere() {
    let features = Set(Self.fixtures.flatMap(\.features)).sorted()
    #expect(features.count == 18)
    for (place, one) in features.enumerated() {
      for other in features.dropFirst(place + 1) {
        if Self.information.contains(one), Self.information.contains(other) { continue }
        if [one, other] == ["cumulative", "never"] { continue }
        let isThere = Self.fixtures.contains { $0.features.contains(one) && $0.features.contains(other) }
        #expect(isThere, "\(one) with \(other)")
      }
    }
  }

  @Test(arguments: fixtures) func partsAgree(_ fixture: Fixture) throws {
    let study = try Study(yaml: fixture.yaml)
    let answer = try study.solve(SearchOptions(timeLimit: 5))
    #expect(study.check(answer) == nil && answer.bound <= 1)
    let rules = study.compare(answer, rules: [.even, .serialFirst, .greedy, .statusQuo])
    #expect(rules.allSatisfy { $0.chance <= answer.bound + 1e-9 })
    let report = study.report(answer, allocators: rules)
    let text = report.text(width: 80)
    #expect(text.contains("chance"))
    for word in ["nil", "nan", "Optional", "inf "] { #expect(!text.contains(word), "\(word) in \(text)") }
    try readsBack(report, study)
    try secondOpinion(answer, study)
    let luck = Simulator(answer.plan, of: study.instance).run(2000, seed: 1, threads: 1, within: TimeBudget())
    #expect(luck.agrees(with: answer.chance), "\(luck.chance) and \(answer.chance)")
    try climbs(answer, study)
  }

  private func readsBack(_ report: SolveReport, _ study: Study) throws {
    let bytes = Array(report.json().utf8)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes)) }
    let judged = try study.judge(PlanFile.read(bytes, for: study.instance))
    #expect(abs(judged.chance - report.chance) <= 1e-12)
  }

  private func secondOpinion(_ answer: Answer, _ study: Study) throws {
    if case .chunk(let chunk) = study.problem.information {
      let failure = ExactProgram.Failure.revealedByChunk(study.problem.chunks[chunk].name)
      #expect(throws: failure) { try study.solveByProgram() }
      #expect(throws: failure) { try study.export(.lp) }
      return
    }
    let other = try study.solveByProgram(SearchOptions(gap: 3e-6), within: TimeBudget(seconds: 1))
    #expect(study.check(other) == nil)
    #expect(other.bound >= answer.chance - 1e-9 && other.chance <= answer.bound + 1e-9)
    let exported = try study.exported(.lp)
    #expect(exported.isHopeless == (answer.chance == 0))
  }

  /// Brackets in the order that the model implies, and the answer within that of its rung.
  private func climbs(_ answer: Answer, _ study: Study) throws {
    // A world or two are quick.
    guard study.instance.worlds.count < 3, answer.status == .optimal else { return }
    var options = LadderOptions(rules: [], findsEquivalents: false)
    options.search.timeLimit = 4
    let rungs = try study.ladder(options).rungs
    func chance(_ name: Rung.Name) -> Double { rungs.first { $0.name == name }?.chance ?? 0 }
    func most(_ name: Rung.Name) -> Double {
      rungs.first { $0.name == name }.flatMap { $0.bound ?? $0.chance } ?? 1
    }
    let own = study.problem.information == .never ? Rung.Name.static : .learnsTheWorld
    #expect(chance(own) <= answer.bound + 1e-9 && most(own) >= answer.chance - 1e-9)
    let orders: [(Rung.Name, Rung.Name)] = [
      (.waitAndSee, .knowsTheDeadline), (.knowsTheDeadline, .static), (.waitAndSee, .knowsTheWorld),
      (.knowsTheWorld, .static), (.static, .meanValue),
    ]
    for (above, below) in orders {
      #expect(most(above) >= chance(below) - 1e-9, "\(above.text) and \(below.text)")
    }
  }
}
