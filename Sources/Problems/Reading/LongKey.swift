/// A search for a key of more than 1,000 characters, which the parser does not take for one: YAML allows no
/// longer ones on one line.
enum LongKey {
  /// Where such a key stands in a line; nil: there is none.
  static func place(_ text: String, line number: Int) -> Place? {
    // The line that the parser blames.
    let scalars = (SourceText(text).line(number)?.unicodeScalars).map(Array.init) ?? []
    var start = scalars.firstIndex { $0 != " " } ?? scalars.count
    while start < scalars.count {
      let end = end(of: start, in: scalars)
      // A colon follows, white space aside.
      let next = scalars[min(end, scalars.count)...].first { $0 != " " }
      if end - start > 1000, next == ":" { return Place(line: number, column: start + 1) }
      start =
        scalars[max(end, start + 1)...].firstIndex { !" ,:{[]}".unicodeScalars.contains($0) } ?? scalars.count
    }
    return nil
  }

  /// The end of a quoted or plain text that begins at a place.
  private static func end(of start: Int, in line: [Unicode.Scalar]) -> Int {
    let quote = line[start]
    guard quote == "\"" || quote == "'" else {
      return line[start...].firstIndex { ":,{}[]".unicodeScalars.contains($0) } ?? line.count
    }
    var index = start + 1
    while index < line.count, line[index] != quote { index += line[index] == "\\" && quote == "\"" ? 2 : 1 }
    return min(index + 1, line.count)
  }
}
