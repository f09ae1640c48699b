import Foundation
import Testing

/// A Swift file of the package, as text.
struct SourceFile: Sendable, CustomTestStringConvertible {
  let module: String
  let path: String
  let text: String

  var testDescription: String { path }

  /// The folder with `Package.swift`.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// All files under `Sources`.
  static let all: [SourceFile] = {
    let sources = root.appendingPathComponent("Sources").resolvingSymlinksInPath()
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "swift" }
      .sorted { $0.path < $1.path }
      .compactMap { file in
        let path = String(file.path.dropFirst(sources.path.count + 1))
        guard let module = path.split(separator: "/").first,
          let text = try? String(contentsOf: file, encoding: .utf8)
        else { return nil }
        return SourceFile(module: String(module), path: path, text: text)
      }
  }()

  /// The modules that the file imports.
  var imports: [String] {
    Self.withoutTexts(text).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), words[..<place].allSatisfy(Self.isModifier),
        words.count > place + 1
      else { return nil }
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "typealias", "var", "let"]
      let name = kinds.contains(words[place + 1]) && words.count > place + 2 ? place + 2 : place + 1
      return words[name].split(separator: ".").first.map(String.init)
    }
  }

  private static func isModifier(_ word: Substring) -> Bool {
    word.hasPrefix("@") || ["public", "internal", "private", "fileprivate", "package"].contains(word)
  }

  /// Swift text without its comments and without what stands in quotation marks.
  static func withoutTexts(_ text: String) -> String {
    var out = ""
    var rest = Substring(text)
    while let first = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { $0 != "\n" }
      } else if rest.hasPrefix("/*") {
        rest = after("*/", in: rest.dropFirst(2))
      } else if rest.hasPrefix("\"\"\"") {
        rest = after("\"\"\"", in: rest.dropFirst(3))
      } else if first == "\"" {
        rest = afterText(rest.dropFirst())
      } else {
        out.append(first)
        rest = rest.dropFirst()
      }
    }
    return out
  }

  private static func after(_ end: String, in text: Substring) -> Substring {
    text.range(of: end).map { text[$0.upperBound...] } ?? ""
  }

  /// What follows a text on one line, whose interpolations may hold texts themselves.
  private static func afterText(_ text: Substring) -> Substring {
    var rest = text
    var depth = 0
    while let first = rest.first, first != "\n" {
      rest = rest.dropFirst()
      if depth > 0 {
        if first == "(" { depth += 1 }
        if first == ")" { depth -= 1 }
        if first == "\"" { rest = afterText(rest) }
      } else if first == "\\" {
        if rest.first == "(" { depth = 1 }
        rest = rest.dropFirst()
      } else if first == "\"" {
        return rest
      }
    }
    return rest
  }
}
