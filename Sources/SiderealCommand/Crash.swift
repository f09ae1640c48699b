import Foundation

/// A trap in our code ends with the code and the words of a bug.
///
/// Whoever runs the command in a script can so tell a bug from a wrong file, as for any other error.
enum Crash {
  /// What a handler of signals may do is little: it writes these bytes and leaves.
  private static let message: StaticString =
    "sidereal: a bug of ours: the program had to stop; please report it with the problem file\n"

  /// From now on. Code 70 is EX_SOFTWARE of sysexits.h.
  static func endsAsBug() {
    for number in [SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGBUS, SIGSEGV] {
      signal(number) { _ in
        _ = write(Output.standardError, Crash.message.utf8Start, Crash.message.utf8CodeUnitCount)
        // Not `exit`, whose handlers may not run inside a handler of signals.
        _exit(70)
      }
    }
  }
}
