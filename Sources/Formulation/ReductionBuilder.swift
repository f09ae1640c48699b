import Allocation

extension Reduction {
  /// Reduces an instance: drops what no world needs, starts that no plan has to use, outcomes that nobody can win.
  ///
  /// - Parameter fromAnyStart: whether starts are kept that no plan has to use.
  package init(_ instance: Instance, fromAnyStart: Bool = false) {
    self.init(idle: instance)
    _ = build(fromAnyStart: fromAnyStart) { false }
  }

  /// The same; nil where `mustStop`, which is asked throughout, said so before it was done.
  package init?(_ instance: Instance, unless mustStop: () -> Bool) {
    self.init(idle: instance)
    if !build(unless: mustStop) { return nil }
  }

  private mutating func build(fromAnyStart: Bool = false, unless mustStop: () -> Bool) -> Bool {
    let scope = ReductionScope(instance)
    var starts = StartDominance(instance, scope)
    if fromAnyStart { starts.allowAll() }
    guard fromAnyStart || starts.run(unless: mustStop), addUnits(scope, starts, unless: mustStop),
      OutcomeBuilder(self, scope).build(into: &self, unless: mustStop)
    else { return false }
    addGates(scope)
    return true
  }

  private mutating func addUnits(
    _ scope: ReductionScope, _ starts: StartDominance, unless mustStop: () -> Bool
  ) -> Bool {
    var family = 0
    for bundle in scope.bundles {
      if mustStop() { return false }
      for shape in scope.shapes(of: bundle) {
        let first = columns.count
        let unit = units.count
        for type in scope.types(of: bundle) {
          for length in scope.countedLengths(of: type) {
            for start in starts.starts(of: type) where starts.isUseful(type, at: start, within: length) {
              let upper = min(starts.capacity(of: type, at: start), shape.enough ?? .max)
              guard upper > 0 else { continue }
              columns.append(
                Column(unit: unit, type: type, start: start, countedLength: length, upper: upper))
            }
          }
        }
        units.append(
          Unit(
            bundle: bundle, copy: shape.copy, columns: first..<columns.count,
            family: family + shape.family, enough: shape.enough))
      }
      family += instance.bundles[bundle].copies
    }
    return true
  }

  private mutating func addGates(_ scope: ReductionScope) {
    for bundle in scope.bundles {
      let successors = instance.bundles[bundle].successors.filter(scope.isNeeded)
      if successors.isEmpty { continue }
      let waiting = columns.indices.filter { successors.contains(units[columns[$0].unit].bundle) }
      let own = columns.indices.filter { units[columns[$0].unit].bundle == bundle }
      gates.append(
        Gate(
          bundle: bundle, moments: Set(waiting.map { columns[$0].start }).sorted(), waiting: waiting,
          own: own, ends: own.map { columns[$0].gateEnd }, pools: instance.headcounts.indices))
    }
  }
}

/// What of an instance matters: worlds that are believed in, boundaries at which the deadline may fall.
struct ReductionScope {
  let instance: Instance
  /// Worlds with positive credence.
  let worlds: [Int]
  /// For each world the boundaries with positive weight, ascending.
  let boundaries: [[Int]]
  /// Needed somewhere, in file order.
  let bundles: [Int]
  private let neededFlags: [Bool]

  init(_ instance: Instance) {
    self.instance = instance
    let believed = instance.worlds.indices.filter { instance.worlds[$0].credence > 0 }
    worlds = believed
    boundaries = instance.worlds.map { world in
      world.weights.indices.filter { world.weights[$0] > 0 }
    }
    let flags = instance.bundles.indices.map { bundle in
      believed.contains { instance.worlds[$0].needed[bundle] }
    }
    neededFlags = flags
    bundles = instance.bundles.indices.filter { flags[$0] }
  }

  func isNeeded(_ bundle: Int) -> Bool { neededFlags[bundle] }

  func worlds(needing bundle: Int) -> [Int] {
    worlds.filter { instance.worlds[$0].needed[bundle] }
  }

  func types(of bundle: Int) -> [Int] { instance.bundles[bundle].crews.flatMap(\.options) }

  /// The true lengths up to which an attempt may be let count: one, unless a gate cuts between worlds.
  func countedLengths(of type: Int) -> [Int] {
    let bundle = instance.types[type].bundle
    let lengths = worlds(needing: bundle).compactMap { instance.types[type].outcomes[$0]?.length }
    guard let longest = lengths.max() else { return [] }
    let waits = instance.bundles[bundle].successors.contains(where: isNeeded)
    return waits ? Set(lengths).sorted() : [longest]
  }

  /// More copies than this, of several correctnesses, are not told apart: their log-chance is bounded.
  static let mostCopies = 8

  /// How a bundle is split into units.
  struct Shape {
    var copy: Int?
    var family: Int
    var enough: Int?
  }

  func shapes(of bundle: Int) -> [Shape] {
    let counts = worlds(needing: bundle).map { instance.worlds[$0].counts[bundle] }
    let most = counts.max() ?? 0
    let certain = types(of: bundle).allSatisfy { type in
      worlds(needing: bundle).allSatisfy { instance.types[type].outcomes[$0]?.correct == 1 }
    }
    let isWhole = isDealt(bundle) || most > Self.mostCopies
    if !instance.bundles[bundle].isSeparate || most == 1 || isWhole {
      return [Shape(copy: nil, family: 0, enough: certain ? most : nil)]
    }
    return (0..<most).map { copy in
      Shape(
        copy: copy, family: counts.filter { $0 <= copy }.max() ?? 0, enough: certain ? 1 : nil)
    }
  }

  /// Attempts on the copies of a separate bundle may be dealt in turn, in the order in which they end, where
  /// that is best in every world at once: one correctness in each world, the same lengths and count in all.
  func isDealt(_ bundle: Int) -> Bool {
    guard instance.bundles[bundle].isSeparate else { return false }
    let needing = worlds(needing: bundle)
    guard let first = needing.first else { return false }
    for world in needing {
      let offered = types(of: bundle)
      let deliveries = offered.map { instance.types[$0].outcomes[world] }
      let same = zip(offered, deliveries).allSatisfy { type, delivery in
        delivery != nil && delivery?.length == instance.types[type].outcomes[first]?.length
          && delivery?.correct == deliveries[0]?.correct
      }
      if !same || instance.worlds[world].counts[bundle] != instance.worlds[first].counts[bundle] {
        return false
      }
    }
    return true
  }
}
