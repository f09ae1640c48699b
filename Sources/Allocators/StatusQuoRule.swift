import Allocation

/// `status-quo`: furthest behind the share that the file states, of people-steps of this pool so far.
///
/// A chunk is behind by its stated share (0 where none is stated) less its part of all people-steps that the
/// pool was given; before the first it has had no part of them. Copies of a chunk count together and are
/// staffed in order.
struct StatusQuoRule: Rule {
  private let instance: Instance
  private let shares: [[Double?]]
  /// People-steps of each pool on each bundle, and in total.
  private var given: [[Double]]
  private var totals: [Double]
  private var candidates: [Candidate] = []
  private var pool = 0
  /// Positions on offer of each bundle, in the file's order, the first of them last.
  private var queues: [(bundle: Int, positions: [Int])] = []

  init(_ instance: Instance) {
    self.instance = instance
    shares = instance.problem.statusQuo ?? []
    given = instance.headcounts.map { _ in instance.bundles.map { _ in 0 } }
    totals = instance.headcounts.map { _ in 0 }
  }

  var unitsPerPick: Int { 1 + queues.count / 4 }

  mutating func open(_ candidates: [Candidate], books: Books) {
    self.candidates = candidates
    queues = []
    for position in candidates.indices.reversed() {
      let candidate = candidates[position]
      if queues.last?.bundle != candidate.bundle { queues.append((candidate.bundle, [])) }
      queues[queues.count - 1].positions.append(position)
    }
    queues.reverse()
    pool = candidates.first.flatMap { books.pool(of: $0) } ?? 0
  }

  mutating func pick(books: Books) -> Pick? {
    var best: (behind: Double, position: Int)?
    for queue in queues {
      guard let position = queue.positions.last else { continue }
      let part = totals[pool] > 0 ? given[pool][queue.bundle] / totals[pool] : 0
      let behind = share(of: queue.bundle) - part
      if behind > (best?.behind ?? -.infinity) + Self.tie { best = (behind, position) }
    }
    return best.map { Pick(position: $0.position, atMost: 1) }
  }

  /// Shares nearer than this are equal but for rounding.
  private static let tie = 1e-12

  private func share(of bundle: Int) -> Double {
    pool < shares.count && bundle < shares[pool].count ? shares[pool][bundle] ?? 0 : 0
  }

  mutating func close(_ position: Int) {
    guard let queue = queues.firstIndex(where: { $0.positions.last == position }) else { return }
    queues[queue].positions.removeLast()
  }

  mutating func note(_ position: Int, attempts: Int, books: Books) {
    let candidate = candidates[position]
    for holding in instance.types[candidate.type].held {
      let peopleSteps = Double(holding.people * attempts * candidate.length)
      given[holding.pool][candidate.bundle] += peopleSteps
      totals[holding.pool] += peopleSteps
    }
  }
}
