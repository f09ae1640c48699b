import Allocation
import Foundation
import Search
import Support
import Testing

@testable import Scheduling

/// Tasks that may be done in several ways, against every schedule there is.
@Suite("Schedules with a choice of pools")
struct ScheduleWaysTests {
  @Test("are found where there are any, and only there", arguments: (1...150).map(Shop.init))
  func everySchedule(shop: Shop) throws {
    let instance = try Instance(text: shop.text)
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
  func deadlines(shop: Shop) throws {
    let share = 1 / Double(shop.steps)
    let law = (1...shop.steps).map { "\($0): \(share)" }.joined(separator: ", ")
    let text = shop.text.replacingOccurrences(of: "deadline: \(shop.steps)\n", with: "deadline: {\(law)}\n")
    let result = try Optimizer.solve(Instance(text: text), options: SearchOptions(gap: 1e-6))
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
    let result = try Optimizer.solve(Instance(text: text), options: SearchOptions(gap: 1e-6))
    #expect(abs(result.chance - 0.75) < 1e-12)
    #expect(result.bound < 0.75 + 1e-6)
  }
}
