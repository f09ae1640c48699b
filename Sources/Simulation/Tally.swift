import Foundation

/// The count of runs: which are done, and how many of them succeeded. Blocks of runs are dealt in order and
/// always finished, so what is done is the first so many runs, whoever did them. Unchecked because the lock
/// guards what changes.
final class Tally: @unchecked Sendable {
  private let lock = NSLock()
  private let runs: Int
  private let block: Int
  /// Runs that were dealt.
  private(set) var begun = 0
  private(set) var successes = 0

  init(runs: Int, block: Int) { (self.runs, self.block) = (runs, block) }

  /// The next block; nil: there is none, or it is time to stop. The first one is always dealt.
  func next(unless isOver: () -> Bool) -> Range<Int>? {
    lock.withLock {
      guard begun < runs, begun == 0 || !isOver() else { return nil }
      let own = begun..<begun + min(block, runs - begun)
      begun = own.upperBound
      return own
    }
  }

  /// Counts a block's successes.
  ///
  /// - Returns: how many runs were begun, for showing how far it is.
  func add(_ number: Int) -> Int {
    lock.withLock {
      successes += number
      return begun
    }
  }
}
