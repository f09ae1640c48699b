import ArgumentParser
import Foundation
import Sidereal

/// Bytes to standard output, messages to standard error. A reader that went away ends the writing quietly.
enum Output {
  /// Descriptors as POSIX numbers them.
  static let standardOutput: Int32 = 1
  static let standardError: Int32 = 2

  /// Results, and everything else that was asked for. Where they cannot be written the program ends: with a word,
  /// unless nobody reads any more.
  ///
  /// Nobody reading is no error: `head` may have seen enough. The command goes on to its own exit code.
  static func print(_ text: String) {
    Interruption.shared.enter(.busy)
    let failure = write(text, to: standardOutput)
    if failure == 0 || failure == EPIPE { return }
    // Whose terminal is gone cannot be told so.
    if Interruption.shared.stop.isRequested, failure == EIO { return }
    complain("cannot write to standard output: \(String(cString: strerror(failure)))")
    exit(ExitCode.cannotWrite.rawValue)
  }

  /// What a command found, after files that were asked for: one that could not be written keeps nothing back from
  /// standard output.
  ///
  /// Files come first, since printing may end the program.
  ///
  /// - Throws: the code of what could not be written, once it is said.
  static func deliver(_ text: String, besides failures: [OutFile.Failure] = []) throws {
    print(text)
    for failure in failures { complain(failure.sentence) }
    if !failures.isEmpty { throw ExitCode.cannotWrite }
  }

  /// What goes wrong; one sentence, without its end.
  ///
  /// The program's name goes before it, as in other commands.
  static func complain(_ sentence: String) {
    write("sidereal: \(sentence.shown)\n", to: standardError)
  }

  /// Diagnostics, with names that can be shown.
  static func note(_ text: String) { write(text, to: standardError) }

  /// So that no file of ours gets the number of a standard stream that is closed, and what is printed with it: reading
  /// and writing such a stream goes on to fail.
  ///
  /// Each gets `/dev/null`, opened the wrong way round. To be called before anything is opened.
  static func occupyClosedStreams() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// So that writing to a closed pipe, or more than files may hold, is an error here and not the end of the program
  /// with a code of its own.
  static func ignoreClosedPipes() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// The error number of a failure; 0 where all was written.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Int32 {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      // Part of it may be taken, a stream without blocking may be full, and signals break calls off: it goes
      // on.
      if count > 0 {
        written += count
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}
