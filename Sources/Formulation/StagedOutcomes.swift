import Allocation

/// Builds counters, terms and outcomes of two-stage plans.
struct StagedOutcomes {
  private let staged: StagedReduction
  private var chains: [Endings: Chain] = [:]
  /// Their keys, as they came.
  private var order: [Endings] = []
  private var functions: [TermFunction: Int] = [:]
  private var terms: [Reduction.Term: Int] = [:]
  private var weights: [[Int]: Double] = [:]
  private var lines: [[[Int]]] = []

  /// Columns that count alike, each with the boundary at which it ends.
  private struct Endings: Hashable {
    var unit: Int
    var ends: [Int]
    var columns: [Int]
  }

  private struct Chain {
    var boundaries: Set<Int> = []
    var counters: [(boundary: Int, counter: Int)] = []
  }

  /// Attempts on a unit that count in a case: for each correctness, ascending.
  private struct Demand {
    var unit: Int
    var need: Int
    var kinds: [(correct: Double, endings: Endings)]
  }

  /// A joint outcome of world and look: what is needed by each of these boundaries.
  private struct Case {
    var world: Int
    var chance: Double
    var boundaries: [Int]
    var demands: [Demand]
    /// Whether the attempts that the stage supposes must have been made.
    var isSeen: Bool
  }

  init(_ staged: StagedReduction) { self.staged = staged }

  private var base: Instance { staged.base }

  /// - Returns: false where `mustStop` said so before it was done.
  func build(into result: inout Reduction, unless mustStop: () -> Bool) -> Bool {
    var builder = self
    return builder.fill(&result, unless: mustStop)
  }

  private mutating func fill(_ result: inout Reduction, unless mustStop: () -> Bool) -> Bool {
    let cases = staged.believed.flatMap { mustStop() ? [] : self.cases(in: $0) }
    for one in cases {
      if mustStop() { return false }
      for demand in one.demands {
        for (_, endings) in demand.kinds {
          if chains[endings] == nil { order.append(endings) }
          chains[endings, default: Chain()].boundaries.formUnion(one.boundaries)
        }
      }
    }
    for key in order {
      if mustStop() { return false }
      buildChain(key, &result)
    }
    let supposed = presence(&result)
    for one in cases {
      if mustStop() { return false }
      add(one, one.isSeen ? supposed : [], &result)
    }
    finish(&result)
    return !mustStop()
  }

  // MARK: - Cases

  private func cases(in world: Int) -> [Case] {
    let facts = base.worlds[world]
    let boundaries = facts.weights.indices.filter { facts.weights[$0] > 0 }
    let branch = staged.branches.firstIndex(of: world) ?? 0
    guard let reveal = staged.stage.reveal else {
      return [
        Case(
          world: world, chance: 1, boundaries: boundaries, demands: demands(world, branch), isSeen: false)
      ]
    }
    let blind = staged.branches.count - 1
    let late = boundaries.filter { $0 >= staged.stage.look }
    var cases = [
      Case(
        world: world, chance: 1, boundaries: boundaries.filter { $0 < staged.stage.look },
        demands: demands(world, blind), isSeen: false),
      Case(
        world: world, chance: reveal.seen[world], boundaries: late,
        demands: demands(world, branch, without: reveal.chunk), isSeen: true),
    ]
    let others = demands(world, blind, without: reveal.chunk)
    for state in reveal.open[world] {
      let missing = staged.reduction.units.indices.compactMap { unit -> Demand? in
        let place = staged.reduction.units[unit]
        guard place.bundle == reveal.chunk, let need = state.missing[place.copy ?? 0] else { return nil }
        return Demand(unit: unit, need: need, kinds: kinds(unit, world, blind, after: staged.stage.look))
      }
      cases.append(
        Case(
          world: world, chance: state.chance, boundaries: late, demands: others + missing, isSeen: true))
    }
    return cases.filter { $0.chance > 0 && !$0.boundaries.isEmpty }
  }

  private func demands(_ world: Int, _ branch: Int, without chunk: Int? = nil) -> [Demand] {
    let facts = base.worlds[world]
    return staged.reduction.units.indices.compactMap { unit in
      let place = staged.reduction.units[unit]
      guard place.bundle != chunk, facts.needed[place.bundle] else { return nil }
      let count = facts.counts[place.bundle]
      if let copy = place.copy, copy >= count { return nil }
      return Demand(unit: unit, need: place.copy == nil ? count : 1, kinds: kinds(unit, world, branch))
    }
  }

  /// The columns of a unit that count in a world under a branch, and end after a boundary.
  private func kinds(_ unit: Int, _ world: Int, _ branch: Int, after: Int = -1) -> [(
    correct: Double, endings: Endings
  )] {
    var groups: [Double: [(end: Int, column: Int)]] = [:]
    for column in staged.reduction.units[unit].columns {
      let fact = staged.facts[column]
      guard [0, branch + 1].contains(fact.place), let delivery = base.types[fact.kind].outcomes[world],
        delivery.length <= fact.counted[branch]
      else { continue }
      let end = staged.reduction.columns[column].start + delivery.length
      if end > after { groups[delivery.correct, default: []].append((end, column)) }
    }
    return groups.sorted { $0.key < $1.key }.map { correct, members in
      let sorted = members.sorted { ($0.end, $0.column) < ($1.end, $1.column) }
      return (correct, Endings(unit: unit, ends: sorted.map(\.end), columns: sorted.map(\.column)))
    }
  }

  // MARK: - Counters and terms

  private mutating func buildChain(_ key: Endings, _ result: inout Reduction) {
    guard var chain = chains[key] else { return }
    let enough = result.units[key.unit].enough ?? .max
    let packings = packings(key)
    var (next, upper) = (0, 0)
    for boundary in chain.boundaries.sorted() {
      var fresh: [Int] = []
      while next < key.ends.count, key.ends[next] <= boundary {
        fresh.append(key.columns[next])
        next += 1
      }
      if fresh.isEmpty { continue }
      upper = min(enough, upper + fresh.reduce(0) { $0 + result.columns[$1].upper })
      upper = min(upper, packings.reduce(0) { $0 + $1.packing.most(startingBy: boundary - $1.length) })
      result.counters.append(
        Reduction.Counter(
          unit: key.unit, previous: chain.counters.last?.counter, columns: fresh, upper: upper))
      chain.counters.append((boundary, result.counters.count - 1))
    }
    chains[key] = chain
  }

  /// How many attempts of each kind fit on one branch, and how long they take there.
  private func packings(_ key: Endings) -> [(packing: Packing, length: Int)] {
    let places = Dictionary(grouping: key.columns.indices) { staged.facts[key.columns[$0]].kind }
    return places.sorted { $0.key < $1.key }.map { kind, members in
      let starts = Set(members.map { staged.reduction.columns[key.columns[$0]].start }).sorted()
      let length = key.ends[members[0]] - staged.reduction.columns[key.columns[members[0]]].start
      return (Packing(base.types[kind], starts: starts, in: base), length)
    }
  }

  /// Terms that are 1 where at least so many attempts of a strand have been made, and 0 where not.
  private mutating func presence(_ result: inout Reduction) -> [Int] {
    guard let least = staged.stage.reveal?.least, !least.isEmpty else { return [] }
    let byStrand = Dictionary(grouping: result.columns.indices) { staged.strand($0) }
    return least.sorted { $0.key < $1.key }.filter { $0.value > 0 }.compactMap { strand, number in
      guard let columns = byStrand[strand] else { return nil }
      let unit = result.columns[columns[0]].unit
      let enough = result.units[unit].enough ?? .max
      result.counters.append(
        Reduction.Counter(
          unit: unit, previous: nil, columns: columns,
          upper: min(enough, columns.reduce(0) { $0 + result.columns[$1].upper })))
      let function = function(TermFunction(kind: .pooled(number), correct: [1]), &result)
      return term(
        .init(unit: unit, function: function, counters: [result.counters.count - 1]), &result)
    }
  }

  private mutating func function(_ function: TermFunction, _ result: inout Reduction) -> Int {
    if let known = functions[function] { return known }
    functions[function] = result.functions.count
    result.functions.append(function)
    return result.functions.count - 1
  }

  private mutating func term(_ term: Reduction.Term, _ result: inout Reduction) -> Int {
    if let known = terms[term] { return known }
    terms[term] = result.terms.count
    result.terms.append(term)
    return result.terms.count - 1
  }

  /// Nil where no plan can meet the demand by the boundary.
  private mutating func term(_ demand: Demand, _ boundary: Int, _ result: inout Reduction) -> Int? {
    var (correct, counters): ([Double], [Int]) = ([], [])
    for (share, endings) in demand.kinds {
      guard let counter = chains[endings]?.counters.last(where: { $0.boundary <= boundary })?.counter else {
        continue
      }
      correct.append(share)
      counters.append(counter)
    }
    guard counters.reduce(0, { $0 + result.counters[$1].upper }) >= demand.need else { return nil }
    let unit = result.units[demand.unit]
    let isDealt = demand.need > 1 && base.bundles[unit.bundle].isSeparate && unit.copy == nil
    let kind: TermFunction.Kind = isDealt ? .dealt(demand.need) : .pooled(demand.need)
    let place = function(TermFunction(kind: kind, correct: correct), &result)
    return term(.init(unit: demand.unit, function: place, counters: counters), &result)
  }

  // MARK: - Outcomes

  private mutating func add(_ one: Case, _ supposed: [Int], _ result: inout Reduction) {
    let facts = base.worlds[one.world]
    var line: [[Int]] = []
    for boundary in one.boundaries {
      var list = supposed
      var isPossible = true
      for demand in one.demands {
        guard let term = term(demand, boundary, &result) else {
          isPossible = false
          break
        }
        list.append(term)
      }
      guard isPossible else { continue }
      list.sort()
      weights[list, default: 0] += facts.credence * facts.weights[boundary] * one.chance
      if !list.isEmpty, line.last != list { line.append(list) }
    }
    lines.append(line)
  }

  private func finish(_ result: inout Reduction) {
    var weights = weights
    result.constant = weights.removeValue(forKey: []) ?? 0
    result.outcomes = weights.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { Reduction.Outcome(weight: $0.value, terms: $0.key) }
    let places = Dictionary(uniqueKeysWithValues: result.outcomes.enumerated().map { ($1.terms, $0) })
    result.chains = Set(lines.map { $0.compactMap { places[$0] } }).filter { !$0.isEmpty }
      .sorted { $0.lexicographicallyPrecedes($1) }
    OutcomeBuilder.makeDirect(&result)
  }
}
