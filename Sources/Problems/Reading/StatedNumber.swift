import Foundation

/// A number as it stands in a problem file, for whoever wants to move it: the page binds a slider to each.
///
/// What is told is told in the file's own unit: of `150k` the value is 150 and the suffix `k`. Whoever puts another number in
/// its place writes that number and the suffix over `length` characters, and nothing else of the file changes.
package struct StatedNumber: Sendable, Equatable, Codable {
  /// JSON Pointer to the value.
  package let path: String
  /// What messages call it, such as "correct of pool 'field'".
  package let name: String
  /// Of its first character, from 1, in code points; and how many there are.
  package let line, column, length: Int
  /// The characters themselves.
  package let text: String
  /// Without the suffix.
  package let value: Double
  /// What follows the number: `%`, `k`, ` months`; often nothing.
  package let suffix: String
  /// Where moving it makes sense: within what the reader allows, and around what it is.
  package let least, most, step: Double

  /// What a number is, which decides how far it can sensibly be moved.
  enum Kind: Sendable {
    /// From 0 to 1, or in hundredths.
    case share
    /// Whole, within what the reader takes.
    case whole(least: Int, most: Int)
    /// People may be none, lengths may not.
    case amount(isPositive: Bool)
    /// A year.
    case moment
  }
}

extension StatedNumber {
  /// Nil where the characters are no number with a unit, as dates, or do not stand where it is said, as where another value
  /// was put in their place.
  init?(_ noted: NotedNumber, in source: SourceText) {
    let text = noted.text
    let end = text.firstIndex { !$0.isNumber && !"+-.".contains($0) } ?? text.endIndex
    let suffix = text[end...]
    guard let value = Cursor.decimal(String(text[..<end])),
      suffix.allSatisfy({ $0.isLetter || $0 == " " || $0 == "%" }), source.has(noted)
    else { return nil }
    (path, name, self.text) = (noted.path, noted.name, text)
    (line, column, length) = (noted.place.line, noted.place.column, text.unicodeScalars.count)
    (self.value, self.suffix) = (value, String(suffix))
    (least, most, step) = Self.range(of: value, noted.kind, suffix: self.suffix)
  }

  /// Bounds and steps of a slider.
  private static func range(
    of value: Double, _ kind: Kind, suffix: String
  ) -> (least: Double, most: Double, step: Double) {
    switch kind {
    case .share:
      let whole = suffix.hasSuffix("%") ? 100.0 : 1
      return (0, whole, fine(whole / 100, for: value))
    case .whole(let least, let most):
      let far = min(Double(most), max(Self.smallestReach, rounded(reach * abs(value))))
      let near = max(Double(least), least < 0 ? -far : 0)
      // Positions lie on a grid that the number itself is on, so that a slider can come back to it.
      let step = max(1, rounded((far - near) / wholeSteps))
      return (
        value - step * ((value - near) / step).rounded(.down),
        value + step * ((far - value) / step).rounded(.down),
        step
      )
    case .amount(let isPositive):
      let far = value == 0 ? 1 : rounded(reach * abs(value))
      let step = fine(rounded(far / steps), for: value)
      return (isPositive ? step : 0, far, step)
    case .moment:
      // Years from the start begin with it.
      let least = value >= 0 ? max(0, value - yearsBefore) : value - yearsBefore
      return (least, value + yearsAfter, fine(1, for: value))
    }
  }

  /// A slider goes to so many times what stands there.
  private static let reach = 2.0
  /// Of small whole numbers, to this at the least.
  private static let smallestReach = 10.0
  /// About so many positions; of whole numbers so many, since one more person is what people ask for.
  private static let (steps, wholeSteps) = (100.0, 1000.0)
  /// Of years.
  private static let (yearsBefore, yearsAfter) = (20.0, 40.0)

  /// The next of 1, 2, 5 times a power of ten that is no smaller.
  private static func rounded(_ number: Double) -> Double {
    guard number > 0 else { return 1 }
    let power = pow(10, floor(log10(number)))
    return power * ([1, 2, 5].first { $0 * power >= number * (1 - ProblemTolerance.whole) } ?? 10)
  }

  /// A step on whose grid a number lies: tenths and hundredths of the step where it has to be finer.
  private static func fine(_ step: Double, for value: Double) -> Double {
    [1, 10, 100].map { step / $0 }.first { step in
      abs((value / step).rounded() - value / step) < ProblemTolerance.whole
    } ?? step / 1000
  }
}

/// A number that a reader read, kept as it is: what can be done with it is worked out for those alone who ask.
struct NotedNumber: Sendable {
  let text: String
  let kind: StatedNumber.Kind
  /// Of its first character.
  let place: Place
  let path, name: String
}

/// The numbers of a file, as they were read.
package struct ProblemNumbers: Sendable {
  let noted: [NotedNumber]

  /// Those that can be moved, in the order of the file; one at each place.
  package func stated(in source: SourceText) -> [StatedNumber] {
    var seen: Set<Place> = []
    return noted.filter { seen.insert(Place(line: $0.place.line, column: $0.place.column)).inserted }
      .compactMap { StatedNumber($0, in: source) }
      .sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}

extension Cursor {
  /// Keeps a number that was just read, for whoever wants to move it.
  func note(_ kind: StatedNumber.Kind) {
    guard case .scalar(let text, let isPlain) = item.kind, item.place.spot == nil else { return }
    var place = stated ?? item.place
    // Quotes are not part of what is replaced.
    if !isPlain, stated == nil { place.column += 1 }
    faults.note(NotedNumber(text: text, kind: kind, place: place, path: path, name: name))
  }
}

extension SourceText {
  /// Whether a number's characters stand where it says: not where they are written in another way, as by escapes.
  fileprivate func has(_ number: NotedNumber) -> Bool {
    guard let length = length(ofLine: number.place.line), length <= DiagnosticText.longestLine,
      let line = line(number.place.line)
    else { return false }
    return line.unicodeScalars.dropFirst(number.place.column - 1).starts(with: number.text.unicodeScalars)
  }
}
