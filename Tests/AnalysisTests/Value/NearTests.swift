import Allocation
import Analysis
import Answers
import Sidereal
import Support
import Testing

/// Plans near the best that lie far from it, against all plans of tiny problems.
@Suite struct NearTests {
  static let gap = 1e-7

  @Test func rangesAreThoseOfPlans() throws {
    var (compared, reached, moved) = (0, 0, 0)
    for seed in 1...140 {
      let text = UseTests.text(seed)
      let study = try Study(yaml: text)
      guard let all = EveryPlan(study.instance, most: 600), let best = all.best(), best > 0 else { continue }
      let within = [0.02, 0.1, 0.3][seed % 3]
      let answer = try study.value(
        ValueOptions(search: SearchOptions(gap: Self.gap), within: within, first: 0))
      let near = all.cases.filter { $0.chance >= best - within - 1e-9 }
      for (bundle, share) in answer.shares.enumerated() {
        let years = near.map { $0.personYears[bundle] }
        let (least, most) = (years.min() ?? 0, years.max() ?? 0)
        #expect(share.least >= least - 1e-9 && share.most <= most + 1e-9, "\(share)\n\(text)")
        #expect(share.least <= share.best && share.best <= share.most)
        compared += 1
        // A local search need not get there, but should most often; attempts that add nothing are not counted.
        if share.least <= least + 1e-9 { reached += 1 }
      }
      guard let far = answer.farthest else { continue }
      moved += 1
      #expect(far.chance >= answer.chance - within - 1e-9, "\(far)\n\(text)")
      let apart = zip(answer.shares, far.personYears).reduce(0) { $0 + abs($1.0.best - $1.1) } / 2
      #expect(abs(apart - far.apart) < 1e-9)
      // There is a plan with these person-years and this chance.
      #expect(
        near.contains { one in
          abs(one.chance - far.chance) < 1e-9
            && zip(one.personYears, far.personYears).allSatisfy { abs($0 - $1) < 1e-9 }
        }, "\(far)\n\(text)")
    }
    #expect(
      compared > 40 && moved > 15 && Double(reached) > 0.9 * Double(compared),
      "\(compared) \(reached) \(moved)")
  }

  /// One person for two chunks that are equally likely to be all that is needed: half of the time may go either way.
  @Test func whatIsEquallyGood() throws {
    let study = try Study(
      yaml: """
        time: {horizon: 2}
        deadline: 2
        pools: {a: {headcount: 1}}
        chunks: {x: {years: 2}, y: {years: 2}}
        worlds:
          one: {credence: 50%, chunks: {y: {needed: false}}}
          two: {credence: 50%, chunks: {x: {needed: false}}}
        """)
    let answer = try study.value(ValueOptions(search: SearchOptions(gap: Self.gap)))
    #expect(answer.shares.map(\.least) == [0, 0] && answer.shares.map(\.most) == [2, 2])
    #expect(answer.farthest?.apart == 2 && answer.farthest?.chance == 0.5)
    #expect(answer.must.isEmpty && answer.never.isEmpty && answer.worthNothing.count == 2)
  }
}
