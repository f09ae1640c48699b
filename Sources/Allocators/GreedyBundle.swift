import Allocation

/// A world and a boundary at which the deadline may fall there.
struct Outcome {
  let world: Int
  let boundary: Int
  /// Credence of the world times π of the boundary.
  let weight: Double
}

/// φ of one bundle at every outcome, and what it would be with one attempt more.
///
/// Copies that were treated alike are one group, with one φ. Where something waits for the bundle its gate lies
/// at the boundary at which the books reach its count, and what ends later does not count.
struct GreedyBundle {
  /// Ascending by boundary, so that those still in reach are the last of the list.
  private let outcomes: [Outcome]
  private let steps: Int
  private let isGated: Bool
  private let isNeeded: [Bool]
  /// In each world: copies that are needed, and whether the books have that many.
  private let wanted: [Int]
  private let hasAll: [Bool]
  /// Length of each crew's attempts in the books, and in each world (nil: they yield nothing).
  private let lengths: [Int]
  private let worldLengths: [[Int?]]
  /// Of each crew in the books.
  private let correct: [Double]
  /// Chunks of one unit in the books: what the gate goes by.
  private let count: Double
  /// φ by attempts; worlds with the same law share one.
  private var tables: [ChanceTable]
  private let tableOfWorld: [Int]
  /// At first all copies are one.
  private(set) var groups: [Staffed]
  /// In the books; T while they do not reach the count.
  private var gate: Int
  /// φ at each outcome; 1 where the world does not need the bundle.
  private(set) var chances: [Double] = []
  /// For each group at each outcome: φ of one copy, and of all but one of its copies.
  private var single: [[Double]] = []
  private var others: [[Double]] = []

  /// The bundle before anything was started on it.
  init(_ instance: Instance, bundle index: Int, outcomes: [Outcome]) {
    let bundle = instance.bundles[index]
    let types = bundle.crews.map { instance.types[$0.base] }
    self.outcomes = outcomes
    steps = instance.steps
    isGated = bundle.isGated
    isNeeded = instance.worlds.map { $0.needed[index] }
    wanted = instance.worlds.map { bundle.isSeparate ? $0.counts[index] : 1 }
    hasAll = wanted.map { !bundle.isSeparate || $0 <= bundle.baseCount }
    lengths = types.map(\.length)
    worldLengths = instance.worlds.indices.map { world in types.map { $0.outcomes[world]?.length } }
    correct = bundle.crews.map(\.baseCorrect)
    count = ExpectedCredit.count(of: bundle)
    var tables: [ChanceTable] = []
    var known: [[Double]: Int] = [:]
    tableOfWorld = instance.worlds.indices.map { world in
      let shares = types.map { $0.outcomes[world]?.correct ?? 0 }
      let chunks = bundle.isSeparate ? 1 : instance.worlds[world].counts[index]
      let table = known[shares + [Double(chunks)], default: tables.count]
      if table == tables.count {
        known[shares + [Double(chunks)]] = table
        tables.append(ChanceTable(correct: shares, count: chunks))
      }
      return table
    }
    self.tables = tables
    groups = [
      Staffed(
        copies: Array(0..<(bundle.isSeparate ? bundle.baseCount : 1)),
        starts: bundle.crews.map { _ in [] })
    ]
    gate = steps
    refresh()
  }

  /// Units of work that the chances of this bundle have cost.
  var spent: Int { tables.reduce(0) { $0 + $1.spent } }

  /// What looking through it once costs.
  var width: Int { groups.count * outcomes.count }

  /// φ at the outcomes from a place on, with one attempt more on the first copy of a group.
  ///
  /// Only one factor changes, unless the gate moves: then all copies have to be looked at anew.
  mutating func trial(group: Int, crew: Int, step: Int, from: Int) -> [Double] {
    let copy = groups[group].copies[0]
    let grown = groups[group].adding(1, of: crew, at: step, copy: copy)
    let later = isGated ? gate(with: grown, insteadOfOneOf: group) : gate
    if later != gate {
      var changed = self
      changed.add(1, of: crew, step: step, copy: copy, group: group)
      tables = changed.tables
      return Array(changed.chances[from...])
    }
    return (from..<outcomes.count).map { place in
      let outcome = outcomes[place]
      if !isNeeded[outcome.world] { return 1 }
      if !hasAll[outcome.world] || copy >= wanted[outcome.world] { return chances[place] }
      var value = chance(of: grown, at: outcome, gate: gate) * others[group][place]
      for other in groups.indices where other != group && value > 0 {
        value *= others[other][place] * factor(other, place)
      }
      return value
    }
  }

  /// By how much φ can change at most, at the outcomes from a place on, whatever this crew starts in a step.
  ///
  /// A bound from above, cheap to have. All of 1 where the gate might move, for then anything may happen.
  func headroom(crew: Int, step: Int, from: Int) -> [Double] {
    let movesGate = isGated && gate > step + lengths[crew]
    return (from..<outcomes.count).map { place in
      let outcome = outcomes[place]
      if !isNeeded[outcome.world] || !hasAll[outcome.world] { return 0 }
      if movesGate { return 1 }
      guard let length = worldLengths[outcome.world][crew] else { return 0 }
      return step + length <= min(outcome.boundary, gate) ? 1 - chances[place] : 0
    }
  }

  /// Adds attempts to one copy of a group.
  ///
  /// The copy leaves its group, and joins the one that was treated as it now is, if any.
  mutating func add(_ attempts: Int, of crew: Int, step: Int, copy: Int, group: Int) {
    let grown = groups[group].adding(attempts, of: crew, at: step, copy: copy)
    if isGated { gate = gate(with: grown, insteadOfOneOf: group) }
    groups[group].copies.removeAll { $0 == copy }
    if let same = groups.firstIndex(where: { $0.starts == grown.starts }) {
      let place = groups[same].copies.firstIndex { $0 > copy } ?? groups[same].copies.count
      groups[same].copies.insert(copy, at: place)
    } else {
      groups.append(grown)
    }
    groups.removeAll { $0.copies.isEmpty }
    refresh()
  }

  /// The bundle's gate, were one copy of a group as `grown` is: the last of its copies decides.
  private func gate(with grown: Staffed, insteadOfOneOf group: Int) -> Int {
    var latest = gate(of: grown)
    for (place, other) in groups.enumerated() where place != group || other.copies.count > 1 {
      latest = max(latest, gate(of: other))
    }
    return latest
  }

  /// T where the books of these copies never reach the count.
  private func gate(of group: Staffed) -> Int {
    min(steps, group.gate(lengths: lengths, correct: correct, count: count) ?? steps)
  }

  /// φ of one copy: attempts of each crew that end, in the outcome's world, by its boundary and the gate.
  private mutating func chance(of group: Staffed, at outcome: Outcome, gate: Int) -> Double {
    let end = min(outcome.boundary, gate)
    let lengths = worldLengths[outcome.world]
    let table = tableOfWorld[outcome.world]
    if lengths.count == 1 {
      return tables[table].chance(single: lengths[0].map { group.attempts(of: 0, by: end - $0) } ?? 0)
    }
    return tables[table].chance(
      lengths.enumerated().map { crew, length in
        length.map { group.attempts(of: crew, by: end - $0) } ?? 0
      })
  }

  /// φ of one copy, where the group has one that the world needs.
  private func factor(_ group: Int, _ place: Int) -> Double {
    groups[group].copies[0] < wanted[outcomes[place].world] ? single[group][place] : 1
  }

  /// Works out all chances anew, for the groups as they are.
  private mutating func refresh() {
    single = groups.map { group in outcomes.map { chance(of: group, at: $0, gate: gate) } }
    others = groups.indices.map { group in
      let needed = wanted.map { wanted in groups[group].copies.prefix { $0 < wanted }.count }
      return outcomes.indices.map { place in
        power(single[group][place], max(0, needed[outcomes[place].world] - 1))
      }
    }
    chances = outcomes.indices.map { place in
      let world = outcomes[place].world
      if !isNeeded[world] { return 1 }
      if !hasAll[world] { return 0 }
      return groups.indices.reduce(1) { $0 * others[$1][place] * factor($1, place) }
    }
  }

  /// By squaring.
  private func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, left) = (1.0, base, exponent)
    while left > 0 {
      if left & 1 == 1 { result *= square }
      square *= square
      left >>= 1
    }
    return result
  }
}
