import Allocation

/// The chance of attempts in one world, from the instance and the definitions alone: bundles with pooled credit or one
/// chunk, no gates.
package struct PlainChance {
  package let instance: Instance

  /// Attempts of a kind from a start on.
  package struct Attempt: Hashable, Sendable {
    package let type: Int
    package let start: Int
    package let number: Int
    package init(type: Int, start: Int, number: Int) {
      (self.type, self.start, self.number) = (type, start, number)
    }
  }

  package init(_ instance: Instance) { self.instance = instance }

  /// P(all that the world needs is finished by its deadline).
  package func chance(_ attempts: [Attempt], world: Int) -> Double {
    let facts = instance.worlds[world]
    return facts.weights.enumerated().reduce(0) { sum, one in
      one.element == 0 ? sum : sum + one.element * chance(attempts, world: world, by: one.offset)
    }
  }

  /// P(all that the world needs is finished by a boundary).
  package func chance(_ attempts: [Attempt], world: Int, by boundary: Int) -> Double {
    let facts = instance.worlds[world]
    return instance.bundles.indices.filter { facts.needed[$0] }.reduce(1) {
      $0 * finished($1, attempts, world: world, by: boundary)
    }
  }

  /// P(at least as many correct attempts on a bundle as the world needs have ended by a boundary).
  package func finished(_ bundle: Int, _ attempts: [Attempt], world: Int, by boundary: Int) -> Double {
    let count = instance.worlds[world].counts[bundle]
    // So many correct ones, the last place for all beyond.
    var law = [1.0] + [Double](repeating: 0, count: count)
    for attempt in attempts where instance.types[attempt.type].bundle == bundle {
      guard let outcome = instance.types[attempt.type].outcomes[world],
        attempt.start + outcome.length <= boundary
      else { continue }
      for _ in 0..<attempt.number {
        law = law.indices.map { place in
          (place < count ? law[place] * (1 - outcome.correct) : law[place])
            + (place > 0 ? law[place - 1] * outcome.correct : 0)
        }
      }
    }
    return law[count]
  }
}
