/// The people of each pool who are not held, step by step.
///
/// A flat array, since inner loops ask for the same pool in neighbouring steps. Nobody is kept from holding
/// more than there are; whoever books asks first.
package struct FreePeople: Sendable {
  package let steps: Int
  /// `free[pool * steps + step]`; below 0 where more are held than there are.
  private var free: [Int]

  /// Everybody is free.
  package init(_ instance: Instance) {
    steps = instance.steps
    free = Array(instance.headcounts.joined())
  }

  package subscript(pool: Int, step: Int) -> Int { free[pool * steps + step] }

  /// Those of a pool in each step.
  package subscript(pool: Int) -> ArraySlice<Int> { free[pool * steps..<(pool + 1) * steps] }

  /// People who come to a pool for some steps (negative: who go, or are held).
  package mutating func add(_ people: Int, to pool: Int, during span: Range<Int>) {
    for place in (pool * steps + span.lowerBound)..<(pool * steps + span.upperBound) { free[place] += people }
  }

  /// Brings the people of awards, and takes those who go (negative: undoes both).
  package mutating func award(_ award: AwardOption, count: Int) {
    for change in award.changes { add(change.people * count, to: change.pool, during: change.steps) }
  }

  /// Awards that leave no pool with fewer people than are held: how many more may be made.
  package func awards(of award: AwardOption) -> Int {
    var most = Int.max
    for change in award.changes where change.people < 0 {
      for step in change.steps { most = min(most, max(0, self[change.pool, step]) / -change.people) }
    }
    return most
  }

  /// Awards that can be taken back without leaving a pool with fewer people than are held.
  package func spareAwards(of award: AwardOption) -> Int {
    var most = Int.max
    for change in award.changes where change.people > 0 {
      for step in change.steps { most = min(most, max(0, self[change.pool, step]) / change.people) }
    }
    return most
  }

  /// Holds the people of attempts (negative: lets them go).
  package mutating func hold(_ type: AttemptType, at start: Int, attempts: Int) {
    for holding in type.held {
      add(-holding.people * attempts, to: holding.pool, during: start..<(start + type.length))
    }
  }

  /// Teams of an attempt that are free in every step in which it would be held, all of which lie within the time.
  ///
  /// 0 or more; the largest whole number where nobody is held. Costs the steps held, for each pool.
  package func teams(for type: AttemptType, at start: Int) -> Int {
    var most = Int.max
    for holding in type.held where holding.people > 0 {
      let first = holding.pool * steps + start
      var least = Int.max
      for place in first..<(first + type.length) { least = min(least, free[place]) }
      most = min(most, max(0, least) / holding.people)
      if most == 0 { return 0 }
    }
    return most
  }

  /// The first of some starts at which there is a team; beyond the horizon nobody is missing.
  ///
  /// A step without a team rules out every start that would hold it, so each step is looked at once: linear.
  package func firstStart(of type: AttemptType, in starts: Range<Int>) -> Int? {
    var start = starts.lowerBound
    var step = start
    while start < starts.upperBound {
      if step >= min(start + type.length, steps) { return start }
      if isShort(of: type, step) { start = step + 1 }
      step += 1
    }
    return nil
  }

  /// The last of some starts at which there is a team, in every step that lies within the time.
  ///
  /// The same from behind.
  package func lastStart(of type: AttemptType, in starts: Range<Int>) -> Int? {
    var start = starts.upperBound - 1
    var step = min(start + type.length, steps) - 1
    while start >= starts.lowerBound {
      if step < start { return start }
      if isShort(of: type, step) { start = step - type.length }
      step -= 1
    }
    return nil
  }

  /// Whether some pool lacks the people of one team in a step.
  private func isShort(of type: AttemptType, _ step: Int) -> Bool {
    for holding in type.held where free[holding.pool * steps + step] < holding.people { return true }
    return false
  }
}
