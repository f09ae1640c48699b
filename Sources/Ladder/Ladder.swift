import Allocation
import Allocators
import Search
import Threads

/// The rungs that other knowledge makes of a static problem: better informed allocators above it, one who plans
/// for a single expected case below it, and the three on the ground that people are right or wrong for life.
public struct Ladder: Sendable {
  /// The problem as stated; it may know more kinds of attempts than the problem offers.
  public private(set) var instance: Instance
  /// The best static plan that is known.
  public private(set) var plan: Plan
  /// Its chance.
  public private(set) var chance: Double
  /// No static plan has more.
  public let bound: Double

  /// - Parameters:
  ///   - plan: feasible.
  ///   - chance: exact.
  public init(_ instance: Instance, plan: Plan, chance: Double, bound: Double) {
    self.instance = instance
    self.plan = plan
    self.chance = chance
    self.bound = bound
  }

  /// The static rung.
  public var `static`: Rung {
    Rung(.static, chance: chance, bound: bound, plan: Rung.Written(plan, of: instance))
  }

  /// The plan for the expected case, judged on the real law. Should it be better than the static plan, which is
  /// only proven to within a gap, it takes that plan's place.
  public mutating func meanValue(_ patience: Patience) throws -> Rung {
    let expected = Instance(ExpectedCase.problem(of: instance))
    let found = try Workers.map([expected], threads: 1) { expected in
      try Optimizer.solve(
        expected, options: patience.options(oneOf: 1), within: TimeBudget(stop: patience.stop))
    }[0]
    let written = instance.adopting(found.plan, of: expected)
    let judged = written.instance.chance(of: written.plan)
    if judged > chance { (instance, plan, chance) = (written.instance, written.plan, judged) }
    var rung = Rung(
      .meanValue, chance: judged, plan: Rung.Written(written.plan, of: written.instance))
    if found.status != .optimal {
      rung.isComplete = false
      rung.note = "the expected case itself was not solved within the gap"
    }
    return rung
  }

  /// Wait and see, knows the deadline, knows the world.
  ///
  /// - Parameter begins: is told each that has to be solved, before it is.
  public func foresight(
    _ patience: Patience, begins: (Rung.Name) -> Void = { _ in }
  ) throws -> [Rung] {
    let foresight = Foresight(instance, plan: plan)
    let knowsTheWorld =
      try foresight.worldsAreOne
      ? renamed(.knowsTheWorld)
      : sum(.knowsTheWorld, foresight.knowsTheWorld, patience.share(of: 3), begins)
    let knowsTheDeadline =
      try foresight.hasOneDeadline
      ? renamed(.knowsTheDeadline)
      : sum(.knowsTheDeadline, foresight.knowsTheDeadline, patience.share(of: 2), begins)
    var waitAndSee: Rung
    if foresight.hasOneDeadline {
      waitAndSee = knowsTheWorld
    } else if foresight.hasOneWorld {
      waitAndSee = knowsTheDeadline
    } else {
      waitAndSee = try sum(.waitAndSee, foresight.waitAndSee, patience, begins)
    }
    waitAndSee.name = .waitAndSee
    return [waitAndSee, knowsTheDeadline, knowsTheWorld]
  }

  /// The static rung under another name: knowing that adds nothing here.
  private func renamed(_ name: Rung.Name) -> Rung {
    var rung = self.static
    rung.name = name
    return rung
  }

  private func sum(
    _ name: Rung.Name, _ chains: [Chain], _ patience: Patience, _ begins: (Rung.Name) -> Void
  ) throws -> Rung {
    begins(name)
    let solved = try ChainSolver(patience: patience).solve(chains).map(\.bracket)
    let least = solved.reduce(0) { $0 + $1.least }
    let most = solved.reduce(0) { $0 + $1.most }
    return Rung(name, Bracket(min(1, least), min(1, most)))
  }

  /// Omniscient, knows who is right, and the static plan where people are right or wrong for life.
  ///
  /// - Parameters:
  ///   - waitAndSee: that rung of the same problem.
  ///   - begins: is told each that has to be worked out, before it is.
  public func lasting(
    waitAndSee: Rung, _ patience: Patience, begins: (Rung.Name) -> Void = { _ in }
  ) throws -> [Rung] {
    let right = WhoIsRight(instance, seed: patience.search.seed)
    if right.isTrivial {
      var omniscient = waitAndSee
      omniscient.name = .omniscient
      var lasting = renamed(.lasting)
      lasting.bound = nil
      return [omniscient, renamed(.knowsWhoIsRight), lasting]
    }
    begins(.lasting)
    let lasting =
      Lasting(plan, of: instance)?
      .rung(static: chance, seed: patience.search.seed, isStopped: { patience.isOver })
      ?? Rung(
        .lasting, chance: nil, note: "headcounts fall and rise, so that nobody can be followed for life")
    if let obstacle = right.obstacle {
      return [.omniscient, .knowsWhoIsRight].map { Rung($0, chance: nil, note: obstacle) } + [lasting]
    }
    begins(.knowsWhoIsRight)
    let knows = try right.rung(.knowsWhoIsRight, knowsAll: false, patience: patience.share(of: 2))
    begins(.omniscient)
    let omniscient = try right.rung(.omniscient, knowsAll: true, patience: patience)
    return [omniscient, knows, lasting]
  }
}
