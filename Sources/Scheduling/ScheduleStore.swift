/// The trail of a search: lower ends of a model's quantities, which only rise, with the reason for each step
/// and the way back.
struct ScheduleStore {
  /// A literal of lazy clause generation: that a quantity is at least a value.
  struct Literal: Equatable {
    var quantity: Int
    var value: Int
    var negated: Literal { Literal(quantity: quantity ^ 1, value: 1 - value) }
  }

  /// A step of the trail: a lower end that rose, and the facts from which that follows (a range of
  /// `reasons`; empty: it was supposed).
  struct Step {
    var quantity: Int
    var old: Int
    var new: Int
    var level: Int
    /// The step before that of the same quantity; −1: there is none.
    var previous: Int
    var reasons: Range<Int>
  }

  let model: ScheduleModel
  /// The present lower ends.
  private(set) var low: [Int]
  /// In the order in which they were drawn.
  private(set) var trail: [Step] = []
  /// Of all steps, one after the other; what is put at its end belongs to the next.
  var reasons: [Literal] = []
  /// For each quantity its last step.
  private(set) var last: [Int]
  /// For each supposition where the trail stood before it.
  private var levels: [Int] = []
  /// People that activities hold for certain in each step, whatever their starts: `profile[pool][step]`. Not a resource
  /// calendar, for nothing is booked: these are parts of starts still open, and they rise above what there is where a
  /// branch is dead.
  private(set) var profile: [[Int]]
  /// A step where that is more than there are; nil: there is none.
  private(set) var overload: (pool: Int, step: Int)?
  /// Pools whose profile rose since somebody looked.
  var isRaised: [Bool]

  /// The beginning: nothing is supposed, and activities hold what they must.
  init(_ model: ScheduleModel) {
    self.model = model
    low = model.low
    last = low.map { _ in -1 }
    profile = model.question.instance.headcounts.map { $0.map { _ in 0 } }
    isRaised = profile.map { _ in true }
    for activity in model.activities where activity.presence.map(isTrue) ?? true {
      let begin = latest(activity)
      let end = earliest(activity) + activity.hold
      // From its latest start to its earliest end it runs for certain (the compulsory part; Lahrichi 1982).
      if begin < end { hold(activity, during: begin..<end, sign: 1) }
    }
  }

  var level: Int { levels.count }
  func earliest(_ activity: ScheduleModel.Activity) -> Int { low[activity.early] }
  func latest(_ activity: ScheduleModel.Activity) -> Int { -low[activity.late] }
  func isPresent(_ activity: ScheduleModel.Activity) -> Bool { activity.presence.map(isTrue) ?? true }
  /// Its way is not taken; where neither is so, nobody knows.
  func isAbsent(_ activity: ScheduleModel.Activity) -> Bool { activity.presence.map(isFalse) ?? false }
  func isTrue(_ literal: Literal) -> Bool { low[literal.quantity] >= literal.value }
  func isFalse(_ literal: Literal) -> Bool { low[literal.quantity ^ 1] >= 1 - literal.value }

  /// A new level, for a supposition.
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
    book(quantity, from: old, 1)
  }

  /// Takes everything back that was done above a level; tells what, and whether its variable had one value
  /// left.
  mutating func back(to target: Int, _ undone: (Step, _ isFixed: Bool) -> Void) {
    guard target < level else { return }
    while trail.count > levels[target], let step = trail.popLast() {
      undone(step, low[step.quantity] == -low[step.quantity ^ 1])
      book(step.quantity, from: step.old, -1)
      low[step.quantity] = step.old
      last[step.quantity] = step.previous
      reasons.removeSubrange(step.reasons.lowerBound...)
    }
    levels.removeSubrange(target...)
    overload = nil
  }

  /// Adds to the timetable what activities hold for certain because a quantity is not `old` any more, or
  /// takes it away again.
  ///
  /// - Parameter sign: 1 or −1.
  private mutating func book(_ quantity: Int, from old: Int, _ sign: Int) {
    for index in model.activitiesOf[quantity] {
      let activity = model.activities[index]
      let begin = latest(activity)
      let end = earliest(activity) + activity.hold
      if begin >= end { continue }
      if let presence = activity.presence {
        guard isTrue(presence) else { continue }
        if presence.quantity == quantity {
          // All of it, the first time that it is there for certain.
          if old < presence.value { hold(activity, during: begin..<end, sign: sign) }
          continue
        }
      }
      // The compulsory part grows at its end with the earliest start, at its beginning with the latest.
      let part =
        quantity == activity.early
        ? (max(begin, old + activity.hold), end) : (begin, min(-old, end))
      if part.0 < part.1 { hold(activity, during: part.0..<part.1, sign: sign) }
    }
  }

  /// Adds people to the timetable, or takes them away.
  private mutating func hold(_ activity: ScheduleModel.Activity, during part: Range<Int>, sign: Int) {
    for need in activity.needs where !model.isPaired[need.pool] {
      isRaised[need.pool] = isRaised[need.pool] || sign > 0
      let most = model.question.instance.headcounts[need.pool]
      for step in part {
        profile[need.pool][step] += sign * need.people
        // The first overload is a dead end; more are not looked for.
        if sign > 0, overload == nil, profile[need.pool][step] > most[step] { overload = (need.pool, step) }
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
