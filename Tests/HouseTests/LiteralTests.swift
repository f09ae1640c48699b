import Foundation
import Testing

/// A small number has a name and a reason: literals such as `1e-9` stand in tables of tolerances, tuning and options alone.
struct LiteralTests {
  /// Ends of the names of files that are such tables.
  static let tables = ["Tolerance", "Tuning", "Options"]

  static func isTable(_ path: String) -> Bool {
    let name = (path.split(separator: "/").last ?? "").dropLast(".swift".count)
    return tables.contains { name.hasSuffix($0) }
  }

  /// Literals of a text without comments.
  static func literals(in bare: String) -> [String] {
    guard let expression = try? NSRegularExpression(pattern: #"(?<![\w.])\d[\d_]*(?:\.\d+)?e-\d+"#) else {
      return ["no pattern"]
    }
    return expression.matches(in: bare, range: NSRange(bare.startIndex..., in: bare)).compactMap {
      Range($0.range, in: bare).map { String(bare[$0]) }
    }
  }

  @Test(arguments: SourceFile.all.filter { !isTable($0.path) })
  func smallNumbersHaveNames(file: SourceFile) {
    let found = Self.literals(in: SourceFile.withoutTexts(file.text))
    #expect(found.isEmpty, "\(file.path): \(found.joined(separator: ", "))")
  }

  @Test func everyModuleHasOneTable() {
    for (module, files) in Dictionary(grouping: SourceFile.all, by: \.module) {
      let tables = files.filter { Self.isTable($0.path) && $0.path.contains("Tolerance") }
      #expect(tables.count <= 1, "\(module): \(tables.map(\.path))")
    }
  }

  @Test(arguments: [
    ("let a = 1e-9", 1), ("a * (1 + 2.5e-12)", 1), ("0x1p-52", 0), ("1e9", 0), ("case e-1", 0),
    ("f(1e-3, 1e-4)", 2),
  ])
  func theyAreSeen(text: String, count: Int) {
    #expect(Self.literals(in: text).count == count)
  }
}
