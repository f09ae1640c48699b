import Allocation

/// `greedy`: the largest gain in the chance; where no gain differs from 0, the largest in Σ credit/count.
///
/// P is a sum over outcomes (world and deadline) of a product over bundles. Every bundle keeps its factor at each
/// outcome, now and with one attempt more; one pass over the bundles gives the product of all the others.
struct GreedyRule: Rule {
  private let outcomes: [Outcome]
  private var bundles: [GreedyBundle]
  /// The factors of all bundles, and what changing one would gain.
  private var sums: GreedyGains
  /// Place of a slot's crew among those of its bundle.
  private let crewOfSlot: [Int]
  private let offers: Offers
  /// Steps from the start of any attempt to the earliest end in any world.
  private let shortest: Int
  /// By pool.
  private var tables: [Int: Table] = [:]
  /// How often each bundle was changed.
  private var versions: [Int]
  /// No gain of the last pick differed from 0.
  private(set) var mayStay = false
  /// Units of work that the next pick has to answer for, and those of the last.
  private var owed = 0
  private(set) var unitsPerPick = 1

  /// What one pool has on offer.
  private struct Table {
    let candidates: [Candidate]
    /// Position of each unit on offer.
    var positions: [Int: Int] = [:]
    /// Bundles on offer in the file's order, with their open positions, the first last.
    var open: [(bundle: Int, positions: [Int])] = []
    /// What each bundle on offer could become, and the version of it that was asked.
    var trials: [Int: (version: Int, list: [Trial])] = [:]
  }

  /// One thing that a table may start, and what would become of its bundle.
  private struct Trial {
    let position: Int
    /// φ of the bundle with one attempt more, at the outcomes that can be reached.
    let chances: [Double]
  }

  init(_ instance: Instance) {
    offers = Offers(instance)
    var outcomes: [Outcome] = []
    for (index, world) in instance.worlds.enumerated() where world.credence > 0 {
      for (boundary, weight) in world.weights.enumerated() where weight > 0 {
        outcomes.append(Outcome(world: index, boundary: boundary, weight: world.credence * weight))
      }
    }
    outcomes.sort { ($0.boundary, $0.world) < ($1.boundary, $1.world) }
    self.outcomes = outcomes
    let bundles = instance.bundles.indices.map { GreedyBundle(instance, bundle: $0, outcomes: outcomes) }
    self.bundles = bundles
    sums = GreedyGains(weights: outcomes.map(\.weight), factors: bundles.map(\.chances))
    versions = bundles.map { _ in 0 }
    shortest = instance.types.flatMap(\.outcomes).compactMap { $0?.length }.min() ?? instance.steps
    crewOfSlot = offers.bundles.flatMap { Array(instance.bundles[$0].crews.indices) }
  }

  /// Every pick looks at all chunks, whoever works on them.
  static var isLocal: Bool { false }

  /// The first outcome that an attempt of now can reach.
  private func from(_ books: ExpectedCredit) -> Int {
    outcomes.firstIndex { $0.boundary >= books.step + shortest } ?? outcomes.count
  }

  /// Sorts a table by bundle: copies are tried one for each group, not one by one.
  mutating func open(_ table: Int, _ candidates: [Candidate], books: ExpectedCredit) {
    var one = Table(candidates: candidates)
    for position in candidates.indices.reversed() {
      let candidate = candidates[position]
      one.positions[candidate.unit] = position
      if one.open.last?.bundle != candidate.bundle { one.open.append((candidate.bundle, [])) }
      one.open[one.open.count - 1].positions.append(position)
    }
    one.open.reverse()
    tables[table] = one
    mayStay = false
  }

  /// The candidate with the largest gain, the first of equals. One that no longer fits is named at once, to be
  /// closed.
  mutating func pick(_ table: Int, books: ExpectedCredit) -> Int? {
    guard let one = tables[table] else { return nil }
    defer {
      unitsPerPick = 1 + bundles.count * outcomes.count / 4 + owed
      owed = 0
    }
    let from = from(books)
    for (bundle, positions) in one.open {
      guard let first = positions.last else { continue }
      // Copies of a bundle fit alike, and those with their credit are closed one by one.
      if books.fitting(one.candidates[first]) == 0 { return first }
      ask(table, about: bundle, books: books, from: from)
    }
    let offered = one.open.flatMap { tables[table]?.trials[$0.bundle]?.list ?? [] }
    let gains = sums.of(trials(of: [table]), from: from)
    let flat = one.open.flatMap { gains[$0.bundle] }
    mayStay = false
    guard let best = flat.max() else { return nil }
    // Something makes a difference: then the largest gain decides, even where it is a loss.
    if flat.contains(where: { abs($0) > AllocatorTolerance.gain }) {
      return zip(offered, flat).filter { $1 >= best - AllocatorTolerance.gain }.map(\.0.position).min()
    }
    // Nothing does yet, as where a chunk needs several: credit decides, as the rule has it.
    mayStay = true
    let credits = offered.map { one.candidates[$0.position].correct / one.candidates[$0.position].count }
    let most = credits.max() ?? 0
    return zip(offered, credits).filter { $1 >= most * (1 - AllocatorTolerance.gain) }.map(\.0.position).min()
  }

  /// For each bundle the factors that it could have by what some tables offer.
  private func trials(of numbers: [Int]) -> [[[Double]]] {
    var result = [[[Double]]](repeating: [], count: bundles.count)
    for number in numbers {
      for (bundle, trial) in tables[number]?.trials ?? [:] { result[bundle] += trial.list.map(\.chances) }
    }
    return result
  }

  /// Asks what a bundle could become, unless nothing has changed.
  ///
  /// - Parameter from: the first outcome that can be reached.
  private mutating func ask(_ table: Int, about bundle: Int, books: ExpectedCredit, from: Int) {
    guard let one = tables[table], one.trials[bundle]?.version != versions[bundle] else { return }
    let before = bundles[bundle].spent
    let list = bundles[bundle].groups.indices.compactMap { group -> Trial? in
      let unit = offers.firstUnits[bundle] + bundles[bundle].groups[group].copies[0]
      guard let position = one.positions[unit] else { return nil }
      let crew = crewOfSlot[one.candidates[position].slot]
      return Trial(
        position: position,
        chances: bundles[bundle].trial(group: group, crew: crew, step: books.step, from: from))
    }
    owed += bundles[bundle].spent - before + list.count * bundles[bundle].width / 4
    tables[table]?.trials[bundle] = (versions[bundle], list)
  }

  /// Whether no gain can differ from 0 however many attempts these get now, so that they stay the picks.
  ///
  /// Gains are bounded by giving the chunks picked the highest factors that they can reach.
  mutating func stays(_ picks: [(table: Int, position: Int)], books: ExpectedCredit) -> Bool {
    let from = from(books)
    let picked = Set(picks.compactMap { tables[$0.table]?.candidates[$0.position].bundle }).sorted()
    let numbers = picks.map(\.table)
    let own = picked.map { bundles[$0].chances }
    let reach = picked.map { bundle in
      let room = headroom(of: bundle, in: numbers, from: from, books)
      return zip(bundles[bundle].chances[from...], room).map { $0 + $1 }
    }
    let highest = picked.indices.map { Array(own[$0][..<from]) + reach[$0].map { min(1, $0) } }
    // First the others: could any of their gains differ from 0, were the picked ones at their highest?
    for (place, bundle) in picked.enumerated() { sums.replace(bundle, by: highest[place]) }
    var alternatives = trials(of: numbers)
    for bundle in picked { alternatives[bundle] = [] }
    var stay = !sums.of(alternatives, from: from, measure: abs).joined().contains {
      $0 > AllocatorTolerance.gain
    }
    // Then each picked one by itself, the others at their highest.
    for (place, bundle) in picked.enumerated() where stay {
      sums.replace(bundle, by: own[place])
      let only = bundles.indices.map { $0 == bundle ? [reach[place]] : [] }
      stay = !sums.of(only, from: from, measure: abs).joined().contains { $0 > AllocatorTolerance.gain }
      sums.replace(bundle, by: highest[place])
    }
    for (place, bundle) in picked.enumerated() { sums.replace(bundle, by: own[place]) }
    return stay
  }

  /// By how much a bundle can change at most, whatever some tables start on it in this step.
  private func headroom(of bundle: Int, in numbers: [Int], from: Int, _ books: ExpectedCredit) -> [Double] {
    var most = [Double](repeating: 0, count: outcomes.count - from)
    for number in numbers {
      guard let one = tables[number],
        let first = one.open.first(where: { $0.bundle == bundle })?.positions.last
      else { continue }
      let room = bundles[bundle].headroom(
        crew: crewOfSlot[one.candidates[first].slot], step: books.step, from: from)
      for place in most.indices { most[place] = max(most[place], room[place]) }
    }
    return most
  }

  /// A table's trials of the bundle are forgotten, since one of them was this candidate's.
  mutating func close(_ table: Int, position: Int) {
    guard let candidate = tables[table]?.candidates[position] else { return }
    tables[table]?.positions[candidate.unit] = nil
    tables[table]?.trials[candidate.bundle] = nil
    if let place = tables[table]?.open.firstIndex(where: { $0.bundle == candidate.bundle }) {
      tables[table]?.open[place].positions.removeAll { $0 == position }
    }
  }

  /// Brings the bundle up to date; trials of the old version are asked anew when they are needed.
  mutating func note(_ table: Int, position: Int, attempts: Int, books: ExpectedCredit) {
    guard let candidate = tables[table]?.candidates[position] else { return }
    let copy = offers.copy(of: candidate.unit)
    guard let group = bundles[candidate.bundle].groups.firstIndex(where: { $0.copies.contains(copy) }) else {
      return
    }
    let before = bundles[candidate.bundle].spent
    bundles[candidate.bundle].add(
      attempts, of: crewOfSlot[candidate.slot], step: books.step, copy: copy, group: group)
    // Copies are looked through in their groups.
    owed += bundles[candidate.bundle].spent - before + bundles[candidate.bundle].width / 4 + copy / 8
    sums.replace(candidate.bundle, by: bundles[candidate.bundle].chances)
    versions[candidate.bundle] += 1
  }
}
