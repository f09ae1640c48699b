import Allocation
import Answers

/// The plan as tables. A plan may have thousands of starts on hundreds of branches, of which people want the shape:
/// so equal things share lines, and what is left out is counted.
extension ReportText {
  /// Who works on what, and when; of a two-stage plan first what is shared, then what each branch does.
  var plan: String {
    let own = report.branches
    let parts = PlanParts(report)
    var texts: [String] = []
    // When it is learned comes first: the tables after it are read by that.
    if let fact = LookFact(report.plan, in: instance) {
      texts.append(TextLayout.wrapped(LookText.note(fact, instance), width: width))
    }
    let common = report.common
    // All branches do the same, or there is but one: a single table says everything.
    guard !own.isEmpty else {
      texts.append(table("who works on what", common, gates: nil, in: parts, isWhole: true))
      return texts.joined(separator: "\n")
    }
    if !common.entries.isEmpty || report.plan.look?.boundary != 0 {
      texts.append(table("who works on what, whatever is revealed", common, gates: nil, in: parts))
    }
    // Each table has what its worlds add to what is shared, and only the gates that differ.
    for alike in parts.branches {
      guard let branch = alike.first else { continue }
      let gates = zip(branch.gates, common.gates).map { $1 == nil ? $0 : nil }
      texts.append(
        table(title(alike), Plan(entries: branch.entries, gates: branch.gates), gates: gates, in: parts))
    }
    // Branches of samples may be hundreds.
    let omitted = own.count - parts.branches.reduce(0) { $0 + $1.count }
    if omitted > 0 { texts.append(more(omitted, "branch", plural: "branches", indent: 0)) }
    return texts.joined(separator: "\n")
  }

  /// When and where some branches are followed that do the same.
  private func title(_ branches: [Plan.Branch]) -> String {
    let names = branches.map { "'\(instance.name(of: $0))'" }
    let place =
      branches.contains { $0.world == nil }
      ? "where nothing is revealed (\(names.joined(separator: ", ")))"
      : "in " + SolveReport.listed(names, noun: "world")
    return "from \(report.moment(report.plan.look?.boundary ?? 0)) on \(place)"
  }

  /// "and 40 more rows (all in --json)", on a line.
  func more(_ count: Int, _ noun: String, plural: String, indent: Int = 2) -> String {
    TextLayout.wrapped(SolveReport.more(count, noun, plural: plural), width: width, indent: indent)
  }

  /// A plan beside that of the report, under a title of its own.
  func table(_ title: String, _ plan: Plan) -> String {
    var alone = report
    alone.answer.plan = plan
    return table(title, plan, gates: nil, in: PlanParts(alone))
  }

  /// - Parameters:
  ///   - gates: those to be shown, where not all of the plan.
  ///   - isWhole: it is all that anybody does.
  private func table(
    _ title: String, _ plan: Plan, gates: [Int?]?, in parts: PlanParts, isWhole: Bool = false
  ) -> String {
    guard !plan.entries.isEmpty else {
      return heading(isWhole ? "nobody works on anything" : "\(title): nothing starts")
    }
    var table = TextTable(columns: [
      .init(title: "chunk", isNumber: false, shortest: 6, names: instance.bundles.map(\.name)),
      .init(title: "pool", isNumber: false, shortest: 5, names: parts.crews), .init(title: "people"),
      .init(title: "attempts", expendable: 1), .init(title: "from"), .init(title: "to"),
    ])
    // Rows are given to bundles in file order until none is left; gates take none, since they are what a reader looks
    // for.
    var left = parts.rowsOfTable
    var omitted = 0
    for index in instance.bundles.indices {
      let lines = PlanLines.lines(of: index, plan: plan, in: instance, mostLines: parts.mostLines)
      for (place, line) in lines.prefix(left).enumerated() { add(line, isFirst: place == 0, to: &table) }
      if left > 0, let gate = (gates ?? plan.gates)[index] { addGate(index, gate, to: &table) }
      omitted += max(0, lines.count - left)
      left = max(0, left - lines.count)
    }
    if omitted > 0 { table.lines.append(.note(SolveReport.more(omitted, "row", plural: "rows"))) }
    return section(title, table)
  }

  /// A line of a plan; the bundle is named in the first of its lines alone.
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

  /// What waits for a bundle, and from when on it may start.
  private func addGate(_ index: Int, _ gate: Int, to table: inout TextTable) {
    let bundle = instance.bundles[index]
    let most = SolveReport.mostRows
    var waiting = bundle.successors.prefix(most).map { instance.bundles[$0].name }.joined(separator: ", ")
    if bundle.successors.count > most { waiting += " and \(bundle.successors.count - most) more" }
    table.lines.append(.note("\(bundle.name) opens \(waiting) at \(report.moment(gate))"))
  }
}

/// How a plan is divided into tables that people can still read.
struct PlanParts {
  /// Rows of all tables together, up to which starts are told apart where they are few; and shown at most.
  private static let (mostFine, most) = (100, 240)
  /// However many branches there are.
  private static let leastOfTable = 12

  /// Lines of one kind of attempt that are listed one by one.
  let mostLines: Int
  /// Rows of each table, the tables sharing what all may have.
  let rowsOfTable: Int
  /// Names of all teams of pools.
  let crews: [String]
  /// Those that are shown, together with others that do the same.
  let branches: [[Plan.Branch]]

  init(_ report: SolveReport) {
    let instance = report.instance
    branches = Array(Self.alike(report.branches).prefix(SolveReport.mostRows))
    let shown = branches.compactMap(\.first)
    let plans = [report.common] + shown.map { Plan(entries: $0.entries, gates: $0.gates) }
    // Lines as fine as they could be: where these are many, starts are summed up.
    let rows = plans.reduce(0) { sum, plan in
      sum
        + instance.bundles.indices.reduce(0) {
          $0 + PlanLines.lines(of: $1, plan: plan, in: instance, mostLines: PlanLines.mostLines).count
        }
    }
    mostLines = rows <= Self.mostFine ? PlanLines.mostLines : 1
    rowsOfTable = max(Self.leastOfTable, Self.most / plans.count)
    // Names of teams are cut alike in all tables, so all of them are known beforehand.
    var seen: Set<[Int]> = []
    let distinct = instance.types.map { $0.held.map(\.pool) }.filter { seen.insert($0).inserted }
    crews = distinct.map { Self.crew($0, in: instance) }
  }

  /// Branches of worlds that do the same stand together, in the order of the first of each.
  private static func alike(_ branches: [Plan.Branch]) -> [[Plan.Branch]] {
    var groups: [[Plan.Branch]] = []
    for branch in branches {
      let place = groups.firstIndex { group in
        group[0].world != nil && branch.world != nil && group[0].isLike(branch)
      }
      if let place { groups[place].append(branch) } else { groups.append([branch]) }
    }
    return groups
  }

  /// Names of pools that work as one team.
  static func crew(_ pools: [Int], in instance: Instance) -> String {
    pools.map { instance.problem.pools[$0].name }.joined(separator: " + ")
  }
}
