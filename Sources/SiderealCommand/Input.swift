import Foundation
import Sidereal

/// Files as the command line names them.
enum Input {
  /// A file that cannot be read, with the system's reason.
  ///
  /// `sentence` is for people, `reason` for findings that name the file themselves.
  struct Unreadable: Error {
    var file: String
    var reason: String
    var sentence: String { "cannot read \(file): \(reason)" }
  }

  /// The name of standard input in messages.
  static func shownName(_ file: String) -> String { file == "-" ? "<stdin>" : file.shown }

  /// Where the paths of CSV files start.
  ///
  /// Of standard input the folder that the command runs in.
  static func directory(of file: String) -> String {
    file == "-" ? "." : URL(fileURLWithPath: file).deletingLastPathComponent().path
  }

  /// All bytes of a file, or of standard input for `-`.
  ///
  /// - Parameter limit: reading ends there, so that an endless file ends in an error and not in the memory's end.
  /// - Throws: the system's reason. A read that a signal broke off is taken up again.
  static func bytes(_ file: String, limit: Int = 32 << 20) throws(Unreadable) -> [UInt8] {
    let descriptor = file == "-" ? 0 : open(file, O_RDONLY)
    guard descriptor >= 0 else { throw unreadable(file) }
    defer { if descriptor != 0 { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      if count > 0 {
        bytes += buffer[..<count]
      } else if errno != EINTR {
        throw unreadable(file)
      }
    }
    return bytes
  }

  /// Takes the reason from `errno`, so nothing may come between.
  private static func unreadable(_ file: String) -> Unreadable {
    Unreadable(file: shownName(file), reason: String(cString: strerror(errno)))
  }
}
