import Formulation
import Foundation
import GLPKSolver

/// Solving a node's program: rounds of simplex and cuts.
extension Relaxation {
  /// Share of what separates a bound from its target that cuts must promise to be worth a round.
  private static let patience = 0.3
  /// Most iterations that new bounds are given under old costs.
  private static let mostForBounds = 200

  /// Solves the node's program, adding cuts until what they could still take off the bound is below
  /// `tolerance` (on the chance) or small beside what separates it from `target`, or the bound falls to
  /// `target`.
  ///
  /// - Parameters:
  ///   - target: a bound this low closes the node; −∞: there is none.
  ///   - rounds: of simplex and cuts, at most.
  /// - Throws: where no basis and no method gives an answer, and none was had before.
  func solve(target: Double, tolerance: Double, options: SimplexOptions, rounds: Int) throws -> Outcome {
    var best = Double.infinity
    var options = options
    options.method = method
    if layout.count >= SearchTuning.sizable { options.ratioTest = .standard }
    for round in 0..<rounds {
      let solved = try round == 0 ? firstAnswer(options) : program.solve(options)
      work.solving += solved.iterations
      switch solved.status {
      case .optimal: break
      // GLPK's word is not enough, since a node would be lost: a proof, or a fresh basis.
      case .infeasible:
        if try program.provesInfeasible() { return .infeasible }
        let fresh = try answerAfresh(options)
        if fresh == .optimal { break }
        if try fresh == .infeasible && program.provesInfeasible() { return .infeasible }
        if best.isFinite { return .bounded(best) }
        if fresh == .timeLimit || fresh == .interrupted { return .stopped }
        throw Self.noAnswer
      case .timeLimit, .interrupted: return best.isFinite ? .bounded(best) : .stopped
      default:
        if best.isFinite { return .bounded(best) }
        throw Self.noAnswer
      }
      // The bound is proven from the duals, in our own arithmetic.
      answer.bound = try chance(fromObjective: program.provenUpperBound())
      answer.reducedCosts = try program.reducedCosts()
      let gain = best - answer.bound
      best = min(best, answer.bound)
      if best <= target { return .bounded(best) }
      answer.solution = try program.primals()
      // Iterations cost what there are rows; cuts that are missed come back.
      if gain > SearchTolerance.boundGain { try dropSlackCuts(above: reduction.terms.count + 100) }
      // After the last solve no cuts come, so that solution, duals and rows stay those of one program.
      if round + 1 == rounds { break }
      // Far from the target a node is split anyway: its children find what is missed here.
      let far = target.isFinite ? Self.patience * (answer.bound - target) : 0
      if try !separate(max(tolerance, far)) { break }
    }
    return .bounded(best)
  }

  /// Another basis, or another relaxation, has to say: the search opens its programs anew.
  private static let noAnswer = GLPKError.fatal(message: "no answer to a node's program")

  /// The first solve of a node. New bounds leave the last basis dual feasible under the old costs, and new
  /// costs what that leads to primal feasible; so each comes with the method for which it is the shorter
  /// way, unless that loses its way.
  private func firstAnswer(_ options: SimplexOptions) throws -> LinearOutcome {
    let most = min(2_000 + 10 * layout.count, options.iterationLimit ?? .max)
    var other = options
    // Programs for sums of logs have next to the bounds that the ones before them had.
    if options.method == .dual && !loaded.isLogSum {
      other.iterationLimit = min(Self.mostForBounds, most)
      let solved = try program.solve(other)
      if solved.status == .optimal && loaded.costs == program.costs { return solved }
      work.solving += solved.iterations
    }
    // Now the costs, by the other method; with a limit, since GLPK may walk on the spot.
    try program.setCosts(loaded.costs)
    other.method = options.method == .dual ? .primal : .dual
    other.iterationLimit = most
    let solved = try program.solve(other)
    if solved.status != .iterationLimit || options.iterationLimit ?? .max <= most { return solved }
    work.solving += solved.iterations
    return try program.solve(options)
  }

  /// Solves from the standard basis, by one method and the other. From a warm basis GLPK has been seen to
  /// call a program infeasible that is not, or to leave no proof.
  private func answerAfresh(_ options: SimplexOptions) throws -> LinearOutcome.Status {
    var other = options
    let most = 2_000 + 10 * layout.count
    other.iterationLimit = min(most, options.iterationLimit ?? most)
    var status = LinearOutcome.Status.iterationLimit
    for method in [SimplexOptions.Method.primal, .dual] where status == .iterationLimit {
      try program.standardBasis()
      other.method = method
      let solved = try program.solve(other)
      work.solving += solved.iterations
      status = solved.status
    }
    return status
  }

  /// The chance that an objective of the program stands for, raised by what adding it up may have lost.
  private func chance(fromObjective objective: Double) -> Double {
    if loaded.isLogSum { return objective + SearchTolerance.logObjective }
    if isSingle {
      return reduction.constant + reduction.outcomes[0].weight
        * exp(min(0, objective + SearchTolerance.logObjective))
    }
    return reduction.constant + objective + loaded.secants.reduce(0) { $0 + $1.constant }
      + SearchTolerance.chanceObjective
  }

  /// What a unit of each term's log is worth in the objective at this node: the sum of the secants' slopes
  /// of the outcomes that need it.
  func termSlopes() -> [Double] {
    var termSlopes = [Double](repeating: 0, count: reduction.terms.count)
    for (index, outcome) in reduction.outcomes.enumerated() {
      for term in outcome.terms { termSlopes[term] += loaded.secants[index].slope }
    }
    // The chance's own derivative, where the objective is the log-chance.
    if isSingle && !loaded.isLogSum {
      let scale = reduction.outcomes[0].weight * exp(min(0, solution[layout.outcome(0)]))
      for term in termSlopes.indices { termSlopes[term] *= scale }
    }
    return termSlopes
  }

  /// The solution's counts for a term, aligned with its counters.
  func counts(of term: Int) -> [Double] {
    reduction.terms[term].counters.map { max(0, solution[layout.counter($0)]) }
  }
}
