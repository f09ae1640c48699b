import Foundation
import Probability
import Threads

/// The exact chance of a plan, with what it is made of.
package struct Evaluation: Sendable, Equatable {
  /// P: that everything needed is finished in time.
  package let chance: Double
  package let worlds: [WorldEvaluation]
  /// For each bundle the chance that it is finished in time, over all worlds and deadlines, needed or not.
  package let bundles: [Double]
}

/// The chance in one world.
package struct WorldEvaluation: Sendable, Equatable {
  package let chance: Double
  /// The boundaries at which the deadline may fall.
  package let boundaries: [BoundaryEvaluation]
}

package struct BoundaryEvaluation: Sendable, Equatable {
  package let boundary: Int
  /// π, the chance that this is the last usable boundary.
  package let weight: Double
  /// That everything needed is finished by then.
  package let chance: Double
}

extension Instance {
  /// P = Σ_w ρ_w Σ_d π_{w,d} Π_{b needed} φ_{b,w}(d), exactly.
  package func chance(of plan: Plan) -> Double {
    let look = look(at: plan)
    var total = CompensatedSum()
    for (world, chance) in zip(worlds, everyWorld { look($0, nil) }) { total.add(world.credence * chance) }
    return min(1, total.value)
  }

  /// The exact chance with its parts. The plan's feasibility is not looked at: see `violations(of:)`.
  package func judge(_ plan: Plan) -> Evaluation {
    let byBundle = Dictionary(grouping: plan.entries) { types[$0.type].bundle }
    let all = [Bool](repeating: true, count: bundles.count)
    let known = everyWorld { progress(of: plan, byBundle, in: $0, nil, where: all) }
    var total = CompensatedSum()
    var perBundle: [CompensatedSum]? = [CompensatedSum](repeating: CompensatedSum(), count: bundles.count)
    var judged: [WorldEvaluation] = []
    for (world, progress) in zip(worlds, known) {
      let result = judge(world, progress, &perBundle)
      total.add(world.credence * result.chance)
      judged.append(result)
    }
    return Evaluation(
      chance: min(1, total.value), worlds: judged, bundles: (perBundle ?? []).map { min(1, $0.value) })
  }

  /// The chance in some worlds once more, every φ in 31 digits by other means (as far as that takes no more than a moment).
  package func carefulChances(of plan: Plan, in worlds: [Int]) -> [Double] {
    let look = look(at: plan)
    let tail = CarefulTail(.moment)
    return worlds.map { look($0, tail) }
  }

  /// What gives a plan's chance in a world.
  private func look(at plan: Plan) -> (Int, CarefulTail?) -> Double {
    let byBundle = Dictionary(grouping: plan.entries) { types[$0.type].bundle }
    return { world, tail in
      let facts = worlds[world]
      var nothing: [CompensatedSum]?
      return judge(facts, progress(of: plan, byBundle, in: world, tail, where: facts.needed), &nothing).chance
    }
  }

  /// - Parameter isWanted: of each bundle whether it is looked at.
  private func progress(
    of plan: Plan, _ byBundle: [Int: [Plan.Entry]], in world: Int, _ tail: CarefulTail?,
    where isWanted: [Bool]
  ) -> [BundleProgress] {
    bundles.indices.map { bundle in
      BundleProgress(
        entries: isWanted[bundle] ? byBundle[bundle] ?? [] : [], bundle: bundle, world: world, instance: self,
        gate: plan.gates[bundle], tail: tail)
    }
  }

  /// Worlds from which on it is worth while to look at them side by side.
  private static let manyWorlds = 64

  /// What is looked up in each world; of many worlds several at a time.
  func everyWorld<Value>(_ look: (Int) -> Value) -> [Value] {
    worlds.count < Self.manyWorlds ? worlds.indices.map(look) : ParallelMap.map(worlds.count, look)
  }

  /// - Parameter perBundle: nil: neither chunks nor boundaries are asked for, only the chance.
  private func judge(
    _ world: GridWorld, _ progress: [BundleProgress], _ perBundle: inout [CompensatedSum]?
  ) -> WorldEvaluation {
    var sum = CompensatedSum()
    var boundaries: [BoundaryEvaluation] = []
    var cursors = [Int](repeating: -1, count: progress.count)
    for (boundary, weight) in world.weights.enumerated() where weight > 0 {
      var product = 1.0
      for (bundle, steps) in progress.enumerated() {
        while cursors[bundle] + 1 < steps.boundaries.count, steps.boundaries[cursors[bundle] + 1] <= boundary
        {
          cursors[bundle] += 1
        }
        let chance = cursors[bundle] < 0 ? 0 : steps.chances[cursors[bundle]]
        perBundle?[bundle].add(world.credence * weight * chance)
        if world.needed[bundle] { product *= chance }
      }
      sum.add(weight * product)
      if perBundle == nil { continue }
      boundaries.append(BoundaryEvaluation(boundary: boundary, weight: weight, chance: product))
    }
    return WorldEvaluation(chance: min(1, sum.value), boundaries: boundaries)
  }
}

/// φ of one bundle in one world: a step function of the boundary.
struct BundleProgress {
  /// Where it rises, ascending.
  var boundaries: [Int] = []
  /// Its value from there on.
  var chances: [Double] = []

  /// φ at a boundary.
  func chance(at boundary: Int) -> Double {
    boundaries.lastIndex { $0 <= boundary }.map { chances[$0] } ?? 0
  }

  /// - Parameter tail: works out φ in another way; nil: as usual.
  init(
    entries: [Plan.Entry], bundle: Int, world: Int, instance: Instance, gate: Int?, tail: CarefulTail? = nil
  ) {
    let limit = gate ?? instance.steps
    var events: [(end: Int, copy: Int, correct: Double, attempts: Int)] = []
    for entry in entries where entry.attempts > 0 {
      guard let outcome = instance.types[entry.type].outcomes[world] else { continue }
      let end = entry.start + outcome.length
      if end <= limit { events.append((end, entry.copy, outcome.correct, entry.attempts)) }
    }
    events.sort { $0.end < $1.end }
    var progress = CreditSoFar(
      count: instance.worlds[world].counts[bundle], isSeparate: instance.bundles[bundle].isSeparate,
      tail: tail)
    var next = 0
    while next < events.count {
      let end = events[next].end
      while next < events.count, events[next].end == end {
        let event = events[next]
        progress.add(copy: event.copy, correct: event.correct, attempts: event.attempts)
        next += 1
      }
      boundaries.append(end)
      chances.append(progress.chance)
    }
  }
}

/// What has ended of a bundle, and the chance φ that this makes.
private struct CreditSoFar {
  let count: Int
  let isSeparate: Bool
  let tail: CarefulTail?
  /// Where credit is pooled: what has ended.
  private var pooled: [PoissonBinomial.Group] = []
  /// Where credit is separate and φ is worked out carefully: what has ended, by copy.
  private var groups: [Int: [PoissonBinomial.Group]] = [:]
  /// Where credit is separate: per copy its hazard, infinite once an attempt cannot fail.
  private var hazards: [Int: Double] = [:]

  init(count: Int, isSeparate: Bool, tail: CarefulTail?) {
    self.count = count
    self.isSeparate = isSeparate
    self.tail = tail
  }

  /// More copies than this are not worked out one by one.
  private static let mostCareful = 10_000

  mutating func add(copy: Int, correct: Double, attempts: Int) {
    if !isSeparate { return Self.add(correct, attempts, to: &pooled) }
    if copy >= count { return }
    hazards[copy, default: 0] += Double(attempts) * Hazard.of(correct)
    if tail != nil { Self.add(correct, attempts, to: &groups[copy, default: []]) }
  }

  private static func add(_ correct: Double, _ attempts: Int, to groups: inout [PoissonBinomial.Group]) {
    if let same = groups.firstIndex(where: { $0.correct == correct }) {
      groups[same].attempts += attempts
    } else {
      groups.append(PoissonBinomial.Group(correct: correct, attempts: attempts))
    }
  }

  var chance: Double {
    if !isSeparate {
      return tail?.chance(of: pooled, atLeast: count) ?? PoissonBinomial.chance(of: pooled, atLeast: count)
    }
    if hazards.count < count { return 0 }
    if let tail, count <= Self.mostCareful {
      return (0..<count).reduce(1) { $0 * tail.chance(of: groups[$1] ?? [], atLeast: 1) }
    }
    return Self.chanceOfAll(hazards.sorted { $0.key < $1.key }.map(\.value))
  }

  /// That each copy has at least one correct attempt. Of many copies the logarithms are added, since the rounding of
  /// equal factors adds up.
  private static func chanceOfAll(_ hazards: [Double]) -> Double {
    if hazards.count < 256 { return hazards.reduce(1) { $0 * Hazard.chance($1) } }
    var sum = CompensatedSum()
    for hazard in hazards { sum.add(Hazard.logChance(hazard)) }
    return exp(sum.value)
  }
}
