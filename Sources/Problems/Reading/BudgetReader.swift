/// The reader of budgets: an amount for the whole time, what comes in at moments, or so much a year.
struct BudgetReader {
  static let yearly = "per-year"
  /// The moment at which an amount without one comes in.
  let start: Double

  /// In the file's order; what is wrong is reported and read as nothing.
  func read(_ cursor: Cursor) -> [Budget] {
    (cursor.named("budget") ?? []).map { name, value in
      // One amount, at the start.
      guard value.isMapping else {
        let amount = value.amount()
        return Budget(name: name, income: amount.map { [.init(moment: start, amount: $0)] } ?? [])
      }
      if value.keys == [Self.yearly], let rate = value.fields([Self.yearly])?[Self.yearly] {
        return Budget(name: name, income: [], yearly: yearly(rate))
      }
      return Budget(name: name, income: incomes(value))
    }
  }

  /// `per-year: 5M`, or a rate by moments.
  private func yearly(_ cursor: Cursor) -> [Budget.Income] {
    if cursor.isMapping { return incomes(cursor) }
    return cursor.amount().map { [.init(moment: start, amount: $0)] } ?? []
  }

  /// Amounts by moment, in the order of their moments.
  private func incomes(_ cursor: Cursor) -> [Budget.Income] {
    var income: [Budget.Income] = []
    var moments: Set<Double> = []
    let pairs = cursor.pairs("an amount, or moments with amounts") ?? []
    // `money: {}` says neither what comes in nor when.
    if pairs.isEmpty { cursor.reportAtKey(.nothingIn(cursor.name)) }
    for (key, place, amount) in pairs {
      guard let moment = cursor.faults.moment(key) else {
        refuse(key, at: place, value: amount, in: cursor)
        continue
      }
      if !moments.insert(moment).inserted {
        cursor.faults.add(.at(place, path: amount.path, .samePoint(cursor.name, key)))
      }
      // Read as nothing where it is wrong, and already reported.
      income.append(.init(moment: moment, amount: amount.amount() ?? 0))
    }
    return income.sorted { $0.moment < $1.moment }
  }

  /// Says of a key of a budget that is no moment what it may have been.
  private func refuse(_ key: String, at place: Place, value: Cursor, in cursor: Cursor) {
    // The one word among moments, misspelt or beside them.
    let near = cursor.faults.nearest(to: key, among: [Self.yearly])
    let fault: Fault =
      if key == Self.yearly {
        .mixedBudget(key)
      } else if near != nil {
        .unknownKey(key, in: cursor.name, like: near, known: [Self.yearly])
      } else {
        .notNumber(
          "'\(key)'", key, wanted: "a moment",
          help: Fault.momentHelp(key) ?? "write {2026: 5M, 2028: 8M}, or {per-year: 5M}")
      }
    cursor.faults.add(.at(place, path: value.path, fault))
  }
}
