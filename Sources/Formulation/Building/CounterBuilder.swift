import Allocation

/// Builds chains of counters: how many attempts of one unit that count alike have ended by each boundary that matters.
///
/// Chains are asked for first and built together, so that a chain knows all boundaries at which anybody looks
/// at it: between two of them there need be no counter.
struct CounterBuilder {
  /// Attempts of a unit that share a correctness in some world, as they count on one branch.
  struct Class: Hashable {
    /// Index into `Reduction.units`.
    var unit: Int
    /// The branch on which they count.
    var branch: Int
    /// Only what ends after this boundary counts.
    var after: Int
    /// Their kinds, with the true length there.
    var lengths: [Pair]
    struct Pair: Hashable {
      var kind: Int
      var length: Int
    }
  }

  /// What a class comes to: columns that count alike, each with the boundary at which it ends, in the order of these.
  private struct Endings: Hashable {
    var unit: Int
    var ends: [Int]
    var columns: [Int]
  }

  /// Counters of one set of endings, ascending by boundary.
  private struct Chain {
    var boundaries: Set<Int> = []
    var counters: [(boundary: Int, counter: Int)] = []
  }

  private let reduction: Reduction
  private var chains: [Chain] = []
  /// Places in `chains`.
  private var chainOfClass: [Class: Int] = [:]
  /// Classes of several branches or worlds often are the same columns. Emptied once counters are made.
  private var chainOfEndings: [Endings: Int] = [:]
  /// For each chain; emptied with the above.
  private var endings: [Endings] = []

  init(_ reduction: Reduction) { self.reduction = reduction }

  /// The chain of a class, which will have counters for these boundaries too.
  ///
  /// - Returns: its place, good for `counter(of:at:)` once all are built.
  mutating func chain(of one: Class, by boundaries: [Int]) -> Int {
    let index = chainOfClass[one] ?? add(one)
    chains[index].boundaries.formUnion(boundaries)
    return index
  }

  /// A chain for a class that was not seen before: one that is there, where it has the same endings.
  private mutating func add(_ one: Class) -> Int {
    let found = columns(of: one)
    let index = chainOfEndings[found] ?? chains.count
    if index == chains.count {
      chains.append(Chain())
      endings.append(found)
      chainOfEndings[found] = index
    }
    chainOfClass[one] = index
    return index
  }

  /// What counts for a class, and when it ends.
  ///
  /// A column belongs to it where its kind does, its gate lets it count so long on the branch, and the branch
  /// carries it out.
  private func columns(of one: Class) -> Endings {
    let lengths = Dictionary(uniqueKeysWithValues: one.lengths.map { ($0.kind, $0.length) })
    var found: [(end: Int, column: Int)] = []
    for column in reduction.units[one.unit].columns {
      guard let length = lengths[reduction.kind(of: column)],
        length <= reduction.countedLength(of: column, on: one.branch),
        reduction.isCarriedOut(column, on: one.branch)
      else { continue }
      let end = reduction.columns[column].start + length
      if end > one.after { found.append((end, column)) }
    }
    found.sort { ($0.end, $0.column) < ($1.end, $1.column) }
    return Endings(unit: one.unit, ends: found.map(\.end), columns: found.map(\.column))
  }

  /// Makes the counters of all chains, in the order in which these came.
  ///
  /// - Returns: false where `mustStop` said so before it was done.
  mutating func build(into result: inout Reduction, unless mustStop: () -> Bool) -> Bool {
    chainOfEndings = [:]
    for index in chains.indices {
      if mustStop() { return false }
      build(index, into: &result)
    }
    endings = []
    return true
  }

  /// The counters of one chain: one for each boundary by which something new has ended.
  ///
  /// A counter's upper bound is the least of three: what its columns may come to one by one, what is of any
  /// use, and what fits side by side and one after another.
  private mutating func build(_ index: Int, into result: inout Reduction) {
    let endings = endings[index]
    let enough = result.units[endings.unit].enough ?? .max
    let packings = packings(endings)
    var (next, upper) = (0, 0)
    for boundary in chains[index].boundaries.sorted() {
      let first = next
      while next < endings.ends.count, endings.ends[next] <= boundary { next += 1 }
      if next == first { continue }
      let fresh = Array(endings.columns[first..<next])
      // Three limits: what the columns allow one by one, what is of use, and what fits side by side.
      upper = min(enough, upper + fresh.reduce(0) { $0 + result.columns[$1].upper })
      upper = min(upper, packings.reduce(0) { $0 + $1.packing.most(startingBy: boundary - $1.length) })
      result.counters.append(
        Reduction.Counter(
          unit: endings.unit, previous: chains[index].counters.last?.counter, columns: fresh, upper: upper))
      chains[index].counters.append((boundary, result.counters.count - 1))
    }
  }

  /// How many attempts of each kind fit on one branch, and how long they take there: the people of a branch are those of
  /// the problem, whatever the other branches do with theirs.
  private func packings(_ endings: Endings) -> [(packing: Packing, length: Int)] {
    let places = Dictionary(grouping: endings.columns.indices) { reduction.kind(of: endings.columns[$0]) }
    return places.sorted { $0.key < $1.key }.map { kind, members in
      let starts = Set(members.map { reduction.columns[endings.columns[$0]].start }).sorted()
      let length = endings.ends[members[0]] - reduction.columns[endings.columns[members[0]]].start
      return (Packing(reduction.base.types[kind], starts: starts, in: reduction.base.withEveryAward), length)
    }
  }

  /// The last counter of a chain at or before a boundary, by halving.
  ///
  /// Nil where nothing can have ended by then. What matters is the count, and it is the same until the next
  /// counter.
  func counter(of chain: Int, at boundary: Int) -> Int? {
    let counters = chains[chain].counters
    var (low, high) = (0, counters.count)
    while low < high {
      let middle = (low + high) / 2
      if counters[middle].boundary <= boundary { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : counters[low - 1].counter
  }
}
