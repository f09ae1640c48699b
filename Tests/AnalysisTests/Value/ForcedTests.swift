import Allocation
import Answers
import Search
import Sidereal
import Support
import Testing

@testable import Analysis

/// The best plans that must not use a part, and those that must, against all plans of tiny problems: what is proven of them
/// holds theirs, and is never above what is proven of all plans.
@Suite struct ForcedTests {
  static let gap = 1e-7

  /// A drawn problem, with a grant that may take people from where they are needed.
  static func text(_ seed: Int) -> String {
    var dice = Dice(seed)
    let text = TinyProblem.text(&dice, with: [.pooled, .worlds, .fewerPeople])
    guard dice.happens(0.7) else { return text }
    let costs = (dice.int(1...3), dice.int(1...3))
    let moves = text.contains("  b: {headcount") ? "{a: -1, b: \(dice.int(1...2))}" : "{a: 1}"
    return text + """

      budgets: {money: \(dice.int(1...5))}
      grants:
        moves: {cost: \(costs.0), adds: \(moves), lag: \(dice.int(0...1)), award: [0, 1]}
        adds: {cost: \(costs.1), adds: {a: 1}, lasts: \(dice.int(1...3)), max: \(dice.int(1...2))}
      """
  }

  /// Whether a plan uses a part.
  private static func uses(_ part: UseProofs.Part, _ plan: EveryPlan.Case) -> Bool {
    switch part {
    case .chunk(let index): plan.bundles.contains(index)
    case .grant(let index): plan.grants.contains(index)
    }
  }

  @Test func neitherExceedsTheBest() throws {
    var seen = (forced: 0, impossible: 0, forbidden: 0, grants: 0)
    for seed in 1...90 {
      let text = Self.text(seed)
      let instance = try Study(yaml: text).instance
      guard let all = EveryPlan(instance, most: 600), let best = all.best(), best > 0 else { continue }
      let budget = SearchBudget(SearchOptions(gap: Self.gap))
      let found = try PlanSearch(instance, budget.search).solve()
      let base = SolvedInstance(
        instance: instance, plan: found.plan, bracket: Bracket(found.chance, found.bound))
      // With everything near enough to the best no search is cut short by a floor.
      var proofs = UseProofs(instance, beside: base, within: 1, budget)
      try proofs.run()
      for (place, part) in proofs.parts.enumerated() {
        // Forbidden, where the best plan uses it.
        if let without = proofs.without[place] {
          let own = all.best { !Self.uses(part, $0) } ?? 0
          #expect(without.least <= own + 1e-9 && own <= without.most + 1e-9, "\(part) \(own)\n\(text)")
          #expect(without.most <= base.bracket.most + 1e-9, "\(part) \(without)\n\(text)")
          seen.forbidden += 1
        }
        // Forced, each at its best moment; an award that takes people who are not there may be no plan, so that only
        // bounds count.
        let jobs = proofs.forced(part, in: instance, above: 0, below: base.bracket.most)
        let solved = try ValueSearch.solve(jobs.map(\.search), proofs.fine(budget))
        let with = zip(jobs, solved).map { $0.bracket($1, below: base.bracket.most) }
        let most = with.map(\.most).max() ?? 0
        let own = all.best { Self.uses(part, $0) }
        #expect(most <= base.bracket.most + 1e-9, "\(part) \(most)\n\(text)")
        #expect(own ?? 0 <= most + 1e-9, "\(part) \(most)\n\(text)")
        if case .chunk = part {
          #expect(most <= (own ?? 0) + 2 * Self.gap, "\(part) \(most)\n\(text)")
        } else {
          seen.grants += 1
        }
        if own == nil { seen.impossible += 1 } else { seen.forced += 1 }
      }
      // Whatever was forced or forbidden on the way is a plan of the problem.
      #expect(proofs.best <= best + 1e-9, "\(text)")
    }
    #expect(
      seen.forced > 60 && seen.impossible > 1 && seen.forbidden > 40 && seen.grants > 20, "\(seen)")
  }
}
