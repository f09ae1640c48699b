/// What may stand at a place of the schema, in words.
///
/// The description of a key says what it is for, that of the definition that it refers to what may be written.
enum SchemaValues {
  /// One line for each kind of value; none of what only holds keys.
  static func all(of node: SchemaNode) -> [String] {
    let lines =
      if let target = node.target {
        parts(of: target, isDescribed: node["description"] != nil)
      } else {
        parts(of: node, isDescribed: false)
      }
    return lines.reduce(into: []) { all, line in if !all.contains(line) { all.append(line) } }
  }

  /// - Parameter isDescribed: whether the node's own description is about values.
  private static func parts(of node: SchemaNode, isDescribed: Bool) -> [String] {
    let own = isDescribed ? node["description"]?.string : nil
    let alternatives = node["anyOf"]?.items ?? []
    guard !alternatives.isEmpty else { return [own ?? words(for: node)].compactMap { $0 } }
    return [own].compactMap { $0 }
      + alternatives.flatMap { part -> [String] in
        if let described = part["description"]?.string { return [described] }
        if let target = part.target { return parts(of: target, isDescribed: true) }
        // A description of the whole says what those are that have none.
        return own == nil ? [words(for: part)].compactMap { $0 } : []
      }
  }

  /// What a value without a description is; nil where it holds keys, which are told by themselves.
  private static func words(for node: SchemaNode) -> String? {
    if let choices = node["enum"]?.items.compactMap(\.string), let last = choices.last {
      return choices.dropLast().joined(separator: ", ") + (choices.count > 1 ? " or " : "") + last + "."
    }
    switch node["type"]?.string {
    case "string": return "Text."
    case "boolean": return "true or false."
    case "integer": return "A whole number" + range(of: node) + "."
    case "number": return "A number" + range(of: node) + "."
    case "object":
      // Values by moment or by name; keys, which the format names, are told by themselves.
      guard let kind = node["additionalProperties"]?.resolved, kind["properties"] == nil,
        let words = parts(of: kind, isDescribed: true).first
      else { return nil }
      let isByMoment = node["propertyNames"]?.reference == "momentKey"
      return (isByMoment ? "By moment: " : "By name: ") + words.prefix(1).lowercased() + words.dropFirst()
    default: return nil
    }
  }

  private static func range(of node: SchemaNode) -> String {
    func bound(_ key: String) -> String? {
      if case .number(let text)? = node[key] { grouped(text) } else { nil }
    }
    switch (bound("minimum"), bound("exclusiveMinimum"), bound("maximum")) {
    case (let low?, _, let high?): return " from \(low) to \(high)"
    case (let low?, _, nil): return ", \(low) or more"
    case (nil, let low?, _): return " above \(low)"
    default: return ""
    }
  }

  /// Digits in groups of three from 10,000 on.
  private static func grouped(_ digits: String) -> String {
    if digits.hasPrefix("-") { return "-" + grouped(String(digits.dropFirst())) }
    guard digits.count > 4, digits.allSatisfy(\.isNumber) else { return digits }
    return digits.enumerated().map { place, digit in
      (place > 0 && (digits.count - place).isMultiple(of: 3) ? "," : "") + String(digit)
    }.joined()
  }
}
