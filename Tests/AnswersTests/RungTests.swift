import Answers
import Testing

/// Rungs and simulations as values.
@Suite struct RungTests {
  @Test(
    arguments: [
      (0.5, 0.51, true, 0.02, true), (0.5, 0.51, true, 0.001, false), (0.5, 0.5 + 1e-12, true, 0, true),
      (0.5, nil, true, 0, true), (0.5, nil, false, 0, false), (nil, nil, true, 0, true),
      (0.5, 0.5, false, 1, false),
    ] as [(Double?, Double?, Bool, Double, Bool)])
  func isWithinAGap(
    _ chance: Double?, _ bound: Double?, _ isComplete: Bool, _ gap: Double, _ expected: Bool
  ) {
    var rung = Rung(.static, chance: chance, bound: bound)
    rung.isComplete = isComplete
    #expect(rung.isWithin(gap) == expected)
  }

  @Test func anotherNameKeepsWhatIsKnown() {
    let rung = Rung(.static, Bracket(0.4, 0.6))
    let other = rung.renamed(.learnsTheWorld, note: .revealsNothing)
    #expect(other.name == .learnsTheWorld && other.notes == [.revealsNothing])
    #expect(other.chance == 0.4 && other.bound == 0.6 && other.renamed(.static).notes == other.notes)
    #expect(Bracket(0.5, 0.4).width == 0)
  }

  /// Results are read by names: each is another one, and every rung has its place.
  @Test func namesAreDifferent() {
    let all = Rung.Name.inOrder + [.carelessLearner]
    #expect(Set(all.map(\.text)).count == all.count && Set(all).count == all.count)
    #expect(all.count == 12 + NaiveRule.allCases.count)
    #expect(Set(Rung.Name.always).isSubset(of: Rung.Name.inOrder))
    #expect(all.filter(\.isLasting) == Rung.Name.onLastingGround)
    #expect(NaiveRule.allCases.allSatisfy { "\(Rung.Name.naive($0))" == $0.rawValue })
  }

  @Test func ladderFindsRungsByName() {
    let ladder = LadderAnswer(
      status: .optimal, rungs: [Rung(.static, chance: 0.5), Rung(.meanValue, chance: 0.25)],
      search: .init(seconds: 0, seed: 1, gapAsked: 0))
    #expect(ladder.rung(.meanValue)?.chance == 0.25 && ladder.rung(.careless) == nil)
  }

  /// 99.9 % of 1000 runs at ½ lie within 52 of 500; for life nothing is claimed.
  @Test(arguments: [(500, false, true), (450, false, true), (440, false, false), (440, true, nil)])
  func simulationsAreHeldAgainstTheChance(_ successes: Int, _ isLasting: Bool, _ agrees: Bool?) {
    let estimate = Estimate(successes: successes, runs: 1000)
    let answer = SimulationAnswer(chance: 0.5, estimate, of: 1000, seed: 1, isLasting: isLasting)
    #expect(answer.agrees == agrees && answer.isComplete)
    #expect(!SimulationAnswer(chance: 0.5, estimate, of: 1001, seed: 1).isComplete)
    #expect(SimulationAnswer(chance: 0.5, nil, of: 1, seed: 1).agrees == nil)
  }

  @Test func measuresHaveValuesWhereOneWasFound() {
    let measures: [RuleOutcome.Measure] = [.value(2), .none, .unfinished]
    #expect(measures.map(\.value) == [2, nil, nil])
  }
}
