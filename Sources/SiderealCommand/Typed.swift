import ArgumentParser
import Foundation

/// A value of an option as it was written, and what it means; what means nothing is refused with words of ours.
///
/// The parser's own refusal would name the Swift type.
struct Typed<Value: Sendable>: ExpressibleByArgument, Sendable where Value: Readable {
  /// As it was written, for messages.
  let text: String
  /// Nil where the text is no such value.
  let value: Value?

  init(argument: String) {
    (text, value) = (argument, Value(written: argument.trimmingCharacters(in: .whitespaces)))
  }

  /// The value, where it is one that the option takes.
  ///
  /// - Parameters:
  ///   - what: that it is, in words that follow "and".
  ///   - option: its name with dashes.
  ///   - isAllowed: whether the option takes such a value.
  /// - Throws: a wrong use, in words.
  func checked(_ option: String, _ what: String, where isAllowed: (Value) -> Bool) throws -> Value {
    guard let value, isAllowed(value) else {
      throw ValidationError("\(option) is \(text.isEmpty ? "empty" : text.shown), and \(what)")
    }
    return value
  }
}

/// What can be read from a word of the command line.
///
/// Nil where the word is no such value; spaces around it are gone.
protocol Readable {
  init?(written text: String)
}

extension Int: Readable {
  init?(written text: String) { self.init(text) }
}

extension UInt64: Readable {
  init?(written text: String) { self.init(text) }
}

extension Double: Readable {
  /// As people write numbers: no hexadecimal ones. A percent sign makes a share of it.
  init?(written text: String) {
    let isPercent = text.hasSuffix("%")
    let bare = isPercent ? text.dropLast() : text[...]
    guard bare.allSatisfy({ "0123456789.+-eE".contains($0) }), let number = Double(bare) else { return nil }
    self = isPercent ? number / 100 : number
  }
}
