import Allocation

/// `status-quo`: furthest behind the share that the file states, of people-steps of this pool so far.
///
/// A chunk is behind by its stated share (0 where none is stated) less its part of all people-steps that the
/// pool was given; before the first it has had no part of them. Copies of a chunk count together and are
/// staffed in order.
struct StatusQuoRule: Rule {
  private let instance: Instance
  /// As stated, by pool and bundle; empty where the file has none.
  private let shares: [[Double?]]
  /// People-steps of each pool on each bundle, and in total.
  private var given: [[Double]]
  private var totals: [Double]
  private var candidates: [Int: [Candidate]] = [:]
  /// For each table the positions on offer of each bundle, in the file's order, the first of them last.
  private var queues: [Int: [(bundle: Int, positions: [Int])]] = [:]
  private var unitsOfLast = 1

  init(_ instance: Instance) {
    self.instance = instance
    shares = instance.problem.statusQuo ?? []
    given = instance.headcounts.map { _ in instance.bundles.map { _ in 0 } }
    totals = instance.headcounts.map { _ in 0 }
  }

  var unitsPerPick: Int { unitsOfLast }

  mutating func open(_ table: Int, _ offered: [Candidate], books: ExpectedCredit) {
    candidates[table] = offered
    var lists: [(bundle: Int, positions: [Int])] = []
    for position in offered.indices.reversed() {
      if lists.last?.bundle != offered[position].bundle { lists.append((offered[position].bundle, [])) }
      lists[lists.count - 1].positions.append(position)
    }
    queues[table] = lists.reversed()
  }

  /// The first copy of the bundle that is furthest behind; of equals the first in the file.
  mutating func pick(_ table: Int, books: ExpectedCredit) -> Int? {
    var best: (behind: Double, position: Int)?
    let lists = queues[table] ?? []
    unitsOfLast = 1 + lists.count / 4
    for queue in lists {
      guard let position = queue.positions.last else { continue }
      let part = totals[table] > 0 ? given[table][queue.bundle] / totals[table] : 0
      let behind = share(of: queue.bundle, in: table) - part
      if behind > (best?.behind ?? -.infinity) + AllocatorTolerance.share { best = (behind, position) }
    }
    return best?.position
  }

  /// 0 where none is stated.
  private func share(of bundle: Int, in pool: Int) -> Double {
    pool < shares.count && bundle < shares[pool].count ? shares[pool][bundle] ?? 0 : 0
  }

  mutating func close(_ table: Int, position: Int) {
    guard let place = queues[table]?.firstIndex(where: { $0.positions.last == position }) else { return }
    queues[table]?[place].positions.removeLast()
  }

  /// Everybody held counts, also those of other pools in a mixed team.
  mutating func note(_ table: Int, position: Int, attempts: Int, books: ExpectedCredit) {
    guard let candidate = candidates[table]?[position] else { return }
    for holding in instance.types[candidate.type].held {
      let peopleSteps = Double(holding.people * attempts * candidate.length)
      given[holding.pool][candidate.bundle] += peopleSteps
      totals[holding.pool] += peopleSteps
    }
  }
}
