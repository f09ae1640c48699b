import Allocation
import Foundation
import Support
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

  /// Mixed teams, one after another, two worlds; the deadline is tight.
  static let project = """
    time: {horizon: 16}
    deadline: {9: 20%, 10: 20%, 11: 20%, 12: 20%, 16: 20%}
    pools: {a: {headcount: 4, correct: 1}, b: {headcount: 3, correct: 80%}}
    chunks:
      dig:   {years: 3, team: {a: 2}}
      lay:   {years: 2, team: {a: 1, b: 1}, after: dig}
      wall:  {years: 4, team: {a: 2, b: 1}, after: lay}
      roof:  {years: 2, team: {a: 2}, after: wall}
      yard:  {years: 5, team: {a: 1, b: 1}}
      gate:  {years: 2, team: {b: 2}, after: [yard, lay]}
    worlds:
      one: {credence: 50%}
      two: {credence: 50%, chunks: {wall: {years: 3}, gate: {needed: false}}}
    """

  @Test(arguments: [(text, 20, (64, 100_000)), (text, 20, (0, 0)), (project, 0, (64, 100_000))])
  func sameAnswerWithAnyNumberOfThreads(text: String, nodes: Int, studied: (outcomes: Int, size: Int)) throws
  {
    let instance = try Instance(text: text)
    let answers = try [1, 2, 3, 8].map { threads in
      var options = SearchOptions(gap: 6e-4, threads: threads)
      options.workOfOne = 0
      options.studied = studied
      return try Optimizer.solve(instance, options: options)
    }
    #expect(answers[0].nodes > nodes, "wide enough for several lanes")
    for one in answers {
      #expect(one.plan == answers[0].plan)
      #expect(one.chance == answers[0].chance)
      #expect(one.bound == answers[0].bound)
      #expect(one.nodes == answers[0].nodes)
      #expect(one.status == .optimal)
    }
  }
}
