import Problems

/// The turns of some pools in one round of a step, until none of them has a candidate.
///
/// The plan is that of turns taken one by one. Where many of them are certain to be alike they are taken
/// together, in four ways: whole rounds, sweeps of one pool, passes of all, and single turns for the rest.
struct Turns {
  /// What each has on offer, in the file's order.
  private let tables: [[Candidate]]
  /// The pools' numbers.
  private let numbers: [Int]

  init(_ tables: [[Candidate]]) {
    self.tables = tables
    numbers = tables.map { $0[0].pool }
  }

  /// Place of a table, and position of a candidate in it.
  private typealias Pick = (place: Int, position: Int)

  /// Takes all turns. Each pass gives every pool that still has a candidate one team.
  mutating func deal<R: Rule>(
    _ books: inout ExpectedCredit, by rule: inout R, workload: inout Workload
  ) throws(Unfinished) {
    for place in tables.indices { rule.open(numbers[place], tables[place], books: books) }
    if startWholeRound(&books, by: &rule) { return }
    if tables.count == 1 {
      while try sweep(&books, by: &rule, workload: &workload) {
        try workload.spend(tables[0].count * books.unitsPerFit)
        rule.open(numbers[0], tables[0], books: books)
      }
    }
    var active = Array(tables.indices)
    while !active.isEmpty {
      if rule.mayStay { try startPasses(of: active, in: &books, by: &rule, workload: &workload) }
      var next: [Int] = []
      for place in active {
        guard let position = try pick(at: place, books: books, by: &rule, workload: &workload) else {
          continue
        }
        start((place, position), attempts: 1, in: &books, by: &rule)
        next.append(place)
      }
      active = next
    }
  }

  /// Enters attempts in the books and tells the rule.
  private func start<R: Rule>(
    _ pick: Pick, attempts: Int, in books: inout ExpectedCredit, by rule: inout R
  ) {
    books.start(tables[pick.place][pick.position], attempts: attempts)
    rule.note(numbers[pick.place], position: pick.position, attempts: attempts, books: books)
  }

  /// What a pool starts in its turn.
  ///
  /// Nil: it has no candidate any more, and is out for the round.
  private func pick<R: Rule>(
    at place: Int, books: ExpectedCredit, by rule: inout R, workload: inout Workload
  ) throws(Unfinished) -> Int? {
    while let position = rule.pick(numbers[place], books: books) {
      try workload.spend(rule.unitsPerPick + books.unitsPerFit)
      let candidate = tables[place][position]
      if books.wants(candidate), books.fitting(candidate) > 0 { return position }
      rule.close(numbers[place], position: position)
    }
    return nil
  }

  /// Many passes at once, where every pool would go on picking the same.
  ///
  /// Everything that is started wants credit and fits to the last pass, so nothing closes before.
  private func startPasses<R: Rule>(
    of active: [Int], in books: inout ExpectedCredit, by rule: inout R, workload: inout Workload
  ) throws(Unfinished) {
    while true {
      var picks: [Pick] = []
      for place in active {
        if let position = try pick(at: place, books: books, by: &rule, workload: &workload) {
          picks.append((place, position))
        }
      }
      if picks.isEmpty || !rule.stays(picks.map { (numbers[$0.place], $0.position) }, books: books) { return }
      let passes = passes(of: picks, books)
      try workload.spend(64 * picks.count)
      if passes == 0 { return }
      for pick in picks { start(pick, attempts: passes, in: &books, by: &rule) }
    }
  }

  /// How many times these picks can be started together, so that each of them still wants credit before its last.
  private func passes(of picks: [Pick], _ books: ExpectedCredit) -> Int {
    var list: [(candidate: Candidate, attempts: Int)] = []
    var credits: [Int: Double] = [:]
    for pick in picks {
      let candidate = tables[pick.place][pick.position]
      list.append((candidate, 1))
      credits[candidate.unit, default: 0] += candidate.correct
    }
    // Credit is shared by all picks of a unit, so each may use only its part of what is missing.
    var (sure, limit) = (0, Int.max)
    for (candidate, _) in list {
      let share = candidate.correct / (credits[candidate.unit] ?? 1)
      limit = min(
        limit, books.fitting(candidate), Int(saturating: Double(books.missing(candidate)) * share) - 1)
    }
    while sure < limit {
      let middle = sure + (limit - sure + 1) / 2
      if books.fit(list.map { (candidate: $0.candidate, attempts: middle) }) {
        sure = middle
      } else {
        limit = middle - 1
      }
    }
    return sure
  }

  /// Starts what all on offer miss in this round, where that fits together and nobody shares a chunk: then every rule deals
  /// just that, in whatever order.
  private func startWholeRound<R: Rule>(_ books: inout ExpectedCredit, by rule: inout R) -> Bool {
    var bundles: [Int: Int] = [:]
    var list: [(candidate: Candidate, attempts: Int)] = []
    for (place, table) in tables.enumerated() {
      var free = books.rooms.free(numbers[place])
      for candidate in table {
        if bundles.updateValue(place, forKey: candidate.bundle) ?? place != place { return false }
        let missing = books.missing(candidate)
        if candidate.people > 0, missing > free / candidate.people { return false }
        free -= missing * candidate.people
        list.append((candidate, missing))
      }
    }
    guard books.fit(list) else { return false }
    var next = 0
    for (place, table) in tables.enumerated() {
      for position in table.indices {
        start((place, position), attempts: list[next].attempts, in: &books, by: &rule)
        next += 1
      }
    }
    return true
  }

  /// Many turns of the one pool at once, as the rule says; false where it says none.
  private func sweep<R: Rule>(
    _ books: inout ExpectedCredit, by rule: inout R, workload: inout Workload
  ) throws(Unfinished) -> Bool {
    let together = try rule.sweep(numbers[0], books: books, &workload)
    for (position, attempts) in together { start((0, position), attempts: attempts, in: &books, by: &rule) }
    return !together.isEmpty
  }
}
