import Foundation
import Problems

/// The plans of a rival: what its naive rule makes of its own work, and of what gifts leave of that.
///
/// A plan for each set of gifts that somebody asks for, made once. The rule itself is handed in, for naive rules live
/// above this module. Unchecked because the lock guards the plans.
package final class RivalPlans: RivalForecast, @unchecked Sendable {
  /// Writes the plan of a naive rule.
  package typealias Dealing = @Sendable (Race.Allocator, Instance) -> Plan

  /// What the rival does when it has been given something.
  package struct Programme: Sendable {
    /// What is left to the rival, on our grid; all of it is needed.
    package let instance: Instance
    package let plan: Plan
  }

  private let race: Race
  private let time: TimeGrid
  private let deal: Dealing
  private let lock = NSLock()
  private var known: [[Int]: Programme] = [:]
  private var chances: [[Int]: [Double]] = [:]

  /// - Parameters:
  ///   - time: our grid, on which the rival works too.
  ///   - deal: the same plan each time that it is asked for.
  package init(_ race: Race, on time: TimeGrid, by deal: @escaping Dealing) {
    self.race = race
    self.time = time
    self.deal = deal
  }

  /// What the rival does; nil where everything was given to it.
  ///
  /// - Parameter given: for each of its chunks how many, at most as many as there are.
  package func programme(given: [Int]) -> Programme? {
    if let programme = lock.withLock({ known[given] }) { return programme }
    let problem = race.problem(on: time, without: given)
    if problem.chunks.isEmpty { return nil }
    let instance = Instance(problem)
    let programme = Programme(instance: instance, plan: deal(race.allocator, instance))
    lock.withLock { known[given] = programme }
    return programme
  }

  package func finished(given: [Int]) -> [Double] {
    if let finished = lock.withLock({ chances[given] }) { return finished }
    let finished = programme(given: given)?.finished ?? [Double](repeating: 1, count: time.steps + 1)
    lock.withLock { chances[given] = finished }
    return finished
  }
}

extension RivalPlans.Programme {
  /// The exact chance of having finished everything by each boundary: that of the plan for a deadline which lies there.
  fileprivate var finished: [Double] {
    let boundaries = instance.steps + 1
    let anywhere = Instance.View(
      world: 0, credence: 1, weights: [Double](repeating: 1 / Double(boundaries), count: boundaries))
    return instance.seen(as: [anywhere]).judge(plan).worlds[0].boundaries.map(\.chance)
  }
}

extension Race {
  /// The rival's own problem when so many of each chunk are done: a chunk that is wholly done drops out, and what waits for
  /// it is open from the start.
  fileprivate func problem(on time: TimeGrid, without given: [Int]) -> Problem {
    var problem = problem(on: time)
    var places: [Int?] = []
    for (chunk, gift) in zip(chunks, given) {
      places.append(chunk.count > gift ? places.count { $0 != nil } : nil)
    }
    problem.chunks = zip(chunks, given).filter { $0.count > $1 }.map { chunk, gift in
      var left = chunk
      left.count -= gift
      left.after = chunk.after.compactMap { places[$0] }
      return left
    }
    return problem
  }
}
