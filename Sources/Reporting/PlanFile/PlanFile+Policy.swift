import Allocation

extension PlanFile {
  /// Reads the two-stage plan of a result: `plan` with its branches, `gates`, `branchGates` and `look`.
  ///
  /// Rows of no branch that start at or after the look belong to every branch. Where a date reveals the world, the
  /// look is that date; where a chunk does, a plan without `look` never looks.
  ///
  /// - Returns: a plan of known attempts; whether it is feasible is for `Instance.violations(of:)` to say.
  /// - Throws: everything that does not fit the problem, at once.
  package static func readPolicy(_ bytes: [UInt8], for instance: Instance) throws(InvalidPlan) -> Policy {
    var findings: [InvalidPlan.Finding] = []
    let result = try decode(bytes, &findings)
    let entries = entries(of: result, instance, &findings)
    let look = look(of: result, instance, &findings)
    var policy = Policy(.empty(for: instance), look: look, in: instance)
    let names = policy.branches.map(instance.name)
    for (row, entry, name) in entries {
      if let name {
        guard let place = names.firstIndex(of: name) else {
          findings.append(.row(row, .unknownBranch(name, known: names)))
          continue
        }
        policy.branches[place].entries.append(entry)
      } else if entry.start < look.boundary {
        policy.shared.append(entry)
      } else {
        for place in policy.branches.indices { policy.branches[place].entries.append(entry) }
      }
    }
    let own = result.branchGates
    findings += own.keys.filter { !names.contains($0) }.sorted().map { .unknownBranch($0) }
    for (place, name) in names.enumerated() {
      var found: [InvalidPlan.Finding] = []
      let stated = result.gates.merging(own[name] ?? [:]) { $1 }
      policy.branches[place].gates = gates(stated, instance, &found)
      findings += found.filter { !findings.contains($0) }
    }
    guard findings.isEmpty else { throw InvalidPlan(findings: findings) }
    return policy.normalised(in: instance)
  }

  private static func look(
    of result: ResultFile, _ instance: Instance, _ findings: inout [InvalidPlan.Finding]
  ) -> Policy.Look {
    if let date = instance.dateOfLearning { return .init(boundary: date) }
    guard case .chunk(let chunk) = instance.problem.information else { return .init(boundary: 0) }
    guard let moment = result.look else {
      if result.plan.contains(where: { $0.branch != nil }) { findings.append(.missingLook) }
      return .init(boundary: instance.steps, chunk: chunk)
    }
    guard let boundary = instance.time.boundary(at: moment) else {
      findings.append(.lookOffGrid(moment))
      return .init(boundary: instance.steps, chunk: chunk)
    }
    return .init(boundary: boundary, chunk: chunk)
  }
}
