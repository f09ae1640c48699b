/// The reader of laws of the deadline, in any of their forms.
struct LawReader {
  let time: TimeGrid
  let tables: TableStore
  /// Whether a race can be read: not where the file's time is wrong.
  let knowsTime: Bool
  var start: Double { time.start }

  /// Keys that stand alone in a law, and tell its form.
  private static let alone = ["by", "csv", "race"]

  /// A law; nil, reported, for anything else.
  func read(_ cursor: Cursor) -> DeadlineLaw? {
    guard cursor.isMapping else { return scalar(cursor) }
    let keys = Set(cursor.keys)
    if keys == ["race"], let race = cursor.fields(["race"])?["race"] {
      return knowsTime ? RaceReader(time: time, tables: tables).read(race).map(DeadlineLaw.race) : nil
    }
    // Forms that are told by one key, which then stands alone.
    if keys == ["by"], let by = cursor.fields(["by"])?["by"] { return cumulative(by) }
    if keys == ["csv"], let csv = cursor.fields(["csv"])?["csv"] { return table(csv) }
    // That key beside others: it cannot be said which form is meant.
    if let key = Self.alone.first(where: keys.contains), let pairs = cursor.pairs("a law"),
      let (_, place, value) = pairs.first(where: { $0.key == key })
    {
      cursor.faults.add(.at(place, path: value.path, .mixedLaw(key)))
      return nil
    }
    return isPercentiles(cursor) ? percentiles(cursor) : points(cursor)
  }

  /// A moment for certain, or an interval.
  private func scalar(_ cursor: Cursor) -> DeadlineLaw? {
    let wanted = "a moment, an interval such as 2035 to 2070, or a law"
    guard let text = cursor.text(wanted) else { return nil }
    if Cursor.isInterval(text) { return interval(cursor, text) }
    // A single moment is a law that is certain.
    guard let moment = cursor.faults.moment(text) else {
      cursor.report(
        .notNumber(
          cursor.name, text, wanted: wanted,
          help: Fault.momentHelp(text) ?? "write 2052, or {2040: 20%, never: 80%}, or 2035 to 2070"))
      return nil
    }
    cursor.note(.moment)
    return isAfterStart(moment, written: text, by: cursor) ? .certain(moment) : nil
  }

  /// Whether a moment lies at or after the start; reported where it does not.
  func isAfterStart(_ moment: Double, written text: String, by cursor: Cursor, at place: Place? = nil) -> Bool
  {
    if moment >= start { return true }
    cursor.faults.add(
      .at(place ?? cursor.item.place, path: cursor.path, .beforeStart(cursor.name, text, start: start)))
    return false
  }

  /// `2035 to 2070`: 5 % and 95 % points of a lognormal law from the start on.
  private func interval(_ cursor: Cursor, _ text: String) -> DeadlineLaw? {
    let parts = text.split(separator: " to ", maxSplits: 1).map { String($0).trimming() }
    let ends = parts.map { cursor.faults.moment($0) }
    guard ends.count == 2, let low = ends[0], let high = ends[1] else {
      cursor.report(.notNumber(cursor.name, text, wanted: "two moments", help: "write 2035 to 2070"))
      return nil
    }
    guard low < high else {
      cursor.report(.interval(cursor.name, text))
      return nil
    }
    // A lognormal law begins at the start, so that its points lie after it.
    guard low > start else {
      cursor.report(
        .beforeStart("the 5 % point of \(cursor.name)", parts[0], start: start, isAllowedAtStart: low < start)
      )
      return nil
    }
    if let ends = cursor.ends() {
      ends.low.note(.moment)
      ends.high.note(.moment)
    }
    return .lognormal(low: low, high: high)
  }

  /// `by: {2040: 20%}`: cumulative chances at moments, which never fall.
  private func cumulative(_ cursor: Cursor) -> DeadlineLaw? {
    guard let pairs = cursor.pairs("moments and cumulative chances") else { return nil }
    if pairs.isEmpty {
      cursor.reportAtKey(.nothingIn(cursor.name))
      return nil
    }
    var points: [(point: DeadlineLaw.Point, place: Place)] = []
    var known: Set<Double> = []
    var isSound = true
    for (key, place, value) in pairs {
      guard let moment = moment(key, at: place, value: value, isSound: &isSound), let share = value.share()
      else {
        isSound = false
        continue
      }
      if !known.insert(moment).inserted {
        cursor.faults.add(.at(place, path: value.path, .samePoint(cursor.name, key)))
        isSound = false
      }
      points.append((.init(moment: moment, share: share), value.item.place))
    }
    guard isSound else { return nil }
    // In any order in the file, rising from here on.
    points.sort { $0.point.moment < $1.point.moment }
    for (before, after) in zip(points, points.dropFirst()) where after.point.share < before.point.share {
      cursor.faults.add(.at(after.place, path: cursor.path, .falling(cursor.name)))
      return nil
    }
    return .cumulative(points.map(\.point))
  }

  /// Moments and cumulative chances from a file, held against the same conditions line by line.
  private func table(_ cursor: Cursor) -> DeadlineLaw? {
    guard let table = tables.table(cursor, .chances) else { return nil }
    var faults = table.faults
    // Mistakes of the file's contents are told with its lines.
    // Rows are in order: the first before the start says what is wrong with all of them.
    if let row = table.rows.first, row.moment < start {
      var fault = Fault.beforeStart("the moment", row.momentText, start: start)
      fault.help =
        "begin with the start and the chance until then, as 'sidereal import' does with --start; "
        + (fault.help ?? "")
      faults.add(row.line, fault)
    }
    for (before, after) in zip(table.rows, table.rows.dropFirst()) where after.value < before.value {
      faults.add(after.line, .falling("the chance \(after.valueText)"))
      // One fall makes others: the first says it.
      break
    }
    guard faults.isEmpty else {
      faults.report(at: cursor)
      return nil
    }
    return .cumulative(table.rows.map { .init(moment: $0.moment, share: $0.value) })
  }
}

/// Texts between white space.
extension String {
  /// Without white space at either end.
  func trimming() -> String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
