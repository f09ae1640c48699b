import Allocation

/// `greedy`: the largest gain in the chance; where no gain differs from 0, the largest in Σ credit/count.
///
/// P is a sum over atoms (world and deadline) of a product over bundles. Every bundle keeps its factor at each
/// atom, now and with one attempt more; one pass over the bundles gives the product of all the others.
struct GreedyRule: Rule {
  private let atoms: [Atom]
  private var bundles: [GreedyBundle]
  private var sums: GreedyGains
  private let crewOfSlot: [Int]
  private let offers: Offers
  private var candidates: [Candidate] = []
  /// Position of each unit on offer.
  private var positions: [Int: Int] = [:]
  /// Bundles on offer in the file's order, with their open positions, the first last.
  private var open: [(bundle: Int, positions: [Int])] = []
  /// The first atom that an attempt of now can reach.
  private var from = 0
  /// What each bundle on offer could become; nil where that must be worked out anew.
  private var trials: [[Trial]?]

  private struct Trial {
    let position: Int
    /// φ of the bundle with one attempt more, at the atoms from `from` on.
    let chances: [Double]
  }

  /// Gains nearer to 0, or to each other, are equal.
  private static let tie = 1e-12

  init(_ instance: Instance) {
    offers = Offers(instance)
    var atoms: [Atom] = []
    for (index, world) in instance.worlds.enumerated() where world.credence > 0 {
      for (boundary, weight) in world.weights.enumerated() where weight > 0 {
        atoms.append(Atom(world: index, boundary: boundary, weight: world.credence * weight))
      }
    }
    atoms.sort { ($0.boundary, $0.world) < ($1.boundary, $1.world) }
    self.atoms = atoms
    let bundles = instance.bundles.indices.map { GreedyBundle(instance, bundle: $0, atoms: atoms) }
    self.bundles = bundles
    sums = GreedyGains(weights: atoms.map(\.weight), factors: bundles.map(\.chances))
    trials = bundles.map { _ in nil }
    crewOfSlot = offers.bundles.flatMap { Array(instance.bundles[$0].crews.indices) }
  }

  var unitsPerPick: Int { 1 + bundles.count * (atoms.count - from) / 4 }

  mutating func open(_ candidates: [Candidate], books: Books) {
    self.candidates = candidates
    positions = [:]
    open = []
    for bundle in trials.indices { trials[bundle] = nil }
    var earliest = Int.max
    for position in candidates.indices.reversed() {
      let candidate = candidates[position]
      positions[candidate.unit] = position
      if open.last?.bundle != candidate.bundle { open.append((candidate.bundle, [])) }
      open[open.count - 1].positions.append(position)
      for outcome in books.instance.types[candidate.type].outcomes {
        if let outcome { earliest = min(earliest, books.step + outcome.length) }
      }
    }
    open.reverse()
    from = atoms.firstIndex { $0.boundary >= earliest } ?? atoms.count
  }

  mutating func pick(books: Books) -> Pick? {
    for (bundle, positions) in open where !positions.isEmpty {
      let first = positions[positions.count - 1]
      if books.fitting(candidates[first]) == 0 { return Pick(position: first, atMost: 1) }
      if trials[bundle] == nil { trials[bundle] = makeTrials(bundle, books.step) }
    }
    let offered = open.flatMap { trials[$0.bundle] ?? [] }
    let gains = sums.of(trials.map { ($0 ?? []).map(\.chances) }, from: from)
    let flat = open.flatMap { gains[$0.bundle] }
    guard let best = flat.max() else { return nil }
    if flat.contains(where: { abs($0) > Self.tie }) {
      let position = zip(offered, flat).filter { $1 >= best - Self.tie }.map(\.0.position).min()
      return position.map { Pick(position: $0, atMost: 1) }
    }
    let credits = offered.map { candidates[$0.position].correct / candidates[$0.position].count }
    let most = credits.max() ?? 0
    let position = zip(offered, credits).filter { $1 >= most * (1 - Self.tie) }.map(\.0.position).min()
    return position.map { Pick(position: $0, atMost: staysIdle($0, step: books.step) ? .max : 1) }
  }

  /// Whether no gain can differ from 0 however many attempts a candidate gets now, so that it stays the pick.
  ///
  /// The gain of any other bundle is bounded by giving this one the highest factor that it can reach.
  private mutating func staysIdle(_ position: Int, step: Int) -> Bool {
    let candidate = candidates[position]
    let room = bundles[candidate.bundle].headroom(
      crew: crewOfSlot[candidate.slot], step: step, from: from)
    let own = bundles[candidate.bundle].chances
    var highest = own
    for (place, more) in room.enumerated() { highest[from + place] = min(1, own[from + place] + more) }
    var alternatives = trials.map { ($0 ?? []).map(\.chances) }
    alternatives[candidate.bundle] = [zip(own[from...], room).map { $0 + $1 }]
    let gain = sums.of(alternatives, from: from, measure: abs)[candidate.bundle]
    if gain.contains(where: { $0 > Self.tie }) { return false }
    alternatives[candidate.bundle] = []
    sums.replace(candidate.bundle, by: highest)
    let others = sums.of(alternatives, from: from, measure: abs)
    sums.replace(candidate.bundle, by: own)
    return !others.joined().contains { $0 > Self.tie }
  }

  private mutating func makeTrials(_ bundle: Int, _ step: Int) -> [Trial] {
    bundles[bundle].groups.indices.compactMap { group in
      let unit = offers.firstUnits[bundle] + bundles[bundle].groups[group].copies[0]
      guard let position = positions[unit] else { return nil }
      let crew = crewOfSlot[candidates[position].slot]
      return Trial(
        position: position,
        chances: bundles[bundle].trial(group: group, crew: crew, step: step, from: from))
    }
  }

  mutating func close(_ position: Int) {
    let candidate = candidates[position]
    positions[candidate.unit] = nil
    trials[candidate.bundle] = nil
    if let place = open.firstIndex(where: { $0.bundle == candidate.bundle }) {
      open[place].positions.removeAll { $0 == position }
    }
  }

  mutating func note(_ position: Int, attempts: Int, books: Books) {
    let candidate = candidates[position]
    let copy = offers.copy(of: candidate.unit)
    guard let group = bundles[candidate.bundle].groups.firstIndex(where: { $0.copies.contains(copy) }) else {
      return
    }
    bundles[candidate.bundle].add(
      attempts, of: crewOfSlot[candidate.slot], step: books.step, copy: copy, group: group)
    sums.replace(candidate.bundle, by: bundles[candidate.bundle].chances)
    trials[candidate.bundle] = nil
  }
}
