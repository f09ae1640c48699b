/// Laws that list moments: with their chances, or by percentiles.
extension LawReader {
  /// Moments with their chances, and never; nil, reported, where they are no law.
  func points(_ cursor: Cursor) -> DeadlineLaw? {
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
      // Never is a key among moments, and has a share of its own.
      if key == "never" {
        if let share = value.share() { never = share } else { isSound = false }
        continue
      }
      guard let moment = moment(key, at: place, value: value, isSound: &isSound) else { continue }
      // A year and its first day are one moment.
      if !known.insert(moment).inserted {
        cursor.faults.add(.at(place, path: value.path, .samePoint(cursor.name, key)))
        isSound = false
      }
      if let share = value.share() {
        points.append(.init(moment: moment, share: share))
      } else {
        isSound = false
      }
    }
    // A sum says something only where all of it was read.
    guard isSound, !cursor.item.isPartial else { return nil }
    let sum = points.reduce(never) { $0 + $1.share }
    if abs(sum - 1) > ProblemTolerance.sum {
      cursor.reportAtKey(.lawSum(cursor.name, sum, isPercent: pairs.contains { $0.value.isPercent }))
      return nil
    }
    return .points(points.sorted { $0.moment < $1.moment }, never: never)
  }

  /// The moment that a key is; nil, reported, where it is none. One before the start is reported and given.
  func moment(_ key: String, at place: Place, value: Cursor, isSound: inout Bool) -> Double? {
    guard let moment = value.faults.moment(key) else {
      isSound = false
      // A word of another form of law, a misspelt one, or no moment at all: each has its own advice.
      let known = ["by", "csv", "never", "race"]
      if known.contains(key) {
        value.faults.add(.at(place, path: value.path, .mixedLaw(key)))
        return nil
      }
      let near = value.faults.nearest(to: key, among: known + ["median"])
      let help = Fault.momentHelp(key) ?? "write {2040: 20%, never: 80%}"
      value.faults.add(
        .at(
          place, path: value.path,
          near == nil
            ? .notNumber("'\(key)'", key, wanted: "a moment or 'never'", help: help)
            : .unknownKey(key, in: "the law", like: near, known: known)))
      return nil
    }
    if !isAfterStart(moment, written: key, by: value, at: place) { isSound = false }
    return moment
  }

  // MARK: - Percentiles

  /// Whether keys are shares and values moments. Numbers alone are read so only where they can be nothing
  /// else: no chance is above 1.
  func isPercentiles(_ cursor: Cursor) -> Bool {
    let keys = cursor.keys
    // A percent sign says so.
    if keys.contains(where: { $0 == "median" || $0.hasSuffix("%") }) { return true }
    guard !keys.isEmpty,
      keys.allSatisfy({ key in Cursor.decimal(key).map { (0...1).contains($0) } ?? false }),
      case .mapping(let entries) = cursor.item.kind
    else { return false }
    // Bare numbers from 0 to 1 as keys: percentiles only if some value is above 1, and so no chance.
    let moments = entries.map { $0.value.text.flatMap { Moment.parse($0)?.moment } }
    return moments.allSatisfy { $0 != nil } && moments.contains { ($0 ?? 0) > 1 }
  }

  private typealias Percentile = (point: DeadlineLaw.Point, place: Place)

  /// Cumulative chances by their shares, in ascending order of both; nil, reported, where moments do not
  /// rise.
  func percentiles(_ cursor: Cursor) -> DeadlineLaw? {
    var found: [Percentile] = []
    var known: Set<Double> = []
    var isSound = true
    for (key, place, value) in cursor.pairs("shares and moments") ?? [] {
      guard let share = share(key, at: place, value: value), let moment = value.moment() else {
        isSound = false
        continue
      }
      if !known.insert(share).inserted {
        cursor.faults.add(.at(place, path: value.path, .samePercentile(cursor.name, key)))
        isSound = false
      }
      if !isAfterStart(moment, written: value.item.text ?? "", by: value) { isSound = false }
      found.append((.init(moment: moment, share: share), value.item.place))
    }
    guard isSound, !cursor.item.isPartial else { return nil }
    // Cumulative chances are kept by moments, which must rise with their shares.
    found.sort { $0.point.share < $1.point.share }
    for (before, after) in zip(found, found.dropFirst()) where after.point.moment <= before.point.moment {
      cursor.faults.add(.at(after.place, path: cursor.path, .percentilesFall(cursor.name)))
      return nil
    }
    return .cumulative(found.map(\.point))
  }

  /// The share that a key is: a percentage, a number, or `median`.
  private func share(_ key: String, at place: Place, value: Cursor) -> Double? {
    if key == "median" { return 0.5 }
    // The key is read as a value, so that its mistakes are told in the same words.
    let key = Cursor(
      item: Item(.scalar(key, isPlain: true), place), path: value.path, name: "'\(key)'", key: place,
      faults: value.faults)
    guard let text = key.item.text, Cursor.decimal(text) != nil || text.hasSuffix("%") else {
      key.report(.percentileKey(key.item.text ?? ""))
      return nil
    }
    return key.share()
  }
}
