/// The uncertain numbers of a file, collected while it is read.
final class IntervalList {
  /// In the order of the file, which decides which coordinate of the sample each gets.
  private(set) var found: [Uncertainty.Quantity] = []
  /// Whether every interval is an error.
  let isRefusing: Bool

  init(isRefusing: Bool = false) { self.isRefusing = isRefusing }

  func add(_ quantity: Uncertainty.Quantity) { found.append(quantity) }

  /// Where an interval that is read goes.
  func slot(_ place: Uncertainty.Place, world: Int? = nil) -> Slot {
    Slot(list: self, world: world, place: place)
  }

  /// What a number belongs to, should it turn out to be an interval.
  struct Slot {
    let list: IntervalList
    let world: Int?
    let place: Uncertainty.Place
  }
}

/// Numbers in whose place an interval may stand: `5 to 20`. What is given then is only the interval's
/// middle, a stand-in until the sample is known.
extension Cursor {
  /// For messages.
  static let yearsWanted = "a number of years above 0"

  /// Above 0.
  func years(or slot: IntervalList.Slot) -> Double? {
    guard let ends = ends() else { return number(Self.yearsWanted, above: 0) }
    return interval(
      .positive, from: ends.low.number(Self.yearsWanted, above: 0),
      to: ends.high.number(Self.yearsWanted, above: 0),
      example: "5 to 20", slot: slot)
  }

  /// A whole number from 1 on.
  func count(or slot: IntervalList.Slot) -> Int? {
    let most = ChunkReader.mostCount
    guard let ends = ends() else { return whole(from: 1, to: most) }
    return interval(
      .whole(most: most), from: ends.low.whole(from: 1, to: most).map(Double.init),
      to: ends.high.whole(from: 1, to: most).map(Double.init), example: "5 to 20", slot: slot
    ).map { Int($0) }
  }

  /// Above 0 and at most 1; an interval's ends lie below 1 too.
  func share(or slot: IntervalList.Slot) -> Double? {
    guard let ends = ends() else { return share(isPositive: true) }
    let (low, high) = (ends.low.share(isPositive: true), ends.high.share(isPositive: true))
    // The logarithm of its odds would be infinite.
    if let high, high >= 1 {
      report(.certainEnd(name))
      return nil
    }
    return interval(.share, from: low, to: high, example: "5% to 20%", slot: slot)
  }

  /// Notes an interval whose ends are sound, and gives its median; nil, reported, where they do not rise.
  private func interval(
    _ kind: UncertainNumber.Kind, from low: Double?, to high: Double?, example: String,
    slot: IntervalList.Slot
  ) -> Double? {
    if slot.list.isRefusing {
      report(.intervalOfRival(name))
      return nil
    }
    guard let low, let high else { return nil }
    guard low < high else {
      report(.interval(name, item.text ?? "", example: example))
      return nil
    }
    let law = UncertainNumber(kind, low: low, high: high)
    slot.list.add(.init(world: slot.world, slot.place, law))
    return law.quantile(0.5)
  }

  /// Both ends of an interval, as values of their own with names for messages; nil for anything else.
  func ends() -> (low: Cursor, high: Cursor)? {
    guard case .scalar(let text, let isPlain) = item.kind, Self.isInterval(text) else { return nil }
    let sides = text.split(separator: " to ", maxSplits: 1)
    let parts = sides.map { String($0).trimming() }
    func end(_ place: Int, _ share: String) -> Cursor {
      var end = Cursor(
        item: Item(.scalar(parts.count > place ? parts[place] : "", isPlain: isPlain), item.place),
        path: path, name: "the \(share) point of \(name)", key: key, faults: faults)
      end.stated = place < sides.count ? self.place(of: sides[place], in: text) : nil
      return end
    }
    return (end(0, "5 %"), end(1, "95 %"))
  }
}

extension Cursor {
  /// Where a part of a text stands whose first line is all there is of it, without the spaces around.
  private func place(of part: Substring, in text: String) -> Place {
    let before = text[..<part.startIndex].unicodeScalars.count + part.prefix { $0 == " " }.count
    guard case .scalar(_, let isPlain) = item.kind else { return item.place }
    var place = item.place
    // Behind the quote, where there is one.
    place.column += before + (isPlain ? 0 : 1)
    return place
  }
}

/// The reader of how uncertain numbers are resolved.
struct UncertaintyReader {
  /// Worlds that one is split into: more than that no search bears.
  static let mostSamples = 10_000
  /// Sampled numbers of all worlds together.
  static let mostValues = 1_000_000
  /// The largest whole number up to which each has a text of its own.
  static let mostSeed = 9_007_199_254_740_992

  let intervals: IntervalList

  /// - Parameters:
  ///   - cursor: of `uncertainty`, where the file has it.
  ///   - file: where the mistake is reported if it has not.
  /// - Returns: nil where no number is uncertain, or where what is asked for cannot be.
  func read(_ cursor: Cursor?, in file: Cursor, worlds: [World]) -> Uncertainty? {
    var uncertainty = Uncertainty(quantities: intervals.found, worlds: worlds)
    if let cursor {
      guard let fields = cursor.fields(["samples", "seed"]) else { return nil }
      if let samples = fields["samples"]?.whole(from: 1, to: Self.mostSamples) {
        uncertainty.samples = samples
      }
      if let seed = fields["seed"]?.whole(from: 0, to: Self.mostSeed) { uncertainty.seed = UInt64(seed) }
    }
    if intervals.found.isEmpty { return nil }
    // All of them are kept, in as many worlds.
    let values = uncertainty.samples * max(1, worlds.count) * intervals.found.count
    if values > Self.mostValues {
      (cursor ?? file).reportAtKey(.tooManySamples(values))
      return nil
    }
    return uncertainty
  }
}
