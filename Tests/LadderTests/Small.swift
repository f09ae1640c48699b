import Allocation
import Foundation
import Ladder
import Problems
import Testing

/// Problems from text, and rungs by name.
enum Small {
  struct Unreadable: Error { let text: String }

  static func instance(_ text: String) throws -> Instance {
    do { return Instance(try ProblemReader.read(Array(text.utf8), directory: ".").problem) } catch {
      throw Unreadable(text: DiagnosticText.plain(error.diagnostics, source: error.source, file: "case"))
    }
  }
}
