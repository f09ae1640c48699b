import Allocation
import Answers
import Foundation
import Problems
import Simulation
import Testing

@Suite struct SimulatorTests {
  /// `people` of 10 % on each of four separate chunks of one year, for so many rounds.
  static func separate(people: Int, rounds: Int) -> (Instance, Plan) {
    let chunk = Chunk(
      name: "c", count: 4, years: 1, staffing: .anyOf([.init(pool: 0)], team: 1), credit: .separate)
    let instance = Instance(
      Problem(
        time: TimeGrid(horizon: Double(rounds)), deadline: .certain(Double(rounds)),
        pools: [
          Pool(name: "p", headcount: .schedule([.init(moment: 0, people: 4 * people)]), correct: 0.1)
        ], chunks: [chunk]))
    var plan = Plan.empty(for: instance)
    for start in 0..<rounds {
      for copy in 0..<4 {
        plan.entries.append(.init(type: 0, start: start, copy: copy, attempts: people))
      }
    }
    return (instance, plan)
  }

  @Test(arguments: [1, 10, 20]) func fourSeparateChunks(people: Int) {
    let (instance, plan) = Self.separate(people: people, rounds: 1)
    let estimate = Simulator(plan, of: instance).run(100_000, seed: 3)
    #expect(estimate.agrees(with: pow(1 - pow(0.9, Double(people)), 4)))
  }

  /// The same people sit on the same chunk again: two rounds are worth no more than one.
  @Test func lastingPeopleLearnNothing() {
    let (instance, plan) = Self.separate(people: 10, rounds: 2)
    let anew = Simulator(plan, of: instance).run(100_000, seed: 3)
    let lasting = Simulator(plan, of: instance, correctness: .lasting).run(100_000, seed: 3)
    #expect(anew.agrees(with: pow(1 - pow(0.9, 20), 4)))
    #expect(lasting.agrees(with: pow(1 - pow(0.9, 10), 4)))
  }

  @Test func lostAttempts() {
    let (instance, plan) = Self.separate(people: 10, rounds: 1)
    let estimate = Simulator(plan, of: instance, loss: 0.5).run(100_000, seed: 3)
    #expect(estimate.agrees(with: pow(1 - pow(0.95, 10), 4)))
    #expect(Simulator(plan, of: instance, loss: 1).run(1000, seed: 3).successes == 0)
  }

  @Test(arguments: [false, true]) func threadsChangeNothing(isLasting: Bool) {
    let (instance, plan) = Self.separate(people: 10, rounds: 2)
    let simulator = Simulator(plan, of: instance, correctness: isLasting ? .lasting : .perAttempt)
    let one = simulator.run(5000, seed: 7, threads: 1)
    for threads in [2, 3, 8, 100] { #expect(simulator.run(5000, seed: 7, threads: threads) == one) }
    #expect(simulator.run(5000, seed: 8) != one)
  }

  /// Wilson's interval for 0, 5 and 10 of 10, from the closed form.
  @Test(arguments: [(0, 0, 0.27753), (5, 0.23659, 0.76341), (10, 0.72247, 1)])
  func intervals(successes: Int, low: Double, high: Double) {
    let interval = Estimate(successes: successes, runs: 10).interval
    #expect(abs(interval.lowerBound - low) < 1e-5 && abs(interval.upperBound - high) < 1e-5)
  }
}
