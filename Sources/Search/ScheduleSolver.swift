/// Finds a schedule within windows or proves that there is none, by lazy clause generation (Ohrimenko, Stuckey and
/// Codish 2009): a search over halves of windows that learns from each dead end a clause of bounds on starts.
///
/// What it answers depends on the question and the seedless order of its work alone.
final class ScheduleSolver {
  typealias Literal = ScheduleStore.Literal

  enum Answer: Equatable {
    /// A start for each task.
    case schedule([Int])
    case none
    /// The limit was reached first.
    case unknown
  }

  struct Clause {
    var literals: [Literal]
    var activity: Double
  }

  var store: ScheduleStore
  var clauses: [Clause] = []
  /// For each literal the clauses that must be looked at when it becomes false.
  var watches: [[Int32]]
  /// First watch list of each quantity, and the value it had in the beginning.
  let bases: [Int]
  let roots: [Int]
  /// How much "start ≥ value" was part of recent dead ends, with lists as those of watches.
  var activity: [Double]
  var activityStep = 1.0
  var clauseStep = 1.0
  /// Facts that cannot all be true, and are.
  var conflict: [Literal] = []
  /// How far along the trail what follows was looked at.
  var seen = 0
  /// Arcs by their ends, in both directions, as lags between quantities.
  let followers: [[(quantity: Int, lag: Int)]]
  /// For each task those that never run beside it.
  let rivals: [[Int]]
  /// The last start that each task had.
  private var phases: [Int]
  private(set) var conflicts = 0
  /// Windows of more steps than this in all are not searched.
  static let mostSteps = 60_000
  private static let firstRestart = 100.0

  init(_ question: ScheduleQuestion, _ windows: [ClosedRange<Int>]) {
    store = ScheduleStore(question, windows)
    roots = store.low
    phases = windows.map(\.lowerBound)
    var bases: [Int] = []
    var count = 0
    for window in windows {
      bases += [count, count + window.count]
      count += 2 * window.count
    }
    self.bases = bases
    watches = [[Int32]](repeating: [], count: count)
    activity = [Double](repeating: 0, count: count)
    var followers = store.low.map { _ in [(quantity: Int, lag: Int)]() }
    for arc in question.arcs {
      followers[2 * arc.from].append((2 * arc.to, arc.lag))
      followers[2 * arc.to + 1].append((2 * arc.from + 1, arc.lag))
    }
    self.followers = followers
    rivals = Self.rivals(question, windows)
  }

  /// Pairs that hold more people together than any step of their windows has.
  private static func rivals(_ question: ScheduleQuestion, _ windows: [ClosedRange<Int>]) -> [[Int]] {
    let tasks = question.tasks
    var rivals = tasks.map { _ in [Int]() }
    let most = question.instance.headcounts.map { $0.max() ?? 0 }
    for one in tasks.indices {
      for other in tasks.indices where other > one {
        let clash = most.indices.contains { pool in
          let people = (tasks[one].people[pool], tasks[other].people[pool])
          return people.0 > 0 && people.1 > 0 && people.0 + people.1 > most[pool]
        }
        if clash {
          rivals[one].append(other)
          rivals[other].append(one)
        }
      }
    }
    return rivals
  }

  func place(of literal: Literal) -> Int {
    bases[literal.quantity] + literal.value - roots[literal.quantity] - 1
  }

  /// - Parameter limit: dead ends after which it gives up.
  func solve(limit: Int, isStopped: () -> Bool = { false }) -> Answer {
    var restart = Self.firstRestart
    var next = Self.firstRestart
    while true {
      if propagate() {
        guard let literal = decision(bySchedule: conflicts < Int(Self.firstRestart)) else {
          return .schedule(phases.indices.map(store.earliest))
        }
        store.open()
        assert(literal, reasonsFrom: store.reasons.count)
        continue
      }
      conflicts += 1
      guard learn() else { return .none }
      if conflicts >= limit || (conflicts.isMultiple(of: 16) && isStopped()) { return .unknown }
      if Double(conflicts) >= next {
        restart *= 1.1
        next += restart
        rememberPhases()
        store.back(to: 0)
        seen = min(seen, store.trail.count)
        forget()
      }
    }
  }

  private func rememberPhases() {
    for task in phases.indices { phases[task] = min(store.earliest(task), store.latest(task)) }
  }

  /// What to suppose next; nil where every start is decided.
  private func decision(bySchedule: Bool) -> Literal? {
    var best: (task: Int, value: Int, score: Double)?
    for task in phases.indices {
      let (first, last) = (store.earliest(task), store.latest(task))
      if first == last { continue }
      if bySchedule {
        let score = -Double(first) - Double(last) * 1e-6
        if score > best?.score ?? -.infinity { best = (task, first + 1, score) }
        continue
      }
      let base = bases[2 * task] - roots[2 * task] - 1
      for value in (first + 1)...last where activity[base + value] > best?.score ?? -1 {
        best = (task, value, activity[base + value])
      }
    }
    guard let best else { return nil }
    let later = Literal(quantity: 2 * best.task, value: best.value)
    return !bySchedule && phases[best.task] >= best.value ? later : later.negated
  }

  /// Makes a fact true whose reasons are at the end of the store's; false where it cannot be.
  @discardableResult
  func assert(_ literal: Literal, reasonsFrom first: Int) -> Bool {
    if store.isTrue(literal) {
      store.reasons.removeSubrange(first...)
      return true
    }
    if store.isFalse(literal) {
      conflict = Array(store.reasons[first...])
      conflict.append(literal.negated)
      store.reasons.removeSubrange(first...)
      return false
    }
    store.raise(literal, reasonsFrom: first)
    return true
  }
}
