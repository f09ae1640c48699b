import Allocation
import Foundation
import Problems
import Simulation
import Testing
import Threads

/// Simulations that are cut short, and those on several threads.
@Suite struct BudgetTests {
  private static func simulator(_ correctness: Simulator.Correctness = .perAttempt) -> Simulator {
    let (instance, plan) = SimulatorTests.separate(people: 10, rounds: 2)
    return Simulator(plan, of: instance, correctness: correctness)
  }

  @Test(arguments: [Simulator.Correctness.perAttempt, .lasting], [1, 2, 3, 8])
  func anyNumberOfThreads(_ correctness: Simulator.Correctness, _ threads: Int) {
    let simulator = Self.simulator(correctness)
    for runs in [1, 1023, 1025, 5_000] {
      #expect(
        simulator.run(runs, seed: 9, threads: threads) == simulator.run(runs, seed: 9, threads: 1))
    }
  }

  /// What was done until the time was over is what a simulation of so many runs gives.
  @Test(arguments: [1, 2, 5], [0.0, 1, 4, 15])
  func aLimitLeavesTheFirstRuns(_ threads: Int, _ seconds: Double) {
    let simulator = Self.simulator()
    let budget = TimeBudget(seconds: seconds, source: Ticks().source)
    let cut = simulator.run(1_000_000, seed: 4, threads: threads, within: budget)
    #expect(cut.runs >= 1 && cut.runs < 100_000)
    #expect(cut == simulator.run(cut.runs, seed: 4))
  }

  @Test func aRequestToStop() {
    let stop = StopSignal()
    let done = Last()
    let cut = Self.simulator().run(
      1_000_000_000, seed: 4, threads: 2, within: TimeBudget(stop: stop)
    ) {
      done.set($0)
      if $0 > 3_000 { stop.request() }
    }
    #expect(cut.runs > 3_000 && cut.runs < 1_000_000 && done.value <= cut.runs)
  }
}

/// A clock that moves by a second whenever it is looked at; unchecked because the lock guards the count.
private final class Ticks: @unchecked Sendable {
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

/// The last number that was shown; unchecked because the lock guards it.
private final class Last: @unchecked Sendable {
  private let lock = NSLock()
  private(set) var value = 0
  func set(_ number: Int) { lock.withLock { value = number } }
}
