import Allocation
import Foundation
import Testing

@testable import Search

/// The same answer with any number of threads.
@Suite struct ThreadTests {
  /// Wide enough for several lanes: two worlds, four deadlines, teams and two pools.
  static let text = """
    time: {horizon: 10}
    deadline: {4: 20%, 6: 20%, 8: 30%, 10: 30%}
    pools: {a: {headcount: 9, correct: 35%}, b: {headcount: {0: 3, 5: 7}, correct: 60%}}
    chunks:
      x: {count: 2, years: 3, team: 2, credit: pooled, pools: [a]}
      y: {years: 5, team: 3, pools: [b]}
      z: {count: 3, years: 2, credit: pooled, pools: [a]}
      w: {years: 4, team: 2, after: y}
    worlds:
      one: {credence: 55%, chunks: {z: {needed: false}}}
      two: {credence: 45%, chunks: {w: {needed: false}, x: {count: 1}}}
    """

  @Test func sameAnswerWithAnyNumberOfThreads() throws {
    let instance = try Cases.instance(Self.text)
    let answers = try [1, 2, 3, 8].map { threads in
      var options = SearchOptions(gap: 6e-4, threads: threads)
      options.workOfOne = 0
      return try Optimizer.solve(instance, options: options)
    }
    #expect(answers[0].nodes > 20, "wide enough for several lanes")
    for one in answers {
      #expect(one.plan == answers[0].plan)
      #expect(one.chance == answers[0].chance)
      #expect(one.bound == answers[0].bound)
      #expect(one.nodes == answers[0].nodes)
      #expect(one.status == .optimal)
    }
  }
}
