import Allocation
import Analysis
import Answers
import Search
import Sidereal
import Support
import Testing

/// What is bought first, and what grants are worth with and without each other, against all plans of tiny problems.
@Suite struct PurchaseTests {
  static let gap = 1e-7

  /// Without grants people are hired, each where one more gains most.
  @Test func peopleAreHiredWhereTheyGainMost() throws {
    var hired = 0
    for seed in 1...30 {
      let text = UseTests.text(seed)
      if text.contains("grants:") { continue }
      let study = try Study(yaml: text)
      let answer = try study.value(ValueOptions(search: SearchOptions(gap: Self.gap), first: 2))
      let instance = study.instance
      var (counts, before) = (instance.headcounts.map { _ in 0 }, answer.chance)
      for step in answer.first ?? [] {
        guard let pool = study.problem.pools.firstIndex(where: { $0.name == step.item.name }),
          step.quantity == 1
        else { continue }
        /// Best chances with one more of each pool.
        let bests = counts.indices.map { one -> Double? in
          let more = counts.indices.reduce(instance) { $0.withMore(counts[$1] + ($1 == one ? 1 : 0), in: $1) }
          return EveryPlan(more, most: 2_000)?.best()
        }
        guard bests.allSatisfy({ $0 != nil }) else { break }
        let gains = bests.map { ($0 ?? 0) - before }
        #expect(step.item.kind == .pool && step.award == nil && step.perMillion == nil)
        #expect(abs(step.gain - gains[pool]) <= 3 * Self.gap, "\(step) \(gains)\n\(text)")
        #expect(step.gain >= (gains.max() ?? 0) - 3 * Self.gap, "\(step) \(gains)\n\(text)")
        counts[pool] += 1
        before += step.gain
        hired += 1
      }
    }
    #expect(hired > 10, "\(hired)")
  }

  @Test func grantsAloneAndBesideEachOther() throws {
    var compared = 0
    for seed in 1...50 {
      let text = UseTests.text(seed)
      guard text.contains("grants:") else { continue }
      let study = try Study(yaml: text)
      let instance = study.instance
      let most = instance.awardLimits.map(\.most)
      func best(_ isAllowed: (Int) -> Bool) -> Double? {
        EveryPlan(instance.allowingAwards(most.indices.map { isAllowed($0) ? most[$0] : 0 }), most: 2_000)?
          .best()
      }
      guard let all = best({ _ in true }), let none = best({ _ in false }) else { continue }
      let answer = try study.value(ValueOptions(search: SearchOptions(gap: Self.gap), first: 1))
      for grant in most.indices {
        guard let own = answer.grants.first(where: { $0.name == study.problem.grants[grant].name }),
          let alone = best({ $0 == grant }), let others = best({ $0 != grant })
        else { continue }
        #expect(abs(own.alone.least - (alone - none)) <= 3 * Self.gap, "\(own) \(alone - none)\n\(text)")
        #expect(abs(own.beside.least - (all - others)) <= 3 * Self.gap, "\(own) \(all - others)\n\(text)")
        #expect(own.alone.most >= alone - none - 1e-9 && own.beside.most >= all - others - 1e-9)
        #expect(own.alone.width <= 3 * Self.gap && own.beside.width <= 3 * Self.gap)
        compared += 1
      }
    }
    #expect(compared > 15, "\(compared)")
  }
}
