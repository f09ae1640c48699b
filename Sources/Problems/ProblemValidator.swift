/// The validation of a problem put together in Swift: that it satisfies what its types say, as the reader
/// sees to for files.
///
///     let problem = try ProblemValidator.sound(problem)
///
/// Its types are plain values, so that problems are easy to make; everything past this gate relies on them.
package struct ProblemValidator {
  let problem: Problem
  /// In the order of the problem's parts.
  private(set) var flaws: [UnsoundProblem.Flaw] = []

  /// The problem with its uncertain numbers resolved, once everything in it is in order.
  ///
  /// - Throws: everything that is wrong, at once.
  package static func sound(_ problem: Problem) throws(UnsoundProblem) -> Problem {
    var validator = ProblemValidator(problem: problem)
    validator.run()
    guard validator.flaws.isEmpty else { throw UnsoundProblem(flaws: validator.flaws) }
    return problem.resolved()
  }

  private init(problem: Problem) { self.problem = problem }

  /// Time first, since all moments are held against it; circles only where all indices exist.
  private mutating func run() {
    guard checkTime() else { return }
    checkCounts()
    checkNames()
    checkLaw(problem.deadline, .deadline)
    for index in problem.pools.indices { checkPool(index) }
    for index in problem.chunks.indices { checkChunk(index) }
    if flaws.isEmpty { checkCircles() }
    checkWorlds()
    for index in problem.budgets.indices { checkBudget(index) }
    checkNames(problem.grants.map(\.name)) { .grant($0) }
    for index in problem.grants.indices { checkGrant(index) }
    checkStatusQuo()
    checkInformation()
    checkUncertainty()
  }

  // MARK: - What checks are made of

  /// Notes a flaw.
  mutating func note(_ place: UnsoundProblem.Place, _ kind: UnsoundProblem.Kind) {
    flaws.append(.init(place: place, kind: kind))
  }

  /// A condition, and what to say where it does not hold.
  mutating func require(
    _ isSound: Bool, at place: UnsoundProblem.Place, _ what: String, value: Double, wanted: String
  ) {
    if !isSound { note(place, .value(what, value, wanted)) }
  }

  /// In (0, 1]: somebody who is never right, or never at work, is no pool.
  mutating func requireShare(_ value: Double?, at place: UnsoundProblem.Place, _ what: String) {
    guard let value else { return }
    require(value > 0 && value <= 1, at: place, what, value: value, wanted: "above 0 and at most 1")
  }

  /// Above 0 and finite.
  mutating func requirePositive(_ value: Double?, at place: UnsoundProblem.Place, _ what: String) {
    guard let value else { return }
    require(value > 0 && value.isFinite, at: place, what, value: value, wanted: "above 0")
  }

  /// Within the limits that files have, too.
  mutating func requireWhole(
    _ value: Int?, from low: Int, to high: Int, at place: UnsoundProblem.Place, _ what: String
  ) {
    guard let value, !(low...high).contains(value) else { return }
    note(place, .value(what, Double(value), "from \(low) to \(high)"))
  }

  /// Indices that exist, none of them twice.
  mutating func requireIndices(
    _ indices: [Int], below count: Int, at place: UnsoundProblem.Place, _ what: String
  ) {
    var seen: Set<Int> = []
    for index in indices {
      if !(0..<count).contains(index) {
        note(place, .index(what, index, count: count))
      } else if !seen.insert(index).inserted {
        note(place, .twice(what, index))
      }
    }
  }

  // MARK: - The problem as a whole

  /// Without a sound grid nothing else can be judged.
  private mutating func checkTime() -> Bool {
    let time = problem.time
    require(time.start.isFinite, at: .time, "start", value: time.start, wanted: "a finite moment")
    requirePositive(time.step, at: .time, "step")
    requirePositive(time.horizon, at: .time, "horizon")
    let steps = time.horizon / time.step + TimeGrid.tolerance
    if flaws.isEmpty {
      require(steps >= 1 && steps < 100_001, at: .time, "steps", value: steps, wanted: "from 1 to 100,000")
    }
    return flaws.isEmpty
  }

  /// As many pools and chunks as the reader lets through.
  private mutating func checkCounts() {
    let counts = [("pools", problem.pools.count, PoolReader.most), ("chunks", problem.chunks.count, 10_000)]
    for (what, number, most) in counts where !(1...most).contains(number) {
      note(.time, .count(what, number, most: most))
    }
  }

  /// Names are what plans and reports refer to.
  private mutating func checkNames() {
    checkNames(problem.pools.map(\.name)) { .pool($0) }
    checkNames(problem.chunks.map(\.name)) { .chunk($0) }
    // Samples of a world add their numbers to its name.
    checkNames(problem.worlds.map(\.name), most: problem.uncertainty == nil ? 200 : 230) { .world($0) }
    checkNames(problem.budgets.map(\.name)) { .budget($0) }
  }

  /// Text of 1 to so many characters, no control characters, no two alike.
  private mutating func checkNames(
    _ names: [String], most: Int = 200, _ place: (Int) -> UnsoundProblem.Place
  ) {
    var seen: Set<String> = []
    for (index, name) in names.enumerated() {
      let isText = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      if !(1...most).contains(name.count) || !isText { note(place(index), .name(name)) }
      if !seen.insert(name).inserted { note(place(index), .sameName(name)) }
    }
  }

  /// Points on the scale of time with shares that are a law; an interval that rises after the start.
  mutating func checkLaw(_ law: DeadlineLaw, _ place: UnsoundProblem.Place) {
    let start = problem.time.start
    switch law {
    case .points(let points, let never):
      for point in points { checkPoint(point, place) }
      require(never >= 0 && never <= 1, at: place, "never", value: never, wanted: "from 0 to 1")
      let sum = points.reduce(never) { $0 + $1.share }
      if !(abs(sum - 1) <= ProblemTolerance.sum) { note(place, .sum("shares", sum)) }
    case .cumulative(let points):
      for point in points { checkPoint(point, place) }
      let isRising = zip(points, points.dropFirst()).allSatisfy {
        $0.moment < $1.moment && $0.share <= $1.share
      }
      if !isRising { note(place, .order("moments and cumulative shares")) }
      if let first = points.first, first.moment == start, first.share > 0 {
        note(place, .value("share at the start", first.share, "0"))
      }
    case .race(let race): checkRace(race, place)
    case .lognormal(let low, let high):
      require(low > start && low.isFinite, at: place, "5 % point", value: low, wanted: "after the start")
      require(
        high > low && high.isFinite, at: place, "95 % point", value: high, wanted: "after the 5 % point")
    }
  }

  /// A moment on the scale of time, and a share.
  private mutating func checkPoint(_ point: DeadlineLaw.Point, _ place: UnsoundProblem.Place) {
    require(
      point.moment >= problem.time.start && point.moment.isFinite, at: place, "moment", value: point.moment,
      wanted: "at or after the start")
    require(
      point.share >= 0 && point.share <= 1, at: place, "share", value: point.share, wanted: "from 0 to 1")
  }

  /// Kahn's topological sort (1962): chunks that wait for nothing that is left are taken away until none is;
  /// what is left waits for itself.
  private mutating func checkCircles() {
    var waits = problem.chunks.map(\.after.count)
    var followers = [[Int]](repeating: [], count: waits.count)
    for (index, chunk) in problem.chunks.enumerated() {
      for one in chunk.after { followers[one].append(index) }
    }
    var free = waits.indices.filter { waits[$0] == 0 }
    while let next = free.popLast() {
      for one in followers[next] {
        waits[one] -= 1
        if waits[one] == 0 { free.append(one) }
      }
    }
    if let first = waits.firstIndex(where: { $0 > 0 }) { note(.chunk(first), .circle) }
  }
}
