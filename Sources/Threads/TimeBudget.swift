/// The one clock of a piece of work: until when it may go on, and whether somebody asked it to stop.
///
/// A command makes one when its process begins, and everything between reading and printing looks at it, or at a part of
/// it. Copies are cheap, and share the signal.
package struct TimeBudget: Sendable {
  /// Who may ask the work to end before its time is over.
  package let stop: StopSignal
  /// When the time is over, by `source`; nil: never.
  private let end: Double?
  private let source: TimeSource

  /// - Parameters:
  ///   - seconds: from now on, 0 or more; nil: no limit.
  ///   - spent: seconds of them that are over already, such as those since the process began.
  package init(
    seconds: Double? = nil, spent: Double = 0, stop: StopSignal = StopSignal(), source: TimeSource = .system
  ) {
    self.init(end: seconds.map { source.now() + $0 - spent }, stop: stop, source: source)
  }

  private init(end: Double?, stop: StopSignal, source: TimeSource) {
    self.end = end
    self.stop = stop
    self.source = source
  }

  /// Somebody asked the work to end.
  package var isInterrupted: Bool { stop.isRequested }

  /// The time is over.
  package var isLate: Bool { end.map { source.now() >= $0 } ?? false }

  /// The work has to end, for either reason.
  package var isOver: Bool { isInterrupted || isLate }

  /// What is left of the time, never below 0; nil: there is no limit.
  package var secondsLeft: Double? { end.map { max(0, $0 - source.now()) } }

  /// The time, in seconds of the same clock for all budgets of one source: for measuring how long something took.
  package var now: Double { source.now() }

  /// At most so many seconds of this budget, from now on; nil: all of it.
  package func limited(to seconds: Double?) -> TimeBudget {
    guard let seconds else { return self }
    let own = source.now() + max(0, seconds)
    return TimeBudget(end: end.map { min($0, own) } ?? own, stop: stop, source: source)
  }

  /// A share of what is left; a budget without a limit has no limit.
  ///
  /// - Parameter share: from 0 to 1.
  package func share(_ share: Double) -> TimeBudget { limited(to: secondsLeft.map { $0 * share }) }

  /// The same time under a signal of its own, which the first one's request raises too.
  package func withOwnStop() -> TimeBudget {
    TimeBudget(end: end, stop: StopSignal(under: stop), source: source)
  }
}
