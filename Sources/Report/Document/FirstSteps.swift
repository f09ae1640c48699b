import Charts
import Reporting

/// What each pool does first, and until when; what is bought, and when the plan looks.
struct FirstSteps {
  /// A line for each thing that a pool begins with.
  private(set) var table = ChartTable([
    "pool": .name, "people": .count, "work on": .name, "from": .moment, "until": .moment,
  ])
  /// What does not fit a table.
  private(set) var sentences: [Phrase] = []

  /// Pools in the order of the calendar, which is that of the file.
  init(_ result: SolveResult) {
    var seen: Set<String> = []
    let pools = (result.calendar.map(\.pool) + result.plan.flatMap(\.pools)).filter {
      seen.insert($0).inserted
    }
    var rowsByPool: [String: [SolveResult.Row]] = [:]
    for row in result.plan { for pool in Set(row.pools) { rowsByPool[pool, default: []].append(row) } }
    // Pools that never start anything.
    var idle: [Phrase] = []
    for pool in pools {
      let rows = rowsByPool[pool] ?? []
      // Branches begin after the look; what comes first belongs to all.
      let shared = rows.filter { $0.branch == nil }
      guard let start = (shared.isEmpty ? rows : shared).map(\.start).min() else {
        idle.append(Phrase(name: pool))
        continue
      }
      for row in shared.isEmpty ? rows : shared where row.start == start { add(row, of: pool) }
    }
    sentences += result.grants.filter { $0.branch == nil }.map(Self.sentence)
    if let look = result.look {
      sentences.append(
        "The plan looks \(Words.when(look.moment)) "
          + (look.chunk.map { "whether “\(name: $0)” is finished, which tells which world it is" }
            ?? "which world it is") + "; from then on it has a branch for each answer.")
    }
    if !idle.isEmpty { sentences.append("Nothing to do, or no money for it: \(idle.listed()).") }
  }

  /// The part of a row that is a pool's.
  private mutating func add(_ row: SolveResult.Row, of pool: String) {
    let people = zip(row.pools, row.people).filter { $0.0 == pool }.reduce(0) { $0 + $1.1 }
    table.append([
      .text(pool), .whole(people), .text(row.chunk), .number(row.start), .number(row.end),
    ])
  }

  /// An award in words.
  private static func sentence(_ award: SolveResult.Award) -> Phrase {
    let often = award.quantity == 1 ? "once" : "\(Digits.whole(award.quantity)) times"
    return "Award “\(name: award.grant)” \(often) \(Words.when(award.moment))."
  }
}
