import Allocation
import Formulation
import Support
import Testing
import Threads

@testable import Search

/// Worlds looked at one by one, against enumerated optima.
@Suite struct WorldStudyTests {
  @Test func optimaLieWithinTheStudy() throws {
    var studied = 0
    for fixture in try OutcomeTests.fixtures() {
      let instance = try Instance(text: fixture.yaml)
      guard instance.views.count > 1 else { continue }
      var options = SearchOptions(gap: 1e-9)
      options.studied = (0, 0)
      options.threads = 2
      var study = WorldStudy(
        instance, options: options, clock: SearchClock(options, within: TimeBudget()), by: Optimizer.nested)
      try study.run()
      #expect(study.bound >= fixture.chance - 1e-12, "\(fixture.name)")
      if let best = study.best {
        #expect(instance.violations(of: best.plan).isEmpty, "\(fixture.name)")
        #expect(best.chance <= fixture.chance + 1e-12, "\(fixture.name)")
      }
      let result = try Optimizer.solve(instance, options: options)
      #expect(abs(result.chance - fixture.chance) <= 1e-9, "\(fixture.name)")
      #expect(result.bound >= fixture.chance - 1e-13, "\(fixture.name)")
      if WorldStudy.isWorthwhile(Reduction(instance), options) { studied += 1 }
    }
    #expect(studied > 20, "\(studied) problems with several worlds")
  }

  /// In each respect the guarded world is no better than worlds of the wanted credence, and no worse than all.
  @Test func guardedWorld() throws {
    let instance = try Instance(
      text:
        """
        time: {horizon: 10}
        deadline: 10
        pools: {people: {headcount: 4, correct: 50%}}
        chunks:
          long: {years: 4}
          many: {count: 6, years: 1, credit: pooled}
        worlds:
          usual: {credence: 0.6}
          slow: {credence: 0.3, chunks: {long: {years: 6}, many: {count: 9}}, pools: {people: {correct: 40%}}}
          easy: {credence: 0.1, chunks: {many: {needed: false}}}
        """)
    let half = instance.guarded(against: 0.5)
    #expect(half.worlds.map(\.counts) == [[1, 6]])
    #expect(half.worlds.map(\.needed) == [[true, true]])
    #expect(Set(half.types.compactMap { $0.outcomes[0]?.correct }) == [0.5])
    let most = instance.guarded(against: 0.9)
    #expect(most.worlds.map(\.counts) == [[1, 9]])
    #expect(Set(most.types.compactMap { $0.outcomes[0]?.correct }) == [0.4])
    #expect(most.types.compactMap { $0.bundle == 0 ? $0.outcomes[0]?.length : nil } == [6])
    #expect(instance.guarded(against: 0.05).worlds.map(\.needed) == [[true, false]])
  }
}
