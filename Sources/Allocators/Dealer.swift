import Allocation
import Answers

/// The dealing loop that all naive rules share.
///
/// In every step the pools take turns, one team a turn, in the file's order, until none of them has a candidate. A round
/// allows every chunk a credit (expected correct attempts) of round·count; a new one begins when only credit keeps
/// candidates back. Candidates lie open, fit the free people in every step held, end within the time and can be paid.
///
/// A greedy list scheduling, step after step: nothing that was started is ever taken back.
struct Dealer<R: Rule> {
  private let offers: Offers
  /// What the rule believes about credit and gates, and what people and money are left.
  private var books: ExpectedCredit
  private(set) var rule: R
  /// What each pool may start in this step, in the file's order: it only ever loses members.
  private var able: [[Candidate]]
  /// Where a budget first kept back a candidate for which people were free.
  private(set) var shortage: RuleOutcome.Shortage?

  /// The last round. By then a chunk may have a thousand times the credit that it wants.
  static var lastRound: Int { 1000 }

  init(_ instance: Instance, rule: R) {
    offers = Offers(instance)
    books = ExpectedCredit(instance, offers: offers)
    self.rule = rule
    able = offers.ofPool.map { _ in [] }
  }

  /// The plan of the rule, from the first step to the last; to be called once.
  ///
  /// - Throws: `Unfinished` where the workload did not last or somebody asked for an end.
  mutating func plan(_ workload: inout Workload) throws(Unfinished) -> Plan {
    try workload.spend(offers.firstSlots.last ?? 0)
    for step in 0..<books.steps {
      try workload.spend(1 + books.widthOfStep / 8)
      books.begin(step)
      try fillTables(&workload)
      let tables = able.indices.filter { !able[$0].isEmpty }
      try dealStep(tables, &workload)
      books.end()
    }
    return books.plan()
  }

  /// Those who may start something in this step as far as time and gates go; people and money are asked later.
  private mutating func fillTables(_ workload: inout Workload) throws(Unfinished) {
    for pool in offers.ofPool.indices {
      able[pool] = []
      if books.rooms.free(pool) <= 0 || offers.ofPool[pool].isEmpty { continue }
      try workload.spend(offers.ofPool[pool].count)
      able[pool] = offers.ofPool[pool].filter { candidate in
        books.step + candidate.length <= books.steps && books.isOpen(candidate.bundle)
      }
    }
  }

  /// Deals round after round until nobody is able to start anything.
  ///
  /// - Parameter tables: pools with candidates, in the file's order.
  private mutating func dealStep(_ tables: [Int], _ workload: inout Workload) throws(Unfinished) {
    var tables = tables
    while true {
      let offered = tables.map { table in able[table].filter { books.wants($0) } }
      try workload.spend(2 * tables.reduce(0) { $0 + able[$1].count })
      let wanting = tables.indices.filter { !offered[$0].isEmpty }
      if !wanting.isEmpty {
        // Pools that share nothing take their turns apart, which makes long runs of equal picks longer.
        for group in TurnGroups.of(wanting.map { offered[$0] }, books, isLocal: R.isLocal) {
          var turns = Turns(group)
          try turns.deal(&books, by: &rule, workload: &workload)
        }
      }
      for table in tables { try dropUnable(table, &workload) }
      tables.removeAll { able[$0].isEmpty }
      if tables.isEmpty || books.round == Self.lastRound { return }
      books.round += 1
    }
  }

  /// Takes away what does not fit any more; rooms and money only shrink within a step, so it never will again
  /// in this one.
  private mutating func dropUnable(_ table: Int, _ workload: inout Workload) throws(Unfinished) {
    try workload.spend(able[table].count * books.unitsPerFit)
    // One copy for all candidates, whose looks would else each take one.
    let books = books
    able[table].removeAll { candidate in
      if books.fitting(candidate) > 0 { return false }
      if shortage == nil, let budget = books.budgetShort(for: candidate) {
        shortage = .init(budget: budget, step: books.step)
      }
      return true
    }
  }
}
