import Allocation
import Allocators

/// Draws what becomes of a plan whose attempts are misdirected, each with the same probability, to other bundles.
///
/// Attempts are looked at by their starts. One that is misdirected goes, in the same step, to a bundle drawn among
/// the others that are open then (the plan's gates of all that they wait for have passed) and have a crew of its
/// pools only; to a copy drawn among all where credit is separate. There it is staffed as the file says. It fits
/// where it ends in time, and people and money are there beside everything else that the plan holds: people that
/// nobody uses, and its own. What does not fit is lost. So every draw is a plan that could have been written down.
public struct Redirection: Sendable {
  private let instance: Instance
  private let plan: Plan
  private let ledger: Ledger

  /// - Parameter plan: feasible.
  public init(_ plan: Plan, of instance: Instance) {
    self.instance = instance
    var sorted = plan.normalised(in: instance)
    sorted.entries = sorted.entries.enumerated().sorted { ($0.1.start, $0.0) < ($1.1.start, $1.0) }
      .map(\.element)
    self.plan = sorted
    ledger = Ledger(instance, holding: plan)
  }

  /// One draw.
  ///
  /// - Parameter error: the chance that an attempt is misdirected, in [0, 1].
  public func draw(error: Double, _ generator: inout SplitMix64) -> Plan {
    var ledger = ledger
    var entries: [Plan.Entry] = []
    for entry in plan.entries {
      let astray = (0..<entry.attempts).reduce(0) { sum, _ in sum + (generator.share() <= error ? 1 : 0) }
      if astray < entry.attempts {
        var kept = entry
        kept.attempts -= astray
        entries.append(kept)
      }
      guard astray > 0 else { continue }
      let places = others(than: entry)
      for _ in 0..<astray {
        ledger.hold(instance.types[entry.type], from: entry.start, attempts: -1)
        guard !places.isEmpty else { continue }
        let place = places[generator.below(places.count)]
        let copies = instance.bundles[place.bundle].copies
        let copy = copies > 1 ? generator.below(copies) : 0
        guard
          let type = place.types.first(where: { ledger.fitting(instance.types[$0], at: entry.start) > 0 })
        else { continue }
        ledger.hold(instance.types[type], from: entry.start, attempts: 1)
        entries.append(Plan.Entry(type: type, start: entry.start, copy: copy))
      }
    }
    return Plan(entries: entries, gates: plan.gates).normalised(in: instance)
  }

  /// Bundles to which the people of an attempt may be sent instead, and the kinds of attempts that are theirs there.
  private func others(than entry: Plan.Entry) -> [(bundle: Int, types: [Int])] {
    let own = instance.types[entry.type]
    let pools = own.held.map(\.pool)
    return instance.bundles.indices.compactMap { bundle in
      let facts = instance.bundles[bundle]
      guard bundle != own.bundle,
        facts.after.allSatisfy({ (plan.gates[$0] ?? instance.steps) <= entry.start })
      else { return nil }
      let crews = facts.crews.filter { $0.pools.allSatisfy(pools.contains) }
      return crews.isEmpty ? nil : (bundle, crews.map(\.base))
    }
  }
}
