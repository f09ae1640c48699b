import Allocation
import Foundation
import Support
import Testing
import Threads

@testable import Search

/// Where a running search shows what it has, and when it must end.
@Suite("Board, clock and options")
struct ControlTests {
  private static func plan(_ number: Int) -> Plan { Plan(gates: [number]) }

  private static func number(_ found: Plan?) -> Int? {
    found?.gates[0]
  }

  @Test("a board keeps the best that was offered, the first among equals, and the lowest bound")
  func board() {
    let board = SearchBoard()
    #expect(board.incumbent == nil && board.bound == 1 && board.nodes == 0)
    for (number, chance) in [0.2, 0.5, 0.5, 0.4].enumerated() {
      board.offer(chance, isExact: number != 1) { Self.plan(number) }
    }
    #expect(Self.number(board.incumbent?.plan) == 1)
    // What a program makes of a plan is not told as its chance.
    #expect(board.incumbent?.chance == nil)
    board.offer(0.6, isExact: true) { Self.plan(9) }
    #expect(board.incumbent?.chance == 0.6 && Self.number(board.incumbent?.plan) == 9)
    for (bound, nodes) in [(0.9, 3), (0.95, 7), (0.8, 5)] { board.prove(bound, nodes: nodes) }
    #expect(board.bound == 0.8 && board.nodes == 7)
  }

  @Test("a plan of chance 0 is a plan") func nothing() {
    let board = SearchBoard()
    board.offer(0, isExact: true) { Self.plan(4) }
    #expect(board.incumbent?.chance == 0)
  }

  @Test("any thread may offer") func threads() {
    let board = SearchBoard()
    _ = ParallelMap.map(1_000, threads: 8) { index in
      board.offer(Double(index * 7 % 1_000) / 1_000, isExact: true) { Self.plan(index) }
      board.prove(2 - Double(index * 3 % 1_000) / 1_000, nodes: index)
    }
    #expect(board.incumbent?.chance == 0.999 && Self.number(board.incumbent?.plan) == 857)
    #expect(abs(board.bound - 1) < 1e-12 && board.nodes == 999)
  }

  /// A clock that is set by hand. Unchecked because the lock guards the time.
  private final class HandClock: @unchecked Sendable {
    private let lock = NSLock()
    private var time = 0.0
    var source: TimeSource { TimeSource { [self] in lock.withLock { time } } }
    func set(_ new: Double) { lock.withLock { time = new } }
  }

  @Test("the time of an option counts within its budget")
  func timeLimit() {
    let hand = HandClock()
    var options = SearchOptions()
    options.timeLimit = 5
    let clock = SearchClock(options, within: TimeBudget(seconds: 100, source: hand.source))
    hand.set(4)
    #expect(!clock.mustStop && clock.seconds == 4)
    hand.set(5)
    #expect(clock.mustStop && !clock.isInterrupted)
    let late = SearchClock(SearchOptions(), within: TimeBudget(seconds: 1, source: hand.source))
    #expect(!late.mustStop)
    hand.set(6)
    #expect(late.mustStop && late.seconds == 1)
  }

  @Test("a part has less time, the same board and the same beginning")
  func parts() {
    let hand = HandClock()
    let clock = SearchClock(SearchOptions(), within: TimeBudget(source: hand.source))
    hand.set(2)
    let part = clock.within(clock.budget.limited(to: 3))
    hand.set(5)
    #expect(part.mustStop && !clock.mustStop && part.seconds == 5)
    part.offer(Self.plan(1), 0.25)
    #expect(clock.board.incumbent?.chance == 0.25)
    clock.budget.stop.request()
    #expect(clock.mustStop && clock.isInterrupted && part.isInterrupted)
  }

  @Test("memory that is used up ends a search") func memory() {
    var options = SearchOptions()
    options.memoryLimit = 0
    #expect(SearchClock(options, within: TimeBudget()).mustStop)
    options.memoryLimit = 1 << 20
    #expect(!SearchClock(options, within: TimeBudget()).mustStop)
  }

  @Test("attempts are shown in the words that were named, and not without") func meaning() {
    let clock = SearchClock(SearchOptions(), within: TimeBudget())
    clock.offer([1, 2], 0.5)
    #expect(clock.board.incumbent == nil)
    let shown = clock.showing { attempts in Self.plan(attempts.reduce(0, +)) }
    shown.offer([1, 2], 0.5)
    #expect(Self.number(clock.board.incumbent?.plan) == 3 && clock.board.incumbent?.chance == nil)
  }

  @Test("progress is told, and proven on the board") func progress() {
    let told = Told()
    let clock = SearchClock(SearchOptions(), within: TimeBudget()) { told.note($0) }
    clock.report(nodes: 3, chance: 0.2, bound: 0.7)
    clock.report(nodes: 4, chance: 0.3, bound: 0.75)
    #expect(told.all.map(\.nodes) == [3, 4] && told.all.map(\.bound) == [0.7, 0.75])
    #expect(clock.board.bound == 0.7 && clock.board.nodes == 4)
  }

  /// Unchecked because the lock guards the list.
  private final class Told: @unchecked Sendable {
    private let lock = NSLock()
    private var list: [SearchProgress] = []
    var all: [SearchProgress] { lock.withLock { list } }
    func note(_ one: SearchProgress) { lock.withLock { list.append(one) } }
  }

  @Test("programs end with the search") func simplex() {
    let hand = HandClock()
    let clock = SearchClock(SearchOptions(), within: TimeBudget(seconds: 10, source: hand.source))
    let options = clock.simplex
    hand.set(4)
    #expect(options.secondsLeft?() == 6 && options.mustStop?() == false)
    hand.set(11)
    #expect(options.secondsLeft?() == 0 && options.mustStop?() == true)
    #expect(SearchClock(SearchOptions(), within: TimeBudget()).simplex.secondsLeft?() == .infinity)
  }

  @Test("options are changed in one respect") func options() {
    var options = SearchOptions(gap: 0.1, timeLimit: 9, memoryLimit: 8, threads: 3, seed: 7)
    options.nodeLimit = 5
    let other = options.with(gap: 0.01)
    #expect(other.gap == 0.01 && other.timeLimit == 9 && other.seed == 7 && other.nodeLimit == 5)
    let free = options.withoutTimeLimit
    #expect(free.timeLimit == nil && free.gap == 0.1 && free.memoryLimit == 8 && free.threads == 3)
  }
}
