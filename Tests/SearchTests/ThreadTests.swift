import Allocation
import Foundation
import Search
import Testing

/// The same answer with any number of threads.
@Suite struct ThreadTests {
  /// Wide enough for several lanes: two worlds, eight deadlines, teams and two pools.
  static let text = """
    time: {horizon: 16}
    deadline: {4: 10%, 6: 15%, 8: 15%, 10: 15%, 12: 15%, 14: 15%, 16: 15%}
    pools: {a: {headcount: 9, correct: 35%}, b: {headcount: {0: 3, 5: 7}, correct: 60%}}
    chunks:
      x: {count: 2, years: 3, team: 2, credit: pooled}
      y: {years: 5, team: 3}
      z: {count: 3, years: 2, credit: pooled, pools: [a]}
      w: {years: 4, team: 2, after: y}
    worlds:
      one: {credence: 55%, chunks: {z: {needed: false}}}
      two: {credence: 45%, chunks: {w: {needed: false}, x: {count: 1}}}
    """

  @Test func sameAnswerWithAnyNumberOfThreads() throws {
    let instance = try Cases.instance(Self.text)
    let answers = try [1, 2, 3, 8].map {
      try Optimizer.solve(instance, options: SearchOptions(gap: 1e-3, threads: $0))
    }
    for one in answers {
      #expect(one.plan == answers[0].plan)
      #expect(one.chance == answers[0].chance)
      #expect(one.bound == answers[0].bound)
      #expect(one.nodes == answers[0].nodes)
      #expect(one.status == .optimal)
    }
  }
}
