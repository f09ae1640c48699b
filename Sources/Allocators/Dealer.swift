import Allocation

/// The dealing loop that all naive rules share.
///
/// A round allows every chunk a credit (expected correct attempts) of round·count; a new round begins when
/// only credit keeps a pool's candidates back. Candidates lie open, fit the free people in every step held,
/// end within the time and can be paid.
struct Dealer<R: Rule> {
  private let offers: Offers
  private var books: Books
  private var rule: R
  private var round = 1

  /// The last round.
  static var lastRound: Int { 1000 }

  init(_ instance: Instance, rule: R) {
    offers = Offers(instance)
    books = Books(instance, offers: offers)
    self.rule = rule
  }

  mutating func plan(_ workload: inout Workload) throws(Unfinished) -> Plan {
    for step in 0..<books.steps {
      books.begin(step)
      for pool in offers.ofPool.indices where books.rooms.free(pool) > 0 {
        try deal(pool, &workload)
      }
      books.end()
    }
    return books.plan()
  }

  private mutating func deal(_ pool: Int, _ workload: inout Workload) throws(Unfinished) {
    try workload.spend(offers.ofPool[pool].count)
    var able = offers.ofPool[pool].filter { candidate in
      books.step + candidate.length <= books.steps && books.isOpen(candidate.bundle)
    }
    while !able.isEmpty {
      try workload.spend(2 * able.count)
      let offered = able.indices.filter { books.wants(able[$0], round: round) }
      if offered.isEmpty {
        able.removeAll { books.fitting($0) == 0 }
        if able.isEmpty || round == Self.lastRound { return }
        round += 1
        books.round = round
      } else {
        let unable = try deal(offered.map { able[$0] }, &workload)
        if !unable.isEmpty {
          let gone = Set(unable.map { offered[$0] })
          able = able.indices.filter { !gone.contains($0) }.map { able[$0] }
        }
      }
    }
  }

  /// Deals until nothing on offer both wants credit in this round and fits; the positions that do not fit.
  private mutating func deal(
    _ offered: [Candidate], _ workload: inout Workload
  ) throws(Unfinished) -> [Int] {
    var unable: [Int] = []
    rule.open(offered, books: books)
    let together = wholeRound(offered) ?? rule.sweep(books: books)
    if !together.isEmpty {
      for (position, attempts) in together {
        books.start(offered[position], attempts: attempts)
        rule.note(position, attempts: attempts, books: books)
      }
      return []
    }
    while let pick = rule.pick(books: books) {
      let candidate = offered[pick.position]
      let fitting = books.fitting(candidate)
      try workload.spend(rule.unitsPerPick)
      if fitting == 0 {
        unable.append(pick.position)
        rule.close(pick.position)
        continue
      }
      let attempts = min(pick.atMost, fitting, books.missing(candidate, round: round))
      books.start(candidate, attempts: attempts)
      rule.note(pick.position, attempts: attempts, books: books)
      if !books.wants(candidate, round: round) { rule.close(pick.position) }
    }
    return unable
  }

  /// What all on offer miss in this round, where that fits together: then every rule deals just that, in
  /// whatever order.
  private func wholeRound(_ offered: [Candidate]) -> [(position: Int, attempts: Int)]? {
    guard let first = offered.first, let pool = books.pool(of: first) else { return nil }
    var people = 0
    var missing: [Int] = []
    for candidate in offered {
      missing.append(books.missing(candidate, round: round))
      people += missing[missing.count - 1] * candidate.people
      if people > books.rooms.free(pool) { return nil }
    }
    guard books.fit(zip(offered, missing).map { (candidate: $0, attempts: $1) }) else { return nil }
    return missing.enumerated().map { (position: $0.offset, attempts: $0.element) }
  }
}
