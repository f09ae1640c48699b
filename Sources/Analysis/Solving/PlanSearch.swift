import Allocation
import Allocators
import Answers
import Foundation
import Problems
import Search
import Threads

/// The search for the best plan of a problem as its file states it, with the plans of naive rules for a start.
package struct PlanSearch: Sendable {
  private let instance: Instance
  private let options: SearchOptions
  private let time: TimeBudget
  /// Is told of better plans and bounds on the way.
  private let progress: (@Sendable (SearchProgress) -> Void)?
  /// When it was asked, so that naive plans count as time of the search.
  private let began: Double

  /// - Parameter time: of it `options.timeLimit` takes a part, from now on.
  package init(
    _ instance: Instance, _ options: SearchOptions = SearchOptions(), within time: TimeBudget = TimeBudget(),
    progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) {
    self.instance = instance
    self.options = options
    self.time = time.limited(to: options.timeLimit)
    self.progress = progress
    began = time.now
  }

  /// The plan with the largest chance: a two-stage plan where the file reveals the world on the way.
  ///
  /// - Throws: a failure of the linear-programming library.
  package func solve() throws -> Answer {
    guard let found = try learned(rivals: NaivePlans.all(of: instance, within: time)) else {
      return try solveStatic()
    }
    return answer(found)
  }

  /// The best plan of somebody who never learns the world, whatever the file says.
  ///
  /// - Throws: a failure of the linear-programming library.
  package func solveStatic() throws -> Answer {
    var answer = answer(
      try Optimizer.solve(
        instance, options: options, rivals: NaivePlans.all(of: instance, within: time), within: time,
        progress: progress))
    // Whoever pays would rather have, of the plans with this chance, the one that takes least.
    if instance.hasAwards, !time.isOver {
      answer.plan = try Workers.map([answer.plan], threads: 1) { [instance, time] plan in
        try Optimizer.thrifty(plan, in: instance, within: time)
      }[0]
      answer.chance = instance.chance(of: answer.plan)
    }
    return answer
  }

  /// The best plan of somebody who learns the world as the file says; nil where it never reveals it.
  ///
  /// - Parameter rivals: feasible static plans.
  /// - Throws: a failure of the linear-programming library.
  package func learned(rivals: @autoclosure () -> [Plan] = []) throws -> SearchResult? {
    if case .chunk(let chunk) = instance.problem.information {
      return try Optimizer.solve(
        instance, learningFrom: chunk, options: options, rivals: rivals(), within: time, progress: progress)
    }
    guard let look = instance.dateOfLearning else { return nil }
    return try Optimizer.solve(
      instance, learningAt: look, options: options, rivals: rivals(), within: time, progress: progress)
  }

  /// A search result with what was asked for and how long it took, naive plans included.
  private func answer(_ found: SearchResult) -> Answer {
    Answer(found, ground: .search, options, seconds: time.now - began)
  }
}

extension Answer {
  /// What a search found.
  init(_ found: SearchResult, ground: Ground, _ options: SearchOptions, seconds: Double) {
    self.init(
      plan: found.plan, chance: found.chance, bound: found.bound, status: found.status, ground: ground,
      search: SearchFacts(seconds: seconds, nodes: found.nodes, seed: options.seed, gapAsked: options.gap))
  }
}

/// What the deterministic naive rules would do, where that is quick: first incumbents, which the best plan has to beat.
enum NaivePlans {
  /// All of them together have a part of the time, and what does not end in it is left behind.
  static func all(of instance: Instance, within time: TimeBudget) -> [Plan] {
    let part = time.share(share)
    let found = Collected<Plan>()
    _ = try? Overseer.run(within: part, grace: grace) {
      for rule in NaiveRule.allCases where rule != .random && rule.applies(to: instance) && !part.isOver {
        var workload = Workload(units: quickUnits, time: part)
        if let plan = try? NaiveAllocator.plan(rule, instance, workload: &workload) { found.add(plan) }
      }
    }
    return found.all
  }

  /// Of the time that a search has, for naive plans before it.
  private static let share = 0.3
  /// Seconds after that in which they may still be handed over.
  private static let grace = 0.1
  /// Work that a naive plan may cost before the search begins.
  private static let quickUnits = 3_000_000
}

/// What work on another thread has come up with so far; unchecked because the lock guards it.
private final class Collected<Element: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var elements: [Element] = []
  func add(_ element: Element) { lock.withLock { elements.append(element) } }
  var all: [Element] { lock.withLock { elements } }
}
