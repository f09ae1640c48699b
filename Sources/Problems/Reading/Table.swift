import Foundation
import SwiftCSV

/// A CSV file of two columns: a moment and a value.
enum Table {
  struct Row {
    let moment: Double
    let text: String
  }

  /// Reads the file that `{csv: FILE}` names; reports at the name.
  static func rows(_ cursor: Cursor, directory: String) -> [Row]? {
    guard let file = cursor.text("the name of a CSV file") else { return nil }
    let path = file.hasPrefix("/") ? file : directory + "/" + file
    guard let size = size(ofFile: path), size <= DocumentReader.mostBytes else {
      cursor.report(.csv(file, size(ofFile: path) == nil ? "cannot be read" : "is larger than 16 MB"))
      return nil
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      cursor.report(.csv(file, "cannot be read"))
      return nil
    }
    guard var text = String(validating: data, as: UTF8.self) else {
      cursor.report(.csv(file, "is not UTF-8 text"))
      return nil
    }
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    text = text.replacing("\r\n", with: "\n")
    let delimiter: CSVDelimiter = text.prefix { !$0.isNewline }.contains(";") ? .semicolon : .comma
    // The parser takes the first line for a header: one of ours goes before it.
    let headed = "moment\(delimiter == .semicolon ? ";" : ",")value\n" + text
    guard let csv = try? EnumeratedCSV(string: headed, delimiter: delimiter, loadColumns: false) else {
      cursor.report(.csv(file, "is not a table"))
      return nil
    }
    return parse(csv.rows, file, cursor)
  }

  /// Bytes of a regular file; nil for anything else: a pipe or a device may never end.
  private static func size(ofFile path: String) -> Int? {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let facts = try? FileManager.default.attributesOfItem(atPath: target)
    guard let facts, facts[.type] as? FileAttributeType == .typeRegular else { return nil }
    return (facts[.size] as? NSNumber)?.intValue
  }

  private static func parse(_ lines: [[String]], _ file: String, _ cursor: Cursor) -> [Row]? {
    var rows: [Row] = []
    for (index, fields) in lines.enumerated() {
      let cells = fields.map { $0.trimmingCharacters(in: .whitespaces) }
      if cells.allSatisfy(\.isEmpty) { continue }
      guard cells.count == 2 else {
        cursor.report(.csv(file, "has \(cells.count) columns in line \(index + 1), not two"))
        return nil
      }
      guard let moment = Moment.parse(cells[0]) else {
        // A first line that is no moment is the header.
        if index == 0 { continue }
        cursor.report(.csv(file, "has '\(cells[0])' in line \(index + 1), which is no moment"))
        return nil
      }
      rows.append(Row(moment: moment, text: cells[1]))
    }
    if rows.isEmpty { cursor.report(.csv(file, "has no rows")) }
    return rows.isEmpty ? nil : rows
  }

  /// `10%` or `0.1`.
  static func share(_ text: String) -> Double? {
    let isPercent = text.hasSuffix("%")
    guard let number = Cursor.decimal(isPercent ? String(text.dropLast()) : text) else { return nil }
    return isPercent ? number / 100 : number
  }
}
