/// Finds a schedule within windows or proves that there is none, by lazy clause generation (Ohrimenko,
/// Stuckey and Codish 2009): a search over starts, orders of pairs and ways of doing tasks that learns from
/// each dead end a clause of lower ends.
///
/// Propagators explain each conclusion by facts, so that dead ends can be traced back as in a solver for
/// satisfiability; from that come clauses, activities, restarts and saved phases as well. What it answers
/// depends on the question and the seedless order of its work alone.
final class ScheduleSolver {
  typealias Literal = ScheduleStore.Literal

  /// What a search came to.
  enum Answer: Equatable {
    /// A start for each task, and the kind of attempt where kinds are told apart.
    case schedule(starts: [Int], types: [Int]?)
    case none
    /// The limit was reached first.
    case unknown
  }

  /// A learnt clause: one of its literals is true in every schedule. The first two are watched.
  struct Clause {
    var literals: [Literal]
    /// How much of recent dead ends it had a part in.
    var activity: Double
  }

  let model: ScheduleModel
  var store: ScheduleStore
  var clauses: [Clause] = []
  /// For each literal the clauses that must be looked at when it becomes false (two watched literals;
  /// Moskewicz et al. 2001).
  var watches: [[Int32]]
  /// First watch list of each quantity: lists go by value from the one that it had in the beginning.
  let bases: [Int]
  /// What may be supposed, by the place of "quantity ≥ value" of an even quantity.
  var heap: ScheduleHeap
  /// By place; nil: not to be supposed, or an odd quantity's.
  let suppositions: [Literal?]
  /// What a use adds to a clause's activity: it grows with each dead end, so that later ones count for more.
  var clauseStep = 1.0
  /// Facts that cannot all be true, and are; of the last dead end.
  var conflict: [Literal] = []
  /// How far along the trail what follows was looked at.
  var seen = 0
  var agenda: ScheduleAgenda
  /// The value that each variable had last, or is to have (phase saving; Pipatsrisawat and Darwiche 2007).
  private var phases: [Int]
  /// For each variable whether it is a start of a way.
  private let isWay: [Bool]
  /// Dead ends so far.
  private(set) var conflicts = 0
  /// Dead ends before the first restart, for which the search goes by earliest starts, and which grow by a
  /// tenth each time.
  private static let firstRestart = 100.0

  /// - Parameter hint: starts of a schedule that is nearly right, and kinds of attempts.
  init(_ model: ScheduleModel, hint: [ScheduleList.Place]? = nil) {
    self.model = model
    store = ScheduleStore(model)
    var bases: [Int] = []
    var count = 0
    var suppositions: [Literal?] = []
    // Each quantity has as many places as its variable has values.
    for variable in 0..<(model.low.count / 2) {
      let first = model.low[2 * variable]
      let width = 1 - model.low[2 * variable + 1] - first
      bases += [count, count + width]
      let own = Self.mayBeSupposed(variable, model)
      for value in first..<(first + width) {
        let literal = Literal(quantity: 2 * variable, value: value + 1)
        suppositions.append(own(literal) ? literal : nil)
      }
      suppositions += [Literal?](repeating: nil, count: width)
      count += 2 * width
    }
    self.bases = bases
    self.suppositions = suppositions
    watches = [[Int32]](repeating: [], count: count)
    heap = ScheduleHeap(count)
    agenda = ScheduleAgenda(model)
    isWay = (0..<(model.low.count / 2)).map { $0 >= model.ways.count && model.taskOf[2 * $0] != nil }
    phases = stride(from: 0, to: model.low.count, by: 2).map { model.low[$0] }
    for place in suppositions.indices where suppositions[place] != nil { heap.insert(place) }
    if let hint { follow(hint) }
  }

  /// Which facts are to be supposed: starts, orders, and whether a way is taken; the rest follows from
  /// these.
  private static func mayBeSupposed(_ variable: Int, _ model: ScheduleModel) -> (Literal) -> Bool {
    let quantity = 2 * variable
    let last = -model.low[quantity + 1]
    // Starts of tasks, and orders of pairs.
    if variable < model.ways.count || model.taskOf[quantity] == nil { return { $0.value <= last } }
    guard let task = model.taskOf[quantity], let way = model.ways[task].first(where: { $0.early == quantity })
    else { return { _ in false } }
    return { $0 == way.left }
  }

  /// Values to try first: those of the hint.
  private func follow(_ hint: [ScheduleList.Place]) {
    for (task, place) in hint.enumerated() {
      phases[task] = place.start
      for way in model.ways[task] {
        phases[way.early / 2] = way.mode.type == place.type ? place.start : way.last + 1
      }
    }
    for pair in model.pairs {
      guard let order = pair.order else { continue }
      let (one, other) = (model.activities[pair.one].task, model.activities[pair.other].task)
      phases[order / 2] = hint[one].start < hint[other].start ? 1 : 0
    }
  }

  /// The place of a fact among watches and suppositions.
  func place(of literal: Literal) -> Int {
    bases[literal.quantity] + literal.value - model.low[literal.quantity] - 1
  }

  /// Searches until a schedule is found, none is proven, or a limit strikes.
  ///
  /// - Parameter limit: dead ends after which it gives up.
  func solve(limit: Int, isStopped: () -> Bool = { false }) -> Answer {
    var restart = Self.firstRestart
    var next = Self.firstRestart
    var decisions = 0
    while true {
      if propagate() {
        decisions += 1
        if decisions.isMultiple(of: 256) && isStopped() { return .unknown }
        // At first by a priority rule, which finds easy schedules at once; later by what was part of dead
        // ends.
        let early = conflicts < Int(Self.firstRestart) ? earliest() : nil
        guard let literal = early ?? supposition() else { return schedule() }
        store.open()
        assert(literal, reasonsFrom: store.reasons.count)
        continue
      }
      conflicts += 1
      agenda.clear()
      // A dead end teaches a clause and where to go back to.
      guard learn() else { return .none }
      if conflicts >= limit || (conflicts.isMultiple(of: 16) && isStopped()) { return .unknown }
      if Double(conflicts) >= next {
        // Restarts keep clauses and phases, and leave a bad beginning behind.
        restart *= 1.1
        next += restart
        back(to: 0)
        forget()
      }
    }
  }

  /// Everything is decided: the earliest starts are a schedule.
  private func schedule() -> Answer {
    let starts = model.ways.indices.map { store.low[2 * $0] }
    guard model.isExact else { return .schedule(starts: starts, types: nil) }
    let types = model.ways.indices.map { task in
      let mode = model.ways[task].first { store.isTrue($0.taken) }?.mode
      return mode?.type ?? model.question.tasks[task].modes[0].type
    }
    return .schedule(starts: starts, types: types)
  }

  /// Takes back what was done above a level; what it was is what is tried first again.
  func back(to level: Int) {
    store.back(to: level) { step, isFixed in
      let variable = step.quantity / 2
      if isFixed || isWay[variable] {
        phases[variable] = step.quantity.isMultiple(of: 2) ? step.new : -step.new
      }
      // What was decided by this step may be supposed again.
      let base = bases[2 * variable] - model.low[2 * variable] - 1
      let range = step.quantity.isMultiple(of: 2) ? (step.old + 1)...step.new : (1 - step.new)...(-step.old)
      for value in range where suppositions[base + value] != nil { heap.insert(base + value) }
    }
    seen = min(seen, store.trail.count)
  }

  /// The priority rule: the earliest task first, in the way in which it ends first, as early as it may; nil
  /// where all is decided.
  private func earliest() -> Literal? {
    var best: (task: Int, start: Int, last: Int)?
    for task in model.ways.indices {
      let (first, last) = (store.low[2 * task], -store.low[2 * task + 1])
      if first == last && !model.ways[task].contains(where: isOpen) { continue }
      if let best, (best.start, best.last) <= (first, last) { continue }
      best = (task, first, last)
    }
    guard let best else { return nil }
    let quickest = model.ways[best.task].filter { !store.isFalse($0.taken) }.min {
      store.low[$0.early] + $0.mode.length < store.low[$1.early] + $1.mode.length
    }
    if let quickest, isOpen(quickest) { return quickest.taken }
    return Literal(quantity: 2 * best.task + 1, value: -best.start)
  }

  /// Neither taken nor ruled out.
  private func isOpen(_ way: ScheduleModel.Way) -> Bool {
    !store.isFalse(way.taken) && !store.isTrue(way.taken)
  }

  /// What to suppose next, by activity, with the value that its variable had last; nil where everything is
  /// decided.
  private func supposition() -> Literal? {
    while let place = heap.pop() {
      guard let literal = suppositions[place], !store.isTrue(literal), !store.isFalse(literal) else {
        continue
      }
      return phases[literal.quantity / 2] >= literal.value ? literal : literal.negated
    }
    return nil
  }

  /// Makes a fact true whose reasons are at the end of the store's; false where it cannot be, with
  /// `conflict` set.
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
