import Answers

/// What one naive rule would do, and why some rules have no row.
extension ReportText {
  /// The plan of the one that was asked for.
  var naivePlan: String {
    guard let shown = report.naivePlan else { return "" }
    let name = "what '\(shown.rule.rawValue)' would do" + (shown.which.map { " (\($0))" } ?? "")
    // A rule that was stopped has no plan that could be shown in part: the rest of it would hang on what was not
    // dealt.
    guard let plan = shown.plan, let chance = shown.chance else {
      return style.heading(name) + "\n"
        + TextLayout.wrapped("not finished within the work and the time allowed", width: width, indent: 2)
    }
    let awarded =
      instance.problem.grants.isEmpty
      ? "" : "\n" + grants(of: plan, "its grants", none: "it awards no grant")
    return table("\(name): chance \(Percent.text(chance))", plan) + awarded
  }

  /// What is to be said beside the table.
  var notes: [String] {
    let names = report.unfinishedAllocators.map(\.rawValue).joined(separator: ", ")
    return shortages
      + (names.isEmpty ? [] : ["not finished within the work and the time allowed: \(names)"])
  }

  /// A sentence for every budget that ran out: which rules it stopped, and when first.
  private var shortages: [String] {
    // In the order of the table, so that the note reads like it.
    var budgets: [Int] = []
    for row in report.allocators {
      if let budget = row.shortage?.budget, !budgets.contains(budget) { budgets.append(budget) }
    }
    return budgets.map { budget in
      let rules = report.allocators.compactMap { row -> String? in
        guard let shortage = row.shortage, shortage.budget == budget else { return nil }
        // "even (2031)", or for a mean over plans in how many of them.
        let moment = report.moment(shortage.step)
        return shortage.plansInAll == 1
          ? "\(row.rule.rawValue) (\(moment))"
          : "\(row.rule.rawValue) (\(shortage.plans) of \(shortage.plansInAll) plans, \(moment) at the earliest)"
      }
      return
        "budget '\(instance.problem.budgets[budget].name)' ran out, with people free whom it could not pay: "
        + rules.joined(separator: ", ")
    }
  }
}
