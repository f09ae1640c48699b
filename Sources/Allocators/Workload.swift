import Threads

/// How much work a piece of planning may do, counted in teams dealt and candidates looked at.
///
/// Counted work, not time, ends what would take too long: the same problem ends at the same place on every
/// machine. Whoever has less time says so beside.
package struct Workload {
  /// Units left.
  package private(set) var left: Int
  /// Whether time is over or somebody asked for an end.
  private let isOver: () -> Bool
  private var untilAsked = Workload.askEvery

  /// How many units of work pass between two looks at the clock.
  private static let askEvery = 20_000

  /// Some seconds of dealing.
  package static let defaultUnits = 1_000_000_000

  /// - Parameter time: looked at now and then.
  package init(units: Int = Workload.defaultUnits, time: TimeBudget = TimeBudget()) {
    self.init(units: units) { time.isOver }
  }

  /// - Parameter isStopped: asked now and then.
  package init(units: Int, isStopped: @escaping () -> Bool) {
    left = units
    isOver = isStopped
  }

  /// Takes units off, and now and then asks whether to end.
  ///
  /// - Throws: `Unfinished`.
  mutating func spend(_ units: Int = 1) throws(Unfinished) {
    left = left.subtractingReportingOverflow(units).partialValue
    if left < 0 { throw .tooMuchWork }
    untilAsked -= units
    if untilAsked <= 0 {
      untilAsked = Workload.askEvery
      if isOver() { throw .stopped }
    }
  }
}

/// Why planning ended without an answer.
package enum Unfinished: Error, Sendable, Equatable {
  /// The time was over, or a stop was asked for.
  case stopped
  /// More work than was allowed.
  case tooMuchWork
}
