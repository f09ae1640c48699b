/// What an allocator writes down today: attempts with their starts, and the gates.
package struct Plan: Sendable, Equatable {
  /// Equal attempts that start together.
  package struct Entry: Sendable, Equatable {
    /// Index into `Instance.types`.
    package var type: Int
    /// Step in which it starts.
    package var start: Int
    /// Which chunk of a bundle with separate credit, from 0; 0 where credit is pooled.
    package var copy: Int
    /// How many attempts, above 0.
    package var attempts: Int
    package init(type: Int, start: Int, copy: Int = 0, attempts: Int = 1) {
      self.type = type
      self.start = start
      self.copy = copy
      self.attempts = attempts
    }
  }
  package var entries: [Entry]
  /// Boundary of each bundle's gate; nil where nothing waits for the bundle.
  package var gates: [Int?]

  package init(entries: [Entry] = [], gates: [Int?]) {
    self.entries = entries
    self.gates = gates
  }

  /// The plan in which nobody does anything: gates at the last boundary.
  package static func empty(for instance: Instance) -> Plan {
    Plan(gates: instance.bundles.map { $0.isGated ? instance.steps : nil })
  }

  /// Sum over all attempts of people held times steps held.
  package func personSteps(in instance: Instance) -> Int {
    entries.reduce(0) {
      let (sum, isTooLarge) = $0.addingReportingOverflow(
        $1.attempts.timesSaturating(instance.types[$1.type].personSteps))
      return isTooLarge ? .max : sum
    }
  }

  /// The same plan with equal entries merged, in order of bundle, start, type and copy.
  package func normalised(in instance: Instance) -> Plan {
    var merged: [[Int]: Int] = [:]
    for entry in entries where entry.attempts > 0 {
      merged[[instance.types[entry.type].bundle, entry.start, entry.type, entry.copy], default: 0] +=
        entry.attempts
    }
    let sorted = merged.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    return Plan(
      entries: sorted.map { Entry(type: $0.key[2], start: $0.key[1], copy: $0.key[3], attempts: $0.value) },
      gates: gates)
  }
}
