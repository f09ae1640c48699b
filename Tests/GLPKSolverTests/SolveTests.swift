import Foundation
import GLPKSolver
import Modelling
import Support
import Testing

struct SolveTests {
  static func hardProgram() throws -> Program {
    var random = Dice(11)
    return try knapsack(&random, items: 100, rows: 30)
  }

  @Test(arguments: [true, false])
  func wholeNumbersMatchBruteForce(_ presolve: Bool) throws {
    for seed in 1...100 as ClosedRange<UInt64> {
      var random = Dice(seed)
      let program = try knapsack(&random, items: random.int(1...11), rows: random.int(1...3))
      let solution = try solve(program, SolveOptions(presolve: presolve, cuts: seed % 2 == 0))
      let point = try #require(solution.point, "seed \(seed)")
      #expect(solution.reason == .optimal)
      #expect(point.objective == bruteForce(program), "seed \(seed)")
      #expect(solution.bound == point.objective)
      #expect(isFeasible(point.values, program, tolerance: 1e-9))
    }
  }

  @Test(arguments: [Sense.minimise, .maximise])
  func bothSensesAgreeWithTheNegatedProgram(_ sense: Sense) throws {
    for seed in 1...150 as ClosedRange<UInt64> {
      var random = Dice(seed)
      let program = try randomProgram(&random, sense: sense, isInteger: true)
      let turned = try Program(
        sense: sense == .minimise ? .maximise : .minimise, objectiveConstant: -program.objectiveConstant,
        costs: program.costs.map { -$0 }, columnLower: program.columnLower,
        columnUpper: program.columnUpper, isInteger: program.isInteger, rows: program.rows)
      let (one, other) = (try solve(program), try solve(turned, SolveOptions(presolve: false)))
      #expect(one.reason == other.reason, "seed \(seed)")
      #expect((one.point == nil) == (other.point == nil), "seed \(seed)")
      if let first = one.point?.objective, let second = other.point?.objective {
        #expect(abs(first + second) < 1e-6, "seed \(seed)")
      }
      if let x = one.point?.values { #expect(isFeasible(x, program, tolerance: 1e-6), "seed \(seed)") }
    }
  }

  struct Ending: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bounds: Bounds
    let row: Bounds
    let isInteger: Bool
    let reasons: Set<Solution.StopReason>
  }

  /// max x with 2x in a row.
  static let endings: [Ending] = [
    Ending(
      testDescription: "infeasible", bounds: .binary, row: .atLeast(3), isInteger: false,
      reasons: [.infeasible]),
    Ending(
      testDescription: "unbounded", bounds: .nonnegative, row: .atLeast(3), isInteger: false,
      reasons: [.unbounded]),
    Ending(
      testDescription: "optimal", bounds: .nonnegative, row: .atMost(3), isInteger: false,
      reasons: [.optimal]),
    Ending(
      testDescription: "infeasible whole", bounds: .binary, row: Bounds(lower: 0.5, upper: 1.5),
      isInteger: true, reasons: [.infeasible]),
    Ending(
      testDescription: "unbounded whole", bounds: .nonnegative, row: .atLeast(3), isInteger: true,
      reasons: [.infeasibleOrUnbounded]),
    Ending(
      testDescription: "optimal whole", bounds: .nonnegative, row: .atMost(3), isInteger: true,
      reasons: [.optimal]),
  ]

  @Test(arguments: endings, [true, false])
  func ends(_ ending: Ending, presolve: Bool) throws {
    var rows = SparseBlock()
    rows.append(ending.row, indices: [0], values: [2])
    let program = try Program(
      sense: .maximise, costs: [1], columnLower: [ending.bounds.lower], columnUpper: [ending.bounds.upper],
      isInteger: [ending.isInteger], rows: rows)
    let solution = try solve(program, SolveOptions(presolve: presolve))
    #expect(ending.reasons.contains(solution.reason))
    #expect((solution.point != nil) == (solution.reason == .optimal))
  }

  @Test(arguments: [true, false])
  func timeLimitKeepsThePlan(_ presolve: Bool) throws {
    let program = try Self.hardProgram()
    let solution = try solve(program, SolveOptions(timeLimit: 0.5, presolve: presolve))
    #expect(solution.reason == .timeLimit)
    #expect(solution.code == .timeLimit)
    let point = try #require(solution.point)
    let bound = try #require(solution.bound)
    #expect(isFeasible(point.values, program, tolerance: 1e-9))
    #expect(bound >= point.objective)
    #expect(solution.nodes > 0)
  }

  @Test func nodeLimitAndGapKeepThePlan() throws {
    let program = try Self.hardProgram()
    let few = try solve(program, SolveOptions(nodeLimit: 500))
    #expect(few.reason == .nodeLimit)
    #expect(few.code == .stopped)
    #expect(few.bound != nil)
    let rough = try solve(program, SolveOptions(relativeGap: 0.2))
    #expect(rough.reason == .optimal)
    #expect(rough.code == .gapReached)
    let (objective, bound) = (try #require(rough.point?.objective), try #require(rough.bound))
    #expect(bound >= objective && bound <= objective * 1.25)
  }

  @Test func aFlagFromAnotherThreadStopsIt() throws {
    let stop = StopFlag()
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.3)
      stop.raise()
    }
    let solution = try solve(try Self.hardProgram(), SolveOptions(stop: stop))
    #expect(solution.reason == .interrupted)
    #expect(solution.code == .stopped)
    #expect(solution.point != nil)
  }

  @Test func memoryLimitIsAnAnswer() throws {
    let solution = try solve(try Self.hardProgram(), SolveOptions(timeLimit: 60, memoryLimit: 1))
    #expect(solution.reason == .memoryLimit)
    #expect(solution.point == nil)
    var random = Dice(2)
    #expect(try solve(knapsack(&random, items: 5, rows: 1)).reason == .optimal)
  }

  @Test func optionsOutOfRangeAreThrown() throws {
    var random = Dice(2)
    let program = try knapsack(&random, items: 3, rows: 1)
    for options in [
      SolveOptions(timeLimit: -1), SolveOptions(timeLimit: .nan), SolveOptions(nodeLimit: -1),
      SolveOptions(memoryLimit: 0), SolveOptions(relativeGap: 1),
    ] {
      #expect(throws: GLPKError.self) { try solve(program, options) }
    }
  }

  @Test func manyAtOnce() async throws {
    try await withThrowingTaskGroup(of: (UInt64, Bool).self) { group in
      for seed in 1...256 as ClosedRange<UInt64> {
        group.addTask {
          var random = Dice(seed)
          let program = try knapsack(&random, items: 8, rows: 2)
          return (seed, try solve(program).point?.objective == bruteForce(program))
        }
      }
      for try await (seed, isRight) in group { #expect(isRight, "seed \(seed)") }
    }
  }

  @Test func codesKeepTheirSpelling() {
    #expect(ReturnCode.timeLimit.description == "GLP_ETMLIM")
    #expect(ReturnCode(rawValue: 77).description == "GLPK code 77")
  }
}
