import Allocation
import Modelling

/// Where each quantity of a reduction stands among the columns of its relaxation.
package struct VariableLayout: Sendable {
  /// First columns of attempts, log-chances of terms, log-chances of outcomes (chances where they are direct).
  package let attempts: Int
  package let terms: Int
  package let outcomes: Int
  /// First gate column of each gate: one for each of its moments, 1 where the gate lies at or before it.
  package let gates: [Int]
  package let count: Int
  /// The column of each counter: what counts one column alone needs none of its own.
  private let counterColumns: [Int]

  package init(_ reduction: Reduction) {
    attempts = 0
    var own = reduction.columns.count
    counterColumns = reduction.counters.map { counter in
      if counter.previous == nil && counter.columns.count == 1 { return counter.columns[0] }
      own += 1
      return own - 1
    }
    terms = own
    outcomes = terms + reduction.terms.count
    var next = outcomes + reduction.outcomes.count
    var firsts: [Int] = []
    for gate in reduction.gates {
      firsts.append(next)
      next += gate.moments.count
    }
    gates = firsts
    count = next
  }

  package func counter(_ index: Int) -> Int { counterColumns[index] }
  package func term(_ index: Int) -> Int { terms + index }
  package func outcome(_ index: Int) -> Int { outcomes + index }
}

/// Bounds of every column of a relaxation: what a node of the tree is.
package struct VariableBounds: Sendable {
  package var lower: [Double]
  package var upper: [Double]

  /// The whole numbers within a column's bounds; the least that is not below them where there is none.
  package func wholeRange(of column: Int) -> ClosedRange<Int> {
    let low = Int(lower[column].rounded(.up))
    return low...max(low, Int(upper[column].rounded(.down)))
  }
}

/// The rows of a relaxation that never change, and the bounds of its root.
package struct BaseConstraints: Sendable {
  /// The people of a pool, or what has been spent of a budget, from a step on until the next row of the same.
  package struct Supply: Sendable, Hashable {
    package enum Source: Sendable, Hashable {
      case pool(Int)
      case budget(Int)
    }
    package let source: Source
    package let step: Int
  }

  private let reduction: Reduction
  private let layout: VariableLayout
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
    addPeople()
    addBudgets()
    firstCounter = rows.count
    addCounters()
    firstOutcome = rows.count
    if outcomes { addOutcomes() }
    addGates()
    addFamilies()
    if cuts { addRounded() }
  }

  /// Bounds of all columns before anything is decided. Terms get theirs from `Relaxation`.
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
    return box
  }

  /// People of each pool in each step; of neighbouring steps that hold the same columns only the tightest.
  private mutating func addPeople() {
    let instance = reduction.instance
    // Branches of a two-stage plan hold the same people before the look: what was said is not said again.
    var said: [[Int]: Int] = [:]
    for pool in instance.headcounts.indices {
      var active: [[Int]] = [[Int]](repeating: [], count: instance.steps)
      for (index, column) in reduction.columns.enumerated() {
        let type = instance.types[column.type]
        guard type.held.contains(where: { $0.pool == pool }) else { continue }
        for step in column.start..<(column.start + type.length) { active[step].append(index) }
      }
      var step = 0
      while step < instance.steps {
        let first = step
        var limit = instance.headcounts[pool][step]
        let members = active[step]
        step += 1
        while step < instance.steps, active[step] == members {
          limit = min(limit, instance.headcounts[pool][step])
          step += 1
        }
        if members.isEmpty { continue }
        let people = members.map { index in
          instance.types[reduction.columns[index].type].held.first { $0.pool == pool }?.people ?? 0
        }
        if limit >= said[members + people] ?? .max { continue }
        said[members + people] = limit
        for (index, number) in zip(members, people) { rows.add(index, Double(number)) }
        rows.close(.atMost(Double(limit)))
        supplies.append(Supply(source: .pool(pool), step: first))
      }
    }
  }

  /// Spending so far, at the last step before each income and at the end, where it can exceed the income at all;
  /// on the scale of that income.
  private mutating func addBudgets() {
    let instance = reduction.instance
    for budget in instance.income.indices {
      let income = instance.income[budget]
      for step in Money.lowSteps(of: income) {
        let limit = Money.Tolerance.bounding.limit(of: income[step])
        var most = 0.0
        var spending: [(column: Int, each: Double)] = []
        for (index, column) in reduction.columns.enumerated() where column.start <= step {
          let type = instance.types[column.type]
          let held = min(step + 1, column.start + type.length) - column.start
          let each = type.spending[budget] * Double(held)
          most += each * Double(column.upper)
          // What is nothing beside the income may be left out of a bound.
          if each > Money.dust * limit { spending.append((index, each)) }
        }
        guard most > limit, !spending.isEmpty else { continue }
        let scale = limit > 0 ? -Int(limit.exponent) : 0
        func scaled(_ value: Double) -> Double { Double(sign: .plus, exponent: scale, significand: value) }
        for one in spending { rows.add(one.column, scaled(one.each)) }
        rows.close(.atMost(scaled(limit)))
        supplies.append(Supply(source: .budget(budget), step: step))
      }
    }
  }

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

  private mutating func addGates() {
    for (index, gate) in reduction.gates.enumerated() {
      let first = layout.gates[index]
      for place in gate.moments.indices.dropFirst() {
        rows.add(first + place, 1)
        rows.add(first + place - 1, -1)
        rows.close(.atLeast(0))
      }
      for pool in gate.pools { addGate(gate, first, pool) }
    }
  }

  /// In each step, people of a pool are held by what waits for a gate only where the gate is passed, and by
  /// attempts of the gate's own bundle that end later only where it is not. (Whoever waits and is at work in a
  /// step started at or before it; so nothing is lost against a row for each column, and sums are bounded.)
  private mutating func addGate(_ gate: Reduction.Gate, _ first: Int, _ pool: Int) {
    let instance = reduction.instance
    var before: (waiting: [Int], own: [Int], place: Int)?
    for step in 0..<instance.steps {
      guard let place = gate.moments.lastIndex(where: { $0 <= step }) else { continue }
      func active(_ column: Int) -> Int {
        let facts = reduction.columns[column]
        let type = instance.types[facts.type]
        guard facts.start <= step, step < facts.start + type.length else { return 0 }
        return type.held.first { $0.pool == pool }?.people ?? 0
      }
      let waiting = gate.waiting.filter { active($0) > 0 }
      let own = zip(gate.own, gate.ends).filter { active($0) > 0 && $1 > step }.map(\.0)
      if let before, before == (waiting, own, place) { continue }
      before = (waiting, own, place)
      let people = Double(instance.headcounts[pool][step])
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
  private mutating func addFamilies() {
    for (one, two) in zip(reduction.units, reduction.units.dropFirst())
    where one.copy != nil && one.family == two.family {
      for column in one.columns { rows.add(column, 1) }
      for column in two.columns { rows.add(column, -1) }
      rows.close(.atLeast(0))
    }
  }

  /// What people and budgets allow, rounded to whole attempts.
  private mutating func addRounded() {
    var said: Set<RoundedRow> = []
    for row in 0..<firstCounter {
      let entries = rows.entries(row).map { (Int(rows.indices[$0]), rows.values[$0]) }
      for cut in RoundedRow.all(entries, limit: rows.upper[row]) where said.insert(cut).inserted {
        for (column, number) in zip(cut.columns, cut.numbers) { rows.add(column, Double(number)) }
        rows.close(.atMost(Double(cut.limit)))
      }
    }
  }
}
