import Foundation
import Testing
import Threads

/// What several threads make is what one makes.
struct ParallelMapTests {
  @Test(arguments: [nil, 1, 2, 3, 8, 100] as [Int?], [0, 1, 2, 7, 64, 1_000])
  func isAMap(threads: Int?, count: Int) {
    #expect(ParallelMap.map(count, threads: threads) { $0 * $0 + 1 } == (0..<count).map { $0 * $0 + 1 })
  }

  /// Values that are no plain numbers, of different cost.
  @Test func keepsTheOrderWhateverPartsTake() {
    func slow(_ index: Int) -> String {
      var number = index
      for _ in 0..<(index % 5 * 2_000) { number = number &* 31 &+ 7 }
      return "\(index): \(number)"
    }
    #expect(ParallelMap.map(200, threads: 7, slow) == (0..<200).map(slow))
  }

  /// Every index once, on no more threads than asked for.
  @Test(arguments: [1, 2, 4]) func everyIndexOnce(threads: Int) {
    let seen = Seen()
    let places = ParallelMap.map(500, threads: threads) { index in
      seen.note(index)
      return index
    }
    #expect(places.count == 500)
    #expect(seen.indices.sorted() == Array(0..<500))
    #expect(seen.threads <= threads)
  }

  /// Unchecked because the lock guards what was seen.
  private final class Seen: @unchecked Sendable {
    private let lock = NSLock()
    private var found: [Int] = []
    private var hosts: Set<UInt> = []
    var indices: [Int] { lock.withLock { found } }
    var threads: Int { lock.withLock { hosts.count } }
    func note(_ index: Int) {
      lock.withLock {
        found.append(index)
        hosts.insert(UInt(pthread_self()))
      }
    }
  }
}
