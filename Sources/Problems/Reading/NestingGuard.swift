import Foundation

/// A guard before the YAML parser: refuses text so deeply nested that a recursive parser would run out of
/// stack, and aliases in the place of keys, whose comparison can take for ever.
///
/// It is a rough reading of YAML, on bytes; what it lets through the parser judges.
enum NestingGuard {
  /// What the parser is not to see; nil: nothing. Linear in the text.
  static func fault(_ text: String) -> Diagnostic? {
    var flow = 0
    var indents: [Int] = []
    let aliases = AliasKeys(text)
    let bytes = Array(text.utf8)
    // Lines as the parser has them: a comment ends where the parser sees it end.
    for (place, range) in SourceText.lines(bytes).enumerated() {
      let (line, part) = (place + 1, bytes[range])
      // Within brackets indentation means nothing.
      if flow == 0, let depth = block(part, &indents), depth > DocumentReader.hopeless {
        return .at(Place(line: line, column: 1), path: "", .tooDeep)
      }
      if flowDepth(part, &flow) > DocumentReader.hopeless {
        return .at(Place(line: line, column: 1), path: "", .tooDeep)
      }
      if aliases.hasKey(part) {
        return .at(Place(line: line, column: 1), path: "", .aliasAsKey)
      }
    }
    return nil
  }

  /// Depth of block nesting after a line: its indentation, and dashes and question marks in a row. Nil for
  /// lines that change nothing, such as comments.
  ///
  /// - Parameter indents: columns at which the open blocks began.
  private static func block(_ line: AliasKeys.Line, _ indents: inout [Int]) -> Int? {
    var column = 0
    var marks: [Int] = []
    var bytes = line[...]
    while let byte = bytes.first, byte == 32 || byte == 45 || byte == 63 {
      if byte != 32 {
        guard let next = bytes.dropFirst().first, next == 32 else { break }
        // `- - -` opens three blocks on one line.
        marks.append(column)
      }
      column += 1
      bytes = bytes.dropFirst()
    }
    // An empty line, or one with a comment alone, opens and closes nothing.
    let isText = bytes.first.map { $0 != 35 && $0 != 13 } ?? false
    guard isText || !marks.isEmpty else { return nil }
    for mark in isText ? marks + [column] : marks {
      while let last = indents.last, last >= mark { indents.removeLast() }
      indents.append(mark)
    }
    return indents.count
  }

  /// The deepest flow nesting of a line; brackets within quotes and comments do not count.
  ///
  /// - Parameter flow: brackets that are open.
  private static func flowDepth(_ line: AliasKeys.Line, _ flow: inout Int) -> Int {
    var deepest = flow
    var quote: UInt8?
    var before: UInt8 = 32
    for byte in line {
      if let open = quote {
        if byte == open && !(open == 34 && before == 92) { quote = nil }
      } else if byte == 34 || byte == 39 {
        // A quote opens a text only where a value may begin.
        if [32, 9, 44, 58, 91, 123].contains(before) { quote = byte }
      } else if byte == 35 && before == 32 {
        break
      } else if byte == 91 || byte == 123 {
        flow += 1
        deepest = max(deepest, flow)
      } else if byte == 93 || byte == 125 {
        flow = max(0, flow - 1)
      }
      before = byte
    }
    return deepest
  }
}
