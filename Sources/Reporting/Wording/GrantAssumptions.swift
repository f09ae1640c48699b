import Allocation
import Problems

/// What is assumed about grants: when the people of an award come and go, in whole steps.
struct GrantAssumptions {
  /// As its author states it.
  let problem: Problem
  /// The grid that lags and stays are rounded to.
  let time: TimeGrid

  /// One sentence for each grant, as far as they are few; then what naive rules do with them.
  var sentences: [String] {
    if problem.grants.isEmpty { return [] }
    let told = problem.grants.prefix(GridAssumptions.mostTold).map(sentence)
    let more = problem.grants.count - told.count
    return told
      + (more > 0 ? ["\(Digits.counted(more, "more grant")) \(more == 1 ? "is" : "are") read alike"] : [])
      + [
        "naive rules are tried twice, with no grants and with grants awarded in file order as money comes in; the better"
          + " plan counts"
      ]
  }

  /// "grant 'school', awarded at most 3 times: 10 come to 'field', 2 years later and for 5 years". Lag and stay are
  /// told in whole steps, each rounded by itself, as plans reckon with them.
  /// How often, at what cost, whom it moves and when: one sentence, in the file's own names.
  private func sentence(_ grant: Grant) -> String {
    let lag = time.stepsUntil(years: grant.lag)
    let start = lag == 0 ? "at once" : rounded(lag, from: grant.lag) + " later"
    let stay = grant.lasts.map { "for " + rounded(time.wholeSteps(in: $0), from: $0) } ?? "for good"
    let people = grant.adds.map { change in
      let name = "'\(problem.pools[change.pool].name)'"
      let number = Digits.counted(abs(change.people), "person", plural: "people")
      return change.people < 0
        ? "\(number) \(change.people == -1 ? "leaves" : "leave") \(name)"
        : "\(number) \(change.people == 1 ? "comes" : "come") to \(name)"
    }.joined(separator: ", ")
    let times = grant.most == 1 ? "at most once" : "at most \(Digits.whole(grant.most)) times"
    return "grant '\(grant.name)', awarded \(times)\(cost(of: grant)): \(people), \(start) and \(stay)"
  }

  /// "1 year", and what it was before whole steps were made of it.
  private func rounded(_ steps: Int, from years: Double) -> String {
    let whole = Double(steps) * time.step
    let isRounded = abs(whole - years) > ReportTolerance.length * max(whole, years)
    return Digits.years(whole) + (isRounded ? " (\(Digits.years(years)) in whole steps)" : "")
  }

  /// " for 5,000,000 each"; which budget pays is named where there are several.
  private func cost(of grant: Grant) -> String {
    let paid = zip(problem.budgets, grant.costs).filter { $0.1 > 0 }
    if paid.isEmpty { return ", for nothing" }
    return " for "
      + paid.map { budget, cost in
        Digits.amount(cost) + (problem.budgets.count > 1 ? " of '\(budget.name)'" : "")
      }.joined(separator: " and ") + (grant.most == 1 ? "" : " each")
  }
}
