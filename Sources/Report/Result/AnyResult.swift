import Reporting

/// A result of any of the commands, decoded once.
package enum AnyResult: Sendable, Equatable {
  /// A plan with its chance and proof.
  case solve(SolveResult)
  /// Rungs of information.
  case ladder(LadderResult)
  /// What more of everything is worth.
  case value(ValueResult)
  /// The plan carried out by drawing.
  case simulation(SimulationResult)
  /// Numbers varied.
  case sweep(SweepResult)

  /// What the bytes of a result file say.
  ///
  /// The kind is told by a member that only it has.
  ///
  /// - Throws: the first thing that is wrong, with its place.
  package init(_ bytes: [UInt8]) throws(WrongResult) {
    let node: JSONNode
    do {
      node = try JSONNode.read(bytes)
    } catch {
      // Several values, one a line, are no JSON together.
      guard let lines = Self.lines(bytes) else { throw .notJSON(error.reason) }
      self = .sweep(try SweepResult(lines))
      return
    }
    self = try Self(ResultCursor(node), node)
  }

  /// - Parameter node: the result's own, to say what it is where it is none of these.
  private init(_ result: ResultCursor, _ node: JSONNode) throws(WrongResult) {
    // A record of a batch holds the result of its problem.
    if case .object(let members) = node, members["row"] != nil, let inner = members["result"] {
      self = try Self(result["result"], inner)
    } else if SweepResult.isLine(result) {
      self = .sweep(try SweepResult([result]))
    } else if result["rungs"].node != nil {
      self = .ladder(try LadderResult(result))
    } else if result["simulated"].node != nil {
      self = .simulation(try SimulationResult(result))
    } else if result["values"].node != nil {
      self = .value(try ValueResult(result))
    } else if result["plan"].node != nil, result["worlds"].node != nil {
      self = .solve(try SolveResult(result))
    } else {
      throw .noResult(Self.words(for: node))
    }
  }

  /// The values of lines that are JSON each and together a sweep; nil for anything else.
  private static func lines(_ bytes: [UInt8]) -> [ResultCursor]? {
    var found: [ResultCursor] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")) where line.contains(where: { $0 > 0x20 }) {
      guard let node = try? JSONNode.read(Array(line)) else { return nil }
      let cursor = ResultCursor(node, path: "line \(found.count + 1)")
      guard SweepResult.isLine(cursor) else { return nil }
      found.append(cursor)
    }
    return found.isEmpty ? nil : found
  }

  /// What an object without any of the members is: its own, as far as they are few.
  private static func words(for node: JSONNode) -> String {
    guard case .object(let members) = node else { return node.words }
    let names = members.keys.sorted().prefix(4).map { "'\($0)'" }.joined(separator: ", ")
    return names.isEmpty ? "an empty object" : "an object with \(names)"
  }

  /// Who and what it is about; nil where the result does not say.
  package var head: ResultHead? {
    switch self {
    case .solve(let result): result.head
    case .ladder(let result): result.head
    case .value(let result): result.head
    case .simulation, .sweep: nil
    }
  }
}
