import Allocation

/// The part of an instance that matters to a reduction: worlds that are believed in, boundaries at which the deadline
/// may fall, bundles that are needed, and how these are split into units.
///
/// A revealing chunk matters in every world, needed or not: what is seen of it at the look is worth something by itself.
struct ReductionScope {
  /// The problem itself, without branches.
  let instance: Instance
  /// The chunk that reveals the world; nil: none does.
  let revealing: Int?
  /// Worlds with positive credence.
  let worlds: [Int]
  /// For each world the boundaries at which something is decided, ascending.
  let boundaries: [[Int]]
  /// Those that matter somewhere, in file order.
  let bundles: [Int]
  /// For each bundle the worlds in which it matters.
  private let needing: [[Int]]
  /// Nobody learns anything.
  private let isStatic: Bool

  init(_ instance: Instance, _ stage: Stage? = nil) {
    self.instance = instance
    let revealing = stage?.reveal?.chunk
    self.revealing = revealing
    isStatic = stage == nil
    let believed = instance.believedWorlds
    worlds = believed
    // At the look of a revealing chunk something is decided even where no deadline can fall there.
    boundaries = instance.worlds.map { world in
      world.weights.indices.filter { boundary in
        world.weights[boundary] > 0 || world.blindWeights.map { $0[boundary] > 0 } ?? false
          || revealing != nil && world.credence > 0 && boundary == stage?.look
      }
    }
    let needing = instance.bundles.indices.map { bundle in
      believed.filter { bundle == revealing || instance.worlds[$0].needed[bundle] }
    }
    self.needing = needing
    bundles = instance.bundles.indices.filter { !needing[$0].isEmpty }
  }

  /// Whether it matters in any world.
  func isNeeded(_ bundle: Int) -> Bool { !needing[bundle].isEmpty }

  /// Worlds in which it matters, ascending.
  func worlds(needing bundle: Int) -> [Int] { needing[bundle] }

  /// Bundles that matter and wait for this one.
  func successors(of bundle: Int) -> [Int] { instance.bundles[bundle].successors.filter(isNeeded) }

  /// More copies than this, of several correctnesses, are not told apart: their log-chance is bounded. Branches have no
  /// such bound, since attempts that they share would have to be dealt alike in all of them.
  static let mostCopies = 8

  /// How a bundle is split into units.
  struct Shape {
    /// As in `Reduction.Unit`; families are counted from 0 within the bundle.
    var copy: Int?
    var family = 0
    var enough: Int?
    var dealing: Reduction.Dealing?
  }

  /// Pooled credit is one unit. So is separate credit where a rule says how attempts are dealt; else each copy
  /// is one.
  func shapes(of bundle: Int) -> [Shape] {
    let counts = needing[bundle].map { instance.worlds[$0].counts[bundle] }
    let most = counts.max() ?? 0
    // Where nothing can fail, more attempts than chunks are never of use.
    let certain = instance.bundles[bundle].types.allSatisfy { type in
      needing[bundle].allSatisfy { instance.types[type].outcomes[$0]?.correct == 1 }
    }
    if !instance.bundles[bundle].isSeparate || most == 1 {
      return [Shape(enough: certain ? most : nil)]
    }
    if let dealing = dealing(of: bundle, among: most) {
      return [Shape(enough: certain ? most : nil, dealing: dealing)]
    }
    // Copies may be exchanged where the same worlds need them, told by the counts that they lie beyond.
    return (0..<most).map { copy in
      let alike = bundle == revealing ? copy : counts.filter { $0 <= copy }.max() ?? 0
      return Shape(copy: copy, family: alike, enough: certain ? 1 : nil)
    }
  }

  /// How attempts on a bundle with separate credit may be dealt to its copies; nil: a plan says which copy each is for.
  private func dealing(of bundle: Int, among copies: Int) -> Reduction.Dealing? {
    // What is seen of a revealing chunk depends on which of its copies are finished.
    if bundle != revealing && isBestInTurn(bundle) { return .inTurn(copies) }
    return isStatic && copies > Self.mostCopies ? .toWeakest(copies) : nil
  }

  /// Attempts may be dealt in turn, in the order in which they end, where that is best in every world at once: one
  /// correctness in each world, the same lengths and count in all.
  ///
  /// With one q, log φ of a copy is concave in its attempts, so equal shares are best at every deadline at
  /// once.
  private func isBestInTurn(_ bundle: Int) -> Bool {
    guard let first = needing[bundle].first else { return false }
    let offered = instance.bundles[bundle].types
    return needing[bundle].allSatisfy { world in
      let deliveries = offered.map { instance.types[$0].outcomes[world] }
      return instance.worlds[world].counts[bundle] == instance.worlds[first].counts[bundle]
        && zip(offered, deliveries).allSatisfy { type, delivery in
          delivery != nil && delivery?.length == instance.types[type].outcomes[first]?.length
            && delivery?.correct == deliveries[0]?.correct
        }
    }
  }
}

extension Instance {
  /// Worlds with positive credence.
  var believedWorlds: [Int] { worlds.indices.filter { worlds[$0].credence > 0 } }
}

extension Bundle {
  /// All kinds of attempts on it that a plan may choose.
  var types: [Int] { crews.flatMap(\.options) }
}
