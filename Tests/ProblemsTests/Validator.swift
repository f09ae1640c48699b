import Foundation

/// A small evaluator of JSON Schema: the words that the schema of problem files uses.
struct Validator {
  let schema: JSON

  static let words: Set<String> = [
    "$schema", "$defs", "$ref", "title", "description", "type", "enum", "const", "required", "properties",
    "additionalProperties", "propertyNames", "minProperties", "maxProperties", "items", "minItems", "anyOf",
    "oneOf",
    "default", "examples", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum",
  ]

  /// Words of a schema that this evaluator would pass over.
  func unknownWords(in part: JSON) -> [String] {
    guard case .mapping(let entries) = part else { return [] }
    return entries.flatMap { word, value -> [String] in
      switch word {
      case "properties", "$defs": value.entries.flatMap { unknownWords(in: $0.1) }
      case "anyOf", "oneOf": value.items.flatMap { unknownWords(in: $0) }
      case "additionalProperties", "propertyNames", "items": unknownWords(in: value)
      default: Self.words.contains(word) ? [] : [word]
      }
    }
  }

  func complaints(about value: JSON) -> [String] { complaints(value, schema, "") }

  private func complaints(_ value: JSON, _ part: JSON, _ path: String) -> [String] {
    guard case .mapping(let words) = part else { return part == .bool(false) ? ["\(path): not allowed"] : [] }
    return words.flatMap { word, rule -> [String] in
      isKept(word, rule, value) ? inner(word, rule, value, part, path) : ["\(path): \(word)"]
    }
  }

  /// Rules about the value itself.
  private func isKept(_ word: String, _ rule: JSON, _ value: JSON) -> Bool {
    switch (word, rule, value) {
    case ("type", _, _): (rule.items.isEmpty ? [rule] : rule.items).contains { value.isA($0) }
    case ("enum", _, _): rule.items.contains(value)
    case ("const", _, _): rule == value
    case ("required", _, .mapping): rule.items.allSatisfy { key in value.keys.contains { .text($0) == key } }
    case ("minProperties", .number(let least), .mapping): Double(value.keys.count) >= least
    case ("maxProperties", .number(let most), .mapping): Double(value.keys.count) <= most
    case ("minItems", .number(let least), .list(let items)): Double(items.count) >= least
    case ("minimum", .number(let least), .number(let number)): number >= least
    case ("maximum", .number(let most), .number(let number)): number <= most
    case ("exclusiveMinimum", .number(let bound), .number(let number)): number > bound
    case ("minLength", .number(let least), .text(let text)): Double(text.count) >= least
    case ("maxLength", .number(let most), .text(let text)): Double(text.count) <= most
    case ("pattern", .text(let pattern), .text(let text)):
      text.range(of: pattern, options: .regularExpression) != nil
    default: true
    }
  }

  /// Rules that lead to other schemas.
  private func inner(_ word: String, _ rule: JSON, _ value: JSON, _ part: JSON, _ path: String) -> [String] {
    switch (word, value) {
    case ("$ref", _):
      guard case .text(let name) = rule, let target = schema["$defs"]?[String(name.dropFirst(8))] else {
        return ["\(path): no such $ref"]
      }
      return complaints(value, target, path)
    case ("anyOf", _):
      return rule.items.contains { complaints(value, $0, path).isEmpty } ? [] : ["\(path): anyOf"]
    case ("oneOf", _):
      let valid = rule.items.count { complaints(value, $0, path).isEmpty }
      return valid == 1 ? [] : ["\(path): oneOf"]
    case ("properties", .mapping(let entries)):
      return entries.flatMap { key, one in rule[key].map { complaints(one, $0, "\(path)/\(key)") } ?? [] }
    case ("additionalProperties", .mapping(let entries)):
      let known = part["properties"]?.keys ?? []
      return entries.filter { !known.contains($0.0) }.flatMap { complaints($0.1, rule, "\(path)/\($0.0)") }
    case ("propertyNames", .mapping(let entries)):
      return entries.flatMap { complaints(.text($0.0), rule, "\(path)/\($0.0)") }
    case ("items", .list(let items)):
      return items.enumerated().flatMap { complaints($1, rule, "\(path)/\($0)") }
    default: return []
    }
  }
}
