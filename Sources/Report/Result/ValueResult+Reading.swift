/// Each part from its place in the file; parts that were not asked for are empty.
extension ValueResult {
  /// All parts in the order of the format.
  ///
  /// - Throws: the first value that is none of its kind.
  init(_ result: ResultCursor) throws(WrongResult) {
    head = try ResultHead(result)
    chance = try result["chance"].share()
    bound = max(chance, try result["bound"].share())
    values = try result["values"].map { row throws(WrongResult) in try Value(row) }
    first = try result["first"].map { row throws(WrongResult) in try Purchase(row) }
    must = try Self.names(result["must"])
    may = try Self.names(result["may"])
    never = try Self.names(result["never"])
    worthNothing = try Self.names(result["worthNothing"])
    within = try result["within"].given?.share() ?? 0
    breakpoints = try result["breakpoints"].map { row throws(WrongResult) in try Breakpoint(row) }
    learning = try result["learning"].map { row throws(WrongResult) in
      Learning(input: try Input(row), worth: try row["worth"].number(), atMost: try row["atMost"].number())
    }
    tornado = try result["tornado"].map { row throws(WrongResult) in
      Bar(input: try Input(row), low: try Bar.End(row["low"]), high: try Bar.End(row["high"]))
    }
    frontier = try result["frontier"].map { row throws(WrongResult) in try FrontierPoint(row) }
    bargain = nil
    if let found = result["breakEven"].given { bargain = try Bargain(found) }
  }

  /// A list of names.
  private static func names(_ list: ResultCursor) throws(WrongResult) -> [String] {
    try list.map { row throws(WrongResult) in try row.text() }
  }
}

/// Differences of chances may be negative.
extension ValueResult.Value {
  /// A member of `values`.
  init(_ row: ResultCursor) throws(WrongResult) {
    (of, name, change) = (try row["of"].text(), try row["name"].text(), try row["change"].text())
    (refit, keep) = (try row["refit"].number(), try row["keep"].number())
    refitBound = max(refit, try row["refitBound"].number())
    isProved = try row["proved"].given?.truth() ?? true
  }
}

/// What is bought.
extension ValueResult.Purchase {
  /// A member of `first`.
  init(_ row: ResultCursor) throws(WrongResult) {
    (name, quantity) = (try row["name"].text(), try row["quantity"].whole())
    (award, gain) = (try row["award"].given?.number(), try row["gain"].number())
    perMillion = try row["perMillion"].given?.number()
  }
}

/// The three or four words that name a number.
extension ValueResult.Input {
  /// The beginning of everything that is about an input.
  init(_ row: ResultCursor) throws(WrongResult) {
    (of, name, key) = (try row["of"].text(), try row["name"].text(), try row["key"].text())
    pool = try row["pool"].given?.text()
  }
}

/// An input with its stretches.
extension ValueResult.Breakpoint {
  /// A member of `breakpoints`.
  init(_ row: ResultCursor) throws(WrongResult) {
    input = try ValueResult.Input(row)
    (at, today) = (try row["at"].number(), try row["today"].given?.number() ?? 0)
    (below, above) = (try row["below"].text(), try row["above"].text())
  }
}

/// Chances at one end.
extension ValueResult.Bar.End {
  /// One end of a member of `tornado`.
  init(_ row: ResultCursor) throws(WrongResult) {
    value = try row["value"].number()
    (keep, refit) = (try row["keep"].share(), try row["refit"].share())
    refitBound = max(refit, try row["refitBound"].given?.share() ?? refit)
  }
}

/// A point of the frontier.
extension ValueResult.FrontierPoint {
  /// A member of `frontier`.
  init(_ row: ResultCursor) throws(WrongResult) {
    (of, name) = (try row["of"].text(), try row["name"].text())
    (value, chance) = (try row["value"].number(), try row["chance"].share())
    bound = max(chance, try row["bound"].share())
    naive = try row["naive"].given?.share()
    enters = try row["enters"].map { name throws(WrongResult) in try name.text() }
  }
}

/// An offer with what becomes of it.
extension ValueResult.Bargain {
  /// The member `breakEven`.
  init(_ row: ResultCursor) throws(WrongResult) {
    parallel = try row["parallel"].text()
    years = try row["years"].map { offer throws(WrongResult) in
      Offer(
        lost: try offer["lost"].number(), chance: try offer["chance"].share(),
        bound: try offer["bound"].given?.share())
    }
    worthAtMost = try row["worthAtMost"].given?.number()
  }
}
