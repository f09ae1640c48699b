import Foundation
import Sidereal
import Testing

extension Command.Result {
  /// What stands on standard output, as an array of JSON objects.
  func objects() throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
  }
}

/// The example of the library's documentation, compiled and run.
@Suite struct FacadeTests {
  @Test func example() throws {
    let study = try Study(yaml: Files.risky)
    let answer = try study.solve()
    let allocators = study.compare(answer, rules: [.even, .serialFirst])
    let report = study.report(answer, allocators: allocators)
    #expect(report.text(width: 60).contains("naive allocator"))
    #expect(study.check(answer) == nil)
    #expect(answer.status == .optimal && allocators.map(\.name) == ["even", "serial-first"])
    #expect(allocators.allSatisfy { $0.chance <= answer.bound + 1e-9 })
  }

  @Test func refutesWhatCannotBe() throws {
    let study = try Study(yaml: Files.risky)
    var answer = try study.judge(.empty(for: study.instance))
    #expect(answer.chance == 0 && answer.bound == 1 && answer.status == .limit)
    answer.chance = 0.5
    guard case .chance = study.check(answer) else {
      Issue.record("a wrong chance was believed")
      return
    }
    answer.chance = 0
    answer.plan.entries = [.init(type: 0, start: 0, attempts: 1000)]
    guard case .infeasible = study.check(answer) else {
      Issue.record("an infeasible plan was believed")
      return
    }
  }

  @Test func takesProblemsMadeInSwift() throws {
    let problem = Problem(
      time: TimeGrid(horizon: 3), deadline: .certain(2),
      pools: [Pool(name: "p", headcount: .schedule([.init(moment: 0, people: 1)]))],
      chunks: [Chunk(name: "c", years: 2, staffing: .anyOf([.init(pool: 0)], team: 1))])
    let answer = try Study(problem).solve()
    #expect(answer.chance == 1 && answer.status == .optimal)
  }
}
