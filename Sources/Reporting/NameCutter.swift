/// Shortens names so that they can still be told apart: cut in the middle, and numbered where that is not enough.
struct NameCutter {
  /// Columns that a name may take.
  let width: Int
  private let labels: [String: String]

  /// - Parameter names: all that stand together; the order of the first of each decides its number.
  init(_ names: [String], width: Int) {
    self.width = width
    var seen: Set<String> = []
    let distinct = names.filter { seen.insert($0).inserted }
    guard distinct.contains(where: { TextLayout.width($0) > width }) else {
      labels = [:]
      return
    }
    // Names often begin alike and end with what tells them apart; or the other way round.
    let splits = [0.5, 0.67, 0.33, 0.85, 0.15].map { Self.labels(distinct, width, tail: $0) }
    let found = splits.first { Set($0).count == $0.count } ?? Self.numbered(distinct, width)
    labels = Dictionary(uniqueKeysWithValues: zip(distinct, found))
  }

  func label(_ name: String) -> String { labels[name] ?? TextLayout.elided(name, width: width) }

  private static func labels(_ names: [String], _ width: Int, tail: Double) -> [String] {
    names.map { cut($0, width, tail: tail, mark: "…") }
  }

  /// The head of a name, a mark and its tail; names that fit stay whole.
  private static func cut(_ name: String, _ width: Int, tail share: Double, mark: String) -> String {
    guard TextLayout.width(name) > width else { return name }
    let room = max(0, width - TextLayout.width(mark))
    let tail = TextLayout.prefix(name.reversed(), width: Int((Double(room) * share).rounded()))
    let end = String(tail.reversed())
    let head = TextLayout.prefix(Array(name), width: room - TextLayout.width(end))
    return String(head) + mark + end
  }

  /// Each that is cut gets the number that it has among all.
  private static func numbered(_ names: [String], _ width: Int) -> [String] {
    let most = String(names.count).count
    var taken = Set(names.filter { TextLayout.width($0) <= width })
    return names.enumerated().map { place, name in
      guard TextLayout.width(name) > width else { return name }
      var number = String(place + 1)
      number = String(repeating: "0", count: most - number.count) + number
      var label = cut(name, width, tail: 0, mark: "…" + number)
      // A name of the file may look like a label.
      while !taken.insert(label).inserted {
        number += "'"
        label = cut(name, width, tail: 0, mark: "…" + number)
      }
      return label
    }
  }
}
