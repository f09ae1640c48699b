import Foundation
import Testing

/// A call says what its values are: at most two parameters of a function bear no label.
struct LabelTests {
  static let most = 2

  /// A function, initialiser or subscript with its parameters as they are written.
  struct Signature: Equatable {
    let name: String
    let parameters: [String]

    var unlabelled: Int { parameters.filter { $0.hasPrefix("_ ") }.count }
  }

  /// Signatures of a text without comments, whatever number of lines each takes.
  static func signatures(in bare: String) -> [Signature] {
    let pattern = #"(?<![.\w])(func\s+(?:\w+|[^\w\s(]+)|init\??|subscript)\s*(?:<[^(]*>)?\s*\("#
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    let whole = NSRange(bare.startIndex..., in: bare)
    return expression.matches(in: bare, range: whole).compactMap { match in
      guard let head = Range(match.range, in: bare), let name = Range(match.range(at: 1), in: bare) else {
        return nil
      }
      return Signature(name: String(bare[name]), parameters: parameters(of: bare[head.upperBound...]))
    }
  }

  /// What stands between commas up to the bracket that closes, with the decoration before a parameter's name left out.
  private static func parameters(of text: Substring) -> [String] {
    var depth = 0
    var found = [""]
    var before: Character = " "
    for character in text {
      if "([{<".contains(character) { depth += 1 }
      if ")]}".contains(character) || character == ">" && before != "-" { depth -= 1 }
      if depth < 0 { break }
      before = character
      if character == "," && depth == 0 { found.append("") } else { found[found.count - 1].append(character) }
    }
    return found.map { parameter in
      parameter.split(whereSeparator: \.isWhitespace).drop { $0.hasPrefix("@") }.joined(separator: " ")
    }.filter { !$0.isEmpty }
  }

  @Test(arguments: SourceFile.all)
  func fewParametersBearNoLabel(file: SourceFile) {
    for signature in Self.signatures(in: SourceFile.withoutTexts(file.text)) {
      #expect(signature.unlabelled <= Self.most, "\(file.path): \(signature.name)")
    }
  }

  @Test(arguments: [
    ("func f(_ a: Int, _ b: Int, c: Int)", 2),
    ("func f(\n  _ a: Int,\n  _ b: [Int: Int],\n  _ c: Int\n) {", 3),
    ("init?<T>(_ a: (T, T) -> Int, _ b: T)", 2), ("func f() {}", 0), ("self.init(a, b, c)", 0),
    ("func f(@ViewBuilder _ a: () -> Int, _ b: A<B, C>, _ c: inout Int)", 3), ("x.init(_ a, _ b, _ c)", 0),
    ("subscript(_ a: Int, _ b: Int, _ c: Int) -> Int", 3), ("func <(_ a: A, _ b: A) -> Bool", 2),
  ])
  func theyAreCounted(text: String, unlabelled: Int) {
    #expect(Self.signatures(in: text).reduce(0) { $0 + $1.unlabelled } == unlabelled)
  }

  @Test func signaturesAreFound() {
    let found = SourceFile.all.flatMap { Self.signatures(in: SourceFile.withoutTexts($0.text)) }
    #expect(found.count > 1000)
  }
}
