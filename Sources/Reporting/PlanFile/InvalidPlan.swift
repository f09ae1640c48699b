/// A result file whose plan does not belong to the problem, with all that does not fit.
package struct InvalidPlan: Error, Sendable, Equatable, CustomStringConvertible {
  /// At least one, in the order of the file.
  package var findings: [Finding]

  /// One thing that does not fit, with what a sentence about it needs.
  package enum Finding: Sendable, Equatable {
    /// It is no result at all.
    case malformed(String)
    /// A value that is none of its kind; `row` from 1, nil: outside the rows; `key` nil: the row itself.
    case wrongValue(row: Int?, key: String?, found: String, wanted: String)
    /// A member without which nothing can be read.
    case missingKey(row: Int?, key: String)
    /// Award from 1.
    case award(Int, AwardFinding)
    /// Row from 1.
    case row(Int, RowFinding)
    /// A gate of a chunk that the problem does not have.
    case unknownGate(String)
    /// A chunk that others wait for has no gate.
    case missingGate(String)
    /// A gate that lies on no boundary.
    case gateOffGrid(String, Double)
    /// Branches do something of their own, and when the plan looks is not said.
    case missingLook
    /// A look that lies on no boundary.
    case lookOffGrid(Double)
    /// Gates of a branch that the problem does not have.
    case unknownBranch(String)
  }

  /// What does not fit in one row; the first thing only, since what follows hangs on it.
  package enum RowFinding: Error, Sendable, Equatable {
    /// No chunk of the problem has this name.
    case unknownChunk(String)
    /// No pool has this name.
    case unknownPool(String)
    /// The chunk is not staffed by these pools, or not by all of them together.
    case notEligible(chunk: String, pools: [String])
    /// None, or more than there could ever be people for.
    case attempts(Int)
    /// Counted from 1, beyond the copies of the chunk.
    case copy(Int, chunk: String, copies: Int)
    /// It belongs to a branch of a plan that has none.
    case branch
    /// It belongs to a branch that is none of these.
    case unknownBranch(String, known: [String])
    /// It starts on no boundary.
    case startOffGrid(Double)
    /// It ends on no boundary.
    case endOffGrid(Double)
    /// No attempt of these pools holds so many people for so many steps; what one does hold.
    case noSuchAttempt(people: [Int]?, steps: Int?, known: [Shape])
  }

  /// What does not fit in one award.
  package enum AwardFinding: Error, Sendable, Equatable {
    /// No grant of the problem has this name.
    case unknownGrant(String)
    /// It is no moment of the grant; those that are.
    case notAwarded(String, at: Double, moments: [Double])
    /// More often than the grant may be awarded at all.
    case tooMany(String, most: Int)
    /// What is wrong with its branch.
    case branch(RowFinding)
  }

  /// People held of each pool of the team, and for how many steps.
  package struct Shape: Sendable, Equatable {
    /// In the order of the team.
    package var people: [Int]
    /// From start to end.
    package var steps: Int
  }

  /// All findings, one a line.
  package var description: String { findings.map(\.description).joined(separator: "\n") }
}

/// Findings in words. They go to whoever edited a result by hand, or made one with a program, so each says where it
/// stands, what was found and what would do.
extension InvalidPlan.Finding: CustomStringConvertible {
  /// Whether something was not read that rows are judged by.
  var isOutsideRows: Bool {
    switch self {
    case .malformed, .wrongValue(row: nil, _, _, _), .missingKey(row: nil, _): true
    default: false
    }
  }

  /// In the words of the file: keys in quotation marks, rows by number.
  package var description: String {
    switch self {
    case .malformed(let what): "no result with a plan: \(what)"
    case .wrongValue(let row, let key, let found, let wanted):
      (row.map { "row \($0) of the plan: " } ?? "") + (key.map { "'\($0)' is " } ?? "it is ")
        + "\(found), and should be \(wanted)"
    case .missingKey(let row?, let key): "row \(row) of the plan: '\(key)' is missing"
    case .missingKey(nil, let key): "'\(key)' is missing"
    case .award(let number, let finding): "award \(number) of 'grants': \(finding)"
    case .row(let row, let finding): "row \(row) of the plan: \(finding)"
    case .unknownGate(let name): "'gates' names '\(name)', and the problem has no such chunk"
    case .missingGate(let name): "'gates' has no moment for '\(name)', and other chunks wait for it"
    case .gateOffGrid(let name, let moment):
      "the gate of '\(name)', \(Digits.plain(moment)), is no boundary of the problem's time"
    case .missingLook: "'look' does not say when the plan looks, and it has branches"
    case .lookOffGrid(let moment):
      "the look, \(Digits.plain(moment)), is no boundary of the problem's time"
    case .unknownBranch(let name): "'branchGates' names '\(name)', and the problem has no such branch"
    }
  }
}

/// Awards in the words of the file: the grant by its name, moments as the file writes them.
extension InvalidPlan.AwardFinding: CustomStringConvertible {
  /// What follows the number of an award.
  package var description: String {
    switch self {
    case .unknownGrant(let name): return "the problem has no grant '\(name)'"
    case .notAwarded(let name, let moment, let moments):
      let known = moments.map { Digits.plain($0) }.joined(separator: ", ")
      return "'\(name)' cannot be awarded at \(Digits.plain(moment))"
        + (moments.isEmpty ? ", nor ever within the horizon" : "; its moments are \(known)")
    case .tooMany(let name, let most):
      return "'\(name)' cannot be awarded so often; the file allows \(Digits.counted(most, "award")) at most"
    case .branch(let finding): return finding.description
    }
  }
}

/// Rows in the words of the file. Where something is unknown the known ones are named, as far as they are few.
extension InvalidPlan.RowFinding: CustomStringConvertible {
  /// Names that a sentence lists at most: a plan may have thousands of branches, and all of its rows be wrong.
  private static let mostNamed = 20

  /// What follows the number of a row.
  package var description: String {
    switch self {
    case .unknownChunk(let name): "the problem has no chunk '\(name)'"
    case .unknownPool(let name): "the problem has no pool '\(name)'"
    case .notEligible(let chunk, let pools):
      "'\(chunk)' is not staffed by \(pools.map { "'\($0)'" }.joined(separator: " + "))"
    case .attempts(let attempts):
      "\(attempts) attempts; it must be 1 or more, and no more than there could be people for"
    case .copy(let copy, let chunk, let copies): "copy \(copy) of '\(chunk)', which has copies 1 to \(copies)"
    case .branch: "it belongs to a branch, and the problem never reveals its world"
    case .unknownBranch(let name, let known):
      "it belongs to branch '\(name)'; there are "
        + known.prefix(Self.mostNamed).map { "'\($0)'" }.joined(separator: ", ")
        + (known.count > Self.mostNamed ? ", and \(known.count - Self.mostNamed) more" : "")
    case .startOffGrid(let moment): "start \(Digits.plain(moment)) is no boundary of the problem's time"
    case .endOffGrid(let moment): "end \(Digits.plain(moment)) is no boundary of the problem's time"
    case .noSuchAttempt(let people, let steps, let known):
      "no attempt here holds \(Self.shape(people, steps)); it would hold "
        + known.map { Self.shape($0.people, $0.steps) }.joined(separator: ", or ")
    }
  }

  /// "10 people for 3 steps", as far as the row says so.
  private static func shape(_ people: [Int]?, _ steps: Int?) -> String {
    let held = people.map { $0.map(Digits.whole).joined(separator: " + ") + " people" }
    let time = steps.map { Digits.counted($0, "step") }
    return [held, time].compactMap { $0 }.joined(separator: " for ")
  }
}
