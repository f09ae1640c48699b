import Allocation
import Problems

/// The plan in a result file.
package enum PlanFile {
  /// Reads `plan` and `gates` of a result and finds them in a problem; what else the result says is not looked at.
  ///
  /// - Returns: a plan of known attempts; whether it is feasible is for `Instance.violations(of:)` to say.
  /// - Throws: everything that does not fit the problem, at once.
  package static func read(_ bytes: [UInt8], for instance: Instance) throws(InvalidPlan) -> Plan {
    var findings: [InvalidPlan.Finding] = []
    let result = try decode(bytes, &findings)
    let entries = entries(of: result, instance, &findings)
    findings += entries.filter { $0.branch != nil }.map { .row($0.row, .branch) }
    let gates = gates(result.gates, instance, &findings)
    guard findings.isEmpty else { throw InvalidPlan(findings: findings) }
    return Plan(entries: entries.map(\.entry), gates: gates).normalised(in: instance)
  }

  /// - Parameter findings: gets what is wrong with single values.
  static func decode(
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
  static func entries(
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

  static func gates(
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
