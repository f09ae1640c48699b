import Batch
import Files
import Foundation
import FuzzSupport
import Report
import Reporting

/// Lines between a batch and its workers, a manifest, and the records of a batch. The first byte says which.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzProtocol(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = input(start, count)
  guard let kind = bytes.first else { return 0 }
  let rest = Array(bytes.dropFirst())
  switch kind % 4 {
  case 0: line(String(decoding: rest, as: UTF8.self))
  case 1: _ = try? InputList.jobs(["-"], besides: "results") { _ throws(WrongBatch) in rest }
  case 2: must(StoredRecord.read(rest) == nil || rest.last == 10, "a record without an end")
  default: record(sealed(rest))
  }
  return 0
}

/// An order or a word says the same once it was written and read again, and takes one line.
private func line(_ text: String) {
  if let order = try? WorkerOrder(line: text) {
    must((try? WorkerOrder(line: order.line)) == order, "another order: \(order.line)")
    must(!order.line.contains("\n"), "two lines: \(order.line)")
  }
  if let word = try? WorkerWord(line: text) {
    must((try? WorkerWord(line: word.line)) == word, "another word: \(word.line)")
    must(!word.line.contains("\n"), "two lines: \(word.line)")
  }
}

/// What a record looks like whose digest fits, whatever it holds: the input is what stands before the digest.
private func sealed(_ body: [UInt8]) -> [UInt8] {
  body + Array(",\n  \"digest\": \"\(Digest.hex(body))\"\n}\n".utf8)
}

/// A record that is whole is read, summed up and written again.
private func record(_ bytes: [UInt8]) {
  guard let contents = StoredRecord.read(bytes) else { return }
  let row = contents.row
  let text = StoredRecord.text(row, options: contents.options, version: "1", result: nil)
  let again = StoredRecord.read(Array(text.utf8))
  must(again?.row == row && again?.options == contents.options, "another record: \(text)")
  // Names of files are keys, and keys are digits: others are no records of a folder.
  guard contents.key.utf8.count == 64,
    contents.key.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
  else { return }
  let file = folder.appendingPathComponent("ab/\(contents.key).json")
  try? Data(bytes).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  let summary = BatchSummary(ResultStore(folder.path)) { path in must(false, "no record: \(path)") }
  must(summary.rows.count == 1, "not one row")
  _ = (summary.jsonLines, summary.text(in: TextSpace()), TableDialect.plain.text(of: summary.table))
  let page = SummaryPage(
    title: "Results", lead: summary.lead, table: summary.shownTable, names: ["file", "error"])
  _ = (page.html, page.markdown)
}

/// A folder of records of this process's own, in memory where there is such a place.
private let folder: URL = {
  let shared = URL(fileURLWithPath: "/dev/shm")
  let parent =
    FileManager.default.fileExists(atPath: shared.path) ? shared : FileManager.default.temporaryDirectory
  let folder = parent.appendingPathComponent("sidereal-fuzz-\(ProcessInfo.processInfo.processIdentifier)")
  try? FileManager.default.createDirectory(
    at: folder.appendingPathComponent("ab"), withIntermediateDirectories: true)
  return folder
}()
