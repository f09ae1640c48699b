import Foundation
import Problems

/// The law of a world's deadline where work may move it: a law for each level.
///
/// Laws that were asked for are kept; unchecked because the lock guards them.
package final class MovableLaw: @unchecked Sendable {
  private let law: DeadlineLaw
  private let frame: DeadlineLaw.Frame
  private let rates: HasteningRates
  /// For each name its chunk of this world's rival.
  private let chunks: [Int?]
  /// Years by which the deadline comes sooner whatever is done.
  private let advance: Double
  /// Boundaries of the problem that lie before the start.
  private let elapsed: Int
  private let lock = NSLock()
  private var known: [HasteningLevel: [Double]] = [:]

  /// More sets of gifts than this are not looked at one by one.
  private static let mostGifts = 5_000
  /// More laws than this are not kept.
  private static let mostKept = 20_000

  init(
    _ law: DeadlineLaw, in frame: DeadlineLaw.Frame, _ rates: HasteningRates, advance: Double = 0,
    elapsed: Int = 0
  ) {
    self.law = law
    self.advance = advance
    self.elapsed = elapsed
    self.frame = frame
    self.rates = rates
    chunks = rates.names.map { name in
      if case .race(let race) = law { race.chunks.firstIndex { $0.name == name } } else { nil }
    }
  }

  /// The law of a deadline that comes so many years sooner whatever is done.
  func sooner(by years: Double) -> MovableLaw {
    MovableLaw(law, in: frame, rates, advance: advance + years, elapsed: elapsed)
  }

  /// The law of what is left at a boundary, once work that was started has brought the deadline nearer. Shares stay what
  /// they were: what is missing is the chance that it falls before the boundary.
  func rest(from boundary: Int, sooner years: Double) -> MovableLaw {
    MovableLaw(law, in: frame, rates, advance: advance + years, elapsed: elapsed + boundary)
  }

  /// Years between the start of the problem's law and where its moments are counted from here.
  private var shift: Double { advance + Double(elapsed) * frame.time.step }

  /// π at a level; together below 1 where the deadline may come before the start.
  package func weights(at level: HasteningLevel) -> [Double] {
    if let weights = lock.withLock({ known[level] }) { return weights }
    let weights = weights(years: level.years, leaks: level.leaks, gifts: level.gifts.map { $0...$0 })
    lock.withLock { if known.count < Self.mostKept { known[level] = weights } }
    return weights
  }

  /// π where each boundary can be used with the largest chance that any of some gifts leave it.
  ///
  /// For one set of gifts it is the law itself. A rival who deals anew may get slower by a gift, so all are looked at.
  package func weights(years: Double, leaks: [Bool], gifts: [ClosedRange<Int>]) -> [Double] {
    let finished = slowest(gifts)
    var survival = [Double](repeating: 0, count: frame.steps + 1 - elapsed)
    for (leaked, chance) in Self.sums(zip(rates.leaks, leaks).filter(\.1).map(\.0)) {
      let sooner = advance + years + leaked
      let own =
        if let finished {
          DeadlineLaw.survival(finishing: finished, sooner: sooner, in: frame)
        } else {
          law.survival(sooner: sooner, in: frame)
        }
      for boundary in survival.indices { survival[boundary] += chance * own[boundary + elapsed] }
    }
    return DeadlineLaw.weights(surviving: survival)
  }

  /// The chances of the years that leaks cost together, ascending.
  private static func sums(_ leaks: [HasteningRates.Leak]) -> [(years: Double, chance: Double)] {
    var law = [0.0: 1.0]
    for leak in leaks {
      var next: [Double: Double] = [:]
      for (years, chance) in law.sorted(by: { $0.key < $1.key }) {
        next[years, default: 0] += chance * (1 - leak.chance)
        next[years + leak.years, default: 0] += chance * leak.chance
      }
      law = next
    }
    return law.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// For each boundary the least chance that the rival has finished by it, over some gifts; nil: there is no rival.
  private func slowest(_ gifts: [ClosedRange<Int>]) -> [Double]? {
    guard case .race(let race) = law else { return nil }
    guard let forecast = race.outlook.forecast else { return [] }
    var sets = [race.chunks.map { _ in 0 }]
    for (chunk, range) in zip(chunks, gifts) {
      guard let chunk else { continue }
      let most = race.chunks[chunk].count
      let own = min(range.lowerBound, most)...min(range.upperBound, most)
      if own.count > Self.mostGifts / sets.count { return [] }
      sets = sets.flatMap { set in
        own.map { number in
          var more = set
          more[chunk] = number
          return more
        }
      }
    }
    var least = forecast.finished(given: sets[0])
    for set in sets.dropFirst() {
      for (boundary, chance) in forecast.finished(given: set).enumerated() {
        least[boundary] = min(least[boundary], chance)
      }
    }
    return least
  }

  /// Years since the start at which the deadline may fall while nothing is done to it; nil: any moment will do.
  package var moments: [Double]? {
    if case .race = law { return (0...frame.time.steps).map { Double($0) * frame.time.step - shift } }
    return law.moments(on: frame.time)?.map { $0 - shift }
  }

  /// The rival's chunk count does not matter to a world without one.
  package var isRace: Bool { if case .race = law { true } else { false } }
}

extension MovableLaw: Hashable {
  package static func == (one: MovableLaw, other: MovableLaw) -> Bool { one === other }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

extension MovableLaw {
  /// The moments at which the deadline may fall while nothing is done to it, in years since the start, ascending, with
  /// their shares; never is infinitely far. Nil where there is a moment in every interval, and where gifts decide when a
  /// rival finishes.
  fileprivate var atoms: [(years: Double, share: Double)]? {
    // What is left of a problem is told to nobody.
    guard elapsed == 0 else { return nil }
    var shares: [Double: Double] = [:]
    switch law {
    case .points(let points, let never):
      let sum = points.reduce(never) { $0 + $1.share }
      for point in points { shares[point.moment - frame.time.start, default: 0] += point.share / sum }
      shares[.infinity] = never / sum
    case .race(let race):
      guard rates.names.isEmpty else { return nil }
      var before = 0.0
      for (boundary, chance) in (race.finished ?? []).enumerated() {
        shares[Double(boundary) * frame.time.step] = max(0, chance - before)
        before = max(before, chance)
      }
      shares[.infinity] = max(0, 1 - before)
    case .cumulative, .lognormal: return nil
    }
    return shares.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { ($0.key - advance, $0.value) }
  }

  /// The same in cells, where there is a moment in every interval: a deadline within one is worth no less than one at its
  /// beginning, and no more than one at its end.
  fileprivate func cells(share: Double) -> [(from: Double, share: Double)]? {
    guard elapsed == 0 else { return nil }
    return law.cells(share: share, on: frame.time)?
      .map { ($0.from - advance, $0.share) }
  }

  /// The law of a deadline that is known before anything is done to it.
  fileprivate func certain(_ years: Double) -> MovableLaw {
    let moment = frame.time.start + years
    let known: DeadlineLaw = years.isFinite ? .certain(moment) : .points([], never: 1)
    return MovableLaw(known, in: frame, rates)
  }
}

extension Instance.View {
  /// What somebody is told who learns the deadline before the start.
  package struct Told: Sendable {
    /// Deadlines ascend with it; equal ones are the same in all worlds.
    package let key: Double
    /// The chance of being told this; where moments lie in every interval, of a deadline from here to the next.
    package let share: Double
    /// The same; where moments lie in every interval, of a deadline from the one before to here.
    package let shareBefore: Double
    /// Index of the world.
    package let world: Int
    /// The law of whoever was told, where work moves the deadline.
    package let law: MovableLaw?
    /// Boundaries of the grid.
    fileprivate let steps: Int

    /// The view of whoever was told.
    package var view: Instance.View {
      guard let law else {
        let certain = (0...steps).map { $0 == Int(key) ? 1.0 : 0 }
        return Instance.View(world: world, credence: 1, weights: certain)
      }
      let still = law.weights(years: 0, leaks: law.noLeaks, gifts: law.noGifts)
      return Instance.View(world: world, credence: 1, weights: still, law: law)
    }

    /// Cells of a law with a moment in every interval that are small enough: what is between the ends of one stays open.
    package static let cellShare = 1.0 / 32_768
  }

  /// All deadlines that somebody may be told, ascending; where work moves them, what they are before it does. Nil where
  /// they cannot be listed: laws with a moment in every interval that moves, and rivals who are given something.
  package var told: [Told]? {
    let steps = weights.count - 1
    guard let law else {
      return weights.indices.filter { weights[$0] > 0 }.map { boundary in
        Told(
          key: Double(boundary), share: weights[boundary], shareBefore: weights[boundary], world: world,
          law: nil, steps: steps)
      }
    }
    return law.atoms?.map { years, share in
      Told(
        key: years, share: share, shareBefore: share, world: world, law: law.certain(years), steps: steps)
    }
  }

  /// The same, and for laws with a moment in every interval that move cells of them; nil beside rivals who are given
  /// something, since nothing says how the luck of a rival goes on who deals anew.
  ///
  /// - Parameter share: no cell has more of the law, above 0; a chance is bracketed to within that.
  package func toldInCells(share: Double) -> [Told]? {
    if let told { return told }
    guard let law, let cells = law.cells(share: share) else { return nil }
    let steps = weights.count - 1
    return cells.indices.compactMap { place in
      let isNever = place == cells.count - 1
      let before = (isNever ? cells[place].share : 0) + (place > 0 ? cells[place - 1].share : 0)
      guard cells[place].share > 0 || before > 0 else { return nil }
      return Told(
        key: cells[place].from, share: cells[place].share, shareBefore: before, world: world,
        law: law.certain(cells[place].from), steps: steps)
    }
  }
}

extension MovableLaw {
  fileprivate var noLeaks: [Bool] { rates.leaks.map { _ in false } }
  fileprivate var noGifts: [ClosedRange<Int>] { rates.names.map { _ in 0...0 } }
}
