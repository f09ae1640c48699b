import Allocation
import Foundation
import Problems

/// The plan in a result file.
public enum PlanFile {
  /// Reads `plan` and `gates` of a result and finds them in a problem; what else the result says is not looked at.
  ///
  /// - Returns: a plan of known attempts; whether it is feasible is for `Instance.violations(of:)` to say.
  /// - Throws: everything that does not fit the problem, at once.
  public static func read(_ bytes: [UInt8], for instance: Instance) throws(InvalidPlan) -> Plan {
    let result = try decode(bytes)
    var findings: [InvalidPlan.Finding] = result.grants?.isEmpty == false ? [.grants] : []
    let entries = entries(of: result, instance, &findings)
    findings += entries.filter { $0.branch != nil }.map { .row($0.row, .branch) }
    let gates = gates(result.gates ?? [:], instance, &findings)
    guard findings.isEmpty else { throw InvalidPlan(findings: findings) }
    return Plan(entries: entries.map(\.entry), gates: gates).normalised(in: instance)
  }

  static func decode(_ bytes: [UInt8]) throws(InvalidPlan) -> ResultFile {
    do {
      return try JSONDecoder().decode(ResultFile.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw InvalidPlan(findings: [.malformed(DecodingPlace.text(error))])
    } catch {
      throw InvalidPlan(findings: [.malformed("it is no JSON")])
    }
  }

  /// The rows of the plan (numbered from 1) that fit the problem.
  static func entries(
    of result: ResultFile, _ instance: Instance, _ findings: inout [InvalidPlan.Finding]
  ) -> [(row: Int, entry: Plan.Entry, branch: String?)] {
    var entries: [(row: Int, entry: Plan.Entry, branch: String?)] = []
    for (index, row) in result.plan.enumerated() {
      do {
        entries.append((index + 1, try RowMatcher(instance: instance, row: row).entry(), row.branch))
      } catch {
        findings.append(.row(index + 1, error))
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

/// The part of a result file that says what to do.
struct ResultFile: Decodable {
  var plan: [Row]
  var gates: [String: Double]?
  var grants: [Grant]?
  var look: Look?
  var branchGates: [String: [String: Double]]?

  struct Look: Decodable {
    var moment: Double
  }

  struct Grant: Decodable {}

  struct Row: Decodable {
    var chunk: String
    var pool: OneOrMore<String>
    var attempts: Int
    var people: OneOrMore<Int>?
    var start: Double
    var end: Double?
    var copy: Int?
    var branch: String?
  }

  /// A value, or an array of them.
  struct OneOrMore<Element: Decodable>: Decodable {
    var all: [Element]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let one = try? container.decode(Element.self) {
        all = [one]
      } else {
        all = try container.decode([Element].self)
      }
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

/// Where a decoder stopped, in words.
private enum DecodingPlace {
  static func text(_ error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context): "\(place(context.codingPath)): '\(key.stringValue)' is missing"
    case .typeMismatch(_, let context): "\(place(context.codingPath)) is of the wrong kind"
    case .valueNotFound(_, let context): "\(place(context.codingPath)) is null"
    case .dataCorrupted(let context):
      context.codingPath.isEmpty ? "it is no JSON" : "\(place(context.codingPath)) has no such value"
    @unknown default: "it is no result of this program"
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    if path.isEmpty { return "the file" }
    return path.map { key in key.intValue.map { "row \($0 + 1)" } ?? "'\(key.stringValue)'" }.joined(
      separator: ", ")
  }
}
