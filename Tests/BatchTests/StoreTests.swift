import Foundation
import Problems
import Reporting
import Testing

@testable import Batch

/// Keys, records, and the folder that holds them.
struct StoreTests {
  private let store = ResultStore(
    FileManager.default.temporaryDirectory.appendingPathComponent("sidereal-\(UUID().uuidString)").path)

  init() throws { try store.prepare() }

  static let options = JobOptions(gap: 1e-4, allocators: ["even"], seed: 1)

  static func row(
    _ file: String = "a.yaml", _ status: JobStatus = .optimal,
    key: String = String(repeating: "ab", count: 32),
    overrides: [Override] = [], chance: Double? = 0.5
  ) -> BatchRow {
    var row = BatchRow(BatchJob(file: file, overrides: overrides), status, key: key)
    (row.chance, row.bound, row.seconds) = (chance, chance, 1.5)
    return row
  }

  static func text(_ row: BatchRow) -> String {
    StoredRecord.text(
      row, options: options, version: "1", result: .object([("problem", .object([("title", .null)]))]))
  }

  private func kept() -> [BatchRow] { store.all(broken: { _ in }).records.map(\.row) }

  private static func key(
    _ text: String = "p", tables: [[UInt8]?] = [], job: BatchJob = BatchJob(file: "a"),
    options: JobOptions = options,
    version: String = "1"
  ) -> String {
    ResultKey.of(problem: Array(text.utf8), tables: tables, job: job, options: options, version: version)
  }

  /// Everything that can change an answer changes the key.
  @Test func keysDifferWhereAnswersMay() {
    var wide = Self.options
    wide.gap = 0.1
    var limited = Self.options
    limited.timeLimit = 3
    var small = Self.options
    small.memoryLimit = 3
    var other = Self.options
    other.seed = 2
    var plain = Self.options
    plain.allocators = []
    let one = Override(key: "a", value: "1")
    let keys =
      [
        Self.key(), Self.key("q"), Self.key(tables: [nil]), Self.key(tables: [[]]),
        Self.key(tables: [[1], [2]]),
        Self.key(tables: [[2], [1]]), Self.key(tables: [[1, 2]]), Self.key(version: "2"),
        Self.key(job: BatchJob(file: "a", overrides: [one])),
        Self.key(job: BatchJob(file: "a", overrides: [Override(key: "a", value: "2")])),
        ResultKey.ofUnread(BatchJob(file: "a"), options: Self.options, version: "1"),
        ResultKey.ofUnread(BatchJob(file: "b"), options: Self.options, version: "1"),
      ] + [wide, limited, small, other, plain].map { Self.key(options: $0) }
    #expect(Set(keys).count == keys.count)
    // The name of the file is none of that.
    #expect(Self.key() == Self.key(job: BatchJob(file: "elsewhere/b")))
  }

  @Test func recordsAreReadBack() throws {
    let row = Self.row(overrides: [Override(key: "x", value: "é \"'\n")])
    let read = try #require(StoredRecord.read(Array(Self.text(row).utf8)))
    #expect(read.row == row && read.options == Self.options && read.key == row.key)
  }

  /// A byte that is another, or missing, anywhere: the record is not whole.
  @Test func brokenRecordsAreSeen() {
    let bytes = Array(Self.text(Self.row()).utf8)
    for place in bytes.indices {
      var other = bytes
      other[place] ^= 1
      #expect(StoredRecord.read(other) == nil, "byte \(place)")
      #expect(StoredRecord.read(Array(bytes[..<place])) == nil)
    }
    #expect(StoredRecord.read(bytes) != nil)
  }

  @Test func whatIsDoneIsNeverWrittenOver() throws {
    let (first, second) = (Self.row(chance: 0.5), Self.row(chance: 0.6))
    try store.keep(Self.text(first), of: first)
    try store.keep(Self.text(second), of: second)
    #expect(kept() == [first])
    try store.keep(Self.text(second), of: second, isBetter: true)
    #expect(kept() == [second])
  }

  @Test func aSmallerGapIsBetter() {
    var (wide, narrow, failed) = (
      Self.row("a", .limit), Self.row("a", .limit), Self.row("a", .failed, chance: nil)
    )
    (wide.bound, narrow.bound) = (0.9, 0.6)
    failed.bound = nil
    let ordered = [Self.row(), narrow, wide, failed]
    for (place, row) in ordered.enumerated() {
      for (other, worse) in ordered.enumerated() { #expect(row.isBetter(than: worse) == (place < other)) }
    }
  }

  @Test func anAnswerTakesThePlaceOfAFailure() throws {
    for status in [JobStatus.failed, .interrupted, .failed] {
      let row = Self.row("a.yaml", status, chance: nil)
      try store.keep(Self.text(row), of: row)
    }
    #expect(kept().map(\.status) == [.failed, .interrupted])
    try store.keep(Self.text(Self.row()), of: Self.row())
    #expect(kept() == [Self.row()])
  }

  @Test func whatIsNoRecordIsMovedAside() throws {
    let row = Self.row()
    try store.keep(Self.text(row), of: row)
    let path = "\(store.folder)/ab/\(row.key).json"
    for number in 1...2 {
      try Data("half".utf8).write(to: URL(fileURLWithPath: path))
      guard case .broken(let aside) = store.done(row.key) else {
        Issue.record("a broken record was taken")
        return
      }
      #expect(aside.hasSuffix(".broken-\(number)"))
      #expect(try String(contentsOfFile: aside, encoding: .utf8) == "half")
    }
    guard case .nothing = store.done(row.key) else {
      Issue.record("there should be nothing")
      return
    }
    // A whole record under another's name is none either.
    let other = Self.row(key: "ab" + String(repeating: "cd", count: 31))
    try Data(Self.text(row).utf8).write(to: URL(fileURLWithPath: "\(store.folder)/ab/\(other.key).json"))
    guard case .broken = store.done(other.key) else {
      Issue.record("another key's record was taken")
      return
    }
  }

  /// Whether nobody has a claim on a job.
  private func isFree(_ key: String) -> Bool {
    if let claim = store.claim(key) {
      _ = consume claim
      return true
    }
    return false
  }

  @Test func oneClaimAtATime() throws {
    let (one, other) = (Self.row().key, String(repeating: "12", count: 32))
    #expect(isFree(one))
    if let claim = store.claim(one) {
      #expect(!isFree(one) && isFree(other))
      _ = consume claim
    }
    #expect(isFree(one))
  }

  /// A folder in which there can be no lock keeps nobody from beginning, or a batch would wait for ever.
  @Test func whereThereCanBeNoLockEverybodyMayBegin() {
    let nowhere = ResultStore("/nowhere/at/all")
    for _ in 0..<2 {
      guard let claim = nowhere.claim(Self.row().key) else {
        Issue.record("a claim was refused")
        return
      }
      _ = consume claim
    }
  }

  // MARK: - Summaries

  /// Whatever the order in which records came, and whoever was first to solve a problem with two names.
  @Test(arguments: 0..<6) func summariesHangOnTheRecordsAlone(order: Int) throws {
    let keys = ["11", "22", "33"].map { String(repeating: $0, count: 32) }
    var rows = [
      Self.row("b.yaml", key: keys[0]), Self.row("a.yaml", .wrong, key: keys[1], chance: nil),
      Self.row("a.yaml", key: keys[2], overrides: [Override(key: "deadline", value: "2040")], chance: 0.25),
    ]
    var names = ["b.yaml", "twin.yaml"]
    if order % 2 == 1 { names.reverse() }
    rows.swapAt(0, order % 3)
    for var row in rows {
      let isTwin = row.key == keys[0]
      if isTwin { row.job.file = names[0] }
      row.seconds = Double(order)
      try store.keep(Self.text(row), of: row)
      if isTwin { try store.note(BatchJob(file: names[1]), asNameOf: row.key) }
    }
    let summary = BatchSummary(store) { Issue.record("\($0) is no record") }
    let lines = summary.jsonLines.split(separator: "\n")
    #expect(summary.rows.map(\.row.job.file) == ["a.yaml", "a.yaml", "b.yaml", "twin.yaml"])
    #expect(summary.rows.map(\.row.status) == [.wrong, .optimal, .optimal, .optimal])
    #expect(lines.count == 4 && !summary.jsonLines.contains("seconds"))
    #expect(summary.variedKeys == ["deadline"])
    #expect(
      summary.table.header
        == ["file", "deadline", "status", "chance", "bound", "best naive", "loss", "error", "title", "key"])
    #expect(summary.tally.line() == "4 of 4, 3 optimal, 1 wrong")
  }

  /// A file that could not be read, or broke the program, and was solved later.
  @Test(arguments: [JobStatus.unreadable, .failed, .interrupted])
  func anAnswerEndsAFailureOfTheSameJob(status: JobStatus) throws {
    let failure = Self.row("a.yaml", status, key: String(repeating: "77", count: 32), chance: nil)
    try store.keep(Self.text(failure), of: failure)
    #expect(BatchSummary(store) { _ in }.rows.map(\.row.status) == [status])
    try store.keep(Self.text(Self.row()), of: Self.row())
    #expect(BatchSummary(store) { _ in }.rows.map(\.row.status) == [.optimal])
  }

  // MARK: - Workers

  @Test func ordersAndWordsAreReadBack() throws {
    let settings = WorkerSettings(
      options: Self.options, threads: 2, folder: "out", retry: [.failed, .limit], mostMegabytes: 100)
    let orders = [
      WorkerOrder.settings(settings),
      .job(number: 3, BatchJob(file: "a\n\"b", overrides: [Override(key: "k", value: "{a: 1}")])),
    ]
    for order in orders {
      #expect(try WorkerOrder(line: order.line) == order && !order.line.contains("\n"))
    }
    let words: [WorkerWord] = [
      .began(number: 1, key: "ab"), .progress(number: 1, chance: 0, bound: 1), .claimed(number: 1),
      .ended(number: 1, row: Self.row(), isFound: true, isLast: false), .note("n"),
      .unwritten(number: 1, name: "n", reason: "r"), .tooMuchMemory(number: 1, megabytes: 9),
    ]
    for word in words { #expect(try WorkerWord(line: word.line) == word && !word.line.contains("\n")) }
  }

  /// Limits of the system are made of these numbers: others than a command line has are no settings.
  @Test(arguments: [
    ("\"threads\":2", "\"threads\":0"), ("\"threads\":2", "\"threads\":9223372036854775807"),
    ("\"mostMegabytes\":100", "\"mostMegabytes\":-5000"),
    ("\"mostMegabytes\":100", "\"mostMegabytes\":9223372036854775807"),
    ("\"seed\":1", "\"seed\":1,\"timeLimit\":-1e300"), ("\"seed\":1", "\"seed\":1,\"memoryLimit\":-1"),
    ("\"seed\":1", "\"seed\":1,\"gap\":-1"),
  ])
  func settingsThatNobodyCanKeepAreNone(part: String, other: String) throws {
    let settings = WorkerSettings(
      options: Self.options, threads: 2, folder: "out", retry: [], mostMegabytes: 100)
    let line = WorkerOrder.settings(settings).line
    // Of equal keys the first counts.
    let bare = other.contains("gap") ? line.replacing("\"gap\":0.0001,", with: "") : line
    #expect(try WorkerOrder(line: line) == .settings(settings) && bare.contains(part))
    #expect(throws: (any Error).self) { try WorkerOrder(line: bare.replacing(part, with: other)) }
  }

  @Test(arguments: [
    (["a"], "a"), (["it's"], "'it'\\''s'"), (["a b", "--vary=x=1,2"], "'a b' --vary=x=1,2"), ([""], "''"),
    (["$HOME"], "'$HOME'"),
  ])
  func wordsAsShellsTakeThem(words: [String], text: String) {
    #expect(words.map(ClusterScript.quoted).joined(separator: " ") == text)
  }
}
