import Allocation

/// `greedy` where work hastens the deadline: an attempt changes not only its bundle's factor but the law, so each
/// candidate is judged as a whole plan.
///
/// Far slower than `GreedyRule`, and with the same picks where nothing hastens. A gain may be a loss: the rule goes on all
/// the same, for a naive plan hastens too.
struct HastenedGreedyRule: Rule {
  private let instance: Instance
  private let offers: Offers
  private var entries: [Plan.Entry] = []
  /// The gates that the books will give by what was started.
  private var gates: [Int?]
  private var chance: Double
  /// By pool: what it was offered, and which of it is still open.
  private var tables: [Int: (candidates: [Candidate], open: Set<Int>)] = [:]
  private(set) var unitsPerPick = 1

  /// Every pick looks at all chunks, whoever works on them.
  static var isLocal: Bool { false }

  init(_ instance: Instance) {
    self.instance = instance
    offers = Offers(instance)
    gates = Plan.empty(for: instance).gates
    chance = instance.chance(of: .empty(for: instance))
  }

  mutating func open(_ table: Int, _ candidates: [Candidate], books: ExpectedCredit) {
    tables[table] = (candidates, Set(candidates.indices))
  }

  mutating func close(_ table: Int, position: Int) { tables[table]?.open.remove(position) }

  mutating func note(_ table: Int, position: Int, attempts: Int, books: ExpectedCredit) {
    guard let candidate = tables[table]?.candidates[position] else { return }
    entries = entries(with: candidate, attempts, at: books.step)
    gates[candidate.bundle] = gate(of: candidate.bundle, entries)
    chance = instance.chance(of: Plan(entries: entries, gates: gates))
  }

  /// The candidate with the largest gain, the first of equals; where no gain differs from 0, credit decides. One that no
  /// longer fits is named at once, to be closed.
  mutating func pick(_ table: Int, books: ExpectedCredit) -> Int? {
    guard let (candidates, open) = tables[table] else { return nil }
    let positions = open.sorted()
    if let closed = positions.first(where: {
      books.fitting(candidates[$0]) == 0 || !books.wants(candidates[$0])
    }) {
      return closed
    }
    var known: [[Int]: Double] = [:]
    let gains = positions.map { position in
      let candidate = candidates[position]
      let kind = likeness(of: candidate)
      if let gain = known[kind] { return gain }
      let gain = self.chance(with: candidate, at: books.step) - chance
      known[kind] = gain
      return gain
    }
    unitsPerPick = 1 + known.count * Judging.units(Plan(entries: entries, gates: gates), instance)
    guard let best = gains.max() else { return nil }
    if gains.contains(where: { abs($0) > AllocatorTolerance.gain }) {
      return zip(positions, gains).first { $1 >= best - AllocatorTolerance.gain }?.0
    }
    let credits = positions.map { candidates[$0].correct / candidates[$0].count }
    let most = credits.max() ?? 0
    return zip(positions, credits).first { $1 >= most * (1 - AllocatorTolerance.gain) }?.0
  }

  /// What makes the gain of a candidate: copies that were staffed alike and that the same worlds need are alike.
  private func likeness(of candidate: Candidate) -> [Int] {
    let copy = offers.copy(of: candidate.unit)
    let own = entries.filter { instance.types[$0.type].bundle == candidate.bundle && $0.copy == copy }
      .flatMap { [$0.type, $0.start, $0.attempts] }
    let isSeparate = instance.bundles[candidate.bundle].isSeparate
    return [candidate.type] + own + [-1]
      + (isSeparate ? instance.worlds.map { copy < $0.counts[candidate.bundle] ? 1 : 0 } : [])
  }

  private func chance(with candidate: Candidate, at step: Int) -> Double {
    let trial = entries(with: candidate, 1, at: step)
    var own = gates
    own[candidate.bundle] = gate(of: candidate.bundle, trial)
    return instance.chance(of: Plan(entries: trial, gates: own))
  }

  private func entries(with candidate: Candidate, _ attempts: Int, at step: Int) -> [Plan.Entry] {
    let copy = offers.copy(of: candidate.unit)
    let entry = Plan.Entry(type: candidate.type, start: step, copy: copy, attempts: attempts)
    var all = entries
    let same = all.firstIndex { $0.type == entry.type && $0.start == step && $0.copy == copy }
    if let same { all[same].attempts += attempts } else { all.append(entry) }
    return all
  }

  /// The first boundary at which the expected credit of what has ended reaches the count, of every copy; nil where nothing
  /// waits, and the last boundary where it never does.
  private func gate(of bundle: Int, _ entries: [Plan.Entry]) -> Int? {
    let facts = instance.bundles[bundle]
    guard facts.isGated else { return nil }
    let own = entries.filter { instance.types[$0.type].bundle == bundle }
    let copies = facts.isSeparate ? facts.baseCount : 1
    var last = 0
    for copy in 0..<copies {
      var credit = 0.0
      let ends = own.filter { $0.copy == copy }.map { entry in
        (end: entry.start + instance.types[entry.type].length, entry: entry)
      }.sorted { $0.end < $1.end }
      let wanted = facts.isSeparate ? 1 : Double(facts.baseCount)
      let reached = ends.first { one in
        let crew = facts.crews[instance.types[one.entry.type].crew]
        credit += crew.baseCorrect * Double(one.entry.attempts)
        return credit >= wanted - AllocatorTolerance.credit
      }
      last = max(last, reached?.end ?? instance.steps)
    }
    return min(last, instance.steps)
  }
}
