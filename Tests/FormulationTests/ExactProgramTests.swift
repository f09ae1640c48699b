import Allocation
import Foundation
import GLPKSolver
import Modelling
import Support
import Testing

@testable import Formulation

@Suite("The problem as one linear program")
struct ExactProgramTests {
  /// The chance that the program's optimum stands for, as GLPK's own branch and cut finds it.
  private func chance(_ exact: ExactProgram) throws -> Double {
    let solution = try GLPKSolver.solve(exact.program)
    #expect(solution.reason == .optimal || solution.reason == .infeasible)
    return exact.objective.chance(solution.point?.objective)
  }

  @Test("its optimum is the best chance of all plans", arguments: TinyProblem.all(seeds: 0..<1))
  func bestPlan(problem: TinyProblem) throws {
    let instance = try Instance(text: problem.text)
    let exact = try ExactProgram(instance)
    #expect(abs(try chance(exact) - BruteForce.best(instance)) < 1e-6)
    #expect(exact.objective.tolerance < 1e-8)
    guard case .logChance(_, let weight, let constant) = exact.objective else {
      #expect(exact.reduction.outcomes.count != 1)
      return
    }
    #expect(exact.reduction.outcomes.map(\.weight) == [weight] && exact.reduction.constant == constant)
  }

  @Test(
    "of all two-stage plans where a date reveals the world",
    arguments: TinyProblem.all([.worlds, .worldCounts, .worldYears], seeds: 1..<2), [0, 1, 2])
  func learning(problem: TinyProblem, look: Int) throws {
    let instance = try Instance(text: problem.text + "information: {worlds: \(look)}\n")
    let exact = try ExactProgram(learning: instance)
    // At the last boundary nobody learns anything in time.
    #expect(exact.reduction.stage?.look == (look < instance.steps ? look : nil))
    #expect(abs(try chance(exact) - BruteForce.best(instance, learningAt: look)) < 1e-6)
  }

  @Test("whatever the file says of information, the static one too")
  func staticPlans() throws {
    let problem = TinyProblem(sort: .worlds, seed: 1).text
    let (one, two) = (try Instance(text: problem), try Instance(text: problem + "information: {worlds: 1}\n"))
    #expect(try ExactProgram(one).program.columnCount == ExactProgram(two).program.columnCount)
    #expect(try ExactProgram(one).program.columnCount == ExactProgram(learning: one).program.columnCount)
  }

  private static func text(_ chunks: String, horizon: Int = 6, headcount: Int = 1, worlds: String = "")
    -> String
  {
    """
    time: {horizon: \(horizon)}
    deadline: \(horizon)
    pools: {a: {headcount: \(headcount), correct: 50%}, b: {headcount: \(headcount), correct: 60%}}
    chunks: {\(chunks)}
    \(worlds)
    """
  }

  private static let many = (0..<20).map { "x\($0): {years: 1}" }.joined(separator: ", ")

  private static var manyWorlds: String {
    let worlds = (0..<10).map { "w\($0): {credence: 10%, chunks: {x: {years: \(2 + $0 % 2)}}}" }
    return "worlds: {\(worlds.joined(separator: ", "))}\ninformation: {worlds: 2}\n"
  }

  @Test(
    "says why there is none",
    arguments: [
      (
        "x: {years: 1, count: 9, credit: separate}", 6, 4, "", ExactProgram.Failure.tooManyChoices(chunk: "x")
      ),
      (many, 100_000, 1, "", .tooLarge),
      (
        "x: {years: 1}", 6, 1, "worlds: {w: {credence: 100%}}\ninformation: {worlds: {chunk: x}}\n",
        .revealedByChunk("x")
      ),
      ("x: {years: 2}, y: {years: 1, after: x}", 6, 1, manyWorlds, .tooManyGates),
    ])
  func failures(chunks: String, horizon: Int, headcount: Int, worlds: String, failure: ExactProgram.Failure)
    throws
  {
    let instance = try Instance(
      text: Self.text(chunks, horizon: horizon, headcount: headcount, worlds: worlds))
    #expect(throws: failure) { try ExactProgram(learning: instance) }
  }

  @Test("ends where it is asked to", arguments: [0, 1, 5])
  func stopped(questions: Int) throws {
    let instance = try Instance(text: TinyProblem(sort: .budget, seed: 0).text)
    var left = questions
    #expect(throws: ExactProgram.Failure.stopped) {
      try ExactProgram(instance) {
        left -= 1
        return left < 0
      }
    }
  }

  @Test("terms of deadlines that nobody can meet are not asked for")
  func hopeless() throws {
    let instance = try Instance(text: Self.text("x: {years: 9}"))
    let exact = try ExactProgram(instance)
    #expect(exact.reduction.outcomes.isEmpty && exact.program.columnCount == 0)
    #expect(exact.objective.chance(nil) == 0)
  }
}

@Suite("The cheapest plan of a chance")
struct ThriftyProgramTests {
  @Test(
    "fewest person-steps of all plans of the best chance",
    arguments: TinyProblem.all([.late, .chain, .plain]))
  func fewest(problem: TinyProblem) throws {
    let instance = try Instance(text: problem.text)
    let thrifty = try #require(ThriftyProgram(instance))
    let best = BruteForce.best(instance)
    let program = try thrifty.program(
      reaching: best, slack: 1e-8,
      minimising: .init(attempts: { Double(instance.types[$0.type].personSteps) }))
    let plan = thrifty.plan(try #require(try GLPKSolver.solve(program).point).values)
    #expect(instance.violations(of: plan).isEmpty)
    #expect(abs(instance.chance(of: plan) - best) < 1e-9)
    let good = BruteForce.entries(instance).flatMap { BruteForce.plans($0, instance) }
      .filter { instance.chance(of: $0) > best - 1e-9 }
    #expect(plan.personSteps(in: instance) == good.map { $0.personSteps(in: instance) }.min())
  }

  @Test("and among those the earliest ends")
  func earliest() throws {
    let instance = try Instance(
      text: """
        time: {horizon: 4}
        deadline: 4
        pools: {a: {headcount: 2, correct: 100%}}
        chunks: {x: {years: 1}, y: {years: 2}}
        """)
    let thrifty = try #require(ThriftyProgram(instance))
    let people = ThriftyProgram.Cost(attempts: { Double(instance.types[$0.type].personSteps) })
    let ends = ThriftyProgram.Cost(attempts: { Double($0.gateEnd) })
    let program = try thrifty.program(reaching: 1, slack: 1e-8, minimising: ends, within: [(people, 3)])
    let plan = thrifty.plan(try #require(try GLPKSolver.solve(program).point).values)
    #expect(plan.entries.map { [$0.type, $0.start, $0.attempts] } == [[0, 0, 1], [1, 0, 1]])
    let fewer = try thrifty.program(reaching: 1, slack: 1e-8, minimising: ends, within: [(people, 2)])
    #expect(try GLPKSolver.solve(fewer).point == nil)
  }

  @Test("there is none of very many starts")
  func none() throws {
    let long =
      "time: {horizon: 2000}\ndeadline: 2000\npools: {a: {headcount: 1, correct: 50%}}\nchunks: {x: {years: 1}}\n"
    #expect(ThriftyProgram(try Instance(text: long)) == nil)
  }
}
