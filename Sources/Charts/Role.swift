/// What a mark is for, which decides how it looks: the same everywhere, and never by colour alone.
package enum Role: String, Sendable, CaseIterable {
  // Words.
  case heading, label, value, tick, note, within
  // Lines of the frame.
  case grid, axis
  // Lines that mean something.
  case deadline, capacity, bound, whisker, survival, finishing, naiveLine, guide
  // Areas.
  case paper, optimum, informed, naive, bestNaive, lost, idle, kept, heat, today, beyond
  // Signs.
  case dot, openDot, offer, gate, bubble
  // Work on chunks: five that are told apart, and all others.
  case first, second, third, fourth, fifth, others

  /// Those of the chunks with most work, in that order. Green and pink, which few can tell apart, are never neighbours in it.
  package static let work: [Role] = [.first, .second, .third, .fourth, .fifth]

  /// The size that words are set in, and measured with.
  package var textSize: Double {
    switch self {
    case .heading: 13
    case .note, .within: 11
    default: 12
    }
  }

  /// Whether it is drawn with a pattern, whose kind goes with the role.
  var pattern: Pattern? {
    switch self {
    case .lost: Pattern(ground: nil, lines: [45], gap: 5)
    case .idle: Pattern(ground: nil, lines: [135], gap: 6)
    case .second: Pattern(ground: .second, lines: [45], gap: 6)
    case .third: Pattern(ground: .third, lines: [0], gap: 5)
    case .fourth: Pattern(ground: .fourth, lines: [135], gap: 4)
    case .fifth: Pattern(ground: .fifth, lines: [90], gap: 5)
    case .others: Pattern(ground: .others, lines: [45, 135], gap: 7)
    default: nil
    }
  }
}

/// A hatching, by which areas are told apart where colours are not seen.
struct Pattern: Sendable {
  /// Whose colour lies beneath; nil: the paper shows through, and the lines have the role's own colour.
  var ground: Role?
  /// By their angles in degrees.
  var lines: [Int]
  /// From line to line.
  var gap: Double
}
