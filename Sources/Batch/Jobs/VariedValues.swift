/// The values that a key takes: a list, or a range that is cut into five.
enum VariedValues {
  /// How many values a range is cut into.
  private static let points = 5

  /// Keys whose values are whole numbers.
  private static let whole: Set<String> = ["headcount", "count", "team", "max", "samples", "seed"]

  /// The texts of the values, in their order, each once.
  ///
  /// - Parameter text: what stands behind the equals sign: `5%,10%`, `{2040: 50%, never: 50%},2050`, `2040..2060`, or
  ///   `2040..2060/9` for nine values.
  /// - Throws: why it says no values.
  static func list(_ text: String, key: String) throws(WrongBatch) -> [String] {
    guard !key.isEmpty else {
      throw WrongBatch(.usage, "--vary \(text): there is no key before the equals sign")
    }
    let values = text.contains("..") ? try range(text, key) : parts(text)
    var seen: Set<String> = []
    let distinct = values.filter { seen.insert($0).inserted }
    guard !distinct.isEmpty, !distinct.contains("") else {
      throw WrongBatch(.usage, "--vary \(key): a value is missing; write \(key)=a,b,c or \(key)=a..b")
    }
    return distinct
  }

  /// Values between commas; those in brackets and quotes belong to the value.
  private static func parts(_ text: String) -> [String] {
    var (parts, depth, quote): ([Substring], Int, Character?) = ([], 0, nil)
    var start = text.startIndex
    for place in text.indices {
      let sign = text[place]
      if let open = quote {
        if sign == open { quote = nil }
      } else if sign == "\"" || sign == "'" {
        quote = sign
      } else if "{[".contains(sign) {
        depth += 1
      } else if "}]".contains(sign) {
        depth -= 1
      } else if sign == ",", depth == 0 {
        parts.append(text[start..<place])
        start = text.index(after: place)
      }
    }
    return (parts + [text[start...]]).map(\.trimmed)
  }

  /// Equally spaced values from end to end, written as the ends are.
  private static func range(_ text: String, _ key: String) throws(WrongBatch) -> [String] {
    let wrong = WrongBatch(
      .usage,
      "--vary \(key)=\(text): a range is two numbers of one kind that rise, such as 5%..20% or 2040..2060")
    let cut = text.split(separator: "/", omittingEmptySubsequences: false)
    let ends = (cut.first ?? "").split(separator: ".", omittingEmptySubsequences: true)
    guard cut.count <= 2, let body = cut.first, let dots = body.range(of: ".."), !ends.isEmpty,
      let low = Written(body[..<dots.lowerBound].trimmed),
      let high = Written(body[dots.upperBound...].trimmed),
      low.unit == high.unit, low.number <= high.number
    else { throw wrong }
    var count = points
    if cut.count == 2 {
      guard let stated = Int(cut[1].trimmed), 2...Variation.mostProblems ~= stated else {
        throw WrongBatch(
          .usage, "--vary \(key)=\(text): what follows the slash is how many values, 2 or more")
      }
      count = stated
    }
    if low.number == high.number { return [low.text] }
    let isWhole = whole.contains(key.split(separator: ".").last.map(String.init) ?? "")
    return (0..<count).map { place in
      // Both ends as they are written.
      if place == 0 { return low.text }
      if place == count - 1 { return high.text }
      let value = low.number + (high.number - low.number) * Double(place) / Double(count - 1)
      return Written.text(isWhole ? value.rounded() : value) + low.unit
    }
  }

  /// A number as it is written, with what stands behind it.
  private struct Written {
    let text: String
    let number: Double
    /// `%`, or what an amount counts in.
    let unit: String

    init?(_ text: String) {
      self.text = text
      unit = text.last.map(String.init).flatMap { "%kKMB".contains($0) ? $0 : nil } ?? ""
      let bare = text.dropLast(unit.count)
      guard !bare.isEmpty, bare.allSatisfy({ "0123456789.+-eE".contains($0) }), let number = Double(bare),
        number.isFinite
      else { return nil }
      self.number = number
    }

    /// Decimals that a value between two ends keeps: beyond them there is only the dust of rounding.
    private static let decimals = 1e9

    static func text(_ number: Double) -> String {
      let rounded = (number * decimals).rounded() / decimals
      return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
    }
  }
}
