import Allocation
import Answers

/// Grants as a table of awards.
extension ReportText {
  /// Which grants the plan awards, when, what they cost and whom they bring; empty where the problem has none.
  var grants: String {
    guard !instance.problem.grants.isEmpty else { return "" }
    return grants(of: report.plan, "grants awarded", none: "no grant is awarded")
  }

  /// The awards of a plan under a title.
  ///
  /// - Parameter none: what is said where there are no awards.
  func grants(of plan: Plan, _ title: String, none: String) -> String {
    // Awards of all stages in one table: money is one account, whatever is revealed later.
    let rows = AwardRow.rows(of: plan, in: instance)
    guard !rows.isEmpty else { return heading(none) }
    let hasBranches = rows.contains { $0.branch != nil }
    var table = TextTable(columns: [
      .init(title: "grant", isNumber: false, shortest: 8, names: instance.problem.grants.map(\.name)),
      .init(title: "awarded"), .init(title: "number"), .init(title: "cost", expendable: 1),
      .init(title: "people", isNumber: false, shortest: 10), .init(title: "from"), .init(title: "to"),
    ])
    if hasBranches { table.columns.append(.init(title: "where", isNumber: false, shortest: 6)) }
    for row in rows.prefix(SolveReport.mostAwards) {
      let lead = [row.grant, instance.time.text(row.moment), Digits.whole(row.quantity), cost(of: row)]
      let last = hasBranches ? [row.branch ?? "everywhere"] : []
      for (place, people) in people(of: row).enumerated() {
        table.add(
          (place == 0 ? lead : lead.map { _ in "" }) + people + (place == 0 ? last : last.map { _ in "" }))
      }
    }
    let omitted = rows.count - SolveReport.mostAwards
    if omitted > 0 { table.lines.append(.note(SolveReport.more(omitted, "award", plural: "awards"))) }
    return section(title, table)
  }

  /// What all awards of a row cost together, once, at their moment.
  /// "2,000,000", with the budget's name where there are several.
  private func cost(of row: AwardRow) -> String {
    let grant = instance.problem.grants[instance.awards[row.option].grant]
    let paid = zip(instance.problem.budgets, grant.costs).filter { $0.1 > 0 }
    if paid.isEmpty { return "–" }
    return paid.map { budget, cost in
      let amount = Digits.amount(cost * Double(row.quantity))
      return instance.problem.budgets.count > 1 ? "\(amount) \(budget.name)" : amount
    }.joined(separator: " + ")
  }

  /// "+20 field", "2028", "2033", for each pool; to nothing where they stay until the horizon.
  private func people(of row: AwardRow) -> [[String]] {
    let changes = instance.awards[row.option].changes
    if changes.isEmpty { return [["nobody", "", ""]] }
    return changes.map { change in
      let people = Digits.whole(abs(change.people.timesSaturating(row.quantity)))
      let end = change.steps.upperBound
      return [
        "\(change.people > 0 ? "+" : "−")\(people) \(instance.problem.pools[change.pool].name)",
        report.moment(change.steps.lowerBound), end == instance.steps ? "" : report.moment(end),
      ]
    }
  }
}

extension SolveReport {
  /// Awards that are listed at most; JSON has all.
  static let mostAwards = 60
}
