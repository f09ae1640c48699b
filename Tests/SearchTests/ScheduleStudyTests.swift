import Allocation
import Formulation
import Foundation
import Support
import Testing
import Threads

@testable import Scheduling
@testable import Search

/// What is proved hopeless before the search is, and nothing else.
@Suite("Schedules before the search")
struct ScheduleStudyTests {
  private static func study(_ instance: Instance) -> ScheduleStudy {
    let options = SearchOptions()
    return ScheduleStudy(instance, options: options, clock: SearchClock(options, within: TimeBudget()))
  }

  @Test("boundaries below the shortest schedule are hopeless", arguments: 1...60)
  func shortest(seed: Int) throws {
    let project = SchedulingTests.Project(seed: seed)
    guard project.after.contains(where: { !$0.isEmpty }) else { return }
    let best = project.makespan
    let instance = try Instance(text: project.text(deadlines: 1...(best + 2)))
    let study = Self.study(instance)
    #expect(study.firstWinnable == [best])
    let chances = study.plans.map { instance.violations(of: $0).isEmpty ? instance.chance(of: $0) : 0 }
    #expect(abs((chances.max() ?? 0) - 3 / Double(best + 2)) < 1e-12)
  }

  /// A few tasks of two pools whose headcounts change, some to be done twice, some after others.
  private struct Few {
    var people: [[Int]] = []
    /// In order of the file: steps, people of each pool, how often, after which.
    var chunks: [(years: Int, team: [Int], count: Int, after: [Int])] = []
    let steps: Int

    init(seed: Int) {
      var state = UInt64(seed) &* 104_729
      func draw(_ range: ClosedRange<Int>) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return range.lowerBound + Int(state >> 33) % range.count
      }
      let length = draw(5...7)
      steps = length
      people = (0..<2).map { _ in (0..<length).map { _ in draw(0...9) == 0 ? 0 : draw(2...3) } }
      for index in 0..<3 {
        chunks.append(
          (
            draw(1...2), [draw(1...2), draw(0...2)], index == 0 ? 2 : 1,
            (0..<index).filter { _ in draw(0...1) == 1 }
          )
        )
      }
    }

    var text: String {
      let pools = people.enumerated().map { pool, numbers in
        let law = numbers.enumerated().map { "\($0): \($1)" }.joined(separator: ", ")
        return "  p\(pool): {headcount: {\(law)}}"
      }
      let lines = chunks.enumerated().map { index, chunk in
        let team = chunk.team.enumerated().filter { $1 > 0 }.map { "p\($0): \($1)" }.joined(separator: ", ")
        let waits =
          chunk.after.isEmpty ? "" : ", after: [\(chunk.after.map { "c\($0)" }.joined(separator: ", "))]"
        return "  c\(index): {years: \(chunk.years), count: \(chunk.count), credit: pooled, "
          + "team: {\(team)}, correct: 1\(waits)}"
      }
      return (["time: {horizon: \(steps)}", "deadline: \(steps)", "pools:"] + pools + ["chunks:"] + lines)
        .joined(separator: "\n") + "\n"
    }

    /// Whether all can end by a boundary, by trying every start of every attempt.
    func fits(by boundary: Int) -> Bool {
      var free = people
      var ends = chunks.map { _ in 0 }
      func place(_ index: Int, _ time: Int) -> Bool {
        if index == chunks.count { return true }
        if time == chunks[index].count { return place(index + 1, 0) }
        let chunk = chunks[index]
        let first = chunk.after.map { ends[$0] }.max() ?? 0
        guard first + chunk.years <= boundary else { return false }
        for start in first...(boundary - chunk.years) {
          let span = start..<(start + chunk.years)
          if (0..<2).contains(where: { pool in span.contains { free[pool][$0] < chunk.team[pool] } }) {
            continue
          }
          let before = ends[index]
          for pool in 0..<2 { for step in span { free[pool][step] -= chunk.team[pool] } }
          ends[index] = max(before, start + chunk.years)
          if place(index, time + 1) { return true }
          ends[index] = before
          for pool in 0..<2 { for step in span { free[pool][step] += chunk.team[pool] } }
        }
        return false
      }
      return place(0, 0)
    }
  }

  @Test("with changing headcounts and repeated chunks", arguments: 1...80)
  func changingHeadcounts(seed: Int) throws {
    let few = Few(seed: seed)
    let instance = try Instance(text: few.text)
    guard let question = ScheduleQuestion(instance, world: 0) else {
      #expect(!few.fits(by: few.steps))
      return
    }
    for boundary in 1...few.steps {
      let windows = question.windows(by: boundary)
      let fits = few.fits(by: boundary)
      if windows == nil { #expect(!fits) }
      guard let windows else { continue }
      if ScheduleEnergy(question: question).isOverfull(windows) { #expect(!fits) }
      let model = try #require(ScheduleModel(question, windows, by: boundary))
      #expect((ScheduleSolver(model).solve(limit: 10_000) != .none) == fits, "by \(boundary)")
    }
  }

  private struct Fixture: Decodable {
    let name: String
    let features: [String]
    let yaml: String
  }

  @Test("a search without schedules finds nothing where they say that there is nothing")
  func nothingGivenUpWrongly() throws {
    let file = Cases.tests.appending(path: "Oracle/Fixtures/tiny.json")
    var given = 0
    for fixture in try JSONDecoder().decode([Fixture].self, from: Data(contentsOf: file)) {
      let instance = try Instance(text: fixture.yaml)
      for (world, first) in Self.study(instance).firstWinnable.enumerated() where first > 0 {
        let weights = instance.worlds[world].weights.indices.map { $0 == first - 1 ? 1.0 : 0 }
        let alone = instance.seen(as: [.init(world: world, credence: 1, weights: weights)])
        let options = SearchOptions(gap: 1e-9)
        let search = BranchAndBound(
          Reduction(alone), options: options, clock: SearchClock(options, within: TimeBudget()),
          known: .init())
        try search.run()
        #expect(search.bound <= 1e-9, "\(fixture.name)")
        given += 1
      }
    }
    #expect(given >= 10)
  }

  private struct Sample: Decodable {
    struct Project: Decodable {
      let name: String
      let makespan: Int
      let durations: [Int]
      let demands: [[Int]]
      let capacities: [Int]
      let successors: [[Int]]

      enum CodingKeys: String, CodingKey {
        case name, durations, demands, capacities, successors
        case makespan = "published_makespan"
      }
    }
    let instances: [Project]
  }

  private static let sample = Cases.published.appending(path: "rcpsp-j30-sample.json")

  @Test(
    "published projects",
    .enabled(if: FileManager.default.fileExists(atPath: sample.path), "they are not beside the checkout"))
  func published() throws {
    let data = try Data(contentsOf: Self.sample)
    for project in try JSONDecoder().decode(Sample.self, from: data).instances {
      let best = project.makespan
      var lines = [
        "time: {horizon: \(best + 1)}", "deadline: {\(best - 1): 50%, \(best): 30%, \(best + 1): 20%}",
      ]
      lines += ["pools:", "  nobody: {headcount: 100}"]
      lines += project.capacities.enumerated().map { "  r\($0): {headcount: \($1)}" }
      lines.append("chunks:")
      for index in project.durations.indices where project.durations[index] > 0 {
        let team = project.demands[index].enumerated().filter { $1 > 0 }.map { "r\($0): \($1)" }
        let after = project.successors.indices.filter {
          project.successors[$0].contains(index) && project.durations[$0] > 0
        }
        let waits = after.isEmpty ? "" : ", after: [\(after.map { "a\($0)" }.joined(separator: ", "))]"
        lines.append(
          "  a\(index): {years: \(project.durations[index]), correct: 1, "
            + "team: {\(team.isEmpty ? "nobody: 1" : team.joined(separator: ", "))}\(waits)}")
      }
      let instance = try Instance(text: lines.joined(separator: "\n") + "\n")
      let result = try Cases.solve(instance, gap: 1e-4, project.name)
      #expect(abs(result.chance - 0.5) < 1e-12, "\(project.name)")
    }
  }
}
