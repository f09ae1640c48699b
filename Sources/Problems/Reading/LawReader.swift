/// Reads a law of the deadline.
struct LawReader {
  let start: Double
  let directory: String

  func read(_ cursor: Cursor) -> DeadlineLaw? {
    guard cursor.isMapping else { return scalar(cursor) }
    let keys = Set(cursor.keys)
    if keys.contains("race") {
      cursor.report(.notSupported("a race as deadline", help: "give the law of the deadline itself"))
      return nil
    }
    if keys == ["by"], let by = cursor.fields(["by"])?["by"] { return cumulative(by) }
    if keys == ["csv"], let csv = cursor.fields(["csv"])?["csv"] { return table(csv) }
    if let key = ["by", "csv"].first(where: keys.contains), let pairs = cursor.pairs("a law"),
      let (_, place, value) = pairs.first(where: { $0.key == key })
    {
      cursor.faults.add(.at(place, value.path, .mixedLaw(key)))
      return nil
    }
    return points(cursor)
  }

  private func scalar(_ cursor: Cursor) -> DeadlineLaw? {
    let wanted = "a moment, an interval such as 2035 to 2070, or a law"
    guard let text = cursor.text(wanted) else { return nil }
    if text.contains(" to ") { return interval(cursor, text) }
    guard let moment = Moment.parse(text) else {
      cursor.report(
        .notNumber(cursor.name, text, wanted, help: "write 2052, or {2040: 20%, never: 80%}, or 2035 to 2070")
      )
      return nil
    }
    return isAfterStart(moment, text, cursor) ? .certain(moment) : nil
  }

  private func isAfterStart(_ moment: Double, _ text: String, _ cursor: Cursor, at place: Place? = nil)
    -> Bool
  {
    if moment >= start { return true }
    cursor.faults.add(.at(place ?? cursor.item.place, cursor.path, .beforeStart(cursor.name, text, start)))
    return false
  }

  private func interval(_ cursor: Cursor, _ text: String) -> DeadlineLaw? {
    let ends = text.split(separator: " to ", maxSplits: 1).map { Moment.parse(String($0).trimming()) }
    guard ends.count == 2, let low = ends[0], let high = ends[1] else {
      cursor.report(.notNumber(cursor.name, text, "two moments", help: "write 2035 to 2070"))
      return nil
    }
    guard low < high else {
      cursor.report(.interval(cursor.name, text))
      return nil
    }
    guard low > start else {
      cursor.report(.beforeStart("the 5 % point of \(cursor.name)", Spelling.short(low), start))
      return nil
    }
    return .lognormal(low: low, high: high)
  }

  private func points(_ cursor: Cursor) -> DeadlineLaw? {
    guard let pairs = cursor.pairs("a law of moments and shares") else { return nil }
    if pairs.isEmpty {
      cursor.reportAtKey(.nothingIn(cursor.name))
      return nil
    }
    var points: [DeadlineLaw.Point] = []
    var known: Set<Double> = []
    var never = 0.0
    var isSound = true
    for (key, place, value) in pairs {
      if key == "never" {
        if let share = value.share() { never = share } else { isSound = false }
        continue
      }
      guard let moment = moment(key, place, value, &isSound) else { continue }
      if !known.insert(moment).inserted {
        cursor.faults.add(.at(place, value.path, .samePoint(cursor.name, key)))
        isSound = false
      }
      if let share = value.share() {
        points.append(.init(moment: moment, share: share))
      } else {
        isSound = false
      }
    }
    guard isSound, !cursor.item.isPartial else { return nil }
    let sum = points.reduce(never) { $0 + $1.share }
    if abs(sum - 1) > 1e-9 {
      cursor.reportAtKey(.sum("chances of the \(cursor.name)", sum))
      return nil
    }
    return .points(points.sorted { $0.moment < $1.moment }, never: never)
  }

  private func moment(_ key: String, _ place: Place, _ value: Cursor, _ isSound: inout Bool) -> Double? {
    guard let moment = Moment.parse(key) else {
      isSound = false
      let known = ["by", "csv", "never", "race"]
      if known.contains(key) {
        value.faults.add(.at(place, value.path, .mixedLaw(key)))
        return nil
      }
      let near = Spelling.nearest(to: key, among: known)
      value.faults.add(
        .at(
          place, value.path,
          near == nil
            ? .notNumber("'\(key)'", key, "a moment or 'never'", help: "write {2040: 20%, never: 80%}")
            : .unknownKey(key, in: "the law", like: near, known: known)))
      return nil
    }
    if !isAfterStart(moment, key, value, at: place) { isSound = false }
    return moment
  }

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
      guard let moment = moment(key, place, value, &isSound), let share = value.share() else {
        isSound = false
        continue
      }
      if !known.insert(moment).inserted {
        cursor.faults.add(.at(place, value.path, .samePoint(cursor.name, key)))
        isSound = false
      }
      points.append((.init(moment: moment, share: share), value.item.place))
    }
    guard isSound else { return nil }
    points.sort { $0.point.moment < $1.point.moment }
    for (before, after) in zip(points, points.dropFirst()) where after.point.share < before.point.share {
      cursor.faults.add(.at(after.place, cursor.path, .falling(cursor.name)))
      return nil
    }
    return .cumulative(points.map(\.point))
  }

  private func table(_ cursor: Cursor) -> DeadlineLaw? {
    guard let rows = Table.rows(cursor, directory: directory) else { return nil }
    var points: [DeadlineLaw.Point] = []
    for row in rows.sorted(by: { $0.moment < $1.moment }) {
      guard let share = Table.share(row.text), (0...1).contains(share) else {
        cursor.report(.csv("deadline", "has the chance '\(row.text)', and a share lies between 0 and 1"))
        return nil
      }
      guard isAfterStart(row.moment, Spelling.short(row.moment), cursor) else { return nil }
      if let last = points.last, last.share > share || last.moment == row.moment {
        cursor.report(
          last.moment == row.moment
            ? .samePoint(cursor.name, Spelling.short(row.moment)) : .falling(cursor.name))
        return nil
      }
      points.append(.init(moment: row.moment, share: share))
    }
    return .cumulative(points)
  }
}

extension String {
  func trimming() -> String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
