import Allocation
import Foundation
import Problems

/// One number of a problem that takes other values, everything else as it is.
package struct Sweep: Sendable, Equatable {
  /// What the values are put in place of.
  package let key: Key
  /// As it was asked for.
  package let name: String
  /// Ascending, at least one.
  package let values: [Double]
  /// Whether values are shares of what the file states, by which all its numbers of this key are multiplied.
  package let isOfStated: Bool

  /// How many values a range is cut into.
  package static let usualPoints = 5

  /// More values than this are refused: each is a test of its own.
  package static let mostPoints = 100

  /// Why a text is no sweep of a problem.
  package enum Fault: Error, Sendable, Equatable {
    /// Not of the form KEY=a..b with a ≤ b, or KEY=a,b,….
    case form
    /// No number of the problem has this name.
    case unknownKey(String)
    /// Where a value of this key lies.
    case range(String)
    /// More values than `mostPoints`.
    case tooMany
    /// The file states several numbers here, and one cannot stand for all of them: a share of them can.
    case several
  }

  /// - Parameters:
  ///   - text: `deadline=2040..2060`, `correct=0.05..0.5` or `10%..50%`, `CHUNK.years=1..10`, `pools.NAME.headcount=10..30`;
  ///     the values themselves, `CHUNK.years=1,2,5`; or shares of what the file states, `budgets.NAME=50%..200%`.
  ///   - points: how many values a range is cut into.
  package init(_ text: String, of problem: Problem, points: Int = Sweep.usualPoints) throws(Fault) {
    guard let sign = text.lastIndex(of: "=") else { throw .form }
    let name = String(text[..<sign]).trimmingCharacters(in: .whitespaces)
    let written = String(text[text.index(after: sign)...])
    guard let key = Self.keys(of: problem).first(where: { $0.name == name })?.key else {
      throw .unknownKey(name)
    }
    let ends = written.components(separatedBy: "..")
    let isRange = ends.count > 1
    var numbers: [Written] = []
    for part in isRange ? ends : written.components(separatedBy: ",") {
      guard let number = Written(part, of: key) else { throw .form }
      numbers.append(number)
    }
    isOfStated = key.takesShares && numbers[0].isShare
    // Shares and values do not mix: 50%..20 is nothing.
    guard !key.takesShares || numbers.allSatisfy({ $0.isShare == numbers[0].isShare }) else { throw .form }
    let isWhole = key.isWhole && !isOfStated
    values = try isRange ? Self.range(numbers, points, isWhole: isWhole) : Self.list(numbers)
    self.key = key
    self.name = name
    try check(in: problem)
  }

  /// Equally spaced values from end to end; whole numbers where nothing else makes sense.
  private static func range(_ ends: [Written], _ points: Int, isWhole: Bool) throws(Fault) -> [Double] {
    guard ends.count == 2, ends[0].number <= ends[1].number else { throw .form }
    let (low, high) = (ends[0].number, ends[1].number)
    let count = low == high ? 1 : max(2, points)
    let gap = (high - low) / Double(max(1, count - 1))
    let values = (0..<count).map { place in
      // Both ends exactly; what lies between without the dust of rounding.
      if place == count - 1 { return high }
      let value = low + gap * Double(place)
      return isWhole && place > 0 ? value.rounded() : (value * 1e9).rounded() / 1e9
    }
    return Set(values).sorted()
  }

  /// Values as they are written, in ascending order, each once.
  private static func list(_ numbers: [Written]) throws(Fault) -> [Double] {
    let values = Set(numbers.map(\.number))
    guard values.count <= mostPoints else { throw .tooMany }
    return values.sorted()
  }

  /// Whether every value may stand where the key is, and the file has one number there that it can take the place of.
  private func check(in problem: Problem) throws(Fault) {
    func require(_ place: String, _ isFine: (Double) -> Bool) throws(Fault) {
      guard values.allSatisfy(isFine) else { throw .range(place) }
    }
    if isOfStated { try require("above 0 %") { $0 > 0 } }
    switch key {
    case .deadline: try require("at or after the start") { $0 >= problem.time.start }
    case .correct: try require("above 0 and up to 1") { $0 > 0 && $0 <= 1 }
    case .years: try require("above 0") { $0 > 0 }
    case _ where isOfStated: break
    case .count:
      try require("at whole numbers from 1 to 1,000,000") { (1...1_000_000 ~= $0) && $0 == $0.rounded() }
    case .headcount:
      try require("at whole numbers from 0 to 10,000,000") { (0...10_000_000 ~= $0) && $0 == $0.rounded() }
    case .budget, .cost: try require("at 0 or above") { $0 >= 0 }
    }
    guard isOfStated || problem.statesOneNumber(at: key) else { throw .several }
  }

  /// The values that are deadlines beyond the horizon of a problem, and so count as its last boundary.
  package func valuesBeyondHorizon(of problem: Problem) -> [Double] {
    guard key == .deadline else { return [] }
    return values.filter { DeadlineLaw.certain($0).shareBeyondHorizon(on: problem.time) > 0 }
  }
}

extension Sweep {
  /// The chunk of which a file has one and a sweep several, where it makes a difference who gets credit for them and any correct
  /// attempt does; nil: none. A file with one chunk need not say so, and whoever sweeps its number should know.
  package func chunkWithPooledCredit(of problem: Problem) -> String? {
    guard case .count(let index) = key, values.contains(where: { $0 > 1 }) else { return nil }
    let chunk = problem.chunks[index]
    let isOne = chunk.count == 1 && problem.worlds.allSatisfy { $0.chunks[index]?.count ?? 1 == 1 }
    guard isOne, chunk.credit == .pooled else { return nil }
    let isCertain =
      switch chunk.staffing {
      case .anyOf(let eligible, _):
        eligible.allSatisfy { $0.correct ?? problem.pools[$0.pool].correct >= 1 }
      case .mixed(let members, let correct):
        (correct ?? members.map { problem.pools[$0.pool].correct }.min() ?? 1) >= 1
      }
    return isCertain ? nil : chunk.name
  }
}

/// A value of a sweep as it is written.
private struct Written {
  /// Of a percentage the share.
  let number: Double
  /// Whether it is a percentage.
  let isShare: Bool

  /// What letters behind an amount mean, as in problem files.
  private static let units: [Character: Double] = ["k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9]

  /// A plain number, a percentage where there are shares, or an amount; nil for all else, infinities among them.
  init?(_ text: String, of key: Sweep.Key) {
    var bare = text.trimmingCharacters(in: .whitespaces)[...]
    isShare = bare.hasSuffix("%")
    if isShare, !key.takesShares, key != .correct { return nil }
    var unit = 1.0
    if isShare {
      bare = bare.dropLast()
    } else if key.isAmount, let last = bare.last, let known = Self.units[last] {
      (unit, bare) = (known, bare.dropLast())
    }
    guard let number = Double(bare.trimmingCharacters(in: .whitespaces)), (number * unit).isFinite else {
      return nil
    }
    self.number = isShare ? number / 100 : number * unit
  }
}
