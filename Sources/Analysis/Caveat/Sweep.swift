import Allocation
import Foundation
import Problems

/// One number of a problem that takes other values, everything else as it is.
package struct Sweep: Sendable, Equatable {
  /// Which number.
  package enum Key: Sendable, Equatable {
    /// A moment, certain in every world.
    case deadline
    /// The correctness of everybody at everything.
    case correct
    /// The serial years of a chunk, for everybody in every world.
    case years(chunk: Int)
  }
  /// What the values are put in place of.
  package let key: Key
  /// As it was asked for.
  package let name: String
  /// Ascending, at least one.
  package let values: [Double]

  /// How many values a range is cut into.
  package static let usualPoints = 5

  /// More values than this are refused: each is a test of its own.
  package static let mostPoints = 100

  /// Why a text is no sweep of a problem.
  package enum Fault: Error, Sendable, Equatable {
    /// Not of the form KEY=a..b with a ≤ b, or KEY=a,b,….
    case form
    case unknownKey(String)
    /// Where a value of this key lies.
    case range(String)
    /// More values than `mostPoints`.
    case tooMany
  }

  /// - Parameters:
  ///   - text: `deadline=2040..2060`, `correct=0.05..0.5` or `10%..50%`, `CHUNK.years=1..10`; or the values
  ///     themselves, `CHUNK.years=1,2,5`.
  ///   - points: how many values a range is cut into.
  package init(_ text: String, of problem: Problem, points: Int = Sweep.usualPoints) throws(Fault) {
    guard let sign = text.lastIndex(of: "=") else { throw .form }
    let written = String(text[text.index(after: sign)...])
    name = String(text[..<sign]).trimmingCharacters(in: .whitespaces)
    key = try Self.key(name, of: problem)
    values = try written.contains("..") ? Self.range(written, points) : Self.list(written)
    for value in values {
      switch key {
      case .deadline:
        guard value >= problem.time.start else { throw .range("at or after the start") }
      case .correct:
        guard value > 0, value <= 1 else { throw .range("above 0 and up to 1") }
      case .years:
        guard value > 0 else { throw .range("above 0") }
      }
    }
  }

  /// Equally spaced values from end to end.
  private static func range(_ text: String, _ points: Int) throws(Fault) -> [Double] {
    let ends = text.components(separatedBy: "..").map(number)
    guard ends.count == 2, let low = ends[0], let high = ends[1], low <= high else { throw .form }
    let count = low == high ? 1 : max(2, points)
    let gap = (high - low) / Double(max(1, count - 1))
    return (0..<count).map { place in
      // Both ends exactly; what lies between without the dust of rounding.
      if place == count - 1 { return high }
      let value = low + gap * Double(place)
      return (value * 1e9).rounded() / 1e9
    }
  }

  /// Values as they are written, in ascending order, each once.
  private static func list(_ text: String) throws(Fault) -> [Double] {
    var values: Set<Double> = []
    for part in text.components(separatedBy: ",") {
      guard let value = number(part) else { throw .form }
      values.insert(value)
    }
    guard values.count <= mostPoints else { throw .tooMany }
    return values.sorted()
  }

  /// A plain number, or a percentage as a share; infinities are none.
  private static func number(_ text: String) -> Double? {
    let bare = text.trimmingCharacters(in: .whitespaces)
    let value = bare.hasSuffix("%") ? Double(bare.dropLast()).map { $0 / 100 } : Double(bare)
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The number that a name stands for. A chunk may be called anything, so only the ending is looked at.
  private static func key(_ name: String, of problem: Problem) throws(Fault) -> Key {
    switch name {
    case "deadline": return .deadline
    case "correct": return .correct
    default:
      guard name.hasSuffix(".years"),
        let chunk = problem.chunks.firstIndex(where: { $0.name == name.dropLast(".years".count) })
      else { throw .unknownKey(name) }
      return .years(chunk: chunk)
    }
  }

  /// The values that are deadlines beyond the horizon of a problem, and so count as its last boundary.
  package func valuesBeyondHorizon(of problem: Problem) -> [Double] {
    guard key == .deadline else { return [] }
    return values.filter { DeadlineLaw.certain($0).shareBeyondHorizon(on: problem.time) > 0 }
  }

  /// The problem with this value. What says the same for single worlds, pools or chunks gives way to it.
  package func problem(_ problem: Problem, with value: Double) -> Problem {
    var problem = problem
    switch key {
    case .deadline:
      problem.deadline = .certain(value)
      for world in problem.worlds.indices { problem.worlds[world].deadline = nil }
    case .correct: Self.setCorrect(value, in: &problem)
    case .years(let chunk): Self.setYears(value, of: chunk, in: &problem)
    }
    return problem
  }

  /// One correctness for everybody: pools state it, and every override of chunks and worlds goes. A mixed team that
  /// states none of its own goes on being the product of its pools.
  private static func setCorrect(_ value: Double, in problem: inout Problem) {
    for pool in problem.pools.indices { problem.pools[pool].correct = value }
    for chunk in problem.chunks.indices {
      switch problem.chunks[chunk].staffing {
      case .anyOf(var pools, let team):
        for place in pools.indices { pools[place].correct = nil }
        problem.chunks[chunk].staffing = .anyOf(pools, team: team)
      case .mixed(let members, let correct):
        problem.chunks[chunk].staffing = .mixed(members, correct: correct == nil ? nil : value)
      }
    }
    for world in problem.worlds.indices {
      for pool in problem.worlds[world].pools.keys { problem.worlds[world].pools[pool]?.correct = nil }
      for chunk in problem.worlds[world].chunks.keys {
        problem.worlds[world].chunks[chunk]?.correct = nil
        for pool in problem.worlds[world].chunks[chunk]?.pools.keys ?? [:].keys {
          problem.worlds[world].chunks[chunk]?.pools[pool]?.correct = nil
        }
      }
    }
  }

  /// One length for a chunk: the overrides of pools and worlds go.
  private static func setYears(_ value: Double, of chunk: Int, in problem: inout Problem) {
    problem.chunks[chunk].years = value
    if case .anyOf(var pools, let team) = problem.chunks[chunk].staffing {
      for place in pools.indices { pools[place].years = nil }
      problem.chunks[chunk].staffing = .anyOf(pools, team: team)
    }
    for world in problem.worlds.indices {
      problem.worlds[world].chunks[chunk]?.years = nil
      for pool in problem.worlds[world].chunks[chunk]?.pools.keys ?? [:].keys {
        problem.worlds[world].chunks[chunk]?.pools[pool]?.years = nil
      }
    }
  }
}
