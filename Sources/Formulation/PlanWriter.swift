import Allocation
import Probability

/// From attempts per column to a plan: gates as late as what waits for them allows, copies dealt in turn.
package struct PlanWriter: Sendable {
  private let reduction: Reduction

  package init(_ reduction: Reduction) { self.reduction = reduction }

  package func plan(_ attempts: [Int]) -> Plan {
    let instance = reduction.instance
    var plan = Plan.empty(for: instance)
    for gate in reduction.gates {
      let first = gate.waiting.filter { attempts[$0] > 0 }.map { reduction.columns[$0].start }.min()
      plan.gates[gate.bundle] = first ?? instance.steps
    }
    for (index, unit) in reduction.units.enumerated() {
      let used = unit.columns.filter { attempts[$0] > 0 }
      let copies = instance.bundles[unit.bundle].copies
      if let copy = unit.copy {
        plan.entries += used.map { entry($0, copy: copy, attempts[$0]) }
      } else if instance.bundles[unit.bundle].isSeparate && copies > 1 {
        let scope = ReductionScope(instance)
        plan.entries +=
          scope.isDealt(unit.bundle)
          ? dealt(used, attempts, among: needed(index))
          : balanced(used, attempts, among: needed(index), scope)
      } else {
        plan.entries += used.map { entry($0, copy: 0, attempts[$0]) }
      }
    }
    return plan.normalised(in: instance)
  }

  private func entry(_ column: Int, copy: Int, _ attempts: Int) -> Plan.Entry {
    let facts = reduction.columns[column]
    return Plan.Entry(type: facts.type, start: facts.start, copy: copy, attempts: attempts)
  }

  /// Copies that some world needs of a unit's bundle.
  private func needed(_ unit: Int) -> Int {
    let bundle = reduction.units[unit].bundle
    return reduction.instance.worlds.filter { $0.credence > 0 && $0.needed[bundle] }
      .map { $0.counts[bundle] }.max() ?? 1
  }

  /// In the order in which attempts end, each to the next copy.
  private func dealt(_ columns: [Int], _ attempts: [Int], among copies: Int) -> [Plan.Entry] {
    var entries: [Plan.Entry] = []
    var next = 0
    let inOrder = columns.sorted {
      let (one, two) = (reduction.columns[$0], reduction.columns[$1])
      return (one.gateEnd, one.start, one.type) < (two.gateEnd, two.start, two.type)
    }
    for column in inOrder {
      let (each, extra) = attempts[column].quotientAndRemainder(dividingBy: copies)
      for offset in 0..<min(copies, attempts[column]) {
        let copy = (next + offset) % copies
        entries.append(entry(column, copy: copy, each + (offset < extra ? 1 : 0)))
      }
      next = (next + extra) % copies
    }
    return entries
  }

  /// In the order in which attempts end, each to the copy whose chance is least so far.
  private func balanced(_ columns: [Int], _ attempts: [Int], among copies: Int, _ scope: ReductionScope)
    -> [Plan
    .Entry]
  {
    let instance = reduction.instance
    var hazards = [Double](repeating: 0, count: copies)
    var entries: [Plan.Entry] = []
    func hazard(_ column: Int) -> Double {
      let type = instance.types[reduction.columns[column].type]
      let correct = scope.worlds.compactMap { type.outcomes[$0]?.correct }.max() ?? 0
      return min(Hazard.of(correct), 1e6)
    }
    let inOrder = columns.sorted {
      (reduction.columns[$0].gateEnd, -hazard($0), $0) < (reduction.columns[$1].gateEnd, -hazard($1), $1)
    }
    for column in inOrder {
      for _ in 0..<attempts[column] {
        guard let copy = hazards.indices.min(by: { hazards[$0] < hazards[$1] }) else { break }
        hazards[copy] += hazard(column)
        entries.append(entry(column, copy: copy, 1))
      }
    }
    return entries
  }
}
