import Allocation

/// What a pool may start: one crew of one chunk, in the file's own values.
///
/// A bundle with separate credit gives a candidate for each of its copies (as many as the file's own count).
///
/// A value with everything that ranks look at, so that dealing, which looks at millions, need not follow
/// indices.
struct Candidate {
  /// Index of the chunk in the books; copies of a separate bundle have one each. Rises in the file's order.
  let unit: Int
  /// Index into `Instance.bundles`.
  let bundle: Int
  /// Place of the unit and the crew in the books.
  let slot: Int
  /// The pool that deals it: the first of those it holds.
  let pool: Int
  /// Index into `Instance.types`.
  let type: Int
  /// Chunks that the unit wants: the bundle's count, or 1 for a copy.
  /// A floating number, since credits are compared with multiples of it.
  let count: Double
  /// Chance that an attempt is correct.
  let correct: Double
  /// Serial years.
  let years: Double
  /// People of a team, all pools together, before relay stretches their number.
  let team: Double
  /// People held of the pool that deals it.
  let people: Int
  /// Steps held.
  let length: Int
}

/// The chunks that the books tell apart, and who may start what.
///
/// They depend on the instance alone: whether a candidate may start in a step is for the books to say.
struct Offers {
  /// Bundle of each unit.
  private(set) var bundles: [Int] = []
  /// First unit of each bundle.
  private(set) var firstUnits: [Int] = []
  /// First slot of each unit, and one past the last: a slot is a unit with one of its bundle's crews.
  private(set) var firstSlots: [Int] = [0]
  /// Candidates of each pool in the file's order.
  private(set) var ofPool: [[Candidate]]

  /// Lists what every crew could start on every unit; crews whose attempts do not fit into the time are left
  /// out.
  init(_ instance: Instance) {
    ofPool = instance.headcounts.map { _ in [] }
    for (index, bundle) in instance.bundles.enumerated() {
      firstUnits.append(bundles.count)
      let units = bundle.isSeparate ? bundle.baseCount : 1
      bundles += [Int](repeating: index, count: units)
      // Slots of a unit follow each other, so that one flat array counts attempts by unit and crew.
      let slot = firstSlots[firstUnits[index]]
      for copy in 1...max(1, units) { firstSlots.append(slot + copy * bundle.crews.count) }
      for (place, crew) in bundle.crews.enumerated() {
        let type = instance.types[crew.base]
        guard let pool = crew.pools.first, type.length <= instance.steps else { continue }
        for copy in 0..<units {
          ofPool[pool].append(
            Candidate(
              unit: firstUnits[index] + copy, bundle: index,
              slot: slot + copy * bundle.crews.count + place, pool: pool, type: crew.base,
              count: bundle.isSeparate ? 1 : Double(bundle.baseCount), correct: crew.baseCorrect,
              years: crew.baseYears, team: Double(crew.team.reduce(0, +)),
              people: type.held.first { $0.pool == pool }?.people ?? 0, length: type.length))
        }
      }
    }
  }

  /// Slots of a unit, in the order of its bundle's crews.
  func slots(of unit: Int) -> Range<Int> { firstSlots[unit]..<firstSlots[unit + 1] }

  /// Which chunk of its bundle a unit is.
  func copy(of unit: Int) -> Int { unit - firstUnits[bundles[unit]] }
}
