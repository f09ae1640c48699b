import Allocation

/// A mode of a task (multi-mode scheduling): by some kind of attempt, or by others just like it.
struct ScheduleMode: Sendable, Hashable {
  /// Index into `Instance.types`.
  let type: Int
  /// Steps until the task is delivered, and steps for which people are held.
  let length: Int
  let hold: Int
  /// People of each pool.
  let people: [Int]
  /// Steps in which it may start, the deadline aside.
  let starts: ClosedRange<Int>

  /// Dominance: whether it is as good as another in every schedule, being no longer, holding nobody more,
  /// and free to start whenever the other is.
  private func outdoes(_ other: ScheduleMode) -> Bool {
    length <= other.length && hold <= other.hold && zip(people, other.people).allSatisfy { $0 <= $1 }
      && starts.lowerBound <= other.starts.lowerBound && starts.upperBound >= other.starts.upperBound
  }

  /// The modes of some kinds of attempts that may deliver in a world, in their order, without those that
  /// others dominate.
  static func all(_ types: [Int], _ instance: Instance, world: Int) -> [ScheduleMode] {
    var modes: [ScheduleMode] = []
    for type in types {
      let kind = instance.types[type]
      guard let outcome = kind.outcomes[world], outcome.correct > 0 else { continue }
      let range = kind.starts ?? 0..<instance.steps
      let last = min(instance.steps - kind.length, range.upperBound - 1)
      guard range.lowerBound <= last else { continue }
      var people = instance.headcounts.map { _ in 0 }
      for holding in kind.held { people[holding.pool] = holding.people }
      let mode = ScheduleMode(
        type: type, length: outcome.length, hold: kind.length, people: people,
        starts: range.lowerBound...last)
      if modes.contains(where: { $0.outdoes(mode) }) { continue }
      modes.removeAll { mode.outdoes($0) }
      modes.append(mode)
    }
    return modes
  }
}
