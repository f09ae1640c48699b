import Allocation
import Answers
import Problems
import Search

/// The two rungs on which it is seen who is right: knowing that alone, and knowing deadline and world too.
struct WhoIsRight {
  /// Sampled draws, where they are too many to list them.
  static let samples = 100
  /// More people than this are not drawn one by one.
  static let mostPeople = 1_000_000

  /// All ways in which people may turn out.
  let draws: Draws

  /// People of one pool who are right on the same chunks, in too many ways.
  struct TooManyTeams: Error {}

  init(_ instance: Instance) { draws = Draws(instance) }

  /// The problem as it is for those who do not see it.
  var instance: Instance { draws.instance }

  /// Nobody differs from anybody, so there is nothing to see.
  var isTrivial: Bool { draws.cohorts.allSatisfy { $0.levels.count == 1 } }

  /// Whether all draws can be listed.
  private var isListed: Bool { draws.rows != nil }

  /// Whether draws have to be sampled for one of the rungs.
  var isSampled: Bool { !isListed || isInCells && fewDraws == nil }

  /// Why neither rung can be climbed; nil where knowing who is right can be.
  var obstacle: Rung.Note? {
    let everybody = draws.cohorts.map { $0.levels.map { _ in 1 } }
    if instance.seeing(draws.groups(everybody)) == nil { return .tooManyTeams }
    if !isListed, draws.cohorts.reduce(0, { $0 + $1.size }) > Self.mostPeople {
      return .tooManyPeople
    }
    return nil
  }

  /// What somebody reaches who sees who is right.
  struct Found: Sendable {
    /// Over all draws, where they were listed.
    var expected: Bracket?
    /// For each draw that was looked at.
    var ofDraw: [Draws.Draw: Bracket]
    /// What cells of a law of the deadline leave open, however long one searches.
    var slack = 0.0
  }

  /// The best chances of whoever sees who is right, with deadline and world known too or not.
  ///
  /// - Parameters:
  ///   - drawn: those to be looked at, where not all are listed.
  ///   - floors: for some draws what is reached there at least.
  func found(
    knowsAll: Bool, drawn: [Draws.Draw], floors: [Draws.Draw: Double], _ budget: SearchBudget
  ) throws -> Found {
    let isInCells = knowsAll && isInCells
    if let rows = draws.rows, !isInCells {
      return try listed(rows, knowsAll: knowsAll, floors: floors, budget)
    }
    let listed = isInCells ? fewDraws : nil
    let distinct =
      listed?.map(\.draw) ?? Array(Set(drawn)).sorted { $0.joined().lexicographicallyPrecedes($1.joined()) }
    var found = Found(ofDraw: [:], slack: isInCells ? cellShare : 0)
    let brackets = try brackets(of: distinct, knowsAll: knowsAll, slack: found.slack, budget)
    for (draw, own) in zip(distinct, brackets) {
      let least = max(own.least, floors[draw] ?? 0)
      found.ofDraw[draw] = Bracket(min(1, least), min(1, max(least, own.most)))
    }
    if let listed { found.expected = expected(listed.map { ($0.weight, found.ofDraw[$0.draw]) }) }
    return found
  }

  /// For each draw a bracket of the best chance, by a chain over all that may be told in each world.
  private func brackets(
    of distinct: [Draws.Draw], knowsAll: Bool, slack: Double, _ budget: SearchBudget
  ) throws -> [Bracket] {
    let worlds = knowsAll ? everythingByWorld : [[believed]]
    let chains = distinct.flatMap { draw in
      worlds.map { beliefs in
        Chain(
          cases: beliefs.map { Chain.Case(weight: $0.share, boundWeight: $0.shareBefore) },
          instance: { try seeing(draw, beliefs[$0].views()) }, slack: slack)
      }
    }
    let target = budget.search.gap * Double(max(1, distinct.count))
    let found = try ChainSolver(budget: budget, target: target).solve(chains).map(\.bracket)
    return distinct.indices.map { index in
      found[(index * worlds.count)..<((index + 1) * worlds.count)].reduce(Bracket(0, 0)) {
        Bracket($0.least + $1.least, $0.most + $1.most)
      }
    }
  }

  /// Over all draws, in rows along which chances rise: so the ends of a row bracket what lies between.
  private func listed(
    _ rows: [Draws.Row], knowsAll: Bool, floors: [Draws.Draw: Double], _ budget: SearchBudget
  ) throws -> Found {
    let kept = rows.map { $0.filter { $0.weight > AnalysisTuning.negligibleDraw } }.filter { !$0.isEmpty }
    let beliefs = knowsAll ? everythingByWorld.flatMap { $0 } : [believed]
    let chains = kept.flatMap { row in
      beliefs.map { belief in
        Chain(
          cases: row.map { Chain.Case(weight: $0.weight * belief.share) },
          instance: { try seeing(row[$0].draw, belief.views()) })
      }
    }
    let brackets = try ChainSolver(budget: budget).solve(chains).map(\.brackets)
    var found = Found(ofDraw: [:])
    for (place, row) in kept.enumerated() {
      for (index, one) in row.enumerated() {
        let own = beliefs.indices.map { (beliefs[$0].share, brackets[place * beliefs.count + $0][index]) }
        let low = max(own.reduce(0) { $0 + $1.0 * $1.1.least }, floors[one.draw] ?? 0)
        found.ofDraw[one.draw] = Bracket(min(1, low), min(1, own.reduce(0) { $0 + $1.0 * $1.1.most }))
      }
    }
    found.expected = expected(kept.joined().map { ($0.weight, found.ofDraw[$0.draw]) })
    return found
  }

  /// The mean over draws with their weights; what is missing of them may be worth anything.
  private func expected(_ brackets: [(weight: Double, bracket: Bracket?)]) -> Bracket {
    var (least, most, known) = (0.0, 0.0, 0.0)
    for (weight, bracket) in brackets {
      guard let bracket else { continue }
      least += weight * bracket.least
      most += weight * bracket.most
      known += weight
    }
    // What was left out, and the rounding of the weights.
    let rest = max(0, 1 - known) + AnalysisTuning.weights
    return Bracket(min(1, least), min(1, most + rest))
  }

  /// The instance in which a draw is seen: pools fall into groups of people who are right on the same chunks.
  private func seeing(_ draw: Draws.Draw, _ views: [Instance.View]) throws -> Instance {
    guard let seeing = instance.seeing(draws.groups(draw)) else { throw TooManyTeams() }
    return seeing.seen(as: views)
  }
}
