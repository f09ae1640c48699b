import Sidereal
import Threads

/// How far a search is, said to whoever started this worker, not more often than anybody looks.
final class WorkerProgress: ProgressSink {
  private let says: @Sendable (_ chance: Double, _ bound: Double) -> Void
  private let begins: @Sendable (_ stage: String) -> Void
  /// The moment of the last word.
  private let last = Locked(-Double.infinity)

  /// Seconds between two words.
  private static let pause = 0.25

  /// - Parameters:
  ///   - begins: is told what the program is busy with from now on; usually nobody wants to know.
  ///   - says: is told chance and bound.
  init(
    begins: @escaping @Sendable (_ stage: String) -> Void = { _ in },
    says: @escaping @Sendable (_ chance: Double, _ bound: Double) -> Void
  ) { (self.begins, self.says) = (begins, says) }

  func show(_ progress: SearchProgress) {
    let now = TimeSource.system.now()
    let isDue = last.with { last in
      guard now - last >= Self.pause else { return false }
      last = now
      return true
    }
    if isDue { says(progress.chance, progress.bound) }
  }

  func show(_ stage: String) { begins(stage) }
  /// Nothing stands there.
  func clear() {}
}
