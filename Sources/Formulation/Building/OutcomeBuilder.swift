import Allocation

/// Builds counters, terms and outcomes over the columns of a reduction.
///
/// Everything is made once: equal functions, terms and outcomes are shared, and weights of equal outcomes added
/// up. A deadline by which nothing new can have ended thus costs nothing.
struct OutcomeBuilder {
  private(set) var reduction: Reduction
  private let scope: ReductionScope
  private var counters: CounterBuilder
  /// Places of the functions and terms that were made.
  private var functions: [TermFunction: Int] = [:]
  private var terms: [Reduction.Term: Int] = [:]
  /// Of each list of terms the weight of the outcomes that need just these.
  private var weights: [[Int]: Double] = [:]
  /// For each case its lists by boundary: what becomes `Reduction.chains`.
  private var lines: [[[Int]]] = []

  init(_ reduction: Reduction, _ scope: ReductionScope) {
    self.reduction = reduction
    self.scope = scope
    counters = CounterBuilder(reduction)
  }

  private var base: Instance { reduction.base }

  /// In three passes, for counters can only be made once all boundaries are known: ask for chains, make the
  /// counters, then the terms and outcomes over them.
  ///
  /// - Returns: false where `mustStop` said so before it was done.
  mutating func build(unless mustStop: () -> Bool) -> Bool {
    var cases: [OutcomeCase] = []
    for world in scope.worlds {
      if mustStop() { return false }
      for var one in OutcomeCase.all(in: world, of: reduction) {
        for index in one.demands.indices {
          one.demands[index].chains = chains(of: one.demands[index], in: world, by: one.boundaries)
        }
        cases.append(one)
      }
    }
    // Now that all boundaries of all chains are known.
    guard counters.build(into: &reduction, unless: mustStop) else { return false }
    let supposed = presence()
    for one in cases {
      guard add(one, one.isSeen ? supposed : [], unless: mustStop) else { return false }
    }
    finish()
    return true
  }

  // MARK: - Counters and terms

  /// Attempts of a unit by their correctness in a world, ascending, each as a chain of counters.
  ///
  /// Kinds of one correctness are one binomial, whatever their lengths; so φ depends on few counts.
  private mutating func chains(of demand: OutcomeCase.Demand, in world: Int, by boundaries: [Int]) -> [(
    correct: Double, chain: Int
  )] {
    var groups: [Double: [CounterBuilder.Class.Pair]] = [:]
    for kind in base.bundles[reduction.units[demand.unit].bundle].types {
      guard let delivery = base.types[kind].outcomes[world] else { continue }
      groups[delivery.correct, default: []].append(.init(kind: kind, length: delivery.length))
    }
    return groups.sorted { $0.key < $1.key }.map { correct, lengths in
      let one = CounterBuilder.Class(
        unit: demand.unit, branch: demand.branch, after: demand.after, lengths: lengths)
      return (correct, counters.chain(of: one, by: boundaries))
    }
  }

  /// Terms that are 1 where at least so many attempts of a strand have been made, and 0 where not.
  ///
  /// They stand for what the stage supposes to have been tried by the look, in every outcome that follows it.
  private mutating func presence() -> [Int] {
    guard let least = reduction.stage?.reveal?.least, !least.isEmpty else { return [] }
    let byStrand = Dictionary(grouping: reduction.columns.indices) { reduction.strand($0) }
    return least.sorted { $0.key < $1.key }.filter { $0.value > 0 }.compactMap { strand, number in
      guard let columns = byStrand[strand] else { return nil }
      let unit = reduction.columns[columns[0]].unit
      let enough = reduction.units[unit].enough ?? .max
      reduction.counters.append(
        Reduction.Counter(
          unit: unit, previous: nil, columns: columns,
          upper: min(enough, columns.reduce(0) { $0 + reduction.columns[$1].upper })))
      let function = function(TermFunction(kind: .pooled(number), correct: [1]))
      return term(.init(unit: unit, function: function, counters: [reduction.counters.count - 1]))
    }
  }

  /// The place of a function, which is made where there is none like it.
  private mutating func function(_ function: TermFunction) -> Int {
    if let known = functions[function] { return known }
    functions[function] = reduction.functions.count
    reduction.functions.append(function)
    return reduction.functions.count - 1
  }

  /// The place of a term, likewise.
  private mutating func term(_ term: Reduction.Term) -> Int {
    if let known = terms[term] { return known }
    terms[term] = reduction.terms.count
    reduction.terms.append(term)
    return reduction.terms.count - 1
  }

  /// Nil where no plan can meet the demand by the boundary.
  private mutating func term(_ demand: OutcomeCase.Demand, by boundary: Int) -> Int? {
    var (correct, own): ([Double], [Int]) = ([], [])
    for (share, chain) in demand.chains {
      guard let counter = counters.counter(of: chain, at: boundary) else { continue }
      correct.append(share)
      own.append(counter)
    }
    // Not even all that may end by then would be enough.
    guard own.reduce(0, { $0 + reduction.counters[$1].upper }) >= demand.need else { return nil }
    // One chunk is the same however it is dealt.
    let kind: TermFunction.Kind =
      switch demand.need > 1 ? reduction.units[demand.unit].dealing : nil {
      case .inTurn: .dealt(demand.need)
      case .toWeakest: .spread(demand.need)
      case nil: .pooled(demand.need)
      }
    return term(
      .init(unit: demand.unit, function: function(.init(kind: kind, correct: correct)), counters: own))
  }

  // MARK: - Outcomes

  /// The outcomes of a case, one for each deadline that somebody may win.
  ///
  /// - Parameter supposed: terms that each of them needs besides.
  /// - Returns: false where `mustStop` said so.
  private mutating func add(_ one: OutcomeCase, _ supposed: [Int], unless mustStop: () -> Bool) -> Bool {
    let facts = base.worlds[one.world]
    var line: [[Int]] = []
    for boundary in one.boundaries {
      if mustStop() { return false }
      guard let list = list(of: one.demands, by: boundary, supposing: supposed) else { continue }
      // By later boundaries the same may have ended: then both are one outcome.
      weights[list, default: 0] += facts.credence * one.weights[boundary] * one.chance
      if !list.isEmpty, line.last != list { line.append(list) }
    }
    lines.append(line)
    return true
  }

  /// The terms of an outcome, ascending; nil: nobody can win it.
  private mutating func list(of demands: [OutcomeCase.Demand], by boundary: Int, supposing supposed: [Int])
    -> [Int]?
  {
    var list = supposed
    for demand in demands {
      guard let term = term(demand, by: boundary) else { return nil }
      list.append(term)
    }
    return list.sorted()
  }

  /// Writes the outcomes down in an order that does not depend on how they were found.
  ///
  /// What needs nothing at all is a constant. A line of boundaries is a chain: later ones are never less
  /// likely.
  private mutating func finish() {
    reduction.constant = weights.removeValue(forKey: []) ?? 0
    reduction.outcomes = weights.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { Reduction.Outcome(weight: $0.value, terms: $0.key) }
    let places = Dictionary(uniqueKeysWithValues: reduction.outcomes.enumerated().map { ($1.terms, $0) })
    reduction.chains = Set(lines.map { $0.compactMap { places[$0] } }).filter { !$0.isEmpty }
      .sorted { $0.lexicographicallyPrecedes($1) }
    makeDirect()
  }

  /// Outcomes of one term, at least one correct attempt: φ = 1 − e^{−h} is concave in the hazard as it is.
  ///
  /// Such an outcome enters the objective without logarithm and exponential, so that nothing of it is left to
  /// branch on. A term that others use too gets a copy, since they still need log φ. One outcome alone is
  /// solved in logarithms as it is.
  private mutating func makeDirect() {
    guard reduction.outcomes.count > 1 else { return }
    var users = [Int](repeating: 0, count: reduction.terms.count)
    for outcome in reduction.outcomes { for term in outcome.terms { users[term] += 1 } }
    for (index, outcome) in reduction.outcomes.enumerated() where outcome.terms.count == 1 {
      var term = reduction.terms[outcome.terms[0]]
      let function = reduction.functions[term.function]
      guard function.threshold == 1, !function.isBound else { continue }
      term.isDirect = true
      if users[outcome.terms[0]] == 1 {
        reduction.terms[outcome.terms[0]] = term
      } else {
        reduction.outcomes[index] = Reduction.Outcome(weight: outcome.weight, terms: [reduction.terms.count])
        reduction.terms.append(term)
      }
    }
  }
}
