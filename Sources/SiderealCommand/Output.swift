import ArgumentParser
import Foundation

/// Bytes to standard output, messages to standard error. A reader that went away ends the writing quietly.
enum Output {
  static let standardOutput: Int32 = 1
  static let standardError: Int32 = 2

  /// Results, and everything else that was asked for. Where they cannot be written the program ends: with a word,
  /// unless nobody reads any more.
  static func print(_ text: String) {
    let failure = write(text, to: standardOutput)
    if failure != 0, failure != EPIPE {
      complain("cannot write to standard output: \(String(cString: strerror(failure)))")
      exit(ExitCode.wrongUsage.rawValue)
    }
  }

  /// What goes wrong; one sentence, without its end.
  static func complain(_ sentence: String) { write("sidereal: \(sentence)\n", to: standardError) }

  /// Diagnostics and progress.
  static func note(_ text: String) { write(text, to: standardError) }

  /// So that writing to a closed pipe is an error here and not the end of the program with a code of its own.
  static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

  /// The error number of a failure; 0 where all was written.
  @discardableResult
  private static func write(_ text: String, to descriptor: Int32) -> Int32 {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        written += count
      } else if errno != EINTR, errno != EAGAIN {
        return errno
      }
    }
    return 0
  }
}

/// What is known about the terminal.
enum Terminal {
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Columns: the terminal's, else `COLUMNS`, else 80.
  static var width: Int {
    var size = winsize()
    if isTerminal(Output.standardOutput), ioctl(Output.standardOutput, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    {
      return Int(size.ws_col)
    }
    let stated = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    return min(max(stated ?? 80, 1), 10_000)
  }

  /// Colour only on a terminal, and never against `NO_COLOR`.
  static var isColoured: Bool {
    let environment = ProcessInfo.processInfo.environment
    let isRefused = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    return isTerminal(Output.standardOutput) && !isRefused
  }
}
