import Formulation
import Foundation

/// How a node is split: one column's interval in two.
struct Split {
  let column: Int
  /// The lower child ends here, the upper child begins at `above`.
  let below: Double
  let above: Double
}

extension Split {
  /// What is left of an atom that is given up, as a share of the excess.
  private static let leftover = 0.15

  /// An atom's interval in two, near a value and not too near an end; where it has no lower end, where the atom is
  /// all but given up: so low that little of the excess is left. Nil where it is narrow already.
  init?(atom: Reduction.Atom, column: Int, in box: Box, near value: Double, excess: Double) {
    let (low, high) = (box.lower[column], box.upper[column])
    let point: Double
    if low.isFinite {
      if high - low < 1e-9 { return nil }
      let margin = 0.2 * (high - low)
      point = min(max(value, low + margin), high - margin)
    } else {
      let low = log(Self.leftover * excess / atom.weight)
      point = min(max(value, min(high - 1, low)), high - 0.5)
    }
    self.init(column: column, below: point, above: point)
  }
}

/// Chooses what to split at a solved node.
struct Branching {
  let relaxation: Relaxation
  /// Bound minus best chance.
  let excess: Double
  static let fraction = 1e-6
  /// What a split in the middle of a chain settles of it, about.
  private static let half = 0.5
  /// Least log φ that counts as a difference.
  private static let deepest = -20.0

  private var reduction: Reduction { relaxation.network.reduction }
  private var layout: Layout { relaxation.layout }
  private var box: Box { relaxation.box }

  func split() -> Split? {
    if let gate = gate() { return gate }
    let overratings = relaxation.overratings()
    let total = overratings.reduce(0, +)
    if total > 0.4 * excess {
      if let split = influential(overratings) { return split }
      if let atom = atom(overratings) { return atom }
    }
    let (counter, hull) = (counter(), hull())
    if let hull, hull.gap > counter?.score ?? 0 { return hull.split }
    return counter?.split ?? attempts() ?? atom(overratings) ?? hull?.split ?? anything()
  }

  private func isFree(_ column: Int) -> Bool { box.upper[column] > box.lower[column] + 0.5 }

  private func whole(_ column: Int) -> Split { whole(column, near: relaxation.solution[column]) }

  private func whole(_ column: Int, near value: Double) -> Split {
    var below = (value + Self.fraction).rounded(.down)
    below = min(max(below, box.lower[column].rounded(.up)), box.upper[column].rounded(.down) - 1)
    return Split(column: column, below: below, above: below + 1)
  }

  private func distance(_ column: Int) -> Double {
    let value = relaxation.solution[column]
    return abs(value - value.rounded())
  }

  /// The gate over which most is in conflict: its own bundle still at work after what waits for it has started.
  /// Split in the middle of the conflict. A gate without one can be set without loss.
  private func gate() -> Split? {
    var best: (split: Split, weight: Double)?
    for (index, gate) in reduction.gates.enumerated() {
      let solution = relaxation.solution
      let own = gate.own.filter { solution[$0] > Self.fraction }
        .map { (moment: reduction.columns[$0].gateEnd, weight: people($0) * solution[$0]) }
      let waiting = gate.waiting.filter { solution[$0] > Self.fraction }
        .map { (moment: reduction.columns[$0].start, weight: people($0) * solution[$0]) }
      guard let last = own.map(\.moment).max(), let first = waiting.map(\.moment).min(), last > first else {
        continue
      }
      let conflict = (own.filter { $0.moment > first } + waiting.filter { $0.moment < last })
        .sorted { $0.moment < $1.moment }
      let weight = conflict.reduce(0) { $0 + $1.weight }
      guard weight > best?.weight ?? 0 else { continue }
      var passed = 0.0
      let middle = conflict.first { one in
        passed += one.weight
        return passed >= weight / 2
      }
      let free = gate.moments.indices.filter { isFree(layout.gates[index] + $0) }
      let near = free.min {
        let target = (middle?.moment ?? first) - 1
        return abs(gate.moments[$0] - target) < abs(gate.moments[$1] - target)
      }
      if let near { best = (Split(column: layout.gates[index] + near, below: 0, above: 1), weight) }
    }
    return best?.split
  }

  /// People that an attempt of a column holds.
  private func people(_ column: Int) -> Double {
    Double(reduction.instance.types[reduction.columns[column].type].people)
  }

  /// The middle, by how much is overrated, of the chain that is overrated most: its lower child bounds all earlier
  /// atoms of the chain too, its upper child all later ones.
  private func atom(_ overratings: [Double]) -> Split? {
    func total(_ chain: [Int]) -> Double { chain.reduce(0) { $0 + overratings[$1] } }
    let chains = reduction.chains.sorted { total($0) > total($1) }
    for chain in chains {
      let weight = total(chain)
      if weight <= 1e-13 { return nil }
      var passed = 0.0
      let middle = chain.first { atom in
        passed += overratings[atom]
        return passed >= weight / 2
      }
      let worst = chain.max { overratings[$0] < overratings[$1] }
      // One atom that stands out is split itself.
      let first = worst.map { overratings[$0] > 0.3 * weight } ?? false ? worst : middle
      let order = [first, worst].compactMap { $0 } + chain.sorted { overratings[$0] > overratings[$1] }
      for atom in order where overratings[atom] > 1e-14 {
        if let split = split(atom) { return split }
      }
    }
    return nil
  }

  private func split(_ atom: Int) -> Split? {
    let column = layout.atom(atom)
    let value = box.lower[column].isFinite ? relaxation.solution[column] : relaxation.logEstimate(atom)
    return Split(atom: reduction.atoms[atom], column: column, in: box, near: value, excess: excess)
  }

  /// The counter that more of what is overrated hangs on than a split of the worst chain would settle: where many
  /// worlds share a few counters, to know these is to know all worlds.
  private func influential(_ overratings: [Double]) -> Split? {
    let widths = reduction.terms.map { width($0) }
    var worth = [Double](repeating: 0, count: reduction.terms.count)
    for (index, atom) in reduction.atoms.enumerated() where overratings[index] > 0 {
      let total = atom.terms.reduce(0) { $0 + widths[$1] }
      if total <= 1e-9 { continue }
      for term in atom.terms { worth[term] += overratings[index] * widths[term] / total }
    }
    let chain = reduction.chains.map { $0.reduce(0) { $0 + overratings[$1] } }.max() ?? 0
    var best: (column: Int, score: Double)?
    for index in reduction.counters.indices {
      let column = layout.counter(index)
      guard isFree(column) else { continue }
      let score = relaxation.network.termsOfCounter[index].reduce(0) { $0 + worth[$1.term] }
      if score > best?.score ?? (Self.half * chain) { best = (column, score) }
    }
    guard let column = best?.column else { return nil }
    let (low, high) = (box.lower[column], box.upper[column])
    let margin = 0.2 * (high - low)
    return whole(column, near: min(max(relaxation.solution[column], low + margin), high - margin))
  }

  /// Between which ends log φ of a term lies in the box.
  private func width(_ term: Reduction.Term) -> Double {
    func log(_ ends: [Double]) -> Double {
      let counts = term.counters.map { Int(ends[layout.counter($0)].rounded()) }
      return max(Self.deepest, relaxation.table.value(term.function, counts))
    }
    return log(box.upper) - log(box.lower)
  }

  /// The fractional counter whose rounding would cost most, and how much.
  private func counter() -> (split: Split, score: Double)? {
    let worth = relaxation.worth()
    var best: (column: Int, score: Double)?
    for index in reduction.counters.indices {
      let column = layout.counter(index)
      guard isFree(column), distance(column) > Self.fraction else { continue }
      var score = 1e-9
      for (term, place) in relaxation.network.termsOfCounter[index] {
        score += worth[term] * steepness(term, place)
      }
      score *= distance(column)
      if score > best?.score ?? 0 { best = (column, score) }
    }
    return best.map { (whole($0.column), $0.score) }
  }

  /// How much log φ rises where one count goes from its whole part to the next.
  private func steepness(_ term: Int, _ place: Int) -> Double {
    let facts = reduction.terms[term]
    var counts = relaxation.counts(of: term).map { Int(($0 + Self.fraction).rounded(.down)) }
    let low = relaxation.table.value(facts.function, counts)
    counts[place] += 1
    let high = relaxation.table.value(facts.function, counts)
    if facts.isDirect { return exp(high) - exp(low) }
    return high.isFinite ? (low.isFinite ? high - low : 10) : 10
  }

  private func attempts() -> Split? {
    var best: (column: Int, distance: Double)?
    for column in reduction.columns.indices
    where isFree(column) && distance(column) > max(Self.fraction, best?.distance ?? 0) {
      best = (column, distance(column))
    }
    return best.map { whole($0.column) }
  }

  /// A hull may lie above a function that is not concave, even at whole counts: narrow its box where that costs most.
  private func hull() -> (split: Split, gap: Double)? {
    let worth = relaxation.worth()
    var best: (column: Int, gap: Double)?
    for (index, facts) in reduction.terms.enumerated() where worth[index] > 0 {
      let counts = relaxation.counts(of: index).map { Int(($0 - Self.fraction).rounded(.up)) }
      let log = max(-700, relaxation.table.value(facts.function, counts))
      let value = facts.isDirect ? exp(log) : log
      let gap = worth[index] * (relaxation.solution[layout.term(index)] - value)
      guard gap > max(1e-14, best?.gap ?? 0) else { continue }
      let free = facts.counters.map(layout.counter).filter(isFree)
      // At an end of its interval a count is on a face of the hull already.
      if let inmost = free.max(by: { room($0) < room($1) }) { best = (inmost, gap) }
    }
    return best.map { (whole($0.column), $0.gap) }
  }

  /// How far a solution is from the ends of a column's interval.
  private func room(_ column: Int) -> Double {
    min(relaxation.solution[column] - box.lower[column], box.upper[column] - relaxation.solution[column])
  }

  /// Whatever is still open.
  private func anything() -> Split? {
    let counters = reduction.counters.indices.map(layout.counter)
    return (counters + Array(reduction.columns.indices)).first(where: isFree).map(whole)
  }
}
