/// The propagation queue: what of a model is still to be looked at since some quantities rose. Each thing is
/// on it once; the last that came goes first, and the order is that of the trail alone.
struct ScheduleAgenda {
  /// Tasks whose ways are to be linked.
  private(set) var tasks: [Int] = []
  /// Activities whose pairs are to be ordered.
  private(set) var activities: [Int] = []
  /// Pairs whose own order was decided.
  private(set) var pairs: [Int] = []
  /// Whether each is on it.
  private var isTaskOn: [Bool]
  private var isActivityOn: [Bool]
  private var isPairOn: [Bool]
  /// Activities whose people are to be looked for anew.
  var isUnplaced: [Bool]
  /// Pools of which the work that must be done within spans is to be summed anew.
  var isUnsummed: [Bool]

  /// Everything is to be looked at once.
  init(_ model: ScheduleModel) {
    isTaskOn = model.ways.map { _ in false }
    isActivityOn = model.activities.map { _ in false }
    isPairOn = model.pairs.map { _ in false }
    isUnplaced = model.activities.map { _ in true }
    isUnsummed = model.isPaired
    for task in model.ways.indices where !model.ways[task].isEmpty { add(task: task) }
    for activity in model.activities.indices { add(activity: activity) }
  }

  mutating func add(task: Int) {
    if isTaskOn[task] { return }
    isTaskOn[task] = true
    tasks.append(task)
  }

  /// Its pairs, and its place in the timetable.
  mutating func add(activity: Int) {
    isUnplaced[activity] = true
    if isActivityOn[activity] { return }
    isActivityOn[activity] = true
    activities.append(activity)
  }

  mutating func add(pair: Int) {
    if isPairOn[pair] { return }
    isPairOn[pair] = true
    pairs.append(pair)
  }

  /// Nil where there is none, as with the next two.
  mutating func nextTask() -> Int? {
    guard let task = tasks.popLast() else { return nil }
    isTaskOn[task] = false
    return task
  }

  mutating func nextActivity() -> Int? {
    guard let activity = activities.popLast() else { return nil }
    isActivityOn[activity] = false
    return activity
  }

  mutating func nextPair() -> Int? {
    guard let pair = pairs.popLast() else { return nil }
    isPairOn[pair] = false
    return pair
  }

  /// After a dead end: what led to it is taken back, and everything before was looked at.
  mutating func clear() {
    while nextTask() != nil {}
    while nextActivity() != nil {}
    while nextPair() != nil {}
    for activity in isUnplaced.indices { isUnplaced[activity] = false }
    for pool in isUnsummed.indices { isUnsummed[pool] = false }
  }
}
