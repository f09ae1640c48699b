import Allocation
import Problems
import Testing

@testable import Allocators

/// The gains of `greedy` against the chances of whole plans.
@Suite struct GreedyTests {
  @Test(arguments: Array(UInt64(1)...80))
  func gainsAreDifferencesOfChances(seed: UInt64) throws {
    try follow(Instance(seed % 2 == 0 ? Small.chain(seed: seed) : Small.random(seed: seed)), seed)
  }

  /// Starts attempts at random, steps ascending, and asks before each what every bundle would gain.
  private func follow(_ instance: Instance, _ seed: UInt64) throws {
    var dice = Dice(state: seed &+ 99)
    let outcomes = instance.worlds.enumerated().flatMap { index, world in
      world.weights.enumerated().filter { $0.element > 0 }.map {
        Outcome(world: index, boundary: $0.offset, weight: world.credence * $0.element)
      }
    }
    var bundles = instance.bundles.indices.map { GreedyBundle(instance, bundle: $0, outcomes: outcomes) }
    var plans = SlowDealer(instance, rule: .greedy)
    for step in 0..<instance.steps {
      plans.step = step
      for _ in 0..<6 {
        let bundle = dice.below(bundles.count)
        let group = dice.below(bundles[bundle].groups.count)
        let crew = dice.below(instance.bundles[bundle].crews.count)
        let type = instance.types[instance.bundles[bundle].crews[crew].base]
        if step + type.length > instance.steps { continue }
        let copy = bundles[bundle].groups[group].copies[0]
        let before = bundles[bundle].chances
        let room = bundles[bundle].headroom(crew: crew, step: step, from: 0)
        let trial = bundles[bundle].trial(group: group, crew: crew, step: step, from: 0)
        var sums = GreedyGains(weights: outcomes.map(\.weight), factors: bundles.map(\.chances))
        let gain = sums.of(bundles.indices.map { $0 == bundle ? [trial] : [] }, from: 0)[bundle][0]
        let offer = SlowDealer.Offer(bundle: bundle, copy: copy, crew: crew)
        let expected = plans.with(offer) - instance.chance(of: plans.written)
        #expect(abs(gain - expected) < 1e-12, "seed \(seed), step \(step)")
        plans.started.append(.init(offer: offer, step: step))
        bundles[bundle].add(1, of: crew, step: step, copy: copy, group: group)
        #expect(zip(bundles[bundle].chances, trial).allSatisfy { abs($0 - $1) < 1e-12 }, "seed \(seed)")
        #expect(
          before.indices.allSatisfy { abs(trial[$0] - before[$0]) <= room[$0] + 1e-12 }, "seed \(seed)")
      }
    }
  }
}
