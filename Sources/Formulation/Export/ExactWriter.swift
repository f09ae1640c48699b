import Allocation
import Foundation
import Modelling

/// The writer of an exact program: appends to a relaxation's columns and rows what makes it exact.
///
/// φ of a term is known at whole counts only, so a term has a binary for each count vector that its counters may reach,
/// at most one of them 1, none beyond the counters. Of one outcome, v = Σ log φ·choice. Of several, a product of φs is
/// not linear: each outcome has a chain of stages, in each of which what has survived so far is divided among the
/// choices of the next term, and each part is multiplied by its φ.
struct ExactWriter {
  private let reduction: Reduction
  /// Columns of the relaxation come first, in the same places; choices and chains follow.
  private let layout: VariableLayout
  private var lower: [Double]
  private var upper: [Double]
  private var costs: [Double]
  private var isInteger: [Bool]
  private var rows: SparseBlock
  /// Added to the objective: what every plan wins.
  private var constant = 0.0
  /// For each term the columns of its choices, and log φ of each; none for terms that no outcome has.
  private var choices: [[(column: Int, log: Double)]] = []
  /// Log-chances below this are those of no chance: doubles end near exp(−745).
  private static let least = -1e5

  /// Begins with the rows that every relaxation has.
  ///
  /// Log-chances get a finite lower bound. Where there are several outcomes nothing uses them.
  init(_ reduction: Reduction) {
    self.reduction = reduction
    layout = VariableLayout(reduction)
    let fixed = BaseConstraints(reduction, layout, outcomes: reduction.outcomes.count == 1)
    let box = fixed.rootBox()
    rows = fixed.rows
    lower = box.lower
    upper = box.upper
    costs = box.lower.map { _ in 0 }
    let continuous = layout.terms..<(layout.outcomes + reduction.outcomes.count)
    isInteger = box.lower.indices.map { !continuous.contains($0) }
    for column in continuous { lower[column] = reduction.outcomes.count == 1 ? Self.least : 0 }
  }

  /// A new column between two bounds, without a cost.
  private mutating func column(_ low: Double, _ high: Double, isInteger whole: Bool = false) -> Int {
    lower.append(low)
    upper.append(high)
    costs.append(0)
    isInteger.append(whole)
    return lower.count - 1
  }

  /// Writes choices and objective; to be called once.
  ///
  /// - Returns: what the optimum stands for.
  /// - Throws: `ExactProgram.Failure`.
  mutating func write(_ isStopped: () -> Bool) throws -> ExactProgram.Objective {
    // Terms of outcomes that nobody can win are of no use, and nobody need meet them.
    let used = Set(reduction.outcomes.flatMap(\.terms))
    for term in reduction.terms.indices {
      if isStopped() { throw ExactProgram.Failure.stopped }
      choices.append(used.contains(term) ? try choose(term) : [])
    }
    let tolerance = ExactTolerance.rounding + Double(reduction.terms.count) * ExactTolerance.perTerm
    guard reduction.outcomes.count == 1 else {
      try requireRoom()
      for outcome in reduction.outcomes {
        if isStopped() { throw ExactProgram.Failure.stopped }
        chain(outcome)
      }
      constant = reduction.constant
      return .chance(tolerance: tolerance)
    }
    for term in reduction.outcomes[0].terms {
      // v = Σ log φ(a) of the choice, and there must be one.
      rows.add(layout.term(term), 1)
      for (column, log) in choices[term] where log != 0 { rows.add(column, -log) }
      rows.close(.fixed(0))
      for (column, _) in choices[term] { rows.add(column, 1) }
      rows.close(.fixed(1))
    }
    costs[layout.outcome(0)] = 1
    return .logChance(
      tolerance: tolerance, weight: reduction.outcomes[0].weight, constant: reduction.constant)
  }

  /// The chains' entries are known before they are written: four for each choice of each term of each outcome.
  private func requireRoom() throws {
    let entries = reduction.outcomes.reduce(rows.values.count) { sum, outcome in
      outcome.terms.reduce(sum) { $0 + 4 * choices[$1].count + 3 }
    }
    guard entries <= ExactProgram.mostEntries else { throw ExactProgram.Failure.tooLarge }
  }

  /// Binaries for the count vectors of a term, at most one of them, none beyond the counters.
  ///
  /// A choice asks of each counter at least what it names, so a plan may always choose less than it has.
  private mutating func choose(_ term: Int) throws -> [(column: Int, log: Double)] {
    let facts = reduction.terms[term]
    let vectors = try vectors(facts)
    let columns = vectors.map { ($0.counts, column(0, 1, isInteger: true), $0.log) }
    for (place, counter) in facts.counters.enumerated() {
      for (counts, column, _) in columns where counts[place] > 0 { rows.add(column, Double(counts[place])) }
      rows.add(layout.counter(counter), -1)
      rows.close(.atMost(0))
    }
    for (_, column, _) in columns { rows.add(column, 1) }
    rows.close(.atMost(1))
    return columns.map { ($0.1, $0.2) }
  }

  /// Count vectors at which φ > 0, from fewest on, up to where one attempt fewer is as good as certain.
  ///
  /// Breadth first, by one attempt at a time, so every vector follows one with fewer. Their number is limited
  /// for each term alike.
  private func vectors(_ term: Reduction.Term) throws -> [(counts: [Int], log: Double)] {
    let function = reduction.functions[term.function]
    let name = reduction.base.bundles[reduction.units[term.unit].bundle].name
    if function.isBound { throw ExactProgram.Failure.tooManyChoices(chunk: name) }
    let most = term.counters.map { reduction.counters[$0].upper }
    var seen: Set<[Int]> = []
    var queue = [term.counters.map { _ in 0 }]
    var found: [(counts: [Int], log: Double)] = []
    var next = 0
    while next < queue.count {
      let counts = queue[next]
      next += 1
      let log = function.value(counts)
      if log.isFinite { found.append((counts, log)) }
      if log > -ExactTolerance.perTerm { continue }
      for place in counts.indices where counts[place] < most[place] {
        var more = counts
        more[place] += 1
        if seen.insert(more).inserted { queue.append(more) }
      }
      if queue.count > ExactProgram.mostChoices / max(1, reduction.terms.count) {
        throw ExactProgram.Failure.tooManyChoices(chunk: name)
      }
    }
    return found
  }

  /// The products of one outcome: what survives each of its terms.
  ///
  /// A term's parts are at most its binaries and together at most what survived before, so only the chosen part
  /// is not 0; times its φ that is what survives. The last product has the outcome's weight as its gain.
  private mutating func chain(_ outcome: Reduction.Outcome) {
    var survived: Int?
    for term in outcome.terms {
      let parts = choices[term].map { choice -> (column: Int, chance: Double) in
        let part = column(0, 1)
        rows.add(part, 1)
        rows.add(choice.column, -1)
        rows.close(.atMost(0))
        return (part, exp(choice.log))
      }
      for (part, _) in parts { rows.add(part, 1) }
      if let survived { rows.add(survived, -1) }
      rows.close(.atMost(survived == nil ? 1 : 0))
      let after = column(0, 1)
      rows.add(after, 1)
      for (part, chance) in parts { rows.add(part, -chance) }
      rows.close(.atMost(0))
      survived = after
    }
    if let survived { costs[survived] += outcome.weight }
  }

  /// - Throws: where numbers are not fit for a program, which would be a mistake here.
  func program() throws -> Program {
    try Program(
      sense: .maximise, objectiveConstant: constant, costs: costs, columnLower: lower, columnUpper: upper,
      isInteger: isInteger, rows: rows, columnNames: [], rowNames: [])
  }
}
