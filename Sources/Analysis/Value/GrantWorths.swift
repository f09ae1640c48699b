import Allocation
import Answers
import Search

/// What each grant is worth alone, where no other may be had, and beside all others: what is lost without it. Grants that do
/// the same are worth less beside each other, grants that only help together more.
struct GrantWorths {
  /// The problem as it is stated, with all its grants.
  let instance: Instance
  /// The best plan of it.
  let best: SolvedInstance
  /// For all searches together.
  let budget: SearchBudget

  /// - Throws: a failure of the linear-programming library.
  func run() throws -> [ValueAnswer.GrantWorth] {
    let most = instance.awardLimits.map { $0.options.isEmpty ? 0 : $0.most }
    let grants = most.indices.filter { most[$0] > 0 }
    guard !grants.isEmpty else { return [] }
    func job(_ isAllowed: (Int) -> Bool, _ rivals: [Plan] = []) -> ValueJob {
      let allowed = most.indices.map { isAllowed($0) ? most[$0] : 0 }
      return ValueJob(
        instance: instance.allowingAwards(allowed), rivals: rivals + [best.plan], ceiling: best.bracket.most)
    }
    let none = try ValueSearch(budget: budget.share(1 / Double(2 * grants.count + 1))).solve(
      job { _ in false })
    // The plan without any is a rival of each; so is the best plan, where it does without the grant.
    let alone = try ValueSearch.solve(
      grants.map { grant in job({ $0 == grant }, [none.plan]) }, budget.share(0.5))
    let others = try ValueSearch.solve(
      zip(grants, alone).map { grant, own in job({ $0 != grant }, [none.plan]) }, budget)
    return grants.indices.map { place in
      ValueAnswer.GrantWorth(
        instance.problem.grants[grants[place]].name,
        alone: Self.rise(from: none.bracket, to: alone[place].bracket),
        beside: Self.rise(from: others[place].bracket, to: best.bracket))
    }
  }

  /// A difference of best chances: that of the plans that were found, and what it is at the most.
  private static func rise(from less: Bracket, to more: Bracket) -> Bracket {
    Bracket(max(0, more.least - less.least), max(0, more.most - less.least))
  }
}
