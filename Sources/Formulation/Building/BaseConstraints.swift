import Allocation
import Modelling

/// The rows of a relaxation that never change, and the bounds of its root.
///
/// Cuts of a search come after them. Their order is fixed (people, money, counters, outcomes, gates, families,
/// awards, rounded rows), since a warm basis goes by the places of rows.
package struct BaseConstraints: Sendable {
  /// The people of a pool, or what has been spent of a budget, from a step on until the next row of the same.
  ///
  /// Says to whoever reads a dual value what it is the price of.
  package struct Supply: Sendable, Hashable {
    package enum Source: Sendable, Hashable {
      case pool(Int)
      case budget(Int)
    }
    package let source: Source
    /// The first step of a pool's run of like steps; of a budget the low step up to which spending counts.
    package let step: Int
  }

  private let reduction: Reduction
  private let layout: VariableLayout
  private let resources: ResourceRows
  package private(set) var rows = SparseBlock()
  /// The rows before this one say what people and budgets allow the attempts.
  package private(set) var firstCounter = 0
  /// Of each of these rows what it limits; those of one pool or budget follow each other, in the order of their steps.
  package private(set) var supplies: [Supply] = []
  /// The first of the rows that tie an outcome to its terms.
  package private(set) var firstOutcome = 0

  /// - Parameters:
  ///   - outcomes: whether rows tie the log-chances of outcomes to those of their terms.
  ///   - cuts: whether rows follow that no whole number of attempts breaks (see `RoundedRow`).
  package init(_ reduction: Reduction, _ layout: VariableLayout, outcomes: Bool = true, cuts: Bool = false) {
    self.reduction = reduction
    self.layout = layout
    resources = ResourceRows(reduction)
    for row in resources.people() + resources.money() {
      for (column, amount) in row.entries { rows.add(column, amount) }
      for (award, amount) in row.awards { rows.add(layout.awards + award, amount) }
      rows.close(.atMost(row.limit))
      supplies.append(row.supply)
    }
    firstCounter = rows.count
    addCounters()
    firstOutcome = rows.count
    if outcomes { addOutcomes() }
    addGates()
    addFamilies()
    addAwardLimits()
    if cuts { addRounded() }
  }

  /// Bounds of all columns before anything is decided. Terms get theirs from `Relaxation`.
  ///
  /// Attempts lie between 0 and what fits at their start, gates between 0 and 1, chances too. Log-chances are
  /// at most 0; those of outcomes have no lower bound.
  package func rootBox() -> VariableBounds {
    var box = VariableBounds(
      lower: [Double](repeating: 0, count: layout.count), upper: [Double](repeating: 1, count: layout.count))
    for (index, column) in reduction.columns.enumerated() { box.upper[index] = Double(column.upper) }
    for (index, counter) in reduction.counters.enumerated() {
      let column = layout.counter(index)
      let own = column >= reduction.columns.count ? Double.infinity : box.upper[column]
      box.upper[column] = min(own, Double(counter.upper))
    }
    for (index, term) in reduction.terms.enumerated() where !term.isDirect {
      box.upper[layout.term(index)] = 0
    }
    for index in reduction.outcomes.indices where !reduction.isDirect(index) {
      box.lower[layout.outcome(index)] = -.infinity
      box.upper[layout.outcome(index)] = 0
    }
    for (index, award) in reduction.awards.enumerated() {
      box.upper[layout.awards + index] = Double(award.upper)
    }
    return box
  }

  /// No more awards of a grant than it allows, over all its moments.
  private mutating func addAwardLimits() {
    for limit in reduction.awardLimits where limit.options.count > 1 {
      for award in limit.options { rows.add(layout.awards + award, 1) }
      rows.close(.atMost(Double(limit.most)))
    }
  }

  /// A counter is the counter before and what has ended since: short rows, where each boundary would else sum
  /// up all columns anew.
  private mutating func addCounters() {
    for (index, counter) in reduction.counters.enumerated()
    where layout.counter(index) >= reduction.columns.count {
      rows.add(layout.counter(index), 1)
      if let previous = counter.previous { rows.add(layout.counter(previous), -1) }
      for column in counter.columns { rows.add(column, -1) }
      rows.close(.fixed(0))
    }
  }

  /// The log-chance of an outcome is at most the sum of its terms.
  private mutating func addOutcomes() {
    for (index, outcome) in reduction.outcomes.enumerated() {
      rows.add(layout.outcome(index), 1)
      for term in outcome.terms { rows.add(layout.term(term), -1) }
      rows.close(.atMost(0))
    }
  }

  /// A gate is a step function of its moments: once passed it stays passed.
  private mutating func addGates() {
    for (index, gate) in reduction.gates.enumerated() {
      let first = layout.gates[index]
      for place in gate.moments.indices.dropFirst() {
        rows.add(first + place, 1)
        rows.add(first + place - 1, -1)
        rows.close(.atLeast(0))
      }
      for pool in gate.pools { addGate(gate, of: pool, from: first) }
    }
  }

  /// In each step, people of a pool are held by what waits for a gate only where the gate is passed, and by
  /// attempts of the gate's own bundle that end later only where it is not. (Whoever waits and is at work in a
  /// step started at or before it; so nothing is lost against a row for each column, and sums are bounded.)
  ///
  /// - Parameter first: the column of the gate's first moment.
  private mutating func addGate(_ gate: Reduction.Gate, of pool: Int, from first: Int) {
    var before: (waiting: [Int], own: [Int], place: Int)?
    for step in 0..<reduction.instance.steps {
      guard let place = gate.moments.lastIndex(where: { $0 <= step }) else { continue }
      // For each step: whom the latest moment so far lets work, and whom it keeps from work.
      func active(_ column: Int) -> Int { resources.people(of: pool, heldBy: column, in: step) }
      let waiting = gate.waiting.filter { active($0) > 0 }
      let own = zip(gate.own, gate.ends).filter { active($0) > 0 && $1 > step }.map(\.0)
      if let before, before == (waiting, own, place) { continue }
      before = (waiting, own, place)
      let people = Double(resources.most(of: pool, in: step))
      if !waiting.isEmpty {
        for column in waiting { rows.add(column, Double(active(column))) }
        rows.add(first + place, -people)
        rows.close(.atMost(0))
      }
      if !own.isEmpty {
        for column in own { rows.add(column, Double(active(column))) }
        rows.add(first + place, people)
        rows.close(.atMost(people))
      }
    }
  }

  /// Copies that may be exchanged are ordered by how many attempts they get.
  ///
  /// It breaks the symmetry that a tree would else search again for each order of the copies.
  private mutating func addFamilies() {
    for (one, two) in zip(reduction.units, reduction.units.dropFirst())
    where one.copy != nil && one.family == two.family {
      for column in one.columns { rows.add(column, 1) }
      for column in two.columns { rows.add(column, -1) }
      rows.close(.atLeast(0))
    }
  }

  /// What people and budgets allow, rounded to whole attempts.
  ///
  /// Different rows often round to the same cut, which is written once.
  private mutating func addRounded() {
    var said: Set<RoundedRow> = []
    for row in 0..<firstCounter {
      let entries = rows.entries(row).map { (Int(rows.indices[$0]), rows.values[$0]) }
      // Rounding is for rows whose amounts are not below 0.
      if entries.contains(where: { $0.0 >= layout.awards }) { continue }
      for cut in RoundedRow.all(entries, limit: rows.upper[row]) where said.insert(cut).inserted {
        for (column, number) in zip(cut.columns, cut.numbers) { rows.add(column, Double(number)) }
        rows.close(.atMost(Double(cut.limit)))
      }
    }
  }
}
