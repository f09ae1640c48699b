import Allocation
import Allocators
import Foundation
import Problems
import Reporting
import Search
import Threads

/// One problem on its way from a file to a report.
///
///     let study = try Study(yaml: text)
///     let answer = try study.solve()
///     print(study.report(answer).text())
///
/// `check(_:)` re-examines every answer with code that the search does not use.
public struct Study: Sendable {
  public let problem: Problem
  package let instance: Instance
  /// What is odd in the file, ordered by place.
  public let warnings: [Diagnostic]
  /// The file's text, for showing the warnings in it.
  package let source: SourceText?
  /// Paths of the tables that the file names.
  package let tables: [String]
  /// Which file this is.
  package let identity: SolveReport.ProblemIdentity

  /// Reads a problem from the bytes of a YAML or JSON file.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - name: of the file, for the report.
  ///   - directory: where the paths of CSV files start.
  /// - Throws: everything that is wrong with the file, at once.
  public init(bytes: [UInt8], name: String = "-", directory: String = ".") throws(InvalidProblem) {
    let file = try ProblemReader.read(bytes, directory: directory)
    problem = file.problem
    instance = Instance(file.problem)
    warnings = file.warnings
    source = file.source
    tables = file.tables
    identity = .init(title: file.problem.title, file: name, sha256: SHA256.hex(bytes))
  }

  /// Reads a problem from YAML, or JSON, text.
  public init(yaml: String) throws(InvalidProblem) { try self.init(bytes: Array(yaml.utf8)) }

  /// Takes a problem that was put together in Swift, and resolves its uncertain numbers by the sample it asks for.
  ///
  /// - Throws: everything in which it does not satisfy what its types say, at once.
  public init(_ problem: Problem) throws(UnsoundProblem) {
    let problem = try ProblemValidator.sound(problem)
    self.problem = problem
    instance = Instance(problem)
    warnings = []
    source = nil
    tables = []
    identity = .init(title: problem.title, file: "-", sha256: SHA256.hex([]))
  }

  /// Looks for the plan with the largest chance: a two-stage plan where the file reveals the world on the way.
  /// The caller's thread waits, no longer than the time that there is and a moment.
  ///
  /// - Throws: a failure of the linear-programming library.
  public func solve(
    _ options: SearchOptions = SearchOptions(), progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> Answer {
    try solve(options, within: TimeBudget(), progress: progress)
  }

  /// The same on the clock of somebody who has more to do.
  ///
  /// - Parameter budget: of it `options.timeLimit` takes a part, from now on.
  /// - Throws: a failure of the linear-programming library.
  package func solve(
    _ options: SearchOptions = SearchOptions(), within budget: TimeBudget,
    progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> Answer {
    let begin = budget.now
    let own = budget.limited(to: options.timeLimit)
    guard let found = try learned(options, rivals: naivePlans(own), within: own, progress: progress) else {
      return try solveStatic(options, within: own, progress: progress)
    }
    return Answer(found, ground: .search, options, seconds: budget.now - begin)
  }

  /// Looks for the best plan of somebody who never learns the world, whatever the file says.
  ///
  /// - Throws: a failure of the linear-programming library.
  package func solveStatic(
    _ options: SearchOptions = SearchOptions(), within budget: TimeBudget = TimeBudget(),
    progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) throws -> Answer {
    let begin = budget.now
    let own = budget.limited(to: options.timeLimit)
    let found = try Optimizer.solve(
      instance, options: options, rivals: naivePlans(own), within: own, progress: progress)
    return Answer(found, ground: .search, options, seconds: budget.now - begin)
  }

  /// What the deterministic rules would do, where that is quick: the best plan has to beat them. All of them together
  /// have a part of the time, and what does not end in it is left behind.
  func naivePlans(_ budget: TimeBudget) -> [Plan] {
    let part = budget.share(Self.naiveShare)
    let found = Collected<Plan>()
    _ = try? Overseer.run(within: part, grace: Self.naiveGrace) { [instance] in
      for rule in NaiveRule.allCases where rule != .random && rule.applies(to: instance) && !part.isOver {
        var workload = Workload(units: Self.quickUnits, time: part)
        if let plan = try? NaiveAllocator.plan(rule, instance, workload: &workload) { found.add(plan) }
      }
    }
    return found.all
  }

  /// Of the time that a search has, for naive plans before it.
  static let naiveShare = 0.3
  /// Seconds after that in which they may still be handed over.
  static let naiveGrace = 0.1

  /// Work that a naive plan may cost before the search begins.
  static let quickUnits = 3_000_000

  /// Judges a plan without looking for a better one.
  ///
  /// The bound is from the calendar alone: the share of deadlines by which every needed chunk could end if it
  /// had everybody to itself. Where the plan reaches it to within the gap the status is `optimal`, else `limit`.
  ///
  /// - Throws: everything in which the plan is not feasible.
  package func judge(_ plan: Plan, options: SearchOptions = SearchOptions()) throws(InfeasiblePlan) -> Answer
  {
    let violations = instance.violations(of: plan)
    guard violations.isEmpty else { throw InfeasiblePlan(violations: violations) }
    let chance = instance.chance(of: plan)
    let bound = max(chance, SolveReport.calendarBound(instance))
    return Answer(
      plan: plan, chance: chance, bound: bound,
      status: bound - chance <= options.gap ? .optimal : .limit, ground: .calendar,
      search: .init(seconds: 0, nodes: 0, seed: options.seed, gapAsked: options.gap))
  }
}

/// A plan with its chance, and what is proven about all others.
public struct Answer: Sendable {
  /// It has a look where the file reveals the world on the way.
  package var plan: Plan
  public var chance: Double
  public var bound: Double
  package var status: SolveReport.Status
  package var ground: SolveReport.Ground
  package var search: SolveReport.SearchFacts
}

extension Answer {
  /// What a search found, in the words of a report.
  init(_ found: SearchResult, ground: SolveReport.Ground, _ options: SearchOptions, seconds: Double) {
    self.init(
      plan: found.plan, chance: found.chance, bound: found.bound, status: SolveReport.Status(found.status),
      ground: ground,
      search: .init(seconds: seconds, nodes: found.nodes, seed: options.seed, gapAsked: options.gap))
  }
}

/// A plan that breaks the rules of its problem.
package struct InfeasiblePlan: Error, Sendable {
  /// Each in one sentence; at least one.
  package let violations: [String]

  init(violations: [Violation]) { self.violations = violations.map(\.description) }
}

/// What work on another thread has come up with so far; unchecked because the lock guards it.
private final class Collected<Element: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var elements: [Element] = []
  func add(_ element: Element) { lock.withLock { elements.append(element) } }
  var all: [Element] { lock.withLock { elements } }
}
