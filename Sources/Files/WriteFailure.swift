import Foundation
import SystemPackage

/// A file that could not be written, with the system's reason.
package struct WriteFailure: Error, Sendable, Equatable {
  /// As whoever asked for it named it.
  package let name: String
  /// The system's words, such as "No space left on device".
  package let reason: String
  package var sentence: String { "cannot write \(name): \(reason)" }

  package init(_ name: String, reason: String) { (self.name, self.reason) = (name, reason) }

  /// - Parameter number: an error number; `errno` of the call that just failed.
  package init(_ name: String, _ number: Int32 = errno) {
    self.init(name, reason: String(cString: strerror(number)))
  }

  /// From a call of the system library.
  init(_ name: String, _ error: any Error) {
    self.init(name, (error as? Errno)?.rawValue ?? EIO)
  }
}
