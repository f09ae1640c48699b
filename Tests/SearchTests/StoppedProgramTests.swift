import Allocation
import Formulation
import GLPKSolver
import Support
import Testing

@testable import Search

/// A program that a limit stops between rounds of cuts still has the reduced costs of its last bound.
@Suite struct StoppedProgramTests {
  private static let text = """
    time: {horizon: 8}
    deadline: {5: 30%, 6: 30%, 8: 40%}
    pools:
      a: {headcount: 9, correct: 30%}
      b: {headcount: 7, correct: 60%}
    chunks:
      long: {years: 4}
      short: {count: 3, years: 2, credit: pooled, pools: [a]}
      other: {years: 3, pools: [b]}
    """

  @Test func reducedCostsBelongToTheBound() throws {
    let reduction = Reduction(try Instance(text: Self.text))
    let layout = VariableLayout(reduction)
    let fixed = BaseConstraints(reduction, layout)
    var stopped = 0
    for limit in 1...60 {
      try LinearProgram.withScope { program in
        let relaxation = try Relaxation(
          Incidence(reduction), layout: layout, program: program, rows: fixed, root: fixed.rootBox(),
          table: TermCache(reduction))
        try relaxation.load(fixed.rootBox(), for: .logs(reduction.outcomes.map(\.weight)))
        let solved = try relaxation.solve(
          target: -.infinity, tolerance: 1e-9, options: SimplexOptions(iterationLimit: limit), rounds: 40)
        guard case .bounded(let bound) = solved else { return }
        #expect(relaxation.answer.reducedCosts.count == layout.count && relaxation.answer.bound >= bound)
        let end = try program.solve(SimplexOptions(iterationLimit: 0))
        if end.status == .iterationLimit { stopped += 1 }
      }
    }
    #expect(stopped > 0)
  }
}
