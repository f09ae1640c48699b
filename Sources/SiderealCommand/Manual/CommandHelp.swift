import ArgumentParser
import Foundation

/// The help of a command as data, as the argument parser dumps it.
///
/// Only what a manual page shows; keys are the parser's.
struct CommandHelp: Decodable {
  let commandName: String
  let abstract: String?
  let discussion: String?
  let arguments: [Argument]?
  let subcommands: [CommandHelp]?

  /// A file, an option or a flag.
  struct Argument: Decodable {
    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
    let discussion: String?
  }

  enum Kind: String, Decodable { case positional, option, flag }

  /// One of the names of an option.
  struct Name: Decodable {
    let kind: String
    let name: String

    /// With its dashes.
    var text: String { (kind == "long" ? "--" : "-") + name }
  }

  /// What every command has, told once for all of them.
  private static let common: Set<String> = ["--version", "--help"]

  /// What is shown, without what every command has.
  var own: [Argument] {
    (arguments ?? []).filter { one in
      one.shouldDisplay && !(one.names ?? []).contains { Self.common.contains($0.text) }
    }
  }

  /// Of the whole command with its subcommands.
  ///
  /// - Throws: where the parser dumps something else than it used to.
  static func all() throws -> CommandHelp {
    struct Dump: Decodable { let command: CommandHelp }
    return try JSONDecoder().decode(Dump.self, from: Data(SiderealCommand._dumpHelp().utf8)).command
  }
}
