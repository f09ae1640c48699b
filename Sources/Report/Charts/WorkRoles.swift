import Charts

/// Which chunk has which colour and hatching, the same in every chart of all results.
///
/// Five can be told apart: those with the most work, all others are grey.
struct WorkRoles: Sendable {
  /// Of the five with the most work.
  private let roles: [String: Role]
  /// Places in the order by work.
  private let ranks: [String: Int]
  /// From the most work to the least; where equal, in the order of the file.
  let ranked: [String]

  /// Results that stand side by side have the same colours.
  init(_ results: [SolveResult]) {
    var years: [String: Double] = [:]
    for row in results.flatMap(\.plan) { years[row.chunk, default: 0] += row.years }
    var seen: Set<String> = []
    let names = results.flatMap(\.chunks).map(\.name).filter { seen.insert($0).inserted }
    let order = names.indices.sorted {
      let (one, other) = (years[names[$0]] ?? 0, years[names[$1]] ?? 0)
      return one == other ? $0 < $1 : one > other
    }
    ranked = order.map { names[$0] }
    ranks = Dictionary(ranked.enumerated().map { ($1, $0) }) { first, _ in first }
    roles = Dictionary(zip(ranked, Role.work)) { first, _ in first }
  }

  /// Whether one chunk stands before another, which is below it where layers lie upon each other; chunks that the results do not
  /// name come last.
  func isBefore(_ one: String, _ other: String) -> Bool {
    (ranks[one] ?? .max, one) < (ranks[other] ?? .max, other)
  }

  /// The role of the work on a chunk.
  func role(of chunk: String) -> Role { roles[chunk] ?? .others }

  /// Swatches for those that appear, and one for all others.
  func key(of chunks: Set<String>) -> [KeyRow.Entry] {
    let named = ranked.filter { chunks.contains($0) && roles[$0] != nil }
    let others = chunks.subtracting(named)
    return named.map { KeyRow.Entry(role: role(of: $0), words: Phrase(name: $0)) }
      + (others.isEmpty
        ? [] : [KeyRow.Entry(role: .others, words: Phrase(Words.counted(others.count, "other chunk")))])
  }
}
