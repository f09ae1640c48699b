import Allocation

/// A reduction whose plans are the two-stage plans of an instance.
///
/// Every branch has people, budgets and gates of its own; shared starts count in all of them. Outcomes of a revealing
/// chunk: before the look the blind branch's chunks by the deadline; after it, with the chance of the state that
/// is supposed, either the world's branch with the chunk done, or the blind branch with what the chunk lacks.
package struct StagedReduction: Sendable {
  package internal(set) var reduction: Reduction
  /// The problem itself.
  package let base: Instance
  package let stage: Stage
  /// For each branch its world; nil: the blind one, which comes last.
  package let branches: [Int?]
  /// Aligned with the columns of the reduction.
  var facts: [Fact] = []

  /// What a column is in the problem.
  struct Fact: Sendable {
    /// 0: shared; v + 1: branch v.
    var place: Int
    /// Index into the problem's kinds of attempts.
    var kind: Int
    /// For each branch the true length up to which it counts there; 0: it does not.
    var counted: [Int]
  }

  /// More ways for an attempt to count in some branches only are not searched.
  static let mostPatterns = 256

  /// - Returns: nil where gates can differ between branches in too many ways.
  ///   Also where `mustStop`, which is asked throughout, said so before it was done.
  package init?(_ base: Instance, _ stage: Stage, unless mustStop: () -> Bool = { false }) {
    self.base = base
    self.stage = stage
    let believed = base.worlds.indices.filter { base.worlds[$0].credence > 0 }
    branches = believed.map(Int?.some) + (stage.reveal == nil ? [] : [nil])
    let marked = base.worlds.map { world in
      guard let reveal = stage.reveal, world.credence > 0 else { return world }
      var (needed, weights) = (world.needed, world.weights)
      needed[reveal.chunk] = true
      weights[stage.look] = max(weights[stage.look], 1)
      return world.with(needed: needed, weights: weights)
    }
    let unfolded = base.unfolded(at: stage.look, branches: branches, worlds: marked)
    reduction = Reduction(idle: unfolded)
    let scope = ReductionScope(unfolded)
    var starts = StartDominance(
      unfolded, scope, revealing: stage.reveal?.chunk, needed: base.worlds.map(\.needed))
    guard starts.run(unless: mustStop), addUnits(scope, starts),
      StagedOutcomes(self).build(into: &reduction, unless: mustStop)
    else { return nil }
    addGates(scope)
  }

  /// Worlds with any credence.
  var believed: [Int] { base.worlds.indices.filter { base.worlds[$0].credence > 0 } }

  private mutating func addUnits(_ scope: ReductionScope, _ starts: StartDominance) -> Bool {
    let own = ReductionScope(base)
    var family = 0
    for bundle in scope.bundles {
      let isGated = base.bundles[bundle].successors.contains(where: scope.isNeeded)
      for shape in shapes(of: bundle, own) {
        let first = reduction.columns.count
        for type in scope.types(of: bundle) {
          guard addColumns(type, of: bundle, shape, isGated, starts) else { return false }
        }
        reduction.units.append(
          Reduction.Unit(
            bundle: bundle, copy: shape.copy, columns: first..<reduction.columns.count,
            family: family + shape.family, enough: shape.enough))
      }
      family += base.bundles[bundle].copies
    }
    return true
  }

  /// Copies are told apart, but where it is best in every world to deal attempts to them in turn.
  private func shapes(of bundle: Int, _ scope: ReductionScope) -> [ReductionScope.Shape] {
    let isRevealing = bundle == stage.reveal?.chunk
    let worlds = isRevealing ? believed : scope.worlds(needing: bundle)
    let most = worlds.map { base.worlds[$0].counts[bundle] }.max() ?? 0
    let certain = scope.types(of: bundle).allSatisfy { type in
      worlds.allSatisfy { base.types[type].outcomes[$0]?.correct == 1 }
    }
    let isWhole =
      !base.bundles[bundle].isSeparate || most == 1 || !isRevealing && scope.isDealt(bundle)
    if isWhole { return [.init(copy: nil, family: 0, enough: certain ? most : nil)] }
    return (0..<most).map { copy in
      let alike = worlds.map { base.worlds[$0].counts[bundle] }.filter { $0 <= copy }.max() ?? 0
      return .init(copy: copy, family: isRevealing ? copy : alike, enough: certain ? 1 : nil)
    }
  }

  private mutating func addColumns(
    _ type: Int, of bundle: Int, _ shape: ReductionScope.Shape, _ isGated: Bool, _ starts: StartDominance
  ) -> Bool {
    let (place, kind) = type.quotientAndRemainder(dividingBy: base.types.count)
    for start in starts.starts(of: type) where isOfUse(kind, place, start) {
      let upper = min(starts.capacity(of: type, at: start), shape.enough ?? .max)
      guard upper > 0, starts.isUseful(type, at: start, within: .max) else { continue }
      let patterns = patterns(kind, place, start, isGated)
      if patterns.count > Self.mostPatterns { return false }
      for counted in patterns {
        reduction.columns.append(
          Reduction.Column(
            unit: reduction.units.count, type: type, start: start, countedLength: counted.max() ?? 0,
            upper: upper))
        facts.append(Fact(place: place, kind: kind, counted: counted))
      }
    }
    return true
  }

  /// Nobody works on a chunk that is seen to be finished; where no world needs it, only its state at the look counts.
  private func isOfUse(_ kind: Int, _ place: Int, _ start: Int) -> Bool {
    guard let chunk = stage.reveal?.chunk, base.types[kind].bundle == chunk else { return true }
    let isNeeded = believed.contains { base.worlds[$0].needed[chunk] }
    if place > 0 { return isNeeded && branches[place - 1] == nil }
    return isNeeded
      || believed.contains { world in
        base.types[kind].outcomes[world].map { start + $0.length <= stage.look } ?? false
      }
  }

  /// One gate for each branch of what others wait for.
  private mutating func addGates(_ scope: ReductionScope) {
    for bundle in scope.bundles {
      let successors = base.bundles[bundle].successors.filter(scope.isNeeded)
      if successors.isEmpty { continue }
      for branch in branches.indices {
        func isThere(_ column: Int) -> Bool { [0, branch + 1].contains(facts[column].place) }
        let columns = reduction.columns.indices.filter(isThere)
        let waiting = columns.filter {
          successors.contains(reduction.units[reduction.columns[$0].unit].bundle)
        }
        let own = columns.filter {
          reduction.units[reduction.columns[$0].unit].bundle == bundle && facts[$0].counted[branch] > 0
        }
        if waiting.isEmpty { continue }
        reduction.gates.append(
          Reduction.Gate(
            bundle: bundle, moments: Set(waiting.map { reduction.columns[$0].start }).sorted(),
            waiting: waiting, own: own,
            ends: own.map { reduction.columns[$0].start + facts[$0].counted[branch] },
            pools: (branch * base.headcounts.count)..<((branch + 1) * base.headcounts.count)))
      }
    }
  }
}

extension Reduction {
  /// Nothing to decide yet.
  init(idle instance: Instance) { self.instance = instance }
}
