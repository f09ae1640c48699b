import Batch
import Files
import Foundation
import Sidereal
import Threads

/// A worker: takes jobs one after the other, and keeps a record of each.
final class Worker: @unchecked Sendable {
  // Unchecked because the number alone is read by another thread, under its lock; all else is touched by one.
  /// As they were told before the first job.
  private let settings: WorkerSettings
  private let store: ResultStore
  private let rules: [NaiveRule]
  private let number = Locked(0)
  /// What the job at hand came to before, where it is solved again.
  private var before: BatchRow?

  init(_ settings: WorkerSettings) {
    self.settings = settings
    store = ResultStore(settings.folder)
    rules = settings.options.allocators.compactMap(NaiveRule.init(rawValue:))
    WorkerLimits.watchMemory(most: settings.mostMegabytes) { [number] in
      WorkerVoice.say(
        .tooMuchMemory(number: number.with { $0 }, megabytes: settings.mostMegabytes))
    }
  }

  /// Works on one job, from its file to its record.
  ///
  /// - Returns: whether this worker takes no more: work that was left behind still runs in it, or it has grown.
  func work(_ number: Int, _ job: BatchJob) -> Bool {
    self.number.with { $0 = number }
    before = nil
    WorkerLimits.allow(seconds: settings.options.timeLimit, threads: settings.threads)
    do throws(WriteFailure) {
      guard let outcome = try outcome(number, job) else {
        WorkerVoice.say(.claimed(number: number))
        return false
      }
      let isLast = Overseer.hasLeftBehind || Memory.resident > settings.mostMegabytes / 2
      WorkerVoice.say(.ended(number: number, row: outcome.row, isFound: outcome.isFound, isLast: isLast))
      return isLast
    } catch {
      WorkerVoice.say(.unwritten(number: number, name: error.name, reason: error.reason))
      return true
    }
  }

  /// How a job ended here.
  private struct Outcome {
    var row: BatchRow
    /// It was there already.
    var isFound = false
  }

  /// Nil: somebody else works on it.
  private func outcome(_ number: Int, _ job: BatchJob) throws(WriteFailure) -> Outcome? {
    let options = settings.options
    let bytes: [UInt8]
    do { bytes = try Input.bytes(job.file) } catch {
      let key = ResultKey.ofUnread(job, options: options, version: SolveReport.version)
      var row = BatchRow(job, .unreadable, key: key)
      row.error = error.sentence
      try keep(row)
      return Outcome(row: row)
    }
    // Tables are part of what a problem says, and so of its key; they are known once the file is read.
    let reading = Reading(bytes, job)
    let key = ResultKey.of(
      problem: bytes, tables: reading.tables, job: job, options: options, version: SolveReport.version)
    WorkerVoice.say(.began(number: number, key: key))
    if let row = try known(key, job) { return Outcome(row: row, isFound: true) }
    guard let claim = store.claim(key) else { return nil }
    // Small problems are done before the watch looks for the first time.
    WorkerLimits.checkMemory(most: settings.mostMegabytes) {
      WorkerVoice.say(.tooMuchMemory(number: number, megabytes: settings.mostMegabytes))
    }
    // Somebody may have been done between the look and the claim.
    if let row = try known(key, job) { return Outcome(row: row, isFound: true) }
    let row = try solved(job, reading, number: number, key: key)
    _ = consume claim
    // What was found before stays where solving again found nothing better.
    return Outcome(row: before.map { row.isBetter(than: $0) ? row : $0 } ?? row)
  }

  /// The row of a job that is done, unless it is to be done again.
  private func known(_ key: String, _ job: BatchJob) throws(WriteFailure) -> BatchRow? {
    for found in [store.done(key), store.failure(key)] {
      switch found {
      case .nothing: continue
      case .broken(let aside):
        WorkerVoice.say(
          .note("what stood for \(job.title.shown) was no whole record, and is \(aside.shown) now"))
      case .record(let contents):
        // Asked for again.
        if settings.retry.contains(contents.row.status) {
          before = contents.row
          return nil
        }
        var row = contents.row
        if row.job != job, row.status.isFinal { try store.note(job, asNameOf: key) }
        row.job = job
        return row
      }
    }
    return nil
  }

  // MARK: - Solving

  /// A file that was read, or what is wrong with it.
  private struct Reading {
    let study: Result<Study, InvalidProblem>
    /// The bytes of the tables that it names.
    let tables: [[UInt8]?]

    init(_ bytes: [UInt8], _ job: BatchJob) {
      study = Result { () throws(InvalidProblem) in
        try Study(
          bytes: bytes, name: job.file, tables: TableFolder(Input.directory(of: job.file)),
          overrides: job.overrides)
      }
      let names =
        switch study {
        case .success(let study): study.tables
        case .failure(let error): error.tables
        }
      tables = names.map { try? Input.bytes($0) }
    }
  }

  /// Solves a problem, and keeps what came of it.
  private func solved(
    _ job: BatchJob, _ reading: Reading, number: Int, key: String
  ) throws(WriteFailure) -> BatchRow {
    switch reading.study {
    case .failure(let error):
      var row = BatchRow(job, .wrong, key: key)
      let lines = DiagnosticText.lines(error.diagnostics, file: job.file)
      let more = error.diagnostics.count { $0.severity == .error } + error.omitted - 1
      row.error = (lines.first ?? "") + (more > 0 ? " (and \(more) more)" : "")
      try keep(row, details: lines)
      return row
    case .success(let study):
      do {
        let report = try report(number, study)
        let row = BatchRow(job, report, key: key)
        try keep(row, result: report)
        return row
      } catch let error as WriteFailure {
        throw error
      } catch {
        var row = BatchRow(job, .failed, key: key)
        row.error = "a bug of ours: \(error)"
        try keep(row)
        return row
      }
    }
  }

  /// What `solve` reports, on a clock of its own.
  private func report(_ number: Int, _ study: Study) throws -> SolveReport {
    let asked = settings.options
    let options = SearchOptions(
      gap: asked.gap, timeLimit: asked.timeLimit, memoryLimit: asked.memoryLimit, threads: settings.threads,
      seed: asked.seed)
    let run = SolveRun(
      study: study, options: options, rules: rules, plan: nil,
      budget: TimeBudget(seconds: asked.timeLimit, stop: Interruption.shared.stop),
      line: WorkerProgress { chance, bound in
        WorkerVoice.say(.progress(number: number, chance: chance, bound: bound))
      })
    return try DeepStack.run { try run.report() }
  }

  /// Keeps a record.
  private func keep(
    _ row: BatchRow, result: SolveReport? = nil, details: [String] = []
  ) throws(WriteFailure) {
    let text = StoredRecord.text(
      row, options: settings.options, version: SolveReport.version, result: result?.jsonValue,
      details: details)
    try store.keep(text, of: row, isBetter: before.map(row.isBetter) ?? false)
  }
}
