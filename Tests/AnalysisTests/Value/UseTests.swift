import Allocation
import Analysis
import Answers
import Sidereal
import Support
import Testing

/// What is used by every plan near the best, and by none, against all plans of tiny problems.
@Suite struct UseTests {
  static let gap = 1e-7

  /// A drawn problem, with a grant or two.
  static func text(_ seed: Int) -> String {
    var dice = Dice(seed)
    let text = TinyProblem.text(&dice, with: [.pooled, .worlds, .fewerPeople])
    guard dice.happens(0.6) else { return text }
    let costs = (dice.int(1...3), dice.int(1...3))
    return text + """

      budgets: {money: \(dice.int(1...5))}
      grants:
        more: {cost: \(costs.0), adds: {a: 1}, lag: \(dice.int(0...1)), award: [0, 1]}
        some: {cost: \(costs.1), adds: {a: 1}, lasts: \(dice.int(1...3)), max: \(dice.int(1...2))}
      """
  }

  @Test func agreesWithAllPlans() throws {
    var seen = (must: 0, never: 0, may: 0, grants: 0)
    for seed in 1...70 {
      let text = Self.text(seed)
      let study = try Study(yaml: text)
      guard let all = EveryPlan(study.instance, most: 600), let best = all.best(), best > 0 else {
        continue
      }
      let within = [0.001, 0.02, 0.1][seed % 3]
      let answer = try study.value(
        ValueOptions(search: SearchOptions(gap: Self.gap), within: within, first: 0))
      #expect(abs(answer.chance - best) <= 2 * Self.gap, "\(text)")
      func check(_ item: ValueAnswer.Item, _ uses: (EveryPlan.Case) -> Bool) {
        let without = all.best { !uses($0) } ?? 0
        let with = all.best(where: uses) ?? 0
        // Chances at the very edge may be told either way.
        for edge in [without, with] where abs(edge - (best - within)) < 10 * Self.gap { return }
        let isMust = without < best - within
        let isNever = with < best - within
        #expect(answer.must.contains(item) == isMust, "\(item) \(without) \(best)\n\(text)")
        #expect(answer.never.contains(item) == isNever, "\(item) \(with) \(best)\n\(text)")
        #expect(answer.may.contains(item) == (!isMust && !isNever))
        if abs(without - best + Self.gap) > 10 * Self.gap {
          #expect(answer.worthNothing.contains(item) == (without >= best - Self.gap), "\(item)\n\(text)")
        }
        if isMust { seen.must += 1 } else if isNever { seen.never += 1 } else { seen.may += 1 }
        if item.kind == .grant, isMust || isNever { seen.grants += 1 }
      }
      for bundle in study.instance.bundles.indices {
        check(.init(.chunk, study.instance.bundles[bundle].name)) { $0.bundles.contains(bundle) }
      }
      for grant in study.problem.grants.indices {
        check(.init(.grant, study.problem.grants[grant].name)) { $0.grants.contains(grant) }
      }
    }
    #expect(seen.must > 10 && seen.never > 3 && seen.may > 10 && seen.grants > 3, "\(seen)")
  }
}
