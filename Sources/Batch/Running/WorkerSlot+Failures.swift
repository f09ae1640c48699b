import Files
import Foundation
import Subprocess

extension WorkerSlot {
  /// Sees to the job on which a worker ended.
  ///
  /// - Throws: that a record could not be written.
  func settle(_ end: End, _ status: TerminationStatus, lastWords: [String]) async throws(WriteFailure) {
    guard case .broke(let taken, let key, let note) = end else {
      if case .unwritten(let failure) = end { throw failure }
      return
    }
    // Whoever was interrupted and did not save anything in time has done nothing.
    if run.stop.isRequested { return }
    // It may have been ended between two jobs, and then this one is not to blame.
    if key == nil, await queue.takeBack(taken) { return }
    try keepFailure(of: taken.job, key: key, note ?? reason(status), lastWords)
  }

  /// Why a worker ended, in words.
  private func reason(_ status: TerminationStatus) -> String {
    switch status {
    case .exited(let code): "the program ended on it with code \(code)"
    case .signaled(SIGKILL): "its worker was killed (signal 9), as systems do where memory is short"
    case .signaled(SIGXCPU): "it took more processor time than a worker may take"
    case .signaled(let number): "its worker was ended by signal \(number)"
    }
  }

  /// Keeps a record that says why there is no answer.
  func keepFailure(
    of job: BatchJob, key: String?, _ reason: String, _ details: [String]
  ) throws(WriteFailure) {
    let options = run.settings.options
    var row = BatchRow(
      job, .failed, key: key ?? ResultKey.ofUnread(job, options: options, version: run.version))
    row.error = reason
    let text = StoredRecord.text(row, options: options, version: run.version, result: nil, details: details)
    try ResultStore(run.settings.folder).keep(text, of: row)
    run.listener.ended(row, isFound: false)
  }
}
