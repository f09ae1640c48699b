/// Shortens names so that they can still be told apart: cut in the middle, and numbered where that is not enough.
///
/// Three ways, each tried where the one before leaves two names alike: a cut at one place for all; for those that stay alike,
/// what tells them apart behind a common head; at last numbers. All names that may stand together are given at once,
/// so that a name has one short form throughout a report.
struct NameCutter {
  /// Columns that a name may take.
  let width: Int
  /// Of every name; empty where all of them fit.
  private let labels: [String: String]

  /// - Parameter names: all that stand together; the order of the first of each decides its number.
  init(_ names: [String], width: Int) {
    self.width = width
    var seen: Set<String> = []
    let distinct = names.filter { seen.insert($0).inserted }
    // Nothing to cut: labels are looked up only where there are any.
    guard distinct.contains(where: { TextLayout.width($0) > width }) else {
      labels = [:]
      return
    }
    // Names often begin alike and end with what tells them apart; or the other way round.
    let splits = [0.5, 0.67, 0.33, 0.85, 0.15].map { Self.labels(distinct, width, tail: $0) }
    let found =
      splits.first { Set($0).count == $0.count } ?? Self.differences(distinct, width)
      ?? Self.numbered(distinct, width)
    labels = Dictionary(uniqueKeysWithValues: zip(distinct, found))
  }

  /// The short form of a name. One that was not among those given is only cut.
  func label(_ name: String) -> String { labels[name] ?? TextLayout.elided(name, width: width) }

  /// All names cut at one place, as a share of the width that their tails get.
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

  /// A head and what tells each from those that a cut would not tell it from, such as `work pa…3…`; nil where that does not
  /// fit, or tells too little.
  private static func differences(_ names: [String], _ width: Int) -> [String]? {
    let cuts = labels(names, width, tail: 0.5)
    let alike = Dictionary(grouping: zip(names, cuts).filter { $0 != $1 }, by: \.1).mapValues { $0.map(\.0) }
    var found: [String] = []
    for (name, cut) in zip(names, cuts) {
      guard let group = alike[cut], group.count > 1 else {
        found.append(cut)
        continue
      }
      // What the names of a group have in common, from the front and from the back, tells nothing: what lies between
      // does.
      let letters = group.map(Array.init)
      let shortest = letters.map(\.count).min() ?? 0
      let head =
        (0..<shortest).first { place in letters.contains { $0[place] != letters[0][place] } } ?? shortest
      let tail =
        (0..<(shortest - head)).first { place in
          letters.contains { $0[$0.count - 1 - place] != letters[0][letters[0].count - 1 - place] }
        } ?? shortest - head
      let own = Array(name)
      let middle = String(own[head..<(own.count - tail)])
      let ends = tail > 0 ? "…" : ""
      // At least two letters of the head, so that the label still looks like the name.
      let room = width - TextLayout.width(middle + ends) - 1
      guard !middle.isEmpty, room >= 2 else { return nil }
      found.append(String(TextLayout.prefix(own, width: room)) + "…" + middle + ends)
    }
    return Set(found).count == found.count ? found : nil
  }

  /// Each that is cut gets the number that it has among all.
  private static func numbered(_ names: [String], _ width: Int) -> [String] {
    let most = String(names.count).count
    var taken = Set(names.filter { TextLayout.width($0) <= width })
    return names.enumerated().map { place, name in
      guard TextLayout.width(name) > width else { return name }
      // Padded with zeros, so that numbers end at the same column.
      var number = String(place + 1)
      number = String(repeating: "0", count: most - number.count) + number
      var label = cut(name, width, tail: 0, mark: "…#" + number)
      // A name of the file may look like a label.
      while !taken.insert(label).inserted {
        number += "'"
        label = cut(name, width, tail: 0, mark: "…#" + number)
      }
      return label
    }
  }
}
