/// A sentence in which names of the user stay apart from our words.
///
/// A name may be in any script, hold markup or run from right to left. Whoever writes a phrase decides how a name is kept from
/// the words around it: by characters of isolation in a drawing, by an element on a page.
package struct Phrase: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// A part of a phrase.
  package enum Piece: Sendable, Equatable {
    /// Ours.
    case words(String)
    /// The user's.
    case name(String)
  }

  /// In the order in which they are read.
  package var pieces: [Piece]

  package init(stringLiteral words: String) { pieces = [.words(words)] }

  /// Our words, made elsewhere.
  package init(_ words: String) { pieces = [.words(words)] }

  /// Text of the user alone.
  package init(name: String) { pieces = [.name(name)] }

  package init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  /// Gathers what stands between quotation marks.
  package struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ words: String) {
      if !words.isEmpty { pieces.append(.words(words)) }
    }

    /// Our words, such as a number.
    package mutating func appendInterpolation(_ words: String) { appendLiteral(words) }

    package mutating func appendInterpolation(_ number: Int) { appendLiteral(String(number)) }

    /// A phrase within a phrase.
    package mutating func appendInterpolation(_ phrase: Phrase) { pieces += phrase.pieces }

    /// A name of the user.
    package mutating func appendInterpolation(name: String) { pieces.append(.name(name)) }
  }

  /// The words alone, for measuring and comparing.
  package var bare: String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .name(let name): MarkupText.clean(name)
      }
    }.joined()
  }

  /// Both, one after the other.
  package static func + (first: Phrase, second: Phrase) -> Phrase {
    var all = first
    all.pieces += second.pieces
    return all
  }
}

extension [Phrase] {
  /// All of them, with words between.
  package func joined(_ separator: String) -> Phrase {
    var all = Phrase("")
    for (place, phrase) in enumerated() {
      if place > 0 { all.pieces.append(.words(separator)) }
      all.pieces += phrase.pieces
    }
    return all
  }

  /// "a, b and c"; of many the first, and how many more there are.
  package func listed(most: Int = 8) -> Phrase {
    let shown = count > most ? Array(prefix(most - 1)) : self
    if count > shown.count { return shown.joined(", ") + Phrase(" and \(String(count - shown.count)) more") }
    guard let last = shown.last, shown.count > 1 else { return joined("") }
    return Array(shown.dropLast()).joined(", ") + " and " + last
  }
}
