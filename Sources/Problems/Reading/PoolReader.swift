import Foundation

/// Reads pools and budgets.
struct PoolReader {
  static let mostPeople = 10_000_000
  static let most = 10_000
  let time: TimeGrid
  let budgets: Names
  let directory: String
  let intervals: IntervalList

  func read(_ cursor: Cursor) -> [Pool]? {
    guard let named = cursor.named("pool") else { return nil }
    if named.count > Self.most {
      cursor.reportAtKey(.tooMany("pools", "10,000"))
      return nil
    }
    let free = [Double](repeating: 0, count: budgets.count)
    return named.enumerated().map { index, named in
      let (name, value) = named
      var pool = Pool(name: name, headcount: .schedule([]), costs: free)
      guard let fields = value.fields(["headcount", "correct", "pace", "cost"], required: ["headcount"])
      else {
        return pool
      }
      if let headcount = fields["headcount"].flatMap({ headcount($0, pool: name) }) {
        pool.headcount = headcount
      }
      pool.correct = fields["correct"]?.share(or: intervals.slot(.poolCorrect(index))) ?? 1
      pool.pace = fields["pace"]?.share(or: intervals.slot(.poolPace(index))) ?? 1
      if let costs = fields["cost"].flatMap(costs) { pool.costs = costs.map { $0 ?? 0 } }
      return pool
    }
  }

  private func headcount(_ cursor: Cursor, pool: String) -> Headcount? {
    guard cursor.isMapping else {
      return cursor.whole(from: 0, to: Self.mostPeople).map {
        .schedule([.init(moment: time.start, people: $0)])
      }
    }
    let keys = Set(cursor.keys)
    if keys == ["csv"] { return cursor.fields(["csv"])?["csv"].flatMap(table) }
    if keys.contains("start") || keys.contains("growth") { return growth(cursor, pool) }
    guard let pairs = cursor.pairs("a whole number, moments with people, {start, growth} or {csv}") else {
      return nil
    }
    if pairs.isEmpty {
      cursor.reportAtKey(.nothingIn(cursor.name))
      return nil
    }
    var changes: [Headcount.Change] = []
    var known: Set<Double> = []
    for (key, place, value) in pairs {
      guard let moment = Moment.parse(key) else {
        refuse(key, place, value, in: cursor)
        continue
      }
      if !known.insert(moment).inserted {
        cursor.faults.add(.at(place, value.path, .samePoint(cursor.name, key)))
      }
      changes.append(.init(moment: moment, people: value.whole(from: 0, to: Self.mostPeople) ?? 0))
    }
    return .schedule(changes.sorted { $0.moment < $1.moment })
  }

  /// A key of a headcount that is no moment.
  private func refuse(_ key: String, _ place: Place, _ value: Cursor, in cursor: Cursor) {
    let forms = ["start", "growth", "csv"]
    let near = Spelling.nearest(to: key, among: forms)
    let fault: Fault =
      key == "csv"
      ? .mixedHeadcount(key)
      : near == nil
        ? .notNumber("'\(key)'", key, "a moment", help: "write {2026: 30, 2030: 60}")
        : .unknownKey(key, in: cursor.name, like: near, known: forms)
    cursor.faults.add(.at(place, value.path, fault))
  }

  private func growth(_ cursor: Cursor, _ pool: String) -> Headcount? {
    guard let fields = cursor.fields(["start", "growth"], required: ["start", "growth"]),
      let start = fields["start"]?.whole(from: 0, to: Self.mostPeople), let growth = fields["growth"]
    else { return nil }
    guard let text = growth.text("growth a year, such as 10%") else { return nil }
    guard let rate = Table.share(text), rate > -1, rate <= 1000 else {
      growth.report(.notNumber(growth.name, text, "growth a year, above -100%", help: "write 10%"))
      return nil
    }
    if rate > 1, !text.hasSuffix("%") {
      growth.report(.growthRate(growth.name, text))
      return nil
    }
    let last = Double(start) * pow(1 + rate, Double(max(0, time.steps - 1)) * time.step)
    if last > Double(Self.mostPeople) {
      growth.report(.growth(pool))
      return nil
    }
    return .growth(start: start, rate: rate)
  }

  private func table(_ cursor: Cursor) -> Headcount? {
    guard let rows = Table.rows(cursor, directory: directory) else { return nil }
    var changes: [Headcount.Change] = []
    for row in rows.sorted(by: { $0.moment < $1.moment }) {
      guard let people = Cursor.decimal(row.text), people == people.rounded(), people >= 0,
        people <= Double(Self.mostPeople)
      else {
        cursor.report(
          .csv("headcount", "has '\(row.text)' people, and people are whole numbers from 0 to 10,000,000"))
        return nil
      }
      if changes.last?.moment == row.moment {
        cursor.report(.samePoint(cursor.name, Spelling.short(row.moment)))
        return nil
      }
      changes.append(.init(moment: row.moment, people: Int(people)))
    }
    return .schedule(changes)
  }

  /// Cost of a person-year for each budget, nil where none is given.
  func costs(_ cursor: Cursor) -> [Double?]? {
    if budgets.count == 0 {
      cursor.reportAtKey(.costNeedsBudget)
      return nil
    }
    guard cursor.isMapping else {
      guard let amount = cursor.amount() else { return nil }
      if budgets.count > 1 {
        cursor.report(.costNeedsName(budgets.list))
        return nil
      }
      return [amount]
    }
    guard let pairs = cursor.pairs("costs by budget") else { return nil }
    var costs: [Double?] = budgets.list.map { _ in nil }
    for (key, place, value) in pairs {
      if let index = value.index(of: key, at: place, in: budgets, kind: "budget") {
        costs[index] = value.amount()
      }
    }
    return costs
  }

  func budgets(_ cursor: Cursor) -> [Budget] {
    (cursor.named("budget") ?? []).map { name, value in
      guard value.isMapping else {
        return Budget(
          name: name, income: value.amount().map { [.init(moment: time.start, amount: $0)] } ?? [])
      }
      var income: [Budget.Income] = []
      var moments: Set<Double> = []
      let pairs = value.pairs("an amount, or moments with amounts") ?? []
      if pairs.isEmpty { value.reportAtKey(.nothingIn(value.name)) }
      for (key, place, amount) in pairs {
        guard let moment = Moment.parse(key) else {
          value.faults.add(
            .at(
              place, amount.path, .notNumber("'\(key)'", key, "a moment", help: "write {2026: 5M, 2028: 8M}"))
          )
          continue
        }
        if !moments.insert(moment).inserted {
          value.faults.add(.at(place, amount.path, .samePoint(value.name, key)))
        }
        income.append(.init(moment: moment, amount: amount.amount() ?? 0))
      }
      return Budget(name: name, income: income.sorted { $0.moment < $1.moment })
    }
  }
}
