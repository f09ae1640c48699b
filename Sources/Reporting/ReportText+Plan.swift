import Allocation

extension ReportText {
  /// Who works on what, and when; of a two-stage plan first what is shared, then what each branch does.
  var plan: String {
    guard let policy = report.policy else { return table("who works on what", report.plan, gates: nil) }
    let look = TextLayout.wrapped(LookText.note(policy, instance), width: width) + "\n"
    guard !report.branches.isEmpty else { return look + table("who works on what", report.plan, gates: nil) }
    let moment = report.moment(policy.look.boundary)
    var text = look
    if !report.plan.entries.isEmpty || policy.look.boundary > 0 {
      let shared = Plan(entries: report.plan.entries, gates: report.commonGates)
      text += table("who works on what, whatever is revealed", shared, gates: nil)
    }
    for branch in report.branches {
      let name = "'\(instance.name(of: branch))'"
      let title =
        branch.world != nil
        ? "from \(moment) on in world \(name)" : "from \(moment) on where nothing is revealed (\(name))"
      let own = zip(branch.gates, report.commonGates).map { $1 == nil ? $0 : nil }
      text += "\n" + table(title, Plan(entries: branch.entries, gates: branch.gates), gates: own)
    }
    return text
  }

  /// - Parameter gates: those to be shown, where not all of the plan.
  private func table(_ title: String, _ plan: Plan, gates: [Int?]?) -> String {
    guard !plan.entries.isEmpty else {
      return style.heading(
        title == "who works on what" ? "nobody works on anything" : "\(title): nothing starts")
        + "\n"
    }
    var table = TextTable(columns: [
      .init(title: "chunk", isNumber: false, shortest: 6), .init(title: "pool", isNumber: false, shortest: 5),
      .init(title: "people"), .init(title: "attempts", expendable: 1), .init(title: "from"),
      .init(title: "to"),
    ])
    for (index, bundle) in instance.bundles.enumerated() {
      var name = bundle.name
      for line in PlanLines.lines(of: index, plan: plan, in: instance) {
        let type = instance.types[line.type]
        table.add([
          name, type.held.map { instance.problem.pools[$0.pool].name }.joined(separator: " + "),
          line.people.map(Digits.whole).joined(separator: " + "), Digits.whole(line.attempts),
          report.moment(line.from), report.moment(line.to),
        ])
        if let note = line.note.map(words) { table.lines.append(.note(note)) }
        name = ""
      }
      if let gate = (gates ?? plan.gates)[index] {
        let waiting = bundle.successors.map { instance.bundles[$0].name }.joined(separator: ", ")
        table.lines.append(.note("\(bundle.name) opens \(waiting) at \(report.moment(gate))"))
      }
    }
    return section(title, table)
  }
}
