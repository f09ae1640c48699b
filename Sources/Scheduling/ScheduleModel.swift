/// The variables of a question about schedules, as quantities with lower ends, and what ties them together.
///
/// Variable x is quantities 2x, its value, and 2x + 1, its negative: so there are only lower ends, and the
/// negation of "quantity ≥ value" is "its twin ≥ 1 − value". Facts of this form are the literals of lazy
/// clause generation; no clause ever lists the values of a domain. The start of task i is variable i. A task
/// that may be done in several ways has for each of them an earliest and a latest start, and its end as a
/// variable of its own; a way that is not taken starts after its last possible start as far as the former is
/// concerned, and before its first as far as the latter is: so what is said of either holds whether the way
/// is taken or not (optional intervals; Laborie and Rogerie 2008).
struct ScheduleModel {
  typealias Literal = ScheduleStore.Literal

  /// An interval in which people are held: a task, or one of its ways.
  struct Activity {
    /// Index into the question's tasks.
    let task: Int
    /// Quantities whose lower ends are its earliest start and its latest, negated.
    let early: Int
    let late: Int
    /// Steps for which it holds them.
    let hold: Int
    let needs: [(pool: Int, people: Int)]
    /// True where its task is done this way; nil: there is no other.
    var presence: Literal?
    /// Lower ends of `early` and `late` where it is not, beyond which nothing need be said of it.
    var parked = (early: Int.max, late: Int.max)
  }

  /// A way of doing a task among several: an optional interval.
  struct Way {
    let mode: ScheduleMode
    /// Quantities of its earliest start, and of its latest, negated.
    let early: Int
    let late: Int
    /// Between which starts it may be taken.
    let first: Int
    let last: Int

    /// It is taken; it is not.
    var taken: Literal { Literal(quantity: early ^ 1, value: -last) }
    var left: Literal { Literal(quantity: early, value: last + 1) }
  }

  /// A disjunctive pair: two activities that never run side by side.
  struct Pair {
    let one: Int
    let other: Int
    /// At least 1: the first task's comes first; nil: nobody asks. Pairs of the same two tasks share it.
    let order: Int?
  }

  let question: ScheduleQuestion
  /// The lower end of each quantity before anything is supposed.
  private(set) var low: [Int] = []
  private(set) var activities: [Activity] = []
  /// For each task its ways where there are several, and the quantity of its end.
  private(set) var ways: [[Way]]
  private(set) var ends: [Int?]
  /// Lags between starts and ends: for each quantity what exceeds it, and by how much at least.
  private(set) var followers: [[(quantity: Int, lag: Int)]] = []
  private(set) var pairs: [Pair] = []
  /// For each activity its pairs.
  private(set) var pairsOf: [[Int]] = []
  /// For each pool the activities that hold people of it.
  private(set) var users: [[Int]] = []
  /// Pools in which any two activities clash: there pairs alone see to it that nobody is needed twice, and
  /// no profile is kept.
  private(set) var isPaired: [Bool]
  /// For each quantity the activities, the pairs and the task that are to be looked at when it rises.
  private(set) var activitiesOf: [[Int]] = []
  private(set) var pairsOfOrder: [[Int]] = []
  private(set) var taskOf: [Int?] = []
  /// Some task cannot be done in any way within its window: there is no schedule.
  private(set) var isHopeless = false

  /// More pairs than this are ordered by windows alone, and still more are not looked at: each would be a
  /// variable to search over.
  private static let mostOrders = 12_000
  private static let mostPairs = 60_000
  /// Windows of more steps than this in all are not searched: each step has a place among what may be
  /// supposed.
  static let mostSteps = 150_000

  /// Nil where it is too large to be searched.
  ///
  /// - Parameters:
  ///   - windows: between which each task starts.
  ///   - boundary: by which all end.
  init?(_ question: ScheduleQuestion, _ windows: [ClosedRange<Int>], by boundary: Int) {
    self.question = question
    ways = question.tasks.map { _ in [] }
    ends = question.tasks.map { _ in nil }
    isPaired = question.instance.headcounts.map { _ in false }
    // The starts of the tasks are the first variables.
    for window in windows { low += [window.lowerBound, -window.upperBound] }
    // Where there are too many ways, a task asks for what all of its ways need: less, so that `none` stays
    // valid.
    let isWide = question.tasks.reduce(0) { $0 + $1.modes.count } <= ScheduleQuestion.mostModes
    for task in question.tasks.indices {
      let modes = question.tasks[task].modes
      if modes.count > 1 && isWide {
        addWays(task, windows: windows, by: boundary)
        if isHopeless { return }
      } else {
        addActivity(task, question.tasks[task].people, hold: question.tasks[task].hold)
      }
    }
    guard low.count <= 4 * Self.mostSteps else { return nil }
    // Order matters: pairs need all activities, indices need all pairs.
    addLags()
    addPairs()
    index()
    var steps = 0
    for variable in 0..<(low.count / 2) { steps += 1 - low[2 * variable + 1] - low[2 * variable] }
    if steps > Self.mostSteps { return nil }
  }

  /// Whether every task's ways are told apart; else a schedule found is one of a relaxation.
  var isExact: Bool {
    question.tasks.indices.allSatisfy { question.tasks[$0].modes.count == 1 || !ways[$0].isEmpty }
  }

  /// A new variable; its first quantity.
  private mutating func variable(_ first: Int, _ last: Int) -> Int {
    low += [first, -last]
    return low.count - 2
  }

  /// A task done in one way, or as if in one.
  private mutating func addActivity(_ task: Int, _ people: [Int], hold: Int) {
    activities.append(
      Activity(task: task, early: 2 * task, late: 2 * task + 1, hold: hold, needs: Self.needs(people)))
  }

  private static func needs(_ people: [Int]) -> [(pool: Int, people: Int)] {
    people.enumerated().filter { $0.element > 0 }.map { (pool: $0.offset, people: $0.element) }
  }

  /// A task's ways within its window, with an optional interval for each, and its end.
  private mutating func addWays(_ task: Int, windows: [ClosedRange<Int>], by boundary: Int) {
    let window = windows[task]
    // What waits for its delivery starts no later than its own window says.
    var last = boundary
    for arc in question.arcs where arc.from == task && arc.lag > 0 {
      last = min(last, windows[arc.to].upperBound)
    }
    let modes = question.tasks[task].modes.filter {
      max($0.starts.lowerBound, window.lowerBound)
        <= min($0.starts.upperBound, window.upperBound, last - $0.length)
    }
    guard let shortest = modes.map(\.length).min() else {
      isHopeless = true
      return
    }
    // A way's early start may rise to just after its last, where it is not taken; its late one falls to just
    // before its first.
    ends[task] = variable(window.lowerBound + shortest, last)
    for mode in modes {
      let first = max(mode.starts.lowerBound, window.lowerBound)
      let end = min(mode.starts.upperBound, window.upperBound, last - mode.length)
      let way = Way(
        mode: mode, early: variable(first, end + 1), late: variable(first - 1, end) + 1, first: first,
        last: end)
      ways[task].append(way)
      activities.append(
        Activity(
          task: task, early: way.early, late: way.late, hold: mode.hold, needs: Self.needs(mode.people),
          presence: way.taken, parked: (way.last + 1, 1 - way.first)))
    }
  }

  /// Precedence, both ways: a start from where it may be earliest, its predecessor from where it may be
  /// latest. Where a task has ways, its own end takes the place of start and lag.
  private mutating func addLags() {
    followers = low.map { _ in [] }
    for arc in question.arcs {
      let isDelivered = arc.lag > 0
      let from = isDelivered ? ends[arc.from] ?? 2 * arc.from : 2 * arc.from
      let lag = isDelivered && ends[arc.from] != nil ? 0 : arc.lag
      followers[from].append((2 * arc.to, lag))
      followers[2 * arc.to + 1].append((from + 1, lag))
    }
  }

  /// Finds activities that hold more people of some pool together than there ever are.
  private mutating func addPairs() {
    let headcounts = question.instance.headcounts
    let most = headcounts.map { $0.max() ?? 0 }
    users = headcounts.map { _ in [] }
    for (index, activity) in activities.enumerated() {
      for need in activity.needs { users[need.pool].append(index) }
    }
    let waits = ScheduleClosure(question)
    var found: [[Int]: Int] = [:]
    var orders: [[Int]: Int] = [:]
    var clashes: [(one: Int, other: Int)] = []
    for (pool, own) in users.enumerated() {
      // Until some two fit side by side, or the headcount changes, pairs say all about this pool.
      var isPaired = headcounts[pool].min() == most[pool]
      for (place, one) in own.enumerated() {
        for other in own.dropFirst(place + 1) where activities[one].task != activities[other].task {
          func people(_ index: Int) -> Int { activities[index].needs.first { $0.pool == pool }?.people ?? 0 }
          guard people(one) + people(other) > most[pool] else {
            isPaired = false
            continue
          }
          // Precedence has settled it.
          if waits.isSettled(activities[one], activities[other]) { continue }
          if found.updateValue(clashes.count, forKey: [one, other]) == nil { clashes.append((one, other)) }
        }
        if people(of: one, pool) > most[pool] { isPaired = false }
      }
      self.isPaired[pool] = isPaired
    }
    if clashes.count > Self.mostPairs {
      isPaired = isPaired.map { _ in false }
      clashes = []
    }
    // Many pairs without an order of their own are pruned by windows only; then profiles must see to the
    // rest.
    let hasOrders = clashes.count <= Self.mostOrders
    for (one, other) in clashes {
      let tasks = [activities[one].task, activities[other].task]
      var order: Int?
      if hasOrders {
        order = orders[tasks] ?? variable(0, 1)
        orders[tasks] = order
      }
      pairs.append(Pair(one: one, other: other, order: order))
    }
    if !hasOrders { isPaired = isPaired.map { _ in false } }
    followers += (followers.count..<low.count).map { _ in [] }
  }

  private func people(of activity: Int, _ pool: Int) -> Int {
    activities[activity].needs.first { $0.pool == pool }?.people ?? 0
  }

  /// For each quantity what hangs on it.
  private mutating func index() {
    activitiesOf = low.map { _ in [] }
    pairsOfOrder = low.map { _ in [] }
    taskOf = low.map { _ in nil }
    pairsOf = activities.map { _ in [] }
    for (index, activity) in activities.enumerated() {
      activitiesOf[activity.early].append(index)
      activitiesOf[activity.late].append(index)
      if let presence = activity.presence { activitiesOf[presence.quantity].append(index) }
    }
    for (index, pair) in pairs.enumerated() {
      pairsOf[pair.one].append(index)
      pairsOf[pair.other].append(index)
      if let order = pair.order {
        pairsOfOrder[order].append(index)
        pairsOfOrder[order + 1].append(index)
      }
    }
    for (task, ways) in ways.enumerated() where !ways.isEmpty {
      var own = [2 * task, 2 * task + 1]
      for way in ways { own += [way.early, way.early ^ 1, way.late, way.late ^ 1] }
      if let end = ends[task] { own += [end, end + 1] }
      for quantity in own { taskOf[quantity] = task }
    }
  }
}
