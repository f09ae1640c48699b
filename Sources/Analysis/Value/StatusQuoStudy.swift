import Allocation
import Allocators
import Answers
import Search
import Threads

/// What the status quo of a file loses, the changes that win it back, and what its awards have lost for good.
///
/// Changes are found by steepest ascent over single moves of people and awards, and then made as small as they can be while
/// they still do what is asked: exact chances, but no proof that there are no smaller ones.
struct StatusQuoStudy {
  /// The problem as it is stated, with the best plan that is known.
  let best: SolvedInstance
  let budget: SearchBudget

  /// Shares of the loss that are to be won back.
  private static let targets = [0.5, 0.9]
  /// Moves of people that are tried, as shares of a pool: all tenths where few people and chunks can be paired, since chances
  /// may rise only after some; else a fifth. What a chunk has in all is tried too.
  private static let (fine, coarse) = ((1...9).map { Double($0) / 10 }, [0.2])
  /// Steps by which a move is made smaller.
  private static let grain = 0.05
  /// Moves in a row.
  private static let mostMoves = 12
  /// Plans that are made, at the most.
  private static let mostPlans = 6_000
  /// Pairs of chunks up to which all tenths are tried.
  private static let fewPairs = 40

  private var instance: Instance { best.instance }

  /// Nil where the file states none, or where its plan was not finished.
  ///
  /// - Throws: a failure of the linear-programming library.
  func run() throws -> StatusQuoAnswer? {
    guard instance.problem.statusQuo != nil else { return nil }
    var workload = Workload(time: budget.time)
    guard let plan = try? NaiveAllocator.plan(.statusQuo, instance, workload: &workload) else { return nil }
    // By luck a rule may find a better plan than a search that ran out of time.
    let chance = instance.chance(of: plan)
    var answer = StatusQuoAnswer(
      chance: chance, loss: max(0, best.bracket.least - chance), lossBound: max(0, best.bracket.most - chance)
    )
    guard answer.loss > budget.search.gap else { return answer }
    answer.committed = try committed(plan, budget.share(0.5))
    if let policy = StatusQuoPolicy(instance, awarding: plan) {
      answer.remedies = remedies(policy, from: chance, loss: answer.loss)
    }
    return answer
  }

  /// The best plan with the awards of the status quo, and no others; nil where it makes none.
  private func committed(_ plan: Plan, _ budget: SearchBudget) throws -> StatusQuoAnswer.Commitment? {
    guard !plan.awards.isEmpty, !budget.isOver else { return nil }
    // With the awards made, their people there and their money gone, the rule's own plan is a rival.
    var people = plan
    people.awards = []
    let fixed = instance.funded(by: plan.awards)
    let found = try ValueSearch(budget: budget)
      .solve(ValueJob(instance: fixed, rivals: [people], ceiling: best.bracket.most))
    return .init(
      chance: found.bracket.least, bound: found.bracket.most,
      lost: max(0, best.bracket.least - found.bracket.least))
  }

  /// Moves so far, with the policy and its chance.
  private struct Path {
    var moves: [StatusQuoPolicy.Move] = []
    var policy: StatusQuoPolicy
    var chance: Double
  }

  /// For each target the moves that reach it, the first of one ascent, made small.
  private func remedies(_ policy: StatusQuoPolicy, from chance: Double, loss: Double) -> [StatusQuoAnswer
    .Remedy]
  {
    var path = Path(policy: policy, chance: chance)
    var plans = 0
    var remedies: [StatusQuoAnswer.Remedy] = []
    for share in Self.targets {
      let target = chance + share * loss
      // The ascent for the larger target goes on where that for the smaller one ended.
      while path.chance < target, let next = step(path, &plans) { path = next }
      let isReached = path.chance >= target
      let small = isReached ? smaller(path, from: policy, reaching: target, &plans) : path
      remedies.append(
        .init(
          share: share, moves: small.moves.map(told), chance: small.chance, isReached: isReached))
    }
    return remedies
  }

  /// The move that raises the chance most; of equals the first. Nil where none does.
  private func step(_ path: Path, _ plans: inout Int) -> Path? {
    guard path.moves.count < Self.mostMoves, !budget.isOver else { return nil }
    let moves = moves(from: path.policy)
    plans += moves.count
    guard plans <= Self.mostPlans else { return nil }
    let tried = ParallelMap.map(moves.count, threads: budget.search.threads) { place -> Path? in
      guard !budget.isOver, let changed = path.policy.with(moves[place], in: instance),
        let chance = changed.chance(in: instance, within: budget.time)
      else { return nil }
      return Path(moves: Self.joined(path.moves, moves[place]), policy: changed, chance: chance)
    }
    // In the order of the moves, whichever thread was first: the same answer with any number of them.
    let found = tried.compactMap { $0 }
    guard let first = found.first else { return nil }
    let next = found.dropFirst().reduce(first) { $1.chance > $0.chance + AnalysisTuning.gain ? $1 : $0 }
    return next.chance > path.chance + AnalysisTuning.gain ? next : nil
  }

  /// Single changes: people of each pool from each chunk that has some to each other one that they may work on, and one award
  /// more or less of each grant.
  private func moves(from policy: StatusQuoPolicy) -> [StatusQuoPolicy.Move] {
    let chunks = instance.bundles.indices
    let pairs = instance.problem.pools.indices.flatMap { pool -> [(pool: Int, from: Int, to: Int)] in
      let open = chunks.filter { instance.bundles[$0].crews.contains { $0.pools.contains(pool) } }
      return chunks.filter { policy.share(of: $0, in: pool) > 0 }.flatMap { from in
        open.filter { $0 != from }.map { (pool, from, $0) }
      }
    }
    let sizes = pairs.count <= Self.fewPairs ? Self.fine : Self.coarse
    let people = pairs.flatMap { pair -> [StatusQuoPolicy.Move] in
      let own = policy.share(of: pair.from, in: pair.pool)
      // All of it last: of equals the smallest counts.
      return (sizes.filter { $0 < own - AnalysisTuning.share } + [own]).map {
        .people(pool: pair.pool, from: pair.from, to: pair.to, share: $0)
      }
    }
    let awards = instance.problem.grants.indices.flatMap { grant -> [StatusQuoPolicy.Move] in
      [.awards(grant: grant, more: 1), .awards(grant: grant, more: -1)]
    }
    return people + awards
  }

  /// Moves with one more, those of the same people and grants together.
  private static func joined(_ moves: [StatusQuoPolicy.Move], _ move: StatusQuoPolicy.Move)
    -> [StatusQuoPolicy.Move]
  {
    var moves = moves
    for (place, known) in moves.enumerated() {
      switch (known, move) {
      case (
        .people(let pool, let from, let to, let share), .people(let other, let source, let goal, let more)
      )
      where pool == other && from == source && to == goal:
        moves[place] = .people(pool: pool, from: from, to: to, share: share + more)
        return moves
      case (.awards(let grant, let some), .awards(let other, let more)) where grant == other:
        moves[place] = .awards(grant: grant, more: some + more)
        return some + more == 0 ? moves.filter { $0 != moves[place] } : moves
      default: break
      }
    }
    return moves + [move]
  }

  /// The same moves without those that are not needed, and each no larger than it has to be.
  private func smaller(
    _ path: Path, from policy: StatusQuoPolicy, reaching target: Double, _ plans: inout Int
  )
    -> Path
  {
    var path = path
    // The first moves are those that gained most alone, and are tried first: what came later may do without them.
    var place = 0
    while place < path.moves.count, plans < Self.mostPlans, !budget.isOver {
      var fewer = path.moves
      let isGone: Bool
      if let less = Self.lessened(path.moves[place]) {
        fewer[place] = less
        isGone = false
      } else {
        fewer.remove(at: place)
        isGone = true
      }
      plans += 1
      if let found = walked(fewer, from: policy), found.chance >= target {
        path = found
        // What follows has come to its place.
        if isGone { continue }
      } else {
        place += 1
      }
    }
    return path
  }

  /// A grain less of a move; nil where nothing is left.
  private static func lessened(_ move: StatusQuoPolicy.Move) -> StatusQuoPolicy.Move? {
    switch move {
    case .people(let pool, let from, let to, let share):
      // To the next whole grain, so that what is told is a round number.
      let less = ((share - AnalysisTuning.share) / grain).rounded(.down) * grain
      return less > AnalysisTuning.share ? .people(pool: pool, from: from, to: to, share: less) : nil
    case .awards(let grant, let more):
      let less = more - more.signum()
      return less == 0 ? nil : .awards(grant: grant, more: less)
    }
  }

  /// All moves one after another; nil where one of them is not possible.
  private func walked(_ moves: [StatusQuoPolicy.Move], from policy: StatusQuoPolicy) -> Path? {
    // Awards are checked together at the end, as they are paid.
    var changed = policy
    for move in moves {
      guard let next = changed.with(move, in: instance) else { return nil }
      changed = next
    }
    return changed.chance(in: instance, within: budget.time).map {
      Path(moves: moves, policy: changed, chance: $0)
    }
  }

  /// A move in the names of the file.
  private func told(_ move: StatusQuoPolicy.Move) -> StatusQuoAnswer.Move {
    let problem = instance.problem
    return switch move {
    case .people(let pool, let from, let to, let share):
      .people(
        pool: problem.pools[pool].name, from: problem.chunks[from].name, to: problem.chunks[to].name,
        share: share)
    case .awards(let grant, let more): .awards(grant: problem.grants[grant].name, more: more)
    }
  }
}
