import Probability
import Threads

/// The exact chance of a plan, with what it is made of.
package struct Evaluation: Sendable, Equatable {
  /// P: that everything needed is finished in time.
  package let chance: Double
  /// In the order of the instance, those that nobody believes in too.
  package let worlds: [WorldEvaluation]
  /// For each bundle the chance that it is finished in time, over all worlds and deadlines, needed or not.
  package let bundles: [Double]
}

/// The chance in one world.
package struct WorldEvaluation: Sendable, Equatable {
  /// Over the law of its deadline. 0 also where the plan has no branch for the world.
  package let chance: Double
  /// The boundaries at which the deadline may fall.
  package let boundaries: [BoundaryEvaluation]
}

/// The chance where the deadline falls at one boundary.
package struct BoundaryEvaluation: Sendable, Equatable {
  package let boundary: Int
  /// π, the chance that this is the last usable boundary.
  package let weight: Double
  /// That everything needed is finished by then.
  package let chance: Double
}

// Whether a plan is feasible is not looked at: see `violations(of:)`.
extension Instance {
  /// The exact chance of a plan: P = Σ_w ρ_w Σ_d π_{w,d} P_w(d), where P_w(d) = Π_{b needed} φ_{b,w}(d), with what a
  /// look at a chunk makes of that (see `WorldCase`).
  ///
  /// Sums are compensated and taken in the order of the worlds, so that threads make no difference to the last
  /// bit.
  package func chance(of plan: Plan) -> Double {
    let judge = PlanJudge(self, plan)
    var total = CompensatedSum()
    for (world, chance) in zip(worlds, everyWorld { judge.chance(in: $0) }) {
      total.add(world.credence * chance)
    }
    return min(1, total.value)
  }

  /// The exact chance with its parts.
  ///
  /// Bundles that no world needs are worked out too, so this costs more than the chance alone.
  package func judge(_ plan: Plan) -> Evaluation {
    let judge = PlanJudge(self, plan)
    var total = CompensatedSum()
    var perBundle = [CompensatedSum](repeating: CompensatedSum(), count: bundles.count)
    var judged: [WorldEvaluation] = []
    for (world, found) in zip(worlds, everyWorld { judge.world($0, areAllWanted: true) }) {
      let result = found?.evaluation ?? WorldEvaluation(chance: 0, boundaries: [])
      total.add(world.credence * result.chance)
      judged.append(result)
      found?.forEachFinish { bundle, weight, chance in perBundle[bundle].add(world.credence * weight * chance)
      }
    }
    return Evaluation(
      chance: min(1, total.value), worlds: judged, bundles: perBundle.map { min(1, $0.value) })
  }

  /// The chance in some worlds once more, every φ in 31 digits by other means (as far as that takes no more than a moment).
  ///
  /// In the order in which they were asked for. It is what an answer is checked with before it is printed.
  package func carefulChances(of plan: Plan, in worlds: [Int]) -> [Double] {
    let judge = PlanJudge(self, plan, tail: CarefulTail(.moment))
    return worlds.map(judge.chance)
  }

  /// Worlds from which on it is worth while to look at them side by side.
  /// With fewer of them, starting threads costs more than they save.
  private static let manyWorlds = 64

  /// What is looked up in each world; of many worlds several at a time.
  ///
  /// - Returns: one value for each, in order, whatever the number of threads.
  private func everyWorld<Value>(_ look: (Int) -> Value) -> [Value] {
    worlds.count < Self.manyWorlds ? worlds.indices.map(look) : ParallelMap.map(worlds.count, look)
  }
}
