import Allocation
import Problems

/// Finds the entry of a plan that a row of a result means.
///
/// A row says who works on what from when to when; which kind of attempt that is follows from the team and from how many
/// people are held for how long. What it leaves out is not compared.
struct RowMatcher {
  /// The problem that rows should be about.
  let instance: Instance
  /// Its names: looked up for every row, of which there may be very many.
  let (bundles, pools, grants): ([String: Int], [String: Int], [String: Int])

  init(_ instance: Instance) {
    func places(_ names: [String]) -> [String: Int] {
      Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    }
    self.instance = instance
    bundles = places(instance.bundles.map(\.name))
    pools = places(instance.problem.pools.map(\.name))
    grants = places(instance.problem.grants.map(\.name))
  }

  /// More than any pool has people for.
  static let mostAttempts = 10_000_000

  /// The attempts that the row means.
  ///
  /// - Throws: the first thing that does not fit.
  func entry(of row: ResultFile.Row) throws(InvalidPlan.RowFinding) -> Plan.Entry {
    guard let bundle = bundles[row.chunk] else { throw .unknownChunk(row.chunk) }
    guard (1...Self.mostAttempts).contains(row.attempts) else { throw .attempts(row.attempts) }
    // A row without a copy means the first; a pooled bundle has but one.
    let copies = instance.bundles[bundle].copies
    let copy = row.copy ?? 1
    guard (1...copies).contains(copy) else { throw .copy(copy, chunk: row.chunk, copies: copies) }
    guard let start = instance.time.boundary(at: row.start) else { throw .startOffGrid(row.start) }
    let type = try type(of: bundle, start: start, row)
    // So many people that sums over them could overflow are none.
    guard instance.types[type].people <= Int.max / 1_000_000 / row.attempts else {
      throw .attempts(row.attempts)
    }
    return Plan.Entry(type: type, start: start, copy: copy - 1, attempts: row.attempts)
  }

  /// The kind of attempt that holds these people until that end.
  private func type(
    of bundle: Int, start: Int, _ row: ResultFile.Row
  ) throws(InvalidPlan.RowFinding) -> Int {
    var team: [Int] = []
    for name in row.pool {
      guard let pool = pools[name] else { throw .unknownPool(name) }
      team.append(pool)
    }
    // Mixed teams may be written in any order of their pools.
    let sorted = team.sorted()
    let crew = instance.bundles[bundle].crews.first {
      $0.pools.count == team.count && $0.pools.sorted() == sorted
    }
    guard let crew else {
      throw .notEligible(chunk: row.chunk, pools: row.pool)
    }
    var steps: Int?
    if let end = row.end {
      guard let boundary = instance.time.boundary(at: end) else { throw .endOffGrid(end) }
      steps = boundary - start
    }
    let people = row.people
    // Lengths may differ between worlds, and the plan chooses one; the file's own is always allowed.
    let known = crew.options + (crew.options.contains(crew.base) ? [] : [crew.base])
    // What the row leaves open, any kind of attempt satisfies: then the first, the file's own.
    let match = known.first { index in
      let type = instance.types[index]
      return (steps.map { $0 == type.length } ?? true)
        && (people.map { holds($0, of: team, type, attempts: row.attempts) } ?? true)
    }
    guard let match else {
      throw .noSuchAttempt(
        people: people, steps: steps,
        known: known.map { index in
          let type = instance.types[index]
          return .init(
            people: type.held.map { $0.people.multipliedClamping(by: row.attempts) }, steps: type.length)
        })
    }
    return match
  }

  /// Whether all attempts of a row together hold these people, in the row's order of its team.
  private func holds(_ people: [Int], of team: [Int], _ type: AttemptType, attempts: Int) -> Bool {
    people.count == team.count
      && zip(team, people).allSatisfy { pool, people in
        type.held.contains {
          let (product, overflow) = $0.people.multipliedReportingOverflow(by: attempts)
          return $0.pool == pool && !overflow && product == people
        }
      }
  }
}

extension Int {
  /// The largest whole number where the product is larger.
  fileprivate func multipliedClamping(by other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
