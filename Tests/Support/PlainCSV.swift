/// CSV by RFC 4180, character by character, for judging what is written.
package struct PlainCSV {
  package let hasMark: Bool
  package let lineEnd: String
  /// Header and rows, with the separator that the file has.
  package let records: [[String]]

  /// - Parameter separator: a comma or a semicolon.
  package init(_ text: String, separator: Unicode.Scalar = ",") {
    var scalars = Array(text.unicodeScalars)
    hasMark = scalars.first == "\u{FEFF}"
    if hasMark { scalars.removeFirst() }
    lineEnd = text.unicodeScalars.contains("\r") ? "\r\n" : "\n"
    var (records, record, cell, isQuoted) = ([[String]](), [String](), String.UnicodeScalarView(), false)
    for (place, scalar) in scalars.enumerated() {
      if scalar == "\"" {
        // The second of two within quotes is one.
        if !isQuoted, place > 0, scalars[place - 1] == "\"" { cell.append(scalar) }
        isQuoted.toggle()
      } else if isQuoted || ![separator, "\n", "\r"].contains(scalar) {
        cell.append(scalar)
      } else if scalar != "\r" {
        record.append(String(cell))
        cell = String.UnicodeScalarView()
        if scalar == "\n" {
          records.append(record)
          record = []
        }
      }
    }
    self.records = records
  }

  /// The cells below a header, from the first row on.
  package func column(_ name: String) -> [String] {
    guard let place = records.first?.firstIndex(of: name) else { return [] }
    return records.dropFirst().map { $0[place] }
  }
}
