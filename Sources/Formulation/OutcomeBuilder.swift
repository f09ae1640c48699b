import Allocation

/// Builds counters, terms and outcomes over the columns of a reduction.
struct OutcomeBuilder {
  private let reduction: Reduction
  private let scope: ReductionScope
  private var chains: [ClassKey: Chain] = [:]

  /// Types of a unit that share a correctness in some world, with their true lengths there.
  private struct ClassKey: Hashable {
    var unit: Int
    var lengths: [Pair]
    struct Pair: Hashable {
      var type: Int
      var length: Int
    }
  }

  /// Counters of a class, ascending by boundary.
  private struct Chain {
    var boundaries: Set<Int> = []
    var counters: [(boundary: Int, counter: Int)] = []

    /// The last counter at or before a boundary, by halving.
    func counter(at boundary: Int) -> Int? {
      var (low, high) = (0, counters.count)
      while low < high {
        let middle = (low + high) / 2
        if counters[middle].boundary <= boundary { low = middle + 1 } else { high = middle }
      }
      return low == 0 ? nil : counters[low - 1].counter
    }
  }

  init(_ reduction: Reduction, _ scope: ReductionScope) {
    self.reduction = reduction
    self.scope = scope
  }

  private var instance: Instance { reduction.instance }

  /// The classes of a unit in a world: distinct correctness, ascending.
  private func classes(_ unit: Int, _ world: Int) -> [(correct: Double, key: ClassKey)] {
    var groups: [Double: [ClassKey.Pair]] = [:]
    for type in scope.types(of: reduction.units[unit].bundle) {
      guard let delivery = instance.types[type].outcomes[world] else { continue }
      groups[delivery.correct, default: []].append(.init(type: type, length: delivery.length))
    }
    return groups.sorted { $0.key < $1.key }.map { ($0.key, ClassKey(unit: unit, lengths: $0.value)) }
  }

  /// The chunks that a world needs of a unit; 0: none.
  private func demand(_ unit: Int, _ world: Int) -> Int {
    let facts = reduction.units[unit]
    guard instance.worlds[world].needed[facts.bundle] else { return 0 }
    let count = instance.worlds[world].counts[facts.bundle]
    guard let copy = facts.copy else { return count }
    return copy < count ? 1 : 0
  }

  /// - Returns: false where `mustStop` said so before it was done.
  func build(into result: inout Reduction, unless mustStop: () -> Bool) -> Bool {
    var builder = self
    return builder.fill(&result, unless: mustStop)
  }

  private mutating func fill(_ result: inout Reduction, unless mustStop: () -> Bool) -> Bool {
    var keys: [ClassKey] = []
    for world in scope.worlds {
      if mustStop() { return false }
      for unit in reduction.units.indices where demand(unit, world) > 0 {
        for (_, key) in classes(unit, world) {
          if chains[key] == nil { keys.append(key) }
          chains[key, default: Chain()].boundaries.formUnion(scope.boundaries[world])
        }
      }
    }
    for key in keys {
      if mustStop() { return false }
      buildChain(key, &result)
    }
    var functions: [TermFunction: Int] = [:]
    var terms: [Reduction.Term: Int] = [:]
    var outcomes: [[Int]: Double] = [:]
    var chains: [[[Int]]] = []
    for world in scope.worlds {
      let needs = reduction.units.indices.map { demand($0, world) }
      let staffed = reduction.units.indices.map { needs[$0] > 0 ? classes($0, world) : [] }
      chains.append([])
      for boundary in scope.boundaries[world] {
        if mustStop() { return false }
        let weight = instance.worlds[world].credence * instance.worlds[world].weights[boundary]
        var list: [Int]? = []
        for unit in needs.indices where needs[unit] > 0 {
          let term = term(unit, needs[unit], staffed[unit], boundary, result, &functions)
          guard let term else {
            list = nil
            break
          }
          if functions.count > result.functions.count {
            result.functions = functions.sorted { $0.value < $1.value }.map(\.key)
          }
          let index = terms[term] ?? result.terms.count
          if index == result.terms.count {
            terms[term] = index
            result.terms.append(term)
          }
          list?.append(index)
        }
        if let list = list?.sorted() {
          outcomes[list, default: 0] += weight
          if !list.isEmpty, chains[chains.count - 1].last != list { chains[chains.count - 1].append(list) }
        }
      }
    }
    result.constant = outcomes.removeValue(forKey: []) ?? 0
    result.outcomes = outcomes.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { Reduction.Outcome(weight: $0.value, terms: $0.key) }
    let places = Dictionary(uniqueKeysWithValues: result.outcomes.enumerated().map { ($1.terms, $0) })
    result.chains = Set(chains.map { $0.compactMap { places[$0] } }).filter { !$0.isEmpty }
      .sorted { $0.lexicographicallyPrecedes($1) }
    Self.makeDirect(&result)
    return true
  }

  /// Outcomes of one term, at least one correct attempt: φ = 1 − e^{−h} is concave in the hazard as it is.
  static func makeDirect(_ result: inout Reduction) {
    guard result.outcomes.count > 1 else { return }
    var users = [Int](repeating: 0, count: result.terms.count)
    for outcome in result.outcomes { for term in outcome.terms { users[term] += 1 } }
    for (index, outcome) in result.outcomes.enumerated() where outcome.terms.count == 1 {
      var term = result.terms[outcome.terms[0]]
      let function = result.functions[term.function]
      guard function.threshold == 1, !function.isBound else { continue }
      term.isDirect = true
      if users[outcome.terms[0]] == 1 {
        result.terms[outcome.terms[0]] = term
      } else {
        result.outcomes[index] = Reduction.Outcome(weight: outcome.weight, terms: [result.terms.count])
        result.terms.append(term)
      }
    }
  }

  private mutating func buildChain(_ key: ClassKey, _ result: inout Reduction) {
    guard var chain = chains[key] else { return }
    let lengths = Dictionary(uniqueKeysWithValues: key.lengths.map { ($0.type, $0.length) })
    var ending: [(end: Int, column: Int)] = []
    for index in reduction.units[key.unit].columns {
      let column = reduction.columns[index]
      guard let length = lengths[column.type], length <= column.countedLength else { continue }
      ending.append((column.start + length, index))
    }
    ending.sort { ($0.end, $0.column) < ($1.end, $1.column) }
    var next = 0
    var upper = 0
    let packings = packings(key)
    for boundary in chain.boundaries.sorted() {
      var fresh: [Int] = []
      while next < ending.count, ending[next].end <= boundary {
        fresh.append(ending[next].column)
        next += 1
      }
      if fresh.isEmpty { continue }
      upper += fresh.reduce(0) { $0 + reduction.columns[$1].upper }
      upper = min(upper, reduction.units[key.unit].enough ?? upper)
      upper = min(upper, packings.reduce(0) { $0 + $1.packing.most(startingBy: boundary - $1.length) })
      result.counters.append(
        Reduction.Counter(
          unit: key.unit, previous: chain.counters.last?.counter, columns: fresh, upper: upper))
      chain.counters.append((boundary, result.counters.count - 1))
    }
    chains[key] = chain
  }

  /// How many attempts of each kind of a class fit, with their true length.
  private func packings(_ key: ClassKey) -> [(packing: Packing, length: Int)] {
    var starts: [Int: Set<Int>] = [:]
    for index in reduction.units[key.unit].columns {
      starts[reduction.columns[index].type, default: []].insert(reduction.columns[index].start)
    }
    return key.lengths.map { pair in
      (
        Packing(instance.types[pair.type], starts: (starts[pair.type] ?? []).sorted(), in: instance),
        pair.length
      )
    }
  }

  /// Nil where no plan can finish the unit by the boundary.
  private func term(
    _ unit: Int, _ need: Int, _ classes: [(correct: Double, key: ClassKey)], _ boundary: Int,
    _ result: Reduction, _ functions: inout [TermFunction: Int]
  ) -> Reduction.Term? {
    var correct: [Double] = []
    var counters: [Int] = []
    for (share, key) in classes {
      guard let counter = chains[key]?.counter(at: boundary) else { continue }
      correct.append(share)
      counters.append(counter)
    }
    let most = counters.reduce(0) { $0 + result.counters[$1].upper }
    guard most >= need else { return nil }
    let bundle = reduction.units[unit].bundle
    let isWhole = need > 1 && instance.bundles[bundle].isSeparate
    let kind: TermFunction.Kind =
      !isWhole ? .pooled(need) : scope.isDealt(bundle) ? .dealt(need) : .spread(need)
    let function = TermFunction(kind: kind, correct: correct)
    let index = functions[function] ?? functions.count
    functions[function] = index
    return Reduction.Term(unit: unit, function: index, counters: counters)
  }
}
