import Foundation
import Testing

/// About a quarter of the lines says what things are and why they are so: enough to read a module by its comments, and
/// not so much that code has to be searched for between them.
struct CommentTests {
  static let share = 0.20...0.30
  /// The face for users of the library: doors of a line or two, each explained. It may have more.
  static let faces: Set<String> = ["Sidereal"]

  /// Lines of a text, comments and others. Empty ones do not count, nor what lies within a text of several lines, such
  /// as a schema, where no comment can stand.
  static func lines(of text: String) -> (comments: Int, all: Int) {
    var (comments, all) = (0, 0)
    var isInText = false
    for line in text.split(separator: "\n") {
      let line = line.trimmingCharacters(in: .whitespaces)
      if line.isEmpty { continue }
      if !isInText {
        all += 1
        if line.hasPrefix("//") { comments += 1 }
      }
      let isComment = !isInText && line.hasPrefix("//")
      if !isComment, !line.ranges(of: "\"\"\"").count.isMultiple(of: 2) { isInText.toggle() }
    }
    return (comments, all)
  }

  private static let modules = Dictionary(grouping: SourceFile.all, by: \.module).sorted {
    $0.key < $1.key
  }

  /// Tables consist of names and reasons, and may have more of these.
  @Test func aboutAQuarterOfTheLinesAreComments() {
    for (module, files) in Self.modules {
      var (comments, all) = (0, 0)
      for file in files where !LiteralTests.isTable(file.path) {
        let own = Self.lines(of: file.text)
        comments += own.comments
        all += own.all
      }
      let share = Double(comments) / Double(max(1, all))
      #expect(share >= Self.share.lowerBound, "\(module): \(comments) of \(all) lines")
      #expect(
        share <= Self.share.upperBound || Self.faces.contains(module),
        "\(module): \(comments) of \(all) lines")
    }
  }

  @Test(arguments: [
    ("// a\nlet b = 1\n\n  /// c\n", 2, 3), ("let a = 1 // b", 0, 1),
    ("let a = \"\"\"\n  // no comment\n  \"\"\"\n// one", 1, 2), ("", 0, 0), ("// \"\"\"\nlet a = 1", 1, 2),
  ])
  func linesAreCounted(text: String, comments: Int, all: Int) {
    #expect(Self.lines(of: text) == (comments, all))
  }

  /// Whoever reads a declaration should not have to read its body: types say what they are.
  @Test(arguments: SourceFile.all)
  func typesSayWhatTheyAre(file: SourceFile) {
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol"]
    let modifiers: Set<Substring> = [
      "public", "package", "private", "fileprivate", "final", "indirect", "struct", "class", "enum",
      "protocol",
    ]
    for (index, line) in lines.enumerated() where line.first?.isLetter == true {
      let words = line.split(separator: " ")
      guard let kind = words.firstIndex(where: kinds.contains), words[...kind].allSatisfy(modifiers.contains)
      else { continue }
      let above = lines[..<index].last { !$0.hasPrefix("@") } ?? ""
      #expect(above.hasPrefix("///"), "\(file.path): \(line)")
    }
  }
}
