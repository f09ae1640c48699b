// MARK: - Warnings

/// What is sound and probably not meant. Warnings end nothing; many of one kind are told in one.
extension Fault {
  /// "'a', 'b', 'c' and 14 more".
  private static func some(_ names: [String]) -> String {
    // Three and a number are shorter than five names.
    let told = names.prefix(names.count > 4 ? 3 : 4).map { "'\($0)'" }
    guard names.count == told.count else {
      return told.joined(separator: ", ") + " and \(names.count - told.count) more"
    }
    return told.count < 2
      ? told.joined() : told.dropLast().joined(separator: ", ") + " and " + (told.last ?? "")
  }
  /// No pool and no chunk has a cost of it.
  static func budgetUnused(_ names: [String]) -> Fault {
    Fault(
      "budget-unused", "nobody draws on \(names.count == 1 ? "budget" : "the budgets") \(some(names))",
      help: "give pools a 'cost' that is paid from it, or remove it", severity: .warning)
  }
  /// `headcount: {0: 30}` where time starts in 2026.
  static func yearOfNoCalendar(_ pool: String, _ key: String, start: Double) -> Fault {
    Fault(
      "moment-before-start",
      "the headcount of pool '\(pool)' names \(key), long before the start, \(Spelling.short(start)): so it holds from the start on",
      help: "moments are written as calendar years, as the start is", severity: .warning)
  }
  /// `information` without `worlds` or uncertain numbers.
  static var nothingToLearn: Fault {
    Fault(
      "nothing-to-learn", "there are no worlds, so nothing is learned on the way",
      help: "state 'worlds', or remove 'information'", severity: .warning)
  }
  /// Every chunk is `needed: false`: the chance is 1.
  static var nothingNeeded: Fault {
    Fault(
      "nothing-needed", "no chunk is needed, so nothing can fail to be finished",
      help: "remove a 'needed: false'",
      severity: .warning)
  }
  /// The same in some worlds.
  static func worldNeedsNothing(_ names: [String]) -> Fault {
    Fault(
      "nothing-needed",
      names.count == 1 ? "world \(some(names)) needs no chunk" : "the worlds \(some(names)) need no chunk",
      help: "if that is not meant, look at 'needed' in its chunks", severity: .warning)
  }
  /// Every chunk lists its pools, and this one is in none.
  static func poolUnused(_ names: [String]) -> Fault {
    Fault(
      "pool-unused",
      names.count == 1
        ? "no chunk lets pool \(some(names)) work on it"
        : "no chunk lets the pools \(some(names)) work on it",
      help: "add it to a chunk's 'pools'", severity: .warning)
  }
  /// Such a pool could never start.
  static func teamTooLarge(chunk: String, pool: String, team: Int, most: Int) -> Fault {
    Fault(
      "team-too-large",
      "a team of '\(chunk)' takes more people (\(team)) than pool '\(pool)' ever has (\(most)): that pool cannot do that chunk",
      help: "if that is not meant, look at team, joining, pace and headcount", severity: .warning)
  }
  static func teamTooLarge(chunk: String, pools: [String], team: Int, most: Int) -> Fault {
    Fault(
      "team-too-large",
      "a team of '\(chunk)' takes more people (\(team)) than the pools \(some(pools)) ever have (\(most) at most): they cannot do that chunk",
      help: "if that is not meant, look at team, joining, pace and headcount", severity: .warning)
  }
  /// Such an attempt could never end in time, in no world.
  static func tooLong(chunk: String, pool: String, years: Double, horizon: Double) -> Fault {
    Fault(
      "longer-than-horizon",
      "an attempt of '\(pool)' on '\(chunk)' takes \(Spelling.short(years)) years, longer than the horizon of \(Spelling.short(horizon)): that pool cannot do that chunk",
      help: "if that is not meant, look at years, pace and horizon", severity: .warning)
  }
  static func tooLong(chunk: String, pools: [String], years: Double, horizon: Double) -> Fault {
    Fault(
      "longer-than-horizon",
      "an attempt on '\(chunk)' of the pools \(some(pools)) takes \(Spelling.short(years)) years or more, longer than the horizon of \(Spelling.short(horizon)): those pools cannot do that chunk",
      help: "if that is not meant, look at years, pace and horizon", severity: .warning)
  }
  /// The same of a mixed team.
  static func teamTooLong(chunk: String, pools: [String], years: Double, horizon: Double) -> Fault {
    Fault(
      "longer-than-horizon",
      "an attempt of the team of \(some(pools)) on '\(chunk)' takes \(Spelling.short(years)) years, longer than the horizon of \(Spelling.short(horizon)): that team cannot do that chunk",
      help: "a team works at its lowest pace: look at years, pace and horizon", severity: .warning)
  }
  /// The status quo gives people work that they may not do.
  static func shareUnused(_ pool: String, _ chunk: String) -> Fault {
    Fault(
      "share-unused",
      "the status quo states a share of pool '\(pool)' for chunk '\(chunk)', on which it does not work",
      help: "remove the share, or add the pool to the chunk's 'pools'", severity: .warning)
  }
}
