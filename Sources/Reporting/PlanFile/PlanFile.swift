import Allocation
import Problems

/// The plan in a result file.
package enum PlanFile {
  /// Reads `plan`, `grants` and `gates` of a result, and `look` and `branchGates` where the problem reveals its world on the way,
  /// and finds them in a problem; what else the result says is not looked at.
  ///
  /// Rows of no branch that start at or after the look belong to every branch. Where a date reveals the world, the
  /// look is that date; where a chunk does, a plan without `look` never looks.
  ///
  /// - Returns: a plan of known attempts; whether it is feasible is for `Instance.violations(of:)` to say.
  /// - Throws: everything that does not fit the problem, at once.
  package static func read(_ bytes: [UInt8], for instance: Instance) throws(InvalidPlan) -> Plan {
    var reader = PlanReader(instance: instance)
    return try reader.plan(bytes)
  }
}

/// Finds what a result says in a problem, and keeps everything that does not fit.
private struct PlanReader {
  /// The problem in which everything has to be found.
  let instance: Instance
  /// Its names, and finds rows by them.
  private let matcher: RowMatcher
  /// Places in `Instance.awards`, by the grant.
  private let options: [Int: [Int]]
  /// What did not fit so far; reading goes on, so that all of it is told at once.
  private var findings: [InvalidPlan.Finding] = []

  init(instance: Instance) {
    self.instance = instance
    matcher = RowMatcher(instance)
    options = Dictionary(grouping: instance.awards.indices) { instance.awards[$0].grant }
  }

  /// Rows, look and gates one after another: a row can only be given to a branch once it is known when the plan
  /// looks.
  ///
  /// - Throws: all findings, where there is one.
  mutating func plan(_ bytes: [UInt8]) throws(InvalidPlan) -> Plan {
    let result = try decode(bytes)
    let entries = entries(of: result)
    var plan = Plan.empty(for: instance)
    if let look = look(of: result) { plan = Plan(plan, look: look, in: instance) }
    let names = Branches(plan.look == nil ? [] : plan.branches.map(instance.name))
    for (row, entry, name) in entries {
      do {
        for stage in try stages(at: entry.start, branch: name, in: plan, names) { plan[stage].append(entry) }
      } catch {
        findings.append(.row(row, error))
      }
    }
    readAwards(of: result, names, into: &plan)
    readGates(of: result, names, into: &plan)
    guard findings.isEmpty else { throw InvalidPlan(findings: findings) }
    return plan.normalised(in: instance)
  }

  /// The result as it is written, its values of the right kinds.
  ///
  /// - Throws: where what is outside the rows cannot be read: everything else would seem to be missing.
  private mutating func decode(_ bytes: [UInt8]) throws(InvalidPlan) -> ResultFile {
    do {
      let reader = ResultReader(try JSONNode.read(bytes))
      findings += reader.findings
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
  private mutating func entries(of result: ResultFile) -> [(row: Int, entry: Plan.Entry, branch: String?)] {
    var entries: [(row: Int, entry: Plan.Entry, branch: String?)] = []
    for row in result.plan {
      do {
        entries.append((row.number, try matcher.entry(of: row), row.branch))
      } catch {
        findings.append(.row(row.number, error))
      }
    }
    return entries
  }

  /// Nil where the problem never reveals its world.
  private mutating func look(of result: ResultFile) -> Plan.Look? {
    if let date = instance.dateOfLearning { return .init(boundary: date) }
    guard case .chunk(let chunk) = instance.problem.information else { return nil }
    guard let moment = result.look else {
      // Without a look nothing could be seen in time to follow a branch.
      if result.plan.contains(where: { $0.branch != nil }) { findings.append(.missingLook) }
      return .init(boundary: instance.steps, chunk: chunk)
    }
    guard let boundary = instance.time.boundary(at: moment) else {
      findings.append(.lookOffGrid(moment))
      return .init(boundary: instance.steps, chunk: chunk)
    }
    return .init(boundary: boundary, chunk: chunk)
  }

  /// Puts the awards that fit the problem into the plan.
  ///
  /// - Parameter names: of the branches; none of a static plan.
  private mutating func readAwards(of result: ResultFile, _ names: Branches, into plan: inout Plan) {
    for row in result.grants {
      do {
        let option = try option(of: row)
        for stage in try stages(of: option, row, in: plan, names) {
          plan[awards: stage].append(.init(option: option, count: row.quantity))
        }
      } catch {
        findings.append(.award(row.number, error))
      }
    }
  }

  /// Where an award belongs: it is made at its boundary, so the look decides as for a start.
  ///
  /// - Parameter names: of the branches; none of a static plan.
  /// Where an award belongs: with what is shared, to its branch, or to all branches.
  private func stages(
    of option: Int, _ row: ResultFile.Award, in plan: Plan, _ names: Branches
  ) throws(InvalidPlan.AwardFinding) -> [Int?] {
    let boundary = instance.awards[option].boundary
    do throws(InvalidPlan.RowFinding) {
      return try stages(at: boundary, branch: row.branch, in: plan, names)
    } catch {
      throw .branch(error)
    }
  }

  /// The award of a grant at a moment: index into `Instance.awards`.
  private func option(of row: ResultFile.Award) throws(InvalidPlan.AwardFinding) -> Int {
    guard let grant = matcher.grants[row.name] else { throw .unknownGrant(row.name) }
    let most = instance.problem.grants[grant].most
    guard row.quantity <= most else { throw .tooMany(row.name, most: most) }
    let own = options[grant] ?? []
    let boundary = instance.time.boundary(at: row.moment)
    guard let option = own.first(where: { instance.awards[$0].boundary == boundary }) else {
      throw .notAwarded(
        row.name, at: row.moment, moments: own.map { instance.time.moment(of: instance.awards[$0].boundary) })
    }
    return option
  }

  /// Where what starts at a boundary belongs.
  ///
  /// - Parameter names: of the branches; none of a static plan.
  private func stages(
    at boundary: Int, branch name: String?, in plan: Plan, _ names: Branches
  ) throws(InvalidPlan.RowFinding) -> [Int?] {
    guard let look = plan.look else {
      if name != nil { throw .branch }
      return [nil]
    }
    guard let name else { return boundary < look.boundary ? [nil] : plan.branches.indices.map(Int?.some) }
    guard let place = names.places[name] else { throw .unknownBranch(name, known: names.list) }
    return [place]
  }

  /// - Parameter names: of the branches; none of a static plan.
  private mutating func readGates(of result: ResultFile, _ names: Branches, into plan: inout Plan) {
    let own = plan.look == nil ? [:] : result.branchGates
    findings += own.keys.filter { names.places[$0] == nil }.sorted().map { .unknownBranch($0) }
    var told: Set<String> = []
    for place in plan.branches.indices {
      let stated = result.gates.merging(names.list.isEmpty ? [:] : own[names.list[place]] ?? [:]) { $1 }
      plan.branches[place].gates = gates(stated, &told)
    }
  }

  /// The gates of one branch.
  ///
  /// - Parameter told: what does not fit is told once for all branches.
  private mutating func gates(_ stated: [String: Double], _ told: inout Set<String>) -> [Int?] {
    var found: [InvalidPlan.Finding] = []
    found += stated.keys.filter { matcher.bundles[$0] == nil }.sorted().map { .unknownGate($0) }
    let gates = instance.bundles.map { bundle -> Int? in
      guard let moment = stated[bundle.name] else {
        if bundle.isGated { found.append(.missingGate(bundle.name)) }
        return nil
      }
      guard let boundary = instance.time.boundary(at: moment) else {
        found.append(.gateOffGrid(bundle.name, moment))
        return nil
      }
      return bundle.isGated ? boundary : nil
    }
    findings += found.filter { told.insert($0.description).inserted }
    return gates
  }
}

/// The branches of a plan by name; none of a static plan.
private struct Branches {
  let list: [String]
  let places: [String: Int]

  init(_ list: [String]) {
    self.list = list
    places = Dictionary(list.enumerated().map { ($1, $0) }) { first, _ in first }
  }
}

/// Moments of results, which were printed and may have been rounded on the way.
extension TimeGrid {
  /// The boundary at a moment; nil where there is none within a millionth of a step, or outside the horizon.
  func boundary(at moment: Double) -> Int? {
    let position = (moment - start) / step
    guard position.isFinite, abs(position) < 1e9, abs(position - position.rounded()) < ReportTolerance.step
    else {
      return nil
    }
    let boundary = Int(position.rounded())
    return (0...steps).contains(boundary) ? boundary : nil
  }
}
