import Allocation
import Foundation
import Probability
import Problems
import Search
import Testing
import Threads

@testable import Scheduling

/// Tasks that may be done in several ways, against every schedule there is.
@Suite("Schedules with a choice of pools")
struct ScheduleWaysTests {
  /// A few chunks, some of them after others, that pools of changing headcounts do at different speeds.
  private struct Shop: CustomTestStringConvertible {
    let seed: Int
    let steps: Int
    var people: [[Int]] = []
    var chunks: [Chunk] = []

    struct Chunk {
      var team: Int
      var count: Int
      /// Steps by pool; nil: it may not work on it.
      var years: [Int?]
      var after: [Int]
    }

    var testDescription: String { "seed \(seed)" }

    init(seed: Int) {
      self.seed = seed
      var random = SplitMix64(seed: UInt64(seed) &* 7_777_777)
      func draw(_ range: ClosedRange<Int>) -> Int { range.lowerBound + random.below(range.count) }
      let (length, pools) = (draw(4...7), draw(2...3))
      steps = length
      let isOne = draw(0...1) == 0
      people = (0..<pools).map { _ in
        let usual = isOne ? 1 : draw(1...3)
        return (0..<length).map { _ in !isOne && draw(0...7) == 0 ? 0 : usual }
      }
      for index in 0..<draw(3...4) {
        var years: [Int?] = (0..<pools).map { _ in draw(0...2) == 0 ? nil : draw(1...3) }
        if years.allSatisfy({ $0 == nil }) { years[0] = draw(1...3) }
        chunks.append(
          Chunk(
            team: isOne ? 1 : draw(1...2), count: index == 0 ? draw(1...2) : 1, years: years,
            after: (0..<index).filter { _ in draw(0...2) == 0 }))
      }
    }

    var text: String {
      let pools = people.enumerated().map { pool, numbers in
        "  p\(pool): {headcount: {\(numbers.enumerated().map { "\($0): \($1)" }.joined(separator: ", "))}}"
      }
      let lines = chunks.enumerated().map { index, chunk in
        let own = chunk.years.enumerated().compactMap { pool, years in
          years.map { "p\(pool): {years: \($0)}" }
        }
        let waits = chunk.after.map { "c\($0)" }.joined(separator: ", ")
        return "  c\(index): {years: 1, team: \(chunk.team), count: \(chunk.count), credit: pooled, "
          + "pools: {\(own.joined(separator: ", "))}" + (waits.isEmpty ? "}" : ", after: [\(waits)]}")
      }
      return (["time: {horizon: \(steps)}", "deadline: \(steps)", "pools:"] + pools + ["chunks:"] + lines)
        .joined(separator: "\n") + "\n"
    }

    /// Whether all can end by a boundary, by trying every pool and every start of every attempt.
    func fits(by boundary: Int) -> Bool {
      var free = people
      var ends = chunks.map { _ in 0 }
      func place(_ index: Int, _ time: Int) -> Bool {
        if index == chunks.count { return true }
        let chunk = chunks[index]
        if time == chunk.count { return place(index + 1, 0) }
        let first = chunk.after.map { ends[$0] }.max() ?? 0
        for (pool, years) in chunk.years.enumerated() {
          guard let years, first + years <= boundary else { continue }
          for start in first...(boundary - years) {
            let span = start..<(start + years)
            if span.contains(where: { free[pool][$0] < chunk.team }) { continue }
            let before = ends[index]
            for step in span { free[pool][step] -= chunk.team }
            ends[index] = max(before, start + years)
            if place(index, time + 1) { return true }
            ends[index] = before
            for step in span { free[pool][step] += chunk.team }
          }
        }
        return false
      }
      return place(0, 0)
    }
  }

  private static func instance(_ text: String) throws -> Instance {
    Instance(try ProblemReader.read(Array(text.utf8), directory: ".").problem)
  }

  @Test("are found where there are any, and only there", arguments: (1...150).map(Shop.init))
  private func everySchedule(shop: Shop) throws {
    let instance = try Self.instance(shop.text)
    guard let question = ScheduleQuestion(instance, world: 0) else {
      #expect(!shop.fits(by: shop.steps))
      return
    }
    let list = ScheduleList(question)
    for boundary in 1...shop.steps {
      let fits = shop.fits(by: boundary)
      guard let windows = question.windows(by: boundary) else {
        #expect(!fits)
        continue
      }
      let model = try #require(ScheduleModel(question, windows, by: boundary))
      if model.isHopeless {
        #expect(!fits)
        continue
      }
      let answer = ScheduleSolver(model).solve(limit: 50_000)
      #expect((answer != .none) == fits, "by \(boundary)")
      if case .schedule(let starts, let types) = answer {
        let places = zip(try #require(types), starts).map { ScheduleList.Place(type: $0, start: $1) }
        #expect(list.makespan(places) <= boundary)
        #expect(instance.violations(of: list.plan(places)).isEmpty, "by \(boundary)")
      }
    }
  }

  @Test("bound the best chance from both sides", arguments: (1...40).map(Shop.init))
  private func deadlines(shop: Shop) throws {
    let share = 1 / Double(shop.steps)
    let law = (1...shop.steps).map { "\($0): \(share)" }.joined(separator: ", ")
    let text = shop.text.replacingOccurrences(of: "deadline: \(shop.steps)\n", with: "deadline: {\(law)}\n")
    let result = try Optimizer.solve(Self.instance(text), options: SearchOptions(gap: 1e-6))
    let right = Double((1...shop.steps).filter(shop.fits).count) * share
    #expect(abs(result.chance - right) < 1e-9)
    #expect(result.bound <= right + 1e-6)
  }

  /// Fisher and Thompson (1963): six jobs on six machines end after 55 steps.
  @Test("six jobs on six machines take 55 steps")
  func sixBySix() throws {
    let jobs = [
      [(2, 1), (0, 3), (1, 6), (3, 7), (5, 3), (4, 6)], [(1, 8), (2, 5), (4, 10), (5, 10), (0, 10), (3, 4)],
      [(2, 5), (3, 4), (5, 8), (0, 9), (1, 1), (4, 7)], [(1, 5), (0, 5), (2, 5), (3, 3), (4, 8), (5, 9)],
      [(2, 9), (1, 3), (4, 5), (5, 4), (0, 3), (3, 1)], [(1, 3), (3, 3), (5, 9), (0, 10), (4, 4), (2, 1)],
    ]
    var lines = ["time: {horizon: 55}", "deadline: {54: 0.25, 55: 0.75}", "pools:"]
    lines += (0..<6).map { "  m\($0): {headcount: 1}" } + ["chunks:"]
    for (job, operations) in jobs.enumerated() {
      for (place, (machine, steps)) in operations.enumerated() {
        let waits = place == 0 ? "" : ", after: j\(job)-\(place - 1)"
        lines.append("  j\(job)-\(place): {years: \(steps), pools: [m\(machine)]\(waits)}")
      }
    }
    let text = lines.joined(separator: "\n") + "\n"
    let result = try Optimizer.solve(Self.instance(text), options: SearchOptions(gap: 1e-6))
    #expect(abs(result.chance - 0.75) < 1e-12)
    #expect(result.bound < 0.75 + 1e-6)
  }
}
