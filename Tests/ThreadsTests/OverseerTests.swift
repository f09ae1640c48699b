import Foundation
import Testing
import Threads

/// Work on a thread of its own: its value, its error, or that it was left behind.
struct OverseerTests {
  private struct Fault: Error, Equatable { let number: Int }

  /// A clock that is set by hand. Unchecked because the lock guards the time.
  private final class HandClock: @unchecked Sendable {
    private let lock = NSLock()
    private var time = 0.0
    var source: TimeSource { TimeSource { [self] in lock.withLock { time } } }
    func set(_ new: Double) { lock.withLock { time = new } }
  }

  @Test func theValueComesBack() throws {
    let caller = UInt(pthread_self())
    let found = try Overseer.run(within: TimeBudget(), grace: 0) { (7, UInt(pthread_self())) }
    #expect(found?.0 == 7)
    #expect(found?.1 != caller)
  }

  @Test func whatItThrowsIsThrown() {
    #expect(throws: Fault(number: 3)) {
      try Overseer.run(within: TimeBudget(), grace: 0) { throw Fault(number: 3) }
    }
  }

  /// Frames of some hundred bytes, far deeper than a usual thread's stack holds.
  @Test func thereIsRoomForDeepRecursion() throws {
    @Sendable func depth(_ left: Int) -> Int {
      if left == 0 { return 0 }
      return withUnsafeTemporaryAllocation(byteCount: 512, alignment: 8) { buffer in
        buffer[0] = UInt8(truncatingIfNeeded: left)
        return depth(left - 1) + (buffer[0] == UInt8(truncatingIfNeeded: left) ? 1 : 0)
      }
    }
    #expect(Overseer.stackBytes >= 64 << 20)
    #expect(try Overseer.run(within: TimeBudget(), grace: 0) { depth(20_000) } == 20_000)
  }

  /// Work that ends within the moment of grace is not left behind.
  @Test func graceIsWaitedFor() throws {
    let clock = HandClock()
    let budget = TimeBudget(seconds: 1, source: clock.source)
    let found = try Overseer.run(within: budget, grace: 5) {
      clock.set(3)
      Thread.sleep(forTimeInterval: 0.1)
      return "in time"
    }
    #expect(found == "in time")
  }

  @Test func workThatDoesNotEndIsLeftBehind() throws {
    let clock = HandClock()
    let budget = TimeBudget(seconds: 1, source: clock.source)
    let release = DispatchSemaphore(value: 0)
    let mover = Thread {
      // The time is over, and then the grace too.
      for time in stride(from: 2.0, through: 40, by: 2) {
        clock.set(time)
        Thread.sleep(forTimeInterval: 0.02)
      }
    }
    mover.start()
    let found = try Overseer.run(within: budget, grace: 3) { () -> Int in
      release.wait()
      return 1
    }
    #expect(found == nil && Overseer.hasLeftBehind)
    release.signal()
  }

  /// A request to stop ends the waiting as the clock does.
  @Test func aRequestCountsAsTheEnd() throws {
    let budget = TimeBudget()
    budget.stop.request()
    let release = DispatchSemaphore(value: 0)
    let found = try Overseer.run(within: budget, grace: 0.05) { () -> Int in
      release.wait()
      return 1
    }
    #expect(found == nil)
    release.signal()
  }
}

struct StopSignalTests {
  @Test func requestsWalkDownAndNotUp() {
    let root = StopSignal()
    let (left, right) = (StopSignal(under: root), StopSignal(under: root))
    let leaf = StopSignal(under: left)
    #expect(![root, left, right, leaf].contains { $0.isRequested })
    left.request()
    #expect(left.isRequested && leaf.isRequested && !right.isRequested && !root.isRequested)
    root.request()
    #expect(right.isRequested && root.isRequested)
  }

  @Test func anyThreadMayAsk() {
    let signals = (0..<50).map { _ in StopSignal() }
    _ = ParallelMap.map(200, threads: 8) { signals[$0 % 50].request() }
    #expect(signals.allSatisfy { $0.isRequested })
  }
}
