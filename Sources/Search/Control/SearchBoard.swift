import Allocation
import Foundation

/// The incumbent and the bound of a running search, where whoever waits for it can read them at any moment.
///
/// `@unchecked Sendable` because everything is touched under the lock.
final class SearchBoard: @unchecked Sendable {
  private let lock = NSLock()
  private var best: (chance: Double, isExact: Bool, plan: @Sendable () -> Plan)?
  /// Chances are at most 1.
  private var lowestBound = 1.0
  private var mostNodes = 0

  /// A feasible plan and its chance; `plan` puts it into words when somebody asks for it.
  ///
  /// - Parameter isExact: the chance is that of the plan in the problem itself, not what a program makes of it.
  func offer(_ chance: Double, isExact: Bool, _ plan: @escaping @Sendable () -> Plan) {
    lock.withLock {
      if chance > best?.chance ?? -1 { best = (chance, isExact, plan) }
    }
  }

  /// No plan has a chance above it.
  func prove(_ bound: Double, nodes: Int) {
    lock.withLock {
      lowestBound = min(lowestBound, bound)
      mostNodes = max(mostNodes, nodes)
    }
  }

  /// The best plan that was offered, and its chance where that is known exactly; nil: none was.
  var incumbent: (plan: Plan, chance: Double?)? {
    lock.withLock { best }.map { ($0.plan(), $0.isExact ? $0.chance : nil) }
  }
  var bound: Double { lock.withLock { lowestBound } }
  var nodes: Int { lock.withLock { mostNodes } }
}
