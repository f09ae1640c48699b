import Batch
import Foundation
import FuzzSupport
import Problems

/// A table: its first byte says who reads it, and the scanner alone reads every one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTable(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = input(start, count)
  guard let kind = bytes.first.map({ Int($0) % (problems.count + 2) }) else { return 0 }
  let table = Array(bytes.dropFirst())
  scan(table)
  if kind < problems.count {
    try? Data(table).write(to: folder.appendingPathComponent("table.csv"))
    let problem = Array(problems[kind].utf8)
    let found = Reading(problem, directory: folder.path)
    must(found == Reading(problem, directory: folder.path), "read twice, and not the same")
  } else if kind == problems.count {
    _ = try? Variation("design.csv") { _ in table }
  } else {
    // Two tables: of questions, and of forecasts.
    let files = table.files
    let export = MetaculusExport(questions: files[0], forecasts: files.count > 1 ? files[1] : [])
    do throws(UnusableForecast) {
      let forecast = try export.forecast(of: "1", by: nil)
      _ = forecast.law.starting(at: 2026, written: "2026")
    } catch { must(!error.words.isEmpty, "refused without a word") }
  }
  return 0
}

/// A folder of this process's own, in memory where there is such a place.
private let folder: URL = {
  let shared = URL(fileURLWithPath: "/dev/shm")
  let parent =
    FileManager.default.fileExists(atPath: shared.path) ? shared : FileManager.default.temporaryDirectory
  let folder = parent.appendingPathComponent("sidereal-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
  try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}()

/// A problem with each of the tables that there are.
private let problems = [
  problem(deadline: "{csv: table.csv}"),
  problem(headcount: "{csv: table.csv}"),
  problem(pools: "{csv: table.csv}"),
  problem(chunks: "{csv: table.csv}"),
  problem(more: "grants: {csv: table.csv}"),
  problem(more: "grants: {school: {cost: 5, adds: {lab: 1}}}\nstatus-quo: {csv: table.csv}"),
  problem(
    more:
      "status-quo: {csv: table.csv, since: 2020-01-01, areas: {survey: survey, theory: null, rest: proof}}"
  ),
]

/// A sound problem, with other words in the place of one of its parts.
private func problem(
  deadline: String = "2040", headcount: String = "10", pools: String? = nil,
  chunks: String = "{survey: {years: 2}, proof: {years: 3, after: survey}}", more: String = ""
) -> String {
  """
  time: {start: 2026, horizon: 20}
  deadline: \(deadline)
  budgets: {money: 5M}
  pools: \(pools ?? "{lab: {headcount: \(headcount), cost: 10k}, field: {headcount: 3}}")
  chunks: \(chunks)
  \(more)

  """
}

/// Records and fields follow each other, and lie within the bytes.
private func scan(_ bytes: [UInt8]) {
  var scanner = CSVScanner(bytes)
  var (records, line) = (0, 0)
  while scanner.next() {
    records += 1
    must(!scanner.fields.isEmpty, "a record without fields")
    must(scanner.recordLine > line, "a record on the line of another")
    line = scanner.recordLine
    for field in scanner.fields {
      must(scanner.text(field).utf8.count <= 3 * bytes.count, "text from nowhere")
    }
  }
  let breaks = bytes.count { $0 == 10 || $0 == 13 }
  must(records <= breaks + 1 && line <= breaks + 1, "more records than lines")
  if let open = scanner.openQuote { must((1...breaks + 1).contains(open), "no such line: \(open)") }
}
