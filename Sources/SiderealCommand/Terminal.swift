import Foundation
import Sidereal

/// What is known about the terminal.
enum Terminal {
  /// Whether a descriptor is one, as the system says.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Where a report goes: a terminal, or whatever is as wide as `COLUMNS` says; else a file, where no name is cut and
  /// nothing is left out of tables.
  static var space: TextSpace {
    if let columns = columns(of: Output.standardOutput) ?? statedWidth { return TextSpace(width: columns) }
    return isTerminal(Output.standardOutput) ? TextSpace() : .file
  }

  /// Columns of the terminal that messages go to; else `COLUMNS`, else 80.
  static var errorWidth: Int { columns(of: Output.standardError) ?? statedWidth ?? 80 }

  /// How wide the terminal is; nil where it is none, or does not know.
  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard isTerminal(descriptor), ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// What `COLUMNS` says, from 1 to 10,000.
  private static var statedWidth: Int? {
    ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }.map { min(max($0, 1), 10_000) }
  }

  /// Colour only on a terminal, and never against `NO_COLOR`.
  static var isColoured: Bool {
    let isRefused = !(ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
    return isTerminal(Output.standardOutput) && !isRefused && understandsEscapes
  }

  /// Whether the terminal knows what escapes mean.
  static var understandsEscapes: Bool { ProcessInfo.processInfo.environment["TERM"] != "dumb" }
}
