import Answers
import Foundation

/// Inputs of a problem and their values in words, for tables and sentences.
enum InputWords {
  /// "correct of field", "the deadline".
  static func name(_ input: InputName) -> String {
    // A chunk's number for one pool is told by both.
    let owner = input.pool.map { "\($0) on \(input.name)" } ?? input.name
    switch input.key {
    // What has no key of its own in the file is told by what it means.
    case .moment, .shift: return "the deadline"
    case .world: return "which world it is"
    case .needed: return "whether \(input.name) is needed"
    default: return "\(word(input.key)) of \(owner)"
    }
  }

  /// Names of several inputs one after the other, in which neighbours say once what they share: the key as in "years of
  /// theory", "tools", or the owner as in "correct", "pace of field".
  static func names(_ inputs: [InputName]) -> [String] {
    /// A neighbour, where both are told by a key and an owner alone.
    func neighbour(_ place: Int) -> InputName? {
      inputs.indices.contains(place) && inputs[place].isPlain ? inputs[place] : nil
    }
    return inputs.enumerated().map { place, input in
      guard input.isPlain else { return name(input) }
      let isFirst = neighbour(place - 1)?.key != input.key
      let next = neighbour(place + 1)
      if input.key == .needed {
        return (isFirst ? "whether " : "") + input.name + (next?.key == .needed ? "" : " is needed")
      }
      if !isFirst { return input.name }
      let isSameOwner = next.map { ($0.kind, $0.name) == (input.kind, input.name) && $0.key != .needed }
      return isSameOwner == true && next?.key != input.key ? word(input.key) : name(input)
    }
  }

  /// What a number is called before its owner's name.
  private static func word(_ key: InputName.Key) -> String { key == .adds ? "people" : key.rawValue }

  /// A value as the file would state it.
  static func value(_ value: Double, of input: InputName) -> String {
    switch input.key {
    // As people read them: shares in per cent, money in groups of three digits.
    case .correct, .pace: return Percent.text(value)
    case .years: return Digits.plain(value, decimals: 2)
    case .amount, .cost: return Digits.amount(rounded(value))
    default: return Digits.amount(value)
    }
  }

  /// From where on a breakpoint's loss is too large.
  static func beyond(_ point: Breakpoint) -> String {
    // Years from today's deadline: how the law looks then nobody could say in a word.
    let latest = point.isSettled ? "" : " at the latest"
    if point.input.key == .shift {
      return Digits.years(abs(point.at)) + (point.isBelow ? " sooner" : " later") + latest
    }
    let value = value(point.at, of: point.input)
    // Of whole numbers the first that loses more is known, of others only where it lies.
    if point.isWhole { return value + (point.isBelow ? " or fewer" : " or more") + latest }
    return (point.isBelow ? "below " : "above ") + value + latest
  }

  /// Three digits: more would claim what bisection has not found.
  private static func rounded(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value }
    let unit = pow(10, max(0, log10(value).rounded(.down) - 2))
    return value < 100 ? value : (value / unit).rounded() * unit
  }
}

extension InputName {
  /// Told by its key and its owner, as a number for one pool alone or the deadline is not.
  fileprivate var isPlain: Bool { pool == nil && kind != .deadline && kind != .worlds }
}

/// What a plan does that another does not, in a few words.
enum DeedWords {
  /// In the order in which they are given, the largest first.
  ///
  /// - Parameter most: that are told; of more the number is.
  static func text(_ deeds: [Deed], most: Int = .max) -> String {
    let more = deeds.count - min(most, deeds.count)
    return deeds.prefix(most).map { deed in
      // Only what differs is told, so "more" is more than the other plan does.
      switch deed {
      case .funds(let grant, let more, let isNew):
        isNew
          ? "funds \(grant)" + (more > 1 ? " \(Digits.whole(more)) times" : "")
          : "funds \(grant) \(Digits.counted(more, "more time"))"
      case .works(let chunk, let pools, let isNew):
        (isNew ? "" : "more of ") + chunk
          + (pools.isEmpty ? "" : " by \(pools.joined(separator: " and "))")
      case .earlier(let chunk): "\(chunk) earlier"
      }
    }.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// Of the plan of today, where it still does.
  static func kept(_ deeds: [Deed]) -> String {
    deeds.isEmpty ? "today's plan" : "today's plan: " + text(deeds)
  }

  /// Of a plan made anew; where it does nothing that the old one does not do too, it does it at other times, or less of it.
  static func made(_ deeds: [Deed], most: Int = .max) -> String {
    deeds.isEmpty ? "the same at other times" : text(deeds, most: most)
  }
}
