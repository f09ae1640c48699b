import Allocation
import Simulation
import Testing

/// The exact chance against the simulation, on random problems and random plans.
@Suite struct AgreementTests {
  /// So many that an error of 0.01 is seen: 0.01 is about seven deviations of a share simulated so often.
  static let runs = 120_000
  static let cases = (1...200).map { RandomProblem(seed: UInt64($0)) }
  /// A thread each; it changes nothing but the time.
  static let threads = 2

  @Test func everyFeatureIsThere() {
    for feature in RandomProblem.Feature.allCases {
      let count = Self.cases.filter { $0.features.contains(feature) }.count
      #expect(count >= 5, "\(feature): \(count)")
    }
  }

  @Test func agreesAndSeesAPlantedError() {
    var middling = 0
    for (index, one) in Self.cases.enumerated() {
      let chance = one.instance.chance(of: one.plan)
      let estimate = Simulator(one.plan, of: one.instance).run(
        Self.runs, seed: UInt64(1000 + index), threads: Self.threads)
      #expect(estimate.agrees(with: chance), "seed \(index + 1): \(chance) and \(estimate.chance)")
      guard (0.2...0.8).contains(chance) else { continue }
      middling += 1
      #expect(!estimate.agrees(with: chance + 0.01), "seed \(index + 1)")
      #expect(!estimate.agrees(with: chance - 0.01), "seed \(index + 1)")
    }
    #expect(middling >= 40, "\(middling)")
  }
}
