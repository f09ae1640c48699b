import Batch
import Sidereal

extension BatchRow {
  /// What a report comes down to.
  init(_ job: BatchJob, _ report: SolveReport, key: String) {
    let status: JobStatus =
      switch report.answer.status {
      case .optimal: .optimal
      case .limit: .limit
      case .interrupted: .interrupted
      }
    self.init(job, status, key: key)
    (chance, bound, seconds) = (report.chance, report.bound, report.answer.search.seconds)
    // Of equally good ones the first in the order of the format.
    let best = report.allocators.reduce(nil as RuleOutcome?) { best, one in
      best.map { $0.chance >= one.chance ? $0 : one } ?? one
    }
    bestNaive = best?.rule.rawValue
    loss = best.map { report.chance - $0.chance }
    if status == .limit { error = report.stopReason.map { "stopped at a limit\($0.words)" } }
  }
}
