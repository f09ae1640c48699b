/// Starts of tasks as intervals that only narrow, with the reason for each step and the way back.
///
/// Quantity 2i is the start of task i, quantity 2i + 1 its negative: so there are only lower ends, and the negation
/// of "quantity ≥ value" is "its twin ≥ 1 − value".
struct ScheduleStore {
  /// That a quantity is at least a value.
  struct Literal: Equatable {
    var quantity: Int
    var value: Int
    var negated: Literal { Literal(quantity: quantity ^ 1, value: 1 - value) }
  }

  /// A lower end that rose, and the facts from which that follows (a range of `reasons`).
  struct Step {
    var quantity: Int
    var old: Int
    var new: Int
    var level: Int
    /// The step before that of the same quantity.
    var previous: Int
    var reasons: Range<Int>
  }

  let question: ScheduleQuestion
  private(set) var low: [Int]
  private(set) var trail: [Step] = []
  var reasons: [Literal] = []
  private(set) var last: [Int]
  private var levels: [Int] = []
  /// People that tasks hold for certain in each step, whatever their start: `profile[pool][step]`.
  private(set) var profile: [[Int]]
  /// Where that is more than there are.
  private(set) var overload: (pool: Int, step: Int)?
  /// Pools and numbers of people of each task.
  let needs: [[(pool: Int, people: Int)]]
  let holds: [Int]

  init(_ question: ScheduleQuestion, _ windows: [ClosedRange<Int>]) {
    self.question = question
    low = windows.flatMap { [$0.lowerBound, -$0.upperBound] }
    last = low.map { _ in -1 }
    holds = question.tasks.map(\.hold)
    profile = question.instance.headcounts.map { $0.map { _ in 0 } }
    needs = question.tasks.map { task in
      task.people.enumerated().filter { $1 > 0 }.map { ($0, $1) }
    }
    for task in holds.indices where latest(task) < earliest(task) + holds[task] {
      hold(task, latest(task)..<(earliest(task) + holds[task]), 1)
    }
  }

  var level: Int { levels.count }
  func earliest(_ task: Int) -> Int { low[2 * task] }
  func latest(_ task: Int) -> Int { -low[2 * task + 1] }
  func isTrue(_ literal: Literal) -> Bool { low[literal.quantity] >= literal.value }
  func isFalse(_ literal: Literal) -> Bool { low[literal.quantity ^ 1] >= 1 - literal.value }

  mutating func open() { levels.append(trail.count) }

  /// Makes a fact true that is neither true nor false; its reasons are what was put at the end of `reasons`.
  mutating func raise(_ literal: Literal, reasonsFrom first: Int) {
    let quantity = literal.quantity
    let old = low[quantity]
    trail.append(
      Step(
        quantity: quantity, old: old, new: literal.value, level: level, previous: last[quantity],
        reasons: first..<reasons.count))
    last[quantity] = trail.count - 1
    low[quantity] = literal.value
    if let part = grown(quantity, from: old) { hold(quantity / 2, part, 1) }
  }

  /// Takes everything back that was done above a level.
  mutating func back(to target: Int) {
    guard target < level else { return }
    while trail.count > levels[target], let step = trail.popLast() {
      if let part = grown(step.quantity, from: step.old) { hold(step.quantity / 2, part, -1) }
      low[step.quantity] = step.old
      last[step.quantity] = step.previous
      reasons.removeSubrange(step.reasons.lowerBound...)
    }
    levels.removeSubrange(target...)
    overload = nil
  }

  /// Steps that a task holds for certain now, and did not when a quantity was lower.
  private func grown(_ quantity: Int, from old: Int) -> Range<Int>? {
    let task = quantity / 2
    let (first, end) = (latest(task), earliest(task) + holds[task])
    let part =
      quantity.isMultiple(of: 2) ? (max(first, old + holds[task]), end) : (first, min(-old, end))
    return part.0 < part.1 ? part.0..<part.1 : nil
  }

  private mutating func hold(_ task: Int, _ part: Range<Int>, _ sign: Int) {
    for (pool, people) in needs[task] {
      for step in part {
        profile[pool][step] += sign * people
        if sign > 0, overload == nil, profile[pool][step] > question.instance.headcounts[pool][step] {
          overload = (pool, step)
        }
      }
    }
  }

  /// The step of the trail that made a fact true; −1: it was so from the beginning.
  func origin(of literal: Literal) -> Int {
    var step = last[literal.quantity]
    while step >= 0, trail[step].old >= literal.value { step = trail[step].previous }
    return low[literal.quantity] >= literal.value && step >= 0 ? step : -1
  }
}
