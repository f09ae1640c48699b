import Allocation
import Formulation
import Foundation
import GLPKSolver
import Threads

/// The clock of one search: what is left of its time and memory, whether it was interrupted, and where it
/// shows what it has.
///
/// A search looks at it wherever it may have worked for long; it decides when the search ends, never what it
/// finds.
final class SearchClock: Sendable {
  /// What is left of the time, and the signal to stop.
  let budget: TimeBudget
  let board: SearchBoard
  private let began: Double
  /// Megabytes.
  private let memoryLimit: Int?
  private let progress: (@Sendable (SearchProgress) -> Void)?
  /// What attempts for each column of the program at hand mean; nil: they are not shown.
  private let meaning: (@Sendable ([Int]) -> Plan)?

  /// - Parameter options: its time limit counts from now on, within the budget.
  convenience init(
    _ options: SearchOptions, within budget: TimeBudget, progress: (@Sendable (SearchProgress) -> Void)? = nil
  ) {
    self.init(
      budget.limited(to: options.timeLimit), board: SearchBoard(), began: budget.now,
      memoryLimit: options.memoryLimit, progress: progress, meaning: nil)
  }

  private init(
    _ budget: TimeBudget, board: SearchBoard, began: Double, memoryLimit: Int?,
    progress: (@Sendable (SearchProgress) -> Void)?, meaning: (@Sendable ([Int]) -> Plan)?
  ) {
    self.budget = budget
    self.board = board
    self.began = began
    self.memoryLimit = memoryLimit
    self.progress = progress
    self.meaning = meaning
  }

  /// The same clock for a tree over the columns of a program.
  func showing(_ meaning: @escaping @Sendable ([Int]) -> Plan) -> SearchClock {
    SearchClock(
      budget, board: board, began: began, memoryLimit: memoryLimit, progress: progress, meaning: meaning)
  }

  /// The same clock for a part of the work, which has less time.
  func within(_ part: TimeBudget) -> SearchClock {
    SearchClock(
      part, board: board, began: began, memoryLimit: memoryLimit, progress: progress, meaning: meaning)
  }

  /// The same clock for a part of the plans, whose bound says nothing about the others: it shows what it has to nobody.
  var apart: SearchClock {
    SearchClock(
      budget, board: SearchBoard(), began: began, memoryLimit: memoryLimit, progress: nil, meaning: nil)
  }

  var seconds: Double { budget.now - began }
  var isInterrupted: Bool { budget.isInterrupted }
  var mustStop: Bool { budget.isOver || memoryLimit.map { Self.megabytes >= $0 } ?? false }

  /// Memory that the process holds; 0 where the system does not say.
  private static var megabytes: Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
      let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return 0 }
    return pages * sysconf(Int32(_SC_PAGESIZE)) / 1_048_576
  }

  /// Options of a linear program that must end with the search.
  var simplex: SimplexOptions {
    var options = SimplexOptions(dualTolerance: SearchTolerance.dual)
    options.mustStop = { [budget] in budget.isOver }
    options.secondsLeft = { [budget] in budget.secondsLeft ?? .infinity }
    return options
  }

  /// Shows a better plan: attempts for each column of the program that `showing` named.
  func offer(_ point: [Int], _ chance: Double) {
    guard let meaning else { return }
    board.offer(chance, isExact: false) { meaning(point) }
  }

  /// Shows a plan of the problem itself, with its exact chance.
  func offer(_ plan: Plan, _ chance: Double) { board.offer(chance, isExact: true) { plan } }

  /// Shows what is proven, and how far the search has come.
  func report(nodes: Int, chance: Double, bound: Double) {
    board.prove(bound, nodes: nodes)
    progress?(SearchProgress(seconds: seconds, nodes: nodes, chance: chance, bound: bound))
  }
}
