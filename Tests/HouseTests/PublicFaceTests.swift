import Testing

/// What users of the library see: little, and all of it explained.
struct PublicFaceTests {
  /// Declarations that the face may have.
  static let most = 250

  private static func publicLines(of file: SourceFile) -> [(line: Substring, isDocumented: Bool)] {
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.filter { Self.isPublic(lines[$0]) }.map { place in
      let above = lines[..<place].last { !$0.drop { $0 == " " }.hasPrefix("@") }
      return (lines[place], above?.drop { $0 == " " }.hasPrefix("///") ?? false)
    }
  }

  private static func isPublic(_ line: Substring) -> Bool { line.drop { $0 == " " }.hasPrefix("public ") }

  @Test func isSmall() {
    let count = SourceFile.all.reduce(0) { $0 + Self.publicLines(of: $1).count }
    #expect(count <= Self.most && count > 100)
  }

  @Test(arguments: SourceFile.all)
  func isExplained(file: SourceFile) {
    for (line, isDocumented) in Self.publicLines(of: file) { #expect(isDocumented, "\(file.path): \(line)") }
  }

  /// Modules that are re-exported are those that have public names.
  @Test func nothingElseComesAlong() {
    let exported = SourceFile.all.filter { $0.text.contains("\n@_exported import ") }.flatMap(\.imports)
    let visible = Set(SourceFile.all.filter { !Self.publicLines(of: $0).isEmpty }.map(\.module))
    #expect(Set(exported) == visible.subtracting(["Sidereal"]))
  }
}
