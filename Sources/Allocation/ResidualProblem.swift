import Problems

/// What is left of a problem at a boundary, as a problem of its own that starts there.
///
/// Chunks that were delivered are gone. Attempts under way are kinds of their own, for which nobody has to be found;
/// the people in them are missing elsewhere for as long as they are held, and what they will yet cost is set aside.
/// The deadline's law is what remains of it, and worlds are believed in by how likely they made what was seen.
package struct ResidualProblem: Sendable {
  /// Its boundary 0 is the boundary of the observation.
  package let instance: Instance
  private let boundary: Int
  private let whole: Instance
  /// For each bundle of `instance` the part of the whole that it is.
  private let parts: [Part]
  /// For each kind of attempt of `instance` that of the whole; nil: under way already.
  private let originals: [Int?]
  /// Entries of `instance` that stand for what is under way: every plan for it contains them.
  private let running: [Plan.Entry]
  /// For each award of `instance` that of the whole.
  private let awards: [Int]

  /// A bundle, or some copies of a separate one.
  struct Part: Sendable {
    var bundle: Int
    /// Of the whole, ascending; nil where credit is pooled.
    var copies: [Int]?
  }

  /// Nil where nothing is left to do, or nothing that is believed in allows what was seen.
  ///
  /// One pass over worlds, bundles and what was started; the optimisation that follows costs far more.
  package init?(of whole: Instance, at standing: Observation) {
    var builder = ResidualBuilder(whole, standing)
    guard builder.isOpen else { return nil }
    instance = builder.build()
    boundary = standing.boundary
    self.whole = whole
    parts = builder.parts
    originals = builder.originals
    running = builder.running
    awards = builder.awardsOfWhole
  }

  /// What a plan of the whole would go on to do from here, together with what is under way.
  ///
  /// Starts before the boundary are taken as done, and those on chunks that are finished fall away. For
  /// comparing a new plan with going on as before.
  package func continuing(_ plan: Plan) -> Plan {
    var entries = running
    for entry in plan.entries where entry.start >= boundary {
      let bundle = whole.types[entry.type].bundle
      for (index, part) in parts.enumerated() where part.bundle == bundle {
        let copy = part.copies.map { $0.firstIndex(of: entry.copy) } ?? 0
        let type = originals.indices.first {
          originals[$0] == entry.type && instance.types[$0].bundle == index
        }
        guard let copy, let type else { continue }
        entries.append(
          .init(type: type, start: entry.start - boundary, copy: copy, attempts: entry.attempts))
      }
    }
    // A gate that was passed lies at 0 now; one that was never set lies at the end.
    let gates = instance.bundles.indices.map { index -> Int? in
      guard instance.bundles[index].isGated else { return nil }
      let gate = plan.gates[parts[index].bundle] ?? whole.steps
      return min(instance.steps, max(0, gate - boundary))
    }
    let later = plan.awards.compactMap { award in
      awards.firstIndex(of: award.option).map { Plan.Award(option: $0, count: award.count) }
    }
    return Plan(entries: entries, gates: gates, awards: later)
  }

  /// A plan for what is left, in the words of the whole: only what is still to be started.
  ///
  /// What is under way is left out, for it was started already. Gates of bundles that are closed lie at the
  /// end.
  package func restored(_ plan: Plan) -> Plan {
    var gates = Plan.empty(for: whole).gates
    for (index, part) in parts.enumerated() {
      guard let gate = plan.gates[index] else { continue }
      // Where a bundle was split it is finished with the last of its parts.
      let known = parts[..<index].contains { $0.bundle == part.bundle } ? gates[part.bundle] ?? 0 : 0
      gates[part.bundle] = max(known, gate + boundary)
    }
    let entries = plan.entries.compactMap { entry -> Plan.Entry? in
      guard let type = originals[entry.type] else { return nil }
      let copies = parts[instance.types[entry.type].bundle].copies
      return .init(
        type: type, start: entry.start + boundary, copy: copies?[entry.copy] ?? 0, attempts: entry.attempts)
    }
    let later = plan.awards.map { Plan.Award(option: awards[$0.option], count: $0.count) }
    return Plan(entries: entries, gates: gates, awards: later)
  }
}
