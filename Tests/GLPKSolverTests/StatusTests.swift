import CGLPK
import Modelling
import Support
import Testing

@testable import GLPKSolver

/// What GLPK's numbers mean, and what options become.
struct StatusTests {
  private static func simplex(_ code: Int32, status: Int32 = 0, stopped: Int32 = 0) -> sg_simplex_answer {
    var answer = sg_simplex_answer()
    (answer.code, answer.status, answer.stopped) = (code, status, stopped)
    return answer
  }

  @Test(
    arguments: [
      (0, 5, .optimal, .optimal), (0, 4, .infeasible, .infeasible), (0, 6, .unbounded, .unbounded),
      (0, 1, nil, .failed), (0, 2, nil, .failed), (0x04, 0, .infeasible, .infeasible),
      (0x08, 0, .iterationLimit, .iterationLimit), (0x09, 0, .timeLimit, .timeLimit),
      (0x06, 0, .cutOff, .failed), (0x07, 0, .cutOff, .failed), (0x01, 0, nil, .failed),
      (0x02, 0, nil, .failed), (0x05, 0, nil, .failed), (0x0A, 0, nil, .infeasible),
      (0x0B, 0, nil, .infeasibleOrUnbounded), (0x77, 5, nil, .failed),
    ] as [(Int32, Int32, LinearOutcome.Status?, Solution.StopReason)])
  func simplexAnswers(
    code: Int32, status: Int32, outcome: LinearOutcome.Status?, reason: Solution.StopReason
  ) {
    let answer = Self.simplex(code, status: status)
    #expect(answer.linearStatus == outcome)
    #expect(answer.programReason == reason)
    // Whoever asked it to stop is told so first, but for what the presolver proved.
    #expect(Self.simplex(code, status: status, stopped: 1).linearStatus == .interrupted)
  }

  @Test(
    arguments: [
      (0, 5, true, .optimal), (0, 2, true, .failed), (0, 4, false, .infeasible), (0x0E, 2, true, .optimal),
      (0x0E, 1, false, .failed), (0x0A, 1, false, .infeasible), (0x0B, 1, false, .infeasibleOrUnbounded),
      (0x09, 2, true, .timeLimit), (0x05, 1, false, .failed), (0x0C, 1, false, .failed),
    ] as [(Int32, Int32, Bool, Solution.StopReason)])
  func treeAnswers(code: Int32, status: Int32, hasPoint: Bool, reason: Solution.StopReason) {
    var answer = sg_integer_answer()
    (answer.code, answer.status) = (code, status)
    #expect(answer.programReason(hasPoint: hasPoint) == reason)
  }

  @Test func aStoppedTreeWasInterruptedOrHadItsNodes() {
    var answer = sg_integer_answer()
    answer.code = 0x0D
    #expect(answer.programReason(hasPoint: true) == .nodeLimit)
    answer.stopped = 1
    #expect(answer.programReason(hasPoint: true) == .interrupted)
  }

  @Test func limits() {
    let limits: [Solution.StopReason] = [.timeLimit, .nodeLimit, .iterationLimit, .interrupted]
    #expect(limits.allSatisfy { $0.isLimit })
    let others: [Solution.StopReason] = [
      .optimal, .infeasible, .unbounded, .infeasibleOrUnbounded, .memoryLimit, .failed,
    ]
    #expect(!others.contains { $0.isLimit })
  }

  @Test func optionsBecomeGLPKsNumbers() throws {
    var options = SimplexOptions()
    var parameters = try options.parameters()
    #expect(parameters.method == glpDual && parameters.pricing == 0x22 && parameters.ratio_test == 0x33)
    #expect(parameters.primal_tolerance == 1e-7 && parameters.dual_tolerance == 1e-7)
    #expect(parameters.slice == 5_000)
    (options.method, options.pricing, options.cutoff) = (.primal, .standard, 3)
    parameters = try options.parameters()
    // The long-step test is the dual's; the primal takes Harris's in its place.
    #expect(parameters.method == glpPrimal && parameters.pricing == 0x11 && parameters.ratio_test == 0x22)
    #expect(parameters.objective_lower_limit == 3)
    options.ratioTest = .standard
    #expect(try options.parameters().ratio_test == 0x11)
    options.ratioTest = .harris
    options.method = .dual
    #expect(try options.parameters().ratio_test == 0x22)
  }

  @Test func optionsOutOfRange() {
    for (options, name) in [
      (SimplexOptions(primalTolerance: 0), "primalTolerance"),
      (SimplexOptions(dualTolerance: 1), "dualTolerance"),
      (SimplexOptions(dualTolerance: .nan), "dualTolerance"),
      (SimplexOptions(iterationsBetweenPolls: 0), "iterationsBetweenPolls"),
      (SimplexOptions(iterationLimit: -1), "iterationLimit"), (SimplexOptions(timeLimit: -1), "timeLimit"),
      (SimplexOptions(timeLimit: .nan), "timeLimit"), (SimplexOptions(cutoff: .nan), "cutoff"),
    ] {
      #expect("\(name)") {
        _ = try options.parameters()
      } throws: { error in
        guard case .badOption(let found, _)? = error as? GLPKError else { return false }
        return found == name
      }
    }
  }

  @Test func timesThatAreShared() throws {
    #expect(SimplexOptions().secondsLeft(since: .now) == .infinity)
    #expect(SimplexOptions(timeLimit: 5).secondsLeft(since: .now - .seconds(9)) == 0)
    let left = SimplexOptions(timeLimit: 50).secondsLeft(since: .now - .seconds(9))
    #expect(left > 30 && left <= 41)
    var options = SimplexOptions()
    options.secondsLeft = { 0 }
    let late = options
    options.secondsLeft = nil
    options.mustStop = { true }
    let stopped = options
    try LinearProgram.withScope { program in
      var random = Dice(3)
      try program.load(try knapsack(&random, items: 30, rows: 20, isInteger: false))
      #expect(try program.solve(late).status == .timeLimit)
      #expect(try program.solve(stopped).status == .interrupted)
      let solved = try program.solve()
      #expect(solved.status == .optimal && program.work >= solved.iterations * program.rowCount)
    }
  }

  /// A point is judged in our own arithmetic, with a slack in proportion to a row's terms.
  @Test func pointsAreJudged() throws {
    var rows = SparseBlock()
    rows.append(.atMost(1_000), indices: [0, 1], values: [1_000, -1_000])
    rows.append(Bounds(lower: 0, upper: 3), indices: [0, 1], values: [1, 1])
    let program = try Program(
      sense: .maximise, costs: [1, 1], columnLower: [0, 0], columnUpper: [5, 5], rows: rows)
    for (point, isInside) in [
      ([1, 1], true), ([2, 1], true), ([2.0000001, 1], true), ([2, 0.5], false), ([3, 2.5], false),
      ([-0.1, 0], false), ([-1e-8, 0], true), ([5, 5], false), ([0, 3.1], false),
    ] as [([Double], Bool)] {
      #expect(program.isSatisfied(by: point) == isInside, "\(point)")
    }
  }

  /// What is told of a tree: its points get better, its bound never lies on the wrong side; and who says so ends it.
  @Test func treesAreWatched() throws {
    var random = Dice(8)
    let program = try knapsack(&random, items: 14, rows: 5)
    let best = try #require(bruteForce(program))
    var notes: [TreeNote] = []
    let solved = try solve(
      program,
      SolveOptions {
        notes.append($0)
        return false
      })
    #expect(solved.reason == .optimal && abs((solved.point?.objective ?? 0) - best) < 1e-6)
    let points = notes.compactMap { $0.point }
    #expect(!points.isEmpty && zip(points, points.dropFirst()).allSatisfy { $0.objective < $1.objective })
    #expect(points.allSatisfy { $0.values.count == 14 && isFeasible($0.values, program, tolerance: 1e-6) })
    #expect(notes.compactMap(\.bound).allSatisfy { $0 >= best - 1e-6 })
    let ended = try solve(program, SolveOptions { $0.point != nil })
    #expect(ended.reason == .interrupted && ended.point != nil)
    #expect((ended.bound ?? 0) >= best - 1e-6)
  }
}
