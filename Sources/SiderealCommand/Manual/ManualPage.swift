import Sidereal

/// The manual page of the command, in the macros of man(7), which every reader of manual pages knows.
///
/// It is made of the help of the commands alone, so that the two never say different things.
struct ManualPage {
  let help: CommandHelp
  let version: String

  var text: String {
    let commands = (help.subcommands ?? []).filter { $0.commandName != "help" }
    return [
      ".TH SIDEREAL 1 \"\" \"sidereal \(version)\" \"User Commands\"",
      ".SH NAME", "sidereal \\- " + Self.escaped(help.abstract ?? ""),
      ".SH SYNOPSIS", ".B sidereal", ".I command", "[\\fIfile\\fR] [\\fIoptions\\fR]",
      ".SH DESCRIPTION",
      "Reads a problem (who there is, what is to be done, what is believed about the deadline) from a YAML or JSON file.",
      "The keys of such files are explained by", ".BR \"sidereal explain\" ,",
      "a commented file to start from is printed by",
      ".BR \"sidereal init\" .", "Every command takes", ".B \\-\\-help", "and", ".BR \\-\\-version .",
      ".SH COMMANDS", commands.map(section).joined(separator: "\n"),
      ".SH EXIT STATUS", Self.escaped(help.discussion ?? ""),
      ".SH ENVIRONMENT", ".TP", ".B NO_COLOR", "Where it is set, nothing is coloured.", ".TP", ".B COLUMNS",
      "How wide text is where no terminal says so.",
    ].joined(separator: "\n") + "\n"
  }

  /// A command with what it takes.
  private func section(_ command: CommandHelp) -> String {
    let files = command.own.filter { $0.kind == .positional }.map { one in
      let name = "\\fI\(Self.escaped(one.valueName ?? ""))\\fR" + (one.isRepeating ? " ..." : "")
      return one.isOptional ? "[\(name)]" : name
    }
    let head = ["\\fBsidereal \(command.commandName)\\fR"] + files
    var lines = [".SS \"\(head.joined(separator: " "))\"", Self.escaped(command.abstract ?? "")]
    if let discussion = command.discussion { lines += [".PP", Self.escaped(discussion)] }
    for one in command.own { lines += [".TP", Self.title(one)] + Self.words(one) }
    return lines.joined(separator: "\n")
  }

  /// The names of an option with its value, or the name of a file.
  private static func title(_ one: CommandHelp.Argument) -> String {
    let value = "\\fI\(escaped(one.valueName ?? ""))\\fR"
    guard let names = one.names, one.kind != .positional else { return value }
    let all = names.map { "\\fB\(escaped($0.text))\\fR" }.joined(separator: ", ")
    return one.kind == .flag ? all : "\(all) \(value)"
  }

  /// What it does, what it may be, and what it is where it is left out.
  private static func words(_ one: CommandHelp.Argument) -> [String] {
    var words = [one.abstract, one.discussion].compactMap { $0 }.map(escaped)
    if let values = one.allValues, one.kind == .option {
      words.append("One of " + escaped(values.joined(separator: ", ")) + ".")
    }
    if let usual = one.defaultValue { words.append("Default: \(escaped(usual)).") }
    return words.isEmpty ? ["\\&"] : words
  }

  /// Words that mean nothing to the formatter: no backslash, no dot or quotation mark at the beginning of a line.
  private static func escaped(_ text: String) -> String {
    let safe = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("…", with: "...")
    return safe.split(separator: "\n", omittingEmptySubsequences: true).map { line in
      (line.first == "." || line.first == "'" ? "\\&" : "") + line
    }.joined(separator: "\n")
  }
}
