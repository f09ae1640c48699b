import ArgumentParser
import Foundation
import Sidereal

/// The words of the command line, before they are parsed.
///
/// The parser's own messages are for whoever knows options; what people most often get wrong is told here.
enum CommandLineWords {
  /// A value that begins with a minus is told from an option by standing with its own.
  ///
  /// `--gap -1` becomes `--gap=-1`; what stands after `--` stays as it is.
  ///
  /// Only long options without a value of their own take one this way; a bare minus is standard input or
  /// output.
  static func joined(_ words: [String]) -> [String] {
    var joined: [String] = []
    // After `--` everything is a name.
    var isOver = false
    for word in words {
      if !isOver, isNegative(word), let option = joined.last, option.hasPrefix("--"), option.count > 2,
        !option.contains("=")
      {
        joined[joined.count - 1] = option + "=" + word
      } else {
        joined.append(word)
      }
      isOver = isOver || word == "--"
    }
    return joined
  }

  /// Whether a word is a negative number, or at least begins like one; infinity and "nan" are numbers here.
  private static func isNegative(_ word: String) -> Bool {
    let rest = word.dropFirst()
    guard word.hasPrefix("-"), let first = rest.first else { return false }
    return first.isNumber || first == "." || Double(rest) != nil
  }

  /// Says what is wrong with a first word that is no command.
  ///
  /// - Parameters:
  ///   - commands: the names of all that people are told of.
  ///   - hidden: of those that they are not.
  /// - Throws: the word that was meant, the command that takes such a file, or the list of commands.
  static func checkCommand(
    _ words: [String], among commands: [String], hidden: [String] = []
  ) throws {
    guard let word = words.first, !word.hasPrefix("-"), !(commands + hidden + ["help"]).contains(word) else {
      return
    }
    let lead = "there is no command '\(word.shown)'"
    if let near = Guess.nearest(to: word, among: commands) {
      throw ValidationError("\(lead); did you mean '\(near)'?")
    }
    if FileIdentity(of: word)?.isRegular ?? false {
      throw ValidationError("\(lead); to solve that file: sidereal solve \(word.shown)")
    }
    throw ValidationError("\(lead); there are \(commands.joined(separator: ", "))")
  }

  /// Commands that take one file say so; but where a word stands behind an option that there is not, that is the mistake.
  ///
  /// - Parameters:
  ///   - more: words behind the first file.
  ///   - help: of the command, which names its options.
  ///   - words: all of the command line, for options that may be unknown.
  static func checkOneFile(
    _ more: [String], of command: String, help: String, _ words: [String] = CommandLine.arguments
  ) throws {
    guard let second = more.first else { return }
    let known = help.split { !$0.isLetter && $0 != "-" }.filter { $0.hasPrefix("--") }.map(String.init)
    let given = words.prefix { $0 != "--" }.filter { $0.hasPrefix("--") }
      .map { String($0.prefix { $0 != "=" }) }
    if let unknown = given.first(where: { !known.contains($0) }) {
      let near = Guess.nearest(to: unknown, among: known)
      throw ValidationError(
        "Unknown option '\(unknown.shown)'" + (near.map { ". Did you mean '\($0)'?" } ?? ""))
    }
    let many = command == "solve" ? ": 'sidereal batch' solves many" : ""
    throw ValidationError("\(command) takes one file, and '\(second.shown)' is a second one\(many)")
  }

  /// Words without some options and their values.
  static func without(_ options: Set<String>, _ words: [String]) -> [String] {
    var kept: [String] = []
    var isValue = false
    for word in words {
      if isValue {
        isValue = false
      } else if options.contains(word) {
        isValue = true
      } else if !options.contains(where: { word.hasPrefix($0 + "=") }) {
        kept.append(word)
      }
    }
    return kept
  }
}
