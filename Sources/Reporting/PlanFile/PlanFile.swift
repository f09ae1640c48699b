import Allocation
import Problems

/// The plan in a result file.
package enum PlanFile {
  /// Reads `plan` and `gates` of a result, and `look` and `branchGates` where the problem reveals its world on the way,
  /// and finds them in a problem; what else the result says is not looked at.
  ///
  /// Rows of no branch that start at or after the look belong to every branch. Where a date reveals the world, the
  /// look is that date; where a chunk does, a plan without `look` never looks.
  ///
  /// - Returns: a plan of known attempts; whether it is feasible is for `Instance.violations(of:)` to say.
  /// - Throws: everything that does not fit the problem, at once.
  package static func read(_ bytes: [UInt8], for instance: Instance) throws(InvalidPlan) -> Plan {
    var findings: [InvalidPlan.Finding] = []
    let result = try decode(bytes, &findings)
    let entries = entries(of: result, instance, &findings)
    var plan = Plan.empty(for: instance)
    if let look = look(of: result, instance, &findings) { plan = Plan(plan, look: look, in: instance) }
    let names = plan.look == nil ? [] : plan.branches.map(instance.name)
    for (row, entry, name) in entries {
      do {
        for stage in try stages(of: entry, branch: name, in: plan, names) { plan[stage].append(entry) }
      } catch {
        findings.append(.row(row, error))
      }
    }
    readGates(of: result, instance, names, into: &plan, &findings)
    guard findings.isEmpty else { throw InvalidPlan(findings: findings) }
    return plan.normalised(in: instance)
  }

  /// Nil where the problem never reveals its world.
  private static func look(
    of result: ResultFile, _ instance: Instance, _ findings: inout [InvalidPlan.Finding]
  ) -> Plan.Look? {
    if let date = instance.dateOfLearning { return .init(boundary: date) }
    guard case .chunk(let chunk) = instance.problem.information else { return nil }
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

  /// Where a row belongs.
  private static func stages(
    of entry: Plan.Entry, branch name: String?, in plan: Plan, _ names: [String]
  ) throws(InvalidPlan.RowFinding) -> [Int?] {
    guard let look = plan.look else {
      if name != nil { throw .branch }
      return [nil]
    }
    guard let name else { return entry.start < look.boundary ? [nil] : plan.branches.indices.map(Int?.some) }
    guard let place = names.firstIndex(of: name) else { throw .unknownBranch(name, known: names) }
    return [place]
  }

  /// - Parameter names: of the branches; none of a static plan.
  private static func readGates(
    of result: ResultFile, _ instance: Instance, _ names: [String], into plan: inout Plan,
    _ findings: inout [InvalidPlan.Finding]
  ) {
    let own = plan.look == nil ? [:] : result.branchGates
    findings += own.keys.filter { !names.contains($0) }.sorted().map { .unknownBranch($0) }
    for place in plan.branches.indices {
      var found: [InvalidPlan.Finding] = []
      let stated = result.gates.merging(names.isEmpty ? [:] : own[names[place]] ?? [:]) { $1 }
      plan.branches[place].gates = gates(stated, instance, &found)
      findings += found.filter { !findings.contains($0) }
    }
  }

  /// - Parameter findings: gets what is wrong with single values.
  private static func decode(
    _ bytes: [UInt8], _ findings: inout [InvalidPlan.Finding]
  ) throws(InvalidPlan) -> ResultFile {
    do {
      let reader = ResultReader(try JSONNode.read(bytes))
      findings += reader.findings + (reader.file.hasGrants ? [.grants] : [])
      // What was not read outside the rows would only be missed.
      guard !reader.findings.contains(where: \.isOutsideRows) else { throw InvalidPlan(findings: findings) }
      return reader.file
    } catch let error as JSONNode.Malformed {
      throw InvalidPlan(findings: [.malformed("it is no JSON" + error.reason)])
    } catch {
      throw InvalidPlan(findings: findings)
    }
  }

  /// The rows of the plan (numbered from 1) that fit the problem.
  private static func entries(
    of result: ResultFile, _ instance: Instance, _ findings: inout [InvalidPlan.Finding]
  ) -> [(row: Int, entry: Plan.Entry, branch: String?)] {
    var entries: [(row: Int, entry: Plan.Entry, branch: String?)] = []
    for row in result.plan {
      do {
        entries.append((row.number, try RowMatcher(instance: instance, row: row).entry(), row.branch))
      } catch {
        findings.append(.row(row.number, error))
      }
    }
    return entries
  }

  private static func gates(
    _ stated: [String: Double], _ instance: Instance, _ findings: inout [InvalidPlan.Finding]
  ) -> [Int?] {
    let known = Set(instance.bundles.map(\.name))
    findings += stated.keys.filter { !known.contains($0) }.sorted().map { .unknownGate($0) }
    return instance.bundles.map { bundle in
      guard let moment = stated[bundle.name] else {
        if bundle.isGated { findings.append(.missingGate(bundle.name)) }
        return nil
      }
      guard let boundary = instance.time.boundary(at: moment) else {
        findings.append(.gateOffGrid(bundle.name, moment))
        return nil
      }
      return bundle.isGated ? boundary : nil
    }
  }
}

extension TimeGrid {
  /// The boundary at a moment; nil where there is none within a millionth of a step, or outside the horizon.
  func boundary(at moment: Double) -> Int? {
    let position = (moment - start) / step
    guard position.isFinite, abs(position) < 1e9, abs(position - position.rounded()) < 1e-6 else {
      return nil
    }
    let boundary = Int(position.rounded())
    return (0...steps).contains(boundary) ? boundary : nil
  }
}
