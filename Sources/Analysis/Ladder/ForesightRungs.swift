import Allocation
import Answers

/// The three rungs above the static plan that know deadline or world before the start, on their way from unknown to
/// bracketed: whatever time is left brings them further.
package struct ForesightRungs: Sendable {
  private let foresight: ForesightProblems
  /// How far each rung got; those that nobody has begun are missing.
  private var searched: [Rung.Name: [ChainProgress]] = [:]

  package init(_ ladder: Ladder) { foresight = ForesightProblems(ladder.instance, plan: ladder.plan) }

  /// Rungs that need searches of their own, the one with fewest first.
  private var own: [Rung.Name] {
    var names: [Rung.Name] = foresight.worldsAreOne ? [] : [.knowsTheWorld]
    guard foresight.canBeTold else { return names }
    if !foresight.hasOneDeadline && foresight.canBeToldAlone { names.append(.knowsTheDeadline) }
    if !foresight.hasOneDeadline && !(foresight.hasOneWorld && foresight.canBeToldAlone) {
      names.append(.waitAndSee)
    }
    return names
  }

  /// Goes on with all that is open.
  ///
  /// - Parameter begins: is told each rung before it is searched.
  package mutating func improve(_ budget: SearchBudget, begins: (Rung.Name) -> Void = { _ in }) throws {
    let open = own.filter { name in
      searched[name].map { bracket($0).width > budget.search.gap } ?? true
    }
    for (place, name) in open.enumerated() {
      begins(name)
      var progress = searched[name] ?? chains(name).map(ChainProgress.init)
      try ChainSolver(budget: budget.share(of: open.count - place)).improve(&progress)
      searched[name] = progress
    }
  }

  /// The problems whose best chances add up to a rung.
  private func chains(_ name: Rung.Name) -> [Chain] {
    switch name {
    case .knowsTheWorld: foresight.knowsTheWorld
    case .knowsTheDeadline: foresight.knowsTheDeadline
    default: foresight.waitAndSee
    }
  }

  /// The sum over chains; each side may exceed 1 by rounding alone.
  private func bracket(_ progress: [ChainProgress]) -> Bracket {
    let brackets = progress.map(\.bracket)
    return Bracket(
      min(1, brackets.reduce(0) { $0 + $1.least }), min(1, brackets.reduce(0) { $0 + $1.most }))
  }

  /// Plans that the searches came upon: each feasible for the problem itself.
  package var plans: [Plan] {
    searched.sorted { $0.key.text < $1.key.text }.flatMap { $0.value.flatMap(\.plans) }
  }

  /// Wait and see, knows the deadline, knows the world.
  ///
  /// - Parameter ladder: knowing adds nothing to its static rung where there is one deadline, or one world.
  package func rungs(_ ladder: Ladder) -> [Rung] {
    func rung(_ name: Rung.Name, otherwise: Rung) -> Rung {
      searched[name].map { Rung(name, bracket($0)) } ?? otherwise.renamed(name)
    }
    let world = rung(.knowsTheWorld, otherwise: ladder.static)
    guard foresight.canBeTold else {
      return [.waitAndSee, .knowsTheDeadline].map { Rung($0, chance: nil, note: .movesAway) } + [world]
    }
    let deadline =
      foresight.canBeToldAlone
      ? rung(.knowsTheDeadline, otherwise: ladder.static)
      : Rung(.knowsTheDeadline, chance: nil, note: .movesAway)
    return [rung(.waitAndSee, otherwise: foresight.hasOneDeadline ? world : deadline), deadline, world]
  }
}
