import Allocation
import Answers
import Reporting

extension Study {
  /// Everything that is to be said about an answer; `text()` and `json()` of it are what the command prints.
  ///
  /// - Parameters:
  ///   - answer: of this study.
  ///   - allocators: what naive ones lose, as `compare(_:rules:)` tells.
  ///   - sample: how far the plan carries, as `sample(_:options:)` tells.
  public func report(_ answer: Answer, allocators: [RuleOutcome] = [], sample: SampleAnswer? = nil)
    -> SolveReport
  {
    var report = report(answer, allocators: allocators, evaluation: evaluation(of: answer))
    report.sample = sample
    return report
  }

  /// The same for somebody who has judged the plan already.
  package func report(_ answer: Answer, allocators: [RuleOutcome] = [], evaluation: Evaluation) -> SolveReport
  {
    SolveReport(
      problem: identity, instance: instance, answer: answer, evaluation: evaluation, allocators: allocators)
  }

  /// Everything that is to be said about a ladder of this study.
  public func report(_ ladder: LadderAnswer) -> LadderReport {
    LadderReport(problem: identity, instance: instance, answer: ladder)
  }

  /// Everything that is to be said about values of this study.
  package func report(_ values: ValueAnswer) -> ValueReport {
    ValueReport(problem: identity, instance: instance, answer: values)
  }

  /// Everything that is to be said about a simulation.
  package func report(_ simulation: SimulationAnswer) -> SimulationReport {
    SimulationReport(answer: simulation)
  }
}
