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

  private var instance: Instance { draws.instance }

  /// Nobody differs from anybody, so there is nothing to see.
  var isTrivial: Bool { draws.cohorts.allSatisfy { $0.levels.count == 1 } }

  /// Whether all draws can be listed.
  var isListed: Bool { draws.rows != nil }

  /// Whether deadlines can be told: see `Instance.View.told`.
  var canBeTold: Bool { instance.views.allSatisfy { $0.told != nil } }

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
  }

  /// The best chances of whoever sees who is right, with deadline and world known too or not.
  ///
  /// - Parameters:
  ///   - drawn: those to be looked at, where not all are listed.
  ///   - floors: for some draws what is reached there at least.
  func found(
    knowsAll: Bool, drawn: [Draws.Draw], floors: [Draws.Draw: Double], _ budget: SearchBudget
  ) throws -> Found {
    if let rows = draws.rows { return try listed(rows, knowsAll: knowsAll, floors: floors, budget) }
    let distinct = Array(Set(drawn)).sorted { $0.joined().lexicographicallyPrecedes($1.joined()) }
    let worlds = knowsAll ? certaintiesByWorld : [[(1, instance.views)]]
    let chains = distinct.flatMap { draw in
      worlds.map { beliefs in Chain(cases: beliefs.map { share, views in one(draw, views, weight: share) }) }
    }
    let target = budget.search.gap * Double(max(1, distinct.count))
    let brackets = try ChainSolver(budget: budget, target: target).solve(chains).map(\.bracket)
    var found = Found(ofDraw: [:])
    for (index, draw) in distinct.enumerated() {
      let own = brackets[(index * worlds.count)..<((index + 1) * worlds.count)]
      let least = max(own.reduce(0) { $0 + $1.least }, floors[draw] ?? 0)
      found.ofDraw[draw] = Bracket(min(1, least), min(1, own.reduce(0) { $0 + $1.most }))
    }
    return found
  }

  /// Over all draws, in rows along which chances rise: so the ends of a row bracket what lies between.
  private func listed(
    _ rows: [Draws.Row], knowsAll: Bool, floors: [Draws.Draw: Double], _ budget: SearchBudget
  ) throws -> Found {
    let kept = rows.map { $0.filter { $0.weight > AnalysisTuning.negligibleDraw } }.filter { !$0.isEmpty }
    let beliefs = knowsAll ? certainties : [(1, instance.views)]
    let chains = kept.flatMap { row in
      beliefs.map { share, views in
        Chain(cases: row.map { draw, weight in one(draw, views, weight: weight * share) })
      }
    }
    let brackets = try ChainSolver(budget: budget).solve(chains).map(\.brackets)
    var found = Found(ofDraw: [:])
    var (least, most, known) = (0.0, 0.0, 0.0)
    for (place, row) in kept.enumerated() {
      for (index, one) in row.enumerated() {
        let own = beliefs.indices.map { (beliefs[$0].share, brackets[place * beliefs.count + $0][index]) }
        let low = max(own.reduce(0) { $0 + $1.0 * $1.1.least }, floors[one.draw] ?? 0)
        let bracket = Bracket(min(1, low), min(1, own.reduce(0) { $0 + $1.0 * $1.1.most }))
        found.ofDraw[one.draw] = bracket
        least += one.weight * bracket.least
        most += one.weight * bracket.most
        known += one.weight
      }
    }
    // What was left out, and the rounding of the weights.
    let rest = max(0, 1 - known) + AnalysisTuning.weights
    found.expected = Bracket(min(1, least), min(1, most + rest))
    return found
  }

  /// A share of all cases, and what is believed in them.
  private typealias Belief = (share: Double, views: [Instance.View])

  /// For each world a chain of certain deadlines.
  private var certaintiesByWorld: [[Belief]] {
    instance.views.map { view in
      (view.told ?? []).map { told in (view.credence * told.share, [told.view]) }
    }
  }

  /// World and deadline, for every pair that may come about.
  private var certainties: [Belief] { certaintiesByWorld.flatMap { $0 } }

  /// A case in which the draw is seen: pools fall into groups of people who are right on the same chunks.
  private func one(_ draw: Draws.Draw, _ views: [Instance.View], weight: Double) -> Chain.Case {
    Chain.Case(weight: weight) { [draws] in
      guard let seeing = draws.instance.seeing(draws.groups(draw)) else { throw TooManyTeams() }
      return seeing.seen(as: views)
    }
  }
}
