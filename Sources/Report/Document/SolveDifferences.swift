import Charts
import Reporting

/// What another result has otherwise than the first: the chance, awards, and who works on what from when on.
enum SolveDifferences {
  /// A sentence each, of every later result against the first.
  static func sentences(_ results: [Labelled<SolveResult>]) -> [Phrase] {
    guard let first = results.first else { return [] }
    return results.dropFirst().flatMap { other in
      let pair: Phrase = results.count > 2 ? other.letter + ": " : ""
      let found =
        [chances(first.result, other.result)] + awards(first.result, other.result)
        + people(first.result, other.result) + work(first.result, other.result)
      return found.map { pair + $0 }
    }
  }

  /// Both chances and their difference.
  private static func chances(_ one: SolveResult, _ other: SolveResult) -> Phrase {
    "Chance \(Words.chance(one.chance)) → \(Words.chance(other.chance)) (\(Words.signed(other.chance - one.chance)) points)."
  }

  /// How often each grant is made at each moment.
  private static func awards(_ one: SolveResult, _ other: SolveResult) -> [Phrase] {
    /// By name, moment and branch.
    func counts(_ result: SolveResult) -> [Key: Int] {
      Dictionary(
        result.grants.map { (Key(name: $0.grant, moment: $0.moment, branch: $0.branch), $0.quantity) },
        uniquingKeysWith: +)
    }
    let (before, after) = (counts(one), counts(other))
    return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted().map { key in
      let branch = key.branch.map(Self.branch) ?? ""
      return
        "“\(name: key.name)” \(Words.when(key.moment))\(branch): awarded \(before[key] ?? 0) → \(after[key] ?? 0) times."
    }
  }

  /// An award, however often it is made.
  private struct Key: Hashable, Comparable {
    /// Of the grant.
    let name: String
    /// When it is awarded.
    let moment: Double
    /// Nil: whatever is seen.
    let branch: String?

    /// In the order of time.
    static func < (one: Key, other: Key) -> Bool {
      (one.moment, one.name, one.branch ?? "") < (other.moment, other.name, other.branch ?? "")
    }
  }

  /// What is done after a look that told something.
  private static func branch(_ name: String) -> Phrase { " after “\(name: name)”" }

  /// Of each pool the first moment at which others work on a chunk; of its branches those that differ from each other.
  private static func people(_ one: SolveResult, _ other: SolveResult) -> [Phrase] {
    var said: [(pool: String, branches: [String], moment: Double, words: Phrase)] = []
    for calendar in one.calendar {
      // A pool, or a look, that the other result does not have is told by the chunks that it moves.
      let twin = other.calendar.first { $0.pool == calendar.pool && $0.branches == calendar.branches }
      guard let twin, let (moment, words) = firstMove(calendar, twin) else { continue }
      let same = said.firstIndex { $0.pool == calendar.pool && $0.moment == moment && $0.words == words }
      if let same {
        said[same].branches += calendar.branches ?? []
      } else {
        said.append((calendar.pool, calendar.branches ?? [], moment, words))
      }
    }
    return said.map { move in
      let all = one.calendar.filter { $0.pool == move.pool }.flatMap { $0.branches ?? [] }
      let branches = move.branches.map { "“\(name: $0)”" as Phrase }
      // What holds whatever is seen needs no branch.
      let after: Phrase = branches.count == all.count ? "" : " after " + branches.listed(most: 5)
      return "\(name: move.pool) from \(Words.moment(move.moment)) on\(after): \(move.words)."
    }
  }

  /// The first moment at which two calendars differ, and how: what follows hangs on it.
  private static func firstMove(
    _ calendar: SolveResult.Calendar, _ twin: SolveResult.Calendar
  ) -> (moment: Double, words: Phrase)? {
    // In the order of time.
    for moment in Set((calendar.spans + twin.spans).map(\.from)).sorted() {
      let (before, after) = (calendar.atWork(moment), twin.atWork(moment))
      let moved = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
      if moved.isEmpty { continue }
      let words = moved.map { "“\(name: $0)” \(before[$0] ?? 0) → \(after[$0] ?? 0)" as Phrase }
      return (moment, words.listed(most: 5))
    }
    return nil
  }

  /// The chunks whose person-years differ most.
  private static func work(_ one: SolveResult, _ other: SolveResult) -> [Phrase] {
    let (before, after) = (one.yearsByChunk, other.yearsByChunk)
    let moved = Set(before.keys).union(after.keys).map { name in
      (name: name, change: (after[name] ?? 0) - (before[name] ?? 0))
    }.filter { abs($0.change) >= 0.5 }.sorted { (abs($1.change), $0.name) < (abs($0.change), $1.name) }
    // Half a person-year is rounding.
    if moved.isEmpty { return [] }
    let words = moved.map {
      "“\(name: $0.name)” \($0.change < 0 ? "−" : "+")\(Digits.amount(abs($0.change).rounded()))" as Phrase
    }
    return ["Person-years: \(words.listed(most: 6))."]
  }
}

/// One moment of a calendar.
extension SolveResult.Calendar {
  /// Who is at work on what at a moment.
  fileprivate func atWork(_ moment: Double) -> [String: Int] {
    spans.first { $0.from <= moment && moment < $0.to }?.atWork.filter { $0.value > 0 } ?? [:]
  }
}
