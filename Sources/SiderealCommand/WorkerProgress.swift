import Batch
import Sidereal
import Threads

/// How far a search is, said to whoever started this worker.
final class WorkerProgress: ProgressSink, @unchecked Sendable {
  // Unchecked because the moment is only touched under its lock.
  private let number: Int
  private let last = Locked(-Double.infinity)

  /// Seconds between two words.
  private static let pause = 0.25

  init(_ number: Int) { self.number = number }

  /// Not more often than anybody looks.
  func show(_ progress: SearchProgress) {
    let now = TimeSource.system.now()
    let isDue = last.with { last in
      guard now - last >= Self.pause else { return false }
      last = now
      return true
    }
    if isDue { WorkerVoice.say(.progress(number: number, chance: progress.chance, bound: progress.bound)) }
  }

  /// Whoever started this worker wants numbers.
  func show(_ stage: String) {}
  /// Nothing stands there.
  func clear() {}
}
