/// How much work a piece of planning may do, counted in teams dealt and candidates looked at.
///
/// Counted work, not time, ends what would take too long: the same problem ends at the same place on every
/// machine.
public struct Workload {
  /// Units left.
  public private(set) var left: Int
  private let isStopped: () -> Bool
  private var untilAsked = Workload.askEvery

  /// How many units of work pass between two looks at the stop closure.
  private static let askEvery = 20_000

  /// Some seconds of dealing.
  public static let defaultUnits = 1_000_000_000

  public init(units: Int = Workload.defaultUnits, isStopped: @escaping () -> Bool = { false }) {
    left = units
    self.isStopped = isStopped
  }

  mutating func spend(_ units: Int = 1) throws(Unfinished) {
    left -= units
    if left < 0 { throw .tooMuchWork }
    untilAsked -= units
    if untilAsked <= 0 {
      untilAsked = Workload.askEvery
      if isStopped() { throw .stopped }
    }
  }
}

/// Why planning ended without an answer.
public enum Unfinished: Error, Sendable, Equatable {
  /// A stop was asked for.
  case stopped
  /// More work than was allowed.
  case tooMuchWork
}
