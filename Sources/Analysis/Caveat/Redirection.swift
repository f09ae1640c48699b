import Allocation
import Allocators
import Probability
import Problems

/// Draws what becomes of a plan whose attempts are misdirected, each with the same probability, to other bundles.
///
/// Attempts are looked at by their starts. One that is misdirected goes, in the same step, to a bundle drawn among
/// the others that are open then (the plan's gates of all that they wait for have passed) and have a crew of its
/// pools only; to a copy drawn among all where credit is separate. There it is staffed as the file says. It fits
/// where it ends in time, and people and money are there beside everything else that the plan holds: people that
/// nobody uses, and its own. What does not fit is lost. So every draw is a plan that could have been written down.
///
/// Of a two-stage plan the shared stage is drawn first, and goes only where all branches have room for it; then each
/// branch is drawn for itself. The look stays where it is: what was misdirected may leave less to be seen there.
package struct Redirection: Sendable {
  private let instance: Instance
  /// The plan with its entries by their starts.
  private let plan: Plan
  /// Of each branch.
  private let calendars: [ResourceCalendar]

  /// - Parameter plan: feasible.
  package init(_ plan: Plan, of instance: Instance) {
    self.instance = instance
    var sorted = plan
    for stage in plan.stages { sorted[stage] = Self.byStarts(plan[stage], instance) }
    self.plan = sorted
    calendars = plan.branches.indices.map {
      ResourceCalendar(instance, holding: plan.entries(on: $0), making: plan.awards(on: $0))
    }
  }

  /// Entries in the order in which fate strikes; the draws depend on it.
  private static func byStarts(_ entries: [Plan.Entry], _ instance: Instance) -> [Plan.Entry] {
    entries.normalised(in: instance).enumerated()
      .sorted { ($0.1.start, $0.0) < ($1.1.start, $1.0) }.map(\.element)
  }

  /// One draw.
  ///
  /// - Parameter error: the chance that an attempt is misdirected, in [0, 1].
  package func draw(error: Double, _ generator: inout SplitMix64) -> Plan {
    var calendars = calendars
    var drawn = plan
    for stage in plan.stages {
      let branches = stage.map { $0..<($0 + 1) } ?? plan.branches.indices
      drawn[stage] = redirect(plan[stage], error: error, on: branches, in: &calendars, &generator)
    }
    return drawn.normalised(in: instance)
  }

  /// What becomes of the entries of one stage. People of a misdirected attempt are let go first: it may use them
  /// itself, and so may those that are drawn after it.
  ///
  /// - Parameter branches: those that the entries belong to.
  private func redirect(
    _ entries: [Plan.Entry], error: Double, on branches: Range<Int>,
    in calendars: inout [ResourceCalendar], _ generator: inout SplitMix64
  ) -> [Plan.Entry] {
    var drawn: [Plan.Entry] = []
    for entry in entries {
      let astray = (0..<entry.attempts).reduce(0) { sum, _ in sum + (generator.share() <= error ? 1 : 0) }
      if astray < entry.attempts {
        var kept = entry
        kept.attempts -= astray
        drawn.append(kept)
      }
      guard astray > 0 else { continue }
      let places = others(than: entry, on: branches)
      for _ in 0..<astray {
        for branch in branches {
          calendars[branch].release(instance.types[entry.type], at: entry.start)
        }
        guard !places.isEmpty else { continue }
        let place = places[generator.below(places.count)]
        let copies = instance.bundles[place.bundle].copies
        let copy = copies > 1 ? generator.below(copies) : 0
        let fitting = place.types.first { type in
          branches.allSatisfy { calendars[$0].room(for: instance.types[type], at: entry.start) > 0 }
        }
        guard let type = fitting else { continue }
        for branch in branches {
          calendars[branch].book(instance.types[type], at: entry.start)
        }
        drawn.append(Plan.Entry(type: type, start: entry.start, copy: copy))
      }
    }
    return drawn
  }

  /// Bundles to which the people of an attempt may be sent instead, and the kinds of attempts that are theirs there.
  private func others(than entry: Plan.Entry, on branches: Range<Int>) -> [(bundle: Int, types: [Int])] {
    let own = instance.types[entry.type]
    let pools = own.held.map(\.pool)
    return instance.bundles.indices.compactMap { bundle in
      guard bundle != own.bundle,
        instance.isOpen(bundle, at: entry.start, on: plan.branches[branches])
      else { return nil }
      let crews = instance.bundles[bundle].crews.filter { $0.pools.allSatisfy(pools.contains) }
      return crews.isEmpty ? nil : (bundle, crews.map(\.base))
    }
  }
}

extension Instance {
  /// Whether all that a bundle waits for has passed its gate on some branches.
  func isOpen(_ bundle: Int, at step: Int, on branches: some Sequence<Plan.Branch>) -> Bool {
    branches.allSatisfy { opening(of: bundle, on: $0) <= step }
  }

  /// The first step in which a bundle may be worked on, on a branch.
  func opening(of bundle: Int, on branch: Plan.Branch) -> Int {
    bundles[bundle].after.map { branch.gates[$0] ?? steps }.max() ?? 0
  }
}
