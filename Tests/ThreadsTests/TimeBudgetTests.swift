import Foundation
import Testing
import Threads

/// A clock that moves by a step whenever it is looked at.
private final class Steps: @unchecked Sendable {
  // Unchecked because the lock guards the count.
  private let lock = NSLock()
  private var looks = 0.0
  var source: TimeSource {
    TimeSource { [self] in
      lock.withLock {
        looks += 1
        return looks
      }
    }
  }
}

struct TimeBudgetTests {
  @Test func anUnlimitedOneIsNeverOver() {
    let budget = TimeBudget(source: Steps().source)
    #expect(!budget.isOver)
    #expect(budget.secondsLeft == nil)
    #expect(budget.share(0.5).secondsLeft == nil)
  }

  @Test func itEndsWhenItsSecondsAreOver() {
    let budget = TimeBudget(seconds: 3, source: Steps().source)  // it looked at 1, and ends at 4
    #expect(!budget.isLate)  // 2
    #expect(!budget.isLate)  // 3
    #expect(budget.isLate)  // 4
    #expect(budget.secondsLeft == 0)
  }

  @Test func whatWasSpentBeforeCounts() {
    #expect(TimeBudget(seconds: 3, spent: 3, source: Steps().source).isOver)
  }

  @Test func aPartEndsNoLaterThanTheWhole() {
    let budget = TimeBudget(seconds: 10, source: Steps().source)  // ends at 11
    #expect(budget.limited(to: 100).secondsLeft == 8)  // looks at 2, then 3
    #expect(budget.limited(to: 2).secondsLeft == 1)
    #expect(budget.limited(to: -1).isLate)
  }

  @Test func aRequestReachesThosePartsThatHaveTheirOwnSignal() {
    let budget = TimeBudget()
    let part = budget.withOwnStop()
    part.stop.request()
    #expect(part.isInterrupted && !budget.isInterrupted)
    let other = budget.withOwnStop()
    #expect(!other.isInterrupted)
    budget.stop.request()
    #expect(other.isInterrupted && other.isOver && !other.isLate)
  }

  @Test func theProcessBeganAWhileAgo() {
    let seconds = TimeSource.secondsSinceProcessBegan
    #expect(seconds >= 0 && seconds < 3600)
  }

  @Test func aShareIsOneOfWhatIsLeft() {
    let budget = TimeBudget(seconds: 101, source: Steps().source)  // looked at 1, ends at 102
    // 100 are left at 2; half of them from 3 on end at 53; looked at 4.
    #expect(budget.share(0.5).secondsLeft == 49)
    #expect(budget.share(0).isLate)
    #expect(budget.limited(to: nil).secondsLeft == budget.secondsLeft.map { $0 + 1 })
  }

  @Test func partsOfPartsEndNoLater() {
    let source = Steps().source
    let whole = TimeBudget(seconds: 1_000, source: source)
    let part = whole.limited(to: 100).limited(to: 10)
    for _ in 0..<9 { #expect(!part.isLate) }
    #expect(part.isLate && !whole.isLate)
  }

  @Test func theSystemsClockNeverRunsBackwards() {
    let times = (0..<1_000).map { _ in TimeSource.system.now() }
    #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
    let budget = TimeBudget(seconds: 1_000)
    let before = budget.now
    Thread.sleep(forTimeInterval: 0.01)
    #expect(budget.now - before >= 0.01)
    #expect((budget.secondsLeft ?? 0) < 1_000)
  }

  @Test func secondsLeftAreNeverBelowNone() {
    #expect(TimeBudget(seconds: 1, spent: 500).secondsLeft == 0)
    #expect(TimeBudget(seconds: 0).isLate)
  }
}
