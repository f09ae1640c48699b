/// The reader of pools and what their people cost.
struct PoolReader {
  /// More than there are researchers on earth.
  static let mostPeople = 10_000_000
  /// As many as are read and searched in time.
  static let most = 10_000
  let headcounts: HeadcountReader
  /// Which budgets a cost may be of.
  let budgets: Names
  let intervals: IntervalList

  /// In the file's order; a pool with something wrong in it is there all the same, so that what refers to it
  /// is no mistake.
  func read(_ cursor: Cursor) -> [Pool]? {
    guard let named = cursor.named("pool") else { return nil }
    if named.count > Self.most {
      cursor.reportAtKey(.tooMany("pools", "10,000"))
      return nil
    }
    // Without a cost of its own a pool costs nothing, of each budget.
    let free = [Double](repeating: 0, count: budgets.count)
    return named.enumerated().map { index, named in
      let (name, value) = named
      var pool = Pool(name: name, headcount: .schedule([]), costs: free)
      guard let fields = value.fields(["headcount", "correct", "pace", "cost"], required: ["headcount"])
      else {
        return pool
      }
      if let headcount = fields["headcount"].flatMap({ headcounts.read($0, pool: name) }) {
        pool.headcount = headcount
      }
      pool.correct = fields["correct"]?.share(or: intervals.slot(.poolCorrect(index))) ?? 1
      pool.pace = fields["pace"]?.share(or: intervals.slot(.poolPace(index))) ?? 1
      if let costs = fields["cost"].flatMap(costs) { pool.costs = costs.map { $0 ?? 0 } }
      return pool
    }
  }

  /// Cost of a person-year for each budget, nil where none is given; nil, reported, where it cannot be said
  /// which budget pays.
  func costs(_ cursor: Cursor) -> [Double?]? {
    if budgets.count == 0 {
      cursor.reportAtKey(.costNeedsBudget)
      return nil
    }
    // One amount for the one budget.
    guard cursor.isMapping else {
      guard let amount = cursor.amount() else { return nil }
      // One number can be the cost of one budget only.
      if budgets.count > 1 {
        cursor.report(.costNeedsName(budgets.list))
        return nil
      }
      return [amount]
    }
    guard let pairs = cursor.pairs("costs by budget") else { return nil }
    var costs: [Double?] = budgets.list.map { _ in nil }
    for (key, place, value) in pairs {
      // Budgets that are not named cost nothing.
      if let index = value.index(of: key, at: place, in: budgets, kind: "budget") {
        costs[index] = value.amount()
      }
    }
    return costs
  }
}
