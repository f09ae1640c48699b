import Allocation
import Problems

/// The one case that somebody plans for who takes every belief for its mean.
package enum ExpectedCase {
  /// How far a mean may miss a whole number, or a credence one half, and still count as that.
  static let tolerance = TimeGrid.tolerance

  /// The problem with one world, in which everything uncertain has its mean.
  ///
  /// The deadline is the mean of its moments over all worlds, never and what lies beyond the horizon being the horizon,
  /// rounded down to a boundary once; years, pace and
  /// correctness are the means of what holds for each pool on each chunk; the mean count is rounded up; a chunk is
  /// needed where the credence that it is needed is a half or more.
  package static func problem(of instance: Instance) -> Problem {
    var problem = instance.problem
    let believed = instance.worlds
    let boundary = boundary(of: instance.problem)
    problem.deadline = .certain(problem.time.moment(of: boundary))
    var expected = World(name: "expected", credence: 1)
    for chunk in problem.chunks.indices {
      let needed = believed.reduce(0) { $0 + ($1.needed[chunk] ? $1.credence : 0) }
      let count = believed.reduce(0) { $0 + $1.credence * Double($1.counts[chunk]) }
      expected.chunks[chunk] = World.ChunkOverride(
        count: max(1, Int((count - tolerance).rounded(.up))), needed: needed >= 0.5 - tolerance,
        correct: ownCorrectness(instance.problem, chunk),
        pools: Dictionary(
          uniqueKeysWithValues: problem.chunks[chunk].pools.map { pool in
            (pool, means(of: pool, on: chunk, instance.problem))
          }))
    }
    problem.worlds = [expected]
    problem.information = .never
    return problem
  }

  /// The last boundary at or before the mean of the deadline's moments.
  private static func boundary(of problem: Problem) -> Int {
    let time = problem.time
    let years =
      problem.worlds.isEmpty
      ? problem.deadline.mean(on: time)
      : problem.worlds.reduce(0) { $0 + $1.credence * ($1.deadline ?? problem.deadline).mean(on: time) }
    return time.lastBoundary(atOrBefore: time.start + years)
  }

  /// The mean of what a mixed team has of its own; nil where that is nothing.
  private static func ownCorrectness(_ problem: Problem, _ chunk: Int) -> Double? {
    guard case .mixed(_, let base?) = problem.chunks[chunk].staffing, !problem.worlds.isEmpty else {
      return nil
    }
    return mean(problem.worlds.map { ($0.credence, $0.chunks[chunk]?.correct ?? base) })
  }

  /// The mean terms of a pool on a chunk, after what is nearer to the attempt has won in each world.
  private static func means(of pool: Int, on chunk: Int, _ problem: Problem) -> World.PoolOverride {
    let worlds = problem.worlds
    guard !worlds.isEmpty else {
      let terms = problem.terms(chunk: chunk, pool: pool, in: nil)
      return World.PoolOverride(correct: terms.correct, pace: terms.pace, years: terms.years)
    }
    let terms = worlds.map { ($0.credence, problem.terms(chunk: chunk, pool: pool, in: $0)) }
    return World.PoolOverride(
      correct: mean(terms.map { ($0, $1.correct) }), pace: mean(terms.map { ($0, $1.pace) }),
      years: mean(terms.map { ($0, $1.years) }))
  }

  /// Equal values are their own mean, to the last digit.
  private static func mean(_ pairs: [(share: Double, value: Double)]) -> Double {
    if pairs.allSatisfy({ $0.value == pairs[0].value }) { return pairs[0].value }
    return pairs.reduce(0) { $0 + $1.share * $1.value }
  }
}
