import Foundation

/// What is known about the terminal.
enum Terminal {
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Columns: the terminal's, else `COLUMNS`, else 80.
  static var width: Int { columns(of: Output.standardOutput) ?? statedWidth ?? 80 }

  /// The same of the terminal that messages go to.
  static var errorWidth: Int { columns(of: Output.standardError) ?? statedWidth ?? 80 }

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
