/// The resource calendar of a plan: which people are free in each step, and what money is left.
///
/// It begins with what there is, the headcounts and incomes of an instance, and everything booked is taken from that.
/// An attempt has room where its people are free in every step in which they are held, and where each of its budgets
/// can pay from its start to the end of time beside all that is booked, earlier and later.
package struct ResourceCalendar: Sendable {
  package private(set) var people: FreePeople
  package private(set) var money: MoneyLeft

  /// - Parameters:
  ///   - entries: what is booked.
  ///   - awards: grants that are made.
  package init(
    _ instance: Instance, allowing tolerance: Money.Tolerance = .booked, holding entries: [Plan.Entry] = [],
    making awards: [Plan.Award] = []
  ) {
    people = FreePeople(instance)
    money = MoneyLeft(instance, allowing: tolerance)
    for award in awards { make(instance.awards[award.option], count: award.count) }
    for entry in entries { book(instance.types[entry.type], at: entry.start, attempts: entry.attempts) }
  }

  /// How many more attempts fit when started in a step.
  ///
  /// 0 where it would leave the time of the instance; never negative.
  package func room(for type: AttemptType, at start: Int) -> Int {
    guard start >= 0, start + type.length <= people.steps else { return 0 }
    let teams = people.teams(for: type, at: start)
    return teams == 0 ? 0 : min(teams, money.attempts(of: type, at: start))
  }

  /// The first of some starts at which one more attempt fits.
  ///
  /// Nil where there is none. People and money take turns to push it later, until both agree; each only ever
  /// moves it forward, so nothing that fits is passed over.
  package func firstStart(of type: AttemptType, in starts: Range<Int>) -> Int? {
    var start = starts.lowerBound
    while let free = people.firstStart(of: type, in: start..<max(start, starts.upperBound)) {
      let paid = money.firstStart(of: type, from: free)
      guard let paid, paid > free else { return paid }
      start = paid
    }
    return nil
  }

  /// Books attempts that start in a step, whether there is room or not.
  package mutating func book(_ type: AttemptType, at start: Int, attempts: Int = 1) {
    people.hold(type, at: start, attempts: attempts)
    money.pay(type, at: start, attempts: attempts)
  }

  /// How many more awards can be paid and leave no pool with fewer people than are held; what the grant allows is not
  /// looked at.
  package func room(for award: AwardOption) -> Int { min(people.awards(of: award), money.awards(of: award)) }

  /// Makes awards, whether there is room or not (negative: takes them back).
  package mutating func make(_ award: AwardOption, count: Int) {
    people.award(award, count: count)
    money.pay(award, count: count)
  }

  /// Takes a booking back.
  ///
  /// What is released must have been booked; sums of money come out as they were before.
  package mutating func release(_ type: AttemptType, at start: Int, attempts: Int = 1) {
    book(type, at: start, attempts: -attempts)
  }
}
