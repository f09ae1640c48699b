import Foundation

/// The problem file that was named on the command line: the only file that is read for a page.
package enum ServedFile {
  /// Why it cannot be served.
  package struct Unreadable: Error {
    package let reason: String
  }

  /// Bytes, as many as a problem may have.
  private static let most = 16_000_000

  /// Its text, looked at before the server begins and whenever the page is loaded; a pipe or a device, which may never end, is none.
  package static func text(_ path: String) throws(Unreadable) -> String {
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw system }
    guard facts.st_mode & S_IFMT == S_IFREG else { throw Unreadable(reason: "it is no regular file") }
    guard facts.st_size <= most else { throw Unreadable(reason: "it is larger than 16 MB") }
    guard access(path, R_OK) == 0 else { throw system }
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw Unreadable(reason: "reading it failed")
    }
    // What is no text would be another file once it is saved.
    guard let text = String(bytes: data, encoding: .utf8) else {
      throw Unreadable(reason: "it is not UTF-8 text: save it as UTF-8")
    }
    return text
  }

  private static var system: Unreadable { Unreadable(reason: String(cString: strerror(errno))) }
}
