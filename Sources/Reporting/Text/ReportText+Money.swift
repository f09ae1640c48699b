import Allocation
import Answers

/// Money as tables, one for each budget: what a funder asks first.
extension ReportText {
  /// Tables of money, years in one of them, and names in a sentence that are shown at most.
  private static let (mostAccounts, mostYears, mostNames) = (4, 12, 6)

  /// What comes into each budget, what is spent and kept by year; empty where nothing costs anything.
  var money: String {
    let accounts = MoneyAnswer.accounts(of: report.plan, in: instance, atMost: Self.mostYears)
    var texts = accounts.prefix(Self.mostAccounts).map(text)
    // Two-stage plans have an account for each branch, and samples have many of these.
    let omitted = accounts.count - texts.count
    if omitted > 0 { texts.append(more(omitted, "account", plural: "accounts", indent: 0)) }
    return texts.joined(separator: "\n")
  }

  /// The table of one budget, and who was paid below it.
  private func text(_ account: MoneyAnswer) -> String {
    // Plans that look differ by branch, and so does what is left.
    let place = account.branches.map { " in " + SolveReport.listed($0.map { "'\($0)'" }, noun: "branch") }
    let title = "money of '\(account.budget)'" + (place ?? "")
    guard !account.periods.isEmpty else { return heading("\(title): nothing comes in") }
    // A column of nothing but zeros would tell nothing.
    let hasGrants = account.payments.contains { $0.grant != nil }
    var table = TextTable(columns: [
      .init(title: "from"), .init(title: "to"), .init(title: "comes in"), .init(title: "people"),
      .init(title: "grants"), .init(title: "kept"),
    ])
    if !hasGrants { table.columns.remove(at: 4) }
    // Moments, not years: a period may be half a year or ten.
    for period in account.periods {
      var cells = [report.moment(period.steps.lowerBound), report.moment(period.steps.upperBound)]
      cells += [period.income, period.people, period.grants, period.kept].map(Digits.amount)
      if !hasGrants { cells.remove(at: 4) }
      table.add(cells)
    }
    for note in notes(account) { table.lines.append(.note(note)) }
    return section(title, table)
  }

  /// Who is paid how much in all: pools, chunks, grants, the largest first.
  private func notes(_ account: MoneyAnswer) -> [String] {
    /// A sentence for all who have a name of one kind.
    func sentence(_ lead: String, _ name: (MoneyAnswer.Payment) -> String?) -> String? {
      var totals: [String: Double] = [:]
      var order: [String] = []
      for payment in account.payments {
        guard let own = name(payment) else { continue }
        if totals[own] == nil { order.append(own) }
        totals[own, default: 0] += payment.total
      }
      // Stable: equals in the order of the file.
      let sorted = order.enumerated().sorted {
        (totals[$1.element] ?? 0, $0.offset) < (totals[$0.element] ?? 0, $1.offset)
      }.map(\.element)
      guard !sorted.isEmpty else { return nil }
      let told = sorted.prefix(Self.mostNames).map { "\($0) \(Digits.amount(totals[$0] ?? 0))" }
      let rest = sorted.count - told.count
      return lead + told.joined(separator: ", ") + (rest > 0 ? " and \(rest) more (all in --json)" : "")
    }
    // The same money three times, as three readers ask for it: so the lines are not to be added up.
    let sentences = [
      sentence("by pool: ") { $0.pool }, sentence("by chunk: ") { $0.chunk },
      sentence("by grant: ") { $0.grant },
    ].compactMap { $0 }
    return sentences.isEmpty ? ["nothing is spent"] : sentences
  }
}
