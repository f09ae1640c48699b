import Allocation
import Problems

/// What all attempts of a branch do to the deadline, from the problem as it is stated: years that it comes sooner, leaks that
/// may happen, and what a rival is given.
struct Hurry: Sendable {
  private(set) var years = 0.0
  private(set) var leaks: [(chance: Double, years: Double)] = []
  private(set) var gifts: [String: Double] = [:]

  /// Nil where no chunk says anything of the kind.
  ///
  /// - Parameter plan: everything that is carried out.
  init?(_ plan: Plan, of instance: Instance) {
    let chunks = instance.problem.chunks
    guard chunks.contains(where: { $0.hastening != nil }) else { return nil }
    var personYears: [Int: Double] = [:]
    for entry in plan.entries where entry.attempts > 0 {
      let type = instance.types[entry.type]
      let people = type.held.reduce(0.0) { $0 + Double($1.people) } * Double(entry.attempts)
      personYears[type.bundle, default: 0] += people * Double(type.length) * instance.problem.time.step
    }
    for (chunk, held) in personYears.sorted(by: { $0.key < $1.key }) {
      switch chunks[chunk].hastening {
      case .steady(let rate): years += rate * held
      case .leak(let chance, let years): leaks.append((chance, years))
      case .gift(let name, let rate): gifts[name, default: 0] += rate * held
      case nil: break
      }
    }
  }

  /// For each chunk of a rival how many it is given.
  func given(to race: Race) -> [Int] {
    race.chunks.map { chunk in
      Int(min(Double(chunk.count), ((gifts[chunk.name] ?? 0) + TimeGrid.tolerance).rounded(.down)))
    }
  }

  /// Years by which the deadline comes sooner in one run.
  ///
  /// - Parameter base: the number of the draw for the first leak.
  func lost(_ luck: Luck, from base: Int) -> Double {
    leaks.enumerated().reduce(years) { sum, leak in
      luck.share(base + leak.offset) < leak.element.chance ? sum + leak.element.years : sum
    }
  }
}
