import Answers
import Foundation

/// What a climb has found so far; unchecked because the lock guards it.
final class ClimbBoard: @unchecked Sendable {
  private let lock = NSLock()
  private var rungs: [Rung] = []
  private var caveat: CaveatAnswer?

  /// Takes the rungs so far; a caveat stays once there is one.
  func put(_ rungs: [Rung], _ caveat: CaveatAnswer? = nil) {
    lock.withLock { (self.rungs, self.caveat) = (rungs, caveat ?? self.caveat) }
  }

  /// What there is to show, should the climb be left behind.
  var content: (rungs: [Rung], caveat: CaveatAnswer?) { lock.withLock { (rungs, caveat) } }
}

/// Who is told how far a climb is, as long as somebody waits for it; unchecked because the lock guards it.
package final class ClimbListener: @unchecked Sendable {
  private let lock = NSLock()
  private var listen: ((String) -> Void)?

  package init(_ listen: @escaping (String) -> Void) { self.listen = listen }

  /// Names the part that begins, while somebody listens.
  package func tell(_ part: String) { lock.withLock { listen?(part) } }
  /// Nobody listens any more: a climb that was left behind goes on in silence.
  package func close() { lock.withLock { listen = nil } }
}
