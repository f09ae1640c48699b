import Allocation
import Analysis
import Answers
import Sidereal
import Support
import Testing

/// What every plan near the best uses, and what none does, where the world is known from the start: such a plan is one for each
/// world, so all plans of each world alone say it.
@Suite struct LearnedUseTests {
  static let gap = 1e-7

  @Test func agreesWithAllPlansOfEachWorld() throws {
    var seen = (must: 0, never: 0, may: 0)
    for seed in 1...120 {
      let text = UseTests.text(seed)
      guard text.contains("worlds:") else { continue }
      let study = try Study(yaml: text + "\ninformation: {worlds: start}\n")
      let worlds = study.instance.worlds
      let alone = worlds.indices.compactMap { EveryPlan(study.instance.known(world: $0), most: 600) }
      guard alone.count == worlds.count else { continue }
      let credences = worlds.map(\.credence)
      func total(_ values: [Double]) -> Double { zip(credences, values).reduce(0) { $0 + $1.0 * $1.1 } }
      let bests = alone.map { $0.best() ?? 0 }
      let best = total(bests)
      let within = [0.001, 0.02, 0.1][seed % 3]
      let answer = try study.value(
        ValueOptions(search: SearchOptions(gap: Self.gap), within: within, first: 0))
      #expect(abs(answer.chance - best) <= 2 * Self.gap, "\(text)")
      func check(_ item: ValueAnswer.Item, _ uses: (EveryPlan.Case) -> Bool) {
        let without = total(alone.map { $0.best { !uses($0) } ?? 0 })
        // In one world at least it has to be used.
        let with =
          alone.indices.map { place in
            best + credences[place] * ((alone[place].best(where: uses) ?? -1e9) - bests[place])
          }.max() ?? 0
        for edge in [without, with] where abs(edge - (best - within)) < 10 * Self.gap { return }
        let (isMust, isNever) = (without < best - within, with < best - within)
        #expect(answer.must.contains(item) == isMust, "\(item) \(without) \(best)\n\(text)")
        #expect(answer.never.contains(item) == isNever, "\(item) \(with) \(best)\n\(text)")
        if isMust { seen.must += 1 } else if isNever { seen.never += 1 } else { seen.may += 1 }
      }
      for bundle in study.instance.bundles.indices {
        check(.init(.chunk, study.instance.bundles[bundle].name)) { $0.bundles.contains(bundle) }
      }
      for grant in study.problem.grants.indices {
        check(.init(.grant, study.problem.grants[grant].name)) { $0.grants.contains(grant) }
      }
    }
    #expect(seen.must > 10 && seen.may > 10, "\(seen)")
  }

  /// Money for one grant: that which brings people to what is needed has to be made, the other cannot be.
  @Test(arguments: ["2", "{1: 50%, 2: 50%}"]) func whatNobodyCanAfford(law: String) throws {
    let study = try Study(
      yaml: """
        time: {horizon: 2}
        deadline: \(law)
        budgets: {money: 1}
        pools: {a: {headcount: 1, correct: 50%}, b: {headcount: 0, correct: 50%}}
        chunks: {x: {years: 1, pools: [a]}, y: {years: 1, pools: [b], needed: false}}
        worlds:
          one: {credence: 60%}
          two: {credence: 40%, pools: {a: {correct: 60%}}}
        information: {worlds: start}
        grants:
          good: {cost: 1, adds: {a: 1}}
          idle: {cost: 1, adds: {b: 1}}
        """)
    let answer = try study.value(ValueOptions(search: SearchOptions(gap: Self.gap), first: 0))
    #expect(answer.must.map(\.name) == ["x", "good"])
    #expect(answer.never.map(\.name) == ["y", "idle"])
  }
}
