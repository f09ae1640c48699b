import Formulation
import Foundation
import Support
import Testing
import Threads

@testable import Search

/// Whole trees over tiny problems: the optimum of all whole points, whatever the threads.
@Suite("Branch and bound")
struct TreeTests {
  private static func run(
    _ tiny: Tiny, _ options: SearchOptions, known: BranchAndBoundTree.Known = .init()
  ) throws -> (search: BranchAndBound, chance: Double) {
    let search = BranchAndBound(
      tiny.reduction, options: options, clock: SearchClock(options, within: TimeBudget()), known: known)
    try search.run()
    let point = tiny.points.first { $0.attempts == search.point }
    return (search, point?.chance ?? -1)
  }

  @Test("finds the best of all whole points, and proves it", arguments: 0...2)
  func optimum(way: Int) throws {
    var options = SearchOptions(gap: 1e-9)
    if way == 1 { options.pricedColumns = 0 }
    // Two lanes from the first node on.
    if way == 2 { options.workOfOne = 0 }
    var seen = 0
    for tiny in try Tiny.drawn(1...60, most: 1_000) where !tiny.reduction.isBound {
      let (search, chance) = try Self.run(tiny, options)
      seen += 1
      #expect(abs(chance - tiny.best) < 1e-9, "\(tiny.text)")
      #expect(search.bound >= tiny.best - 1e-12 && search.bound <= tiny.best + 1.1e-9, "\(tiny.text)")
      #expect(search.isTidy)
    }
    #expect(seen > 30)
  }

  @Test("says the same with any number of threads")
  func threads() throws {
    for tiny in try Tiny.drawn(1...30, most: 1_000) {
      var answers: [[Double]] = []
      for threads in [1, 2, 8] {
        var options = SearchOptions(gap: 1e-9, threads: threads)
        options.workOfOne = 0
        let (search, _) = try Self.run(tiny, options)
        answers.append([search.bound, Double(search.nodes)] + search.point.map(Double.init))
      }
      #expect(answers[0] == answers[1] && answers[1] == answers[2], "\(tiny.text)")
    }
  }

  @Test("what is known bounds the search on both sides")
  func known() throws {
    for tiny in try Tiny.drawn(1...40, most: 1_000) where !tiny.reduction.isBound {
      let options = SearchOptions(gap: 1e-9)
      // A floor above everything: nothing is found, and the bound is the floor's.
      let high = try Self.run(tiny, options, known: .init(floor: 0.999_999)).search
      #expect(high.point.allSatisfy { $0 == 0 } || tiny.best > 0.999_999)
      #expect(high.bound <= max(1, tiny.best))
      // A ceiling at the optimum is the bound from the start.
      let ceiling = min(1, tiny.best + 1e-12)
      let (low, chance) = try Self.run(tiny, options, known: .init(ceiling: ceiling))
      #expect(low.bound <= ceiling && abs(chance - tiny.best) < 1e-9, "\(tiny.text)")
    }
  }

  @Test("a limit of nodes leaves a bound that holds, and a plan")
  func nodeLimit() throws {
    var open = 0
    for tiny in try Tiny.drawn(1...60, most: 1_000) where !tiny.reduction.isBound {
      var options = SearchOptions(gap: 1e-9)
      options.nodeLimit = 1
      options.isPlain = true
      let (search, chance) = try Self.run(tiny, options)
      #expect(search.bound >= tiny.best - 1e-12 && chance >= 0 && chance <= search.bound + 1e-12)
      if search.bound > chance + 1e-9 { open += 1 }
    }
    #expect(open > 5, "\(open)")
  }

  @Test("a search that may not begin leaves the trivial bound") func stopped() throws {
    let tiny = try #require(try Tiny.drawn(1...20).first)
    let options = SearchOptions(gap: 1e-9)
    let search = BranchAndBound(
      tiny.reduction, options: options, clock: SearchClock(options, within: TimeBudget(seconds: 0)),
      known: .init(ceiling: 0.9))
    try search.run()
    #expect(search.point.allSatisfy { $0 == 0 } && search.nodes == 0)
    #expect(search.bound == min(0.9, tiny.reduction.trivialBound))
  }

  @Test("several lanes share nothing but what they are told; what fails leaves its nodes")
  func lanes() throws {
    let tiny = try #require(try Tiny.withOutcomes(1...40).first)
    let options = SearchOptions(gap: 1e-6, threads: 3)
    let root = tiny.rows.rootBox()
    let threads = LaneThreads(
      3,
      .init(
        network: tiny.network, layout: tiny.layout, rows: tiny.rows, root: root, options: options,
        clock: SearchClock(options, within: TimeBudget()), method: .dual))
    for lane in 0..<3 { threads.give(NodeTask(best: 0, work: .prepare(start: nil)), to: lane) }
    var reports: [Int: NodeReport] = [:]
    for _ in 0..<3 {
      let (lane, report) = threads.report()
      reports[lane] = report
    }
    // The same task from the same beginning: the same report.
    #expect(reports.count == 3 && reports.values.allSatisfy { $0.failure == nil })
    #expect(Set(reports.values.map { $0.found?.point ?? [] }).count == 1)
    #expect(Set(reports.values.map { $0.open.map(\.bound) }).count == 1)
    #expect(Set(reports.values.map(\.work)).count == 1)
    let warm = threads.dismiss()
    #expect(warm.basis != nil)
    // A basis of another program: no lane can begin, and each gives back what it was given.
    var setting = LaneThreads.Setting(
      network: tiny.network, layout: tiny.layout, rows: tiny.rows, root: root, options: options,
      clock: SearchClock(options, within: TimeBudget()), method: .dual)
    setting.warmStart.basis = .init(columns: [9], rows: [])
    let broken = LaneThreads(1, setting)
    let node = Node(parent: nil, box: root, root: root, bound: 0.5)
    broken.give(NodeTask(best: 0, work: .explore([node], most: 0)), to: 0)
    let report = broken.report().report
    #expect(report.failure != nil && report.open.map(\.bound) == [0.5])
    _ = broken.dismiss()
  }
}
