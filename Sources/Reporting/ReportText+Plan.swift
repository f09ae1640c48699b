import Allocation

extension ReportText {
  /// Who works on what, and when; of a two-stage plan first what is shared, then what each branch does.
  var plan: String {
    let own = report.branches
    let parts = PlanParts(report)
    guard let policy = report.policy else {
      return table("who works on what", report.plan, gates: nil, parts)
    }
    var texts = [TextLayout.wrapped(LookText.note(policy, instance), width: width)]
    guard !own.isEmpty else {
      return (texts + [table("who works on what", report.plan, gates: nil, parts)]).joined(separator: "\n")
    }
    if !report.plan.entries.isEmpty || policy.look.boundary > 0 {
      let shared = Plan(entries: report.plan.entries, gates: report.commonGates)
      texts.append(table("who works on what, whatever is revealed", shared, gates: nil, parts))
    }
    let moment = report.moment(policy.look.boundary)
    for branch in own.prefix(SolveReport.mostRows) {
      let name = "'\(instance.name(of: branch))'"
      let title =
        branch.world != nil
        ? "from \(moment) on in world \(name)" : "from \(moment) on where nothing is revealed (\(name))"
      let gates = zip(branch.gates, report.commonGates).map { $1 == nil ? $0 : nil }
      texts.append(table(title, Plan(entries: branch.entries, gates: branch.gates), gates: gates, parts))
    }
    if own.count > SolveReport.mostRows {
      texts.append(more(own.count - SolveReport.mostRows, "branch", "branches", indent: 0))
    }
    return texts.joined(separator: "\n")
  }

  /// "and 40 more rows (all in --json)", on a line.
  func more(_ count: Int, _ noun: String, _ plural: String, indent: Int = 2) -> String {
    TextLayout.wrapped(SolveReport.more(count, noun, plural), width: width, indent: indent)
  }

  /// - Parameter gates: those to be shown, where not all of the plan.
  private func table(_ title: String, _ plan: Plan, gates: [Int?]?, _ parts: PlanParts) -> String {
    guard !plan.entries.isEmpty else {
      return style.heading(
        title == "who works on what" ? "nobody works on anything" : "\(title): nothing starts")
        + "\n"
    }
    var table = TextTable(columns: [
      .init(title: "chunk", isNumber: false, shortest: 6, names: instance.bundles.map(\.name)),
      .init(title: "pool", isNumber: false, shortest: 5, names: parts.crews), .init(title: "people"),
      .init(title: "attempts", expendable: 1), .init(title: "from"), .init(title: "to"),
    ])
    var left = parts.rowsOfTable
    var omitted = 0
    for index in instance.bundles.indices {
      let lines = PlanLines.lines(of: index, plan: plan, in: instance, mostLines: parts.mostLines)
      for (place, line) in lines.prefix(left).enumerated() { add(line, isFirst: place == 0, to: &table) }
      if left > 0, let gate = (gates ?? plan.gates)[index] { addGate(index, gate, to: &table) }
      omitted += max(0, lines.count - left)
      left = max(0, left - lines.count)
    }
    if omitted > 0 { table.lines.append(.note(SolveReport.more(omitted, "row", "rows"))) }
    return section(title, table)
  }

  private func add(_ line: PlanLine, isFirst: Bool, to table: inout TextTable) {
    let type = instance.types[line.type]
    table.add([
      isFirst ? instance.bundles[type.bundle].name : "",
      PlanParts.crew(type.held.map(\.pool), in: instance),
      line.people.map(Digits.whole).joined(separator: " + "), Digits.whole(line.attempts),
      report.moment(line.from), report.moment(line.to),
    ])
    if let note = line.note.map(words) { table.lines.append(.note(note)) }
  }

  private func addGate(_ index: Int, _ gate: Int, to table: inout TextTable) {
    let bundle = instance.bundles[index]
    let most = SolveReport.mostRows
    var waiting = bundle.successors.prefix(most).map { instance.bundles[$0].name }.joined(separator: ", ")
    if bundle.successors.count > most { waiting += " and \(bundle.successors.count - most) more" }
    table.lines.append(.note("\(bundle.name) opens \(waiting) at \(report.moment(gate))"))
  }
}

/// How a plan is divided into tables that people can still read.
private struct PlanParts {
  /// Rows of all tables together, up to which starts are told apart where they are few; and shown at most.
  private static let (mostFine, most) = (100, 240)
  private static let leastOfTable = 12

  /// Lines of one kind of attempt that are listed one by one.
  let mostLines: Int
  let rowsOfTable: Int
  /// Names of all teams of pools.
  let crews: [String]

  init(_ report: SolveReport) {
    let instance = report.instance
    let shown = report.branches.prefix(SolveReport.mostRows)
    let plans = [report.plan] + shown.map { Plan(entries: $0.entries, gates: $0.gates) }
    let rows = plans.reduce(0) { sum, plan in
      sum
        + instance.bundles.indices.reduce(0) {
          $0 + PlanLines.lines(of: $1, plan: plan, in: instance, mostLines: PlanLines.mostLines).count
        }
    }
    mostLines = rows <= Self.mostFine ? PlanLines.mostLines : 1
    rowsOfTable = max(Self.leastOfTable, Self.most / plans.count)
    var seen: Set<[Int]> = []
    let distinct = instance.types.map { $0.held.map(\.pool) }.filter { seen.insert($0).inserted }
    crews = distinct.map { Self.crew($0, in: instance) }
  }

  static func crew(_ pools: [Int], in instance: Instance) -> String {
    pools.map { instance.problem.pools[$0].name }.joined(separator: " + ")
  }
}
