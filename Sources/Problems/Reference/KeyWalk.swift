/// A walk through the schema that collects its keys, from the top of the file down.
///
/// What stands in several places (laws, pools, chunks) is told where it belongs first, and elsewhere only named.
struct KeyWalk {
  /// Definitions that hold many keys, and the place where they are told.
  private static let homes = [
    "law": ["deadline"], "grant": ["grants", ProblemKey.placeholder],
    "pool": ["pools", ProblemKey.placeholder],
    "chunk": ["chunks", ProblemKey.placeholder],
  ]

  /// In the order of the schema, each once.
  private(set) var keys: [ProblemKey] = []

  /// All keys of a problem file.
  static let problem: [ProblemKey] = {
    var walk = KeyWalk()
    walk.enter(.problems, at: [], example: nil)
    return walk.keys
  }()

  /// Collects the keys that a value may hold.
  ///
  /// - Parameter example: the nearest one above.
  private mutating func enter(_ node: SchemaNode, at path: [String], example: ProblemKey.Example?) {
    let own = Self.examples(of: node.resolved, at: path).first ?? example
    for part in Self.alternatives(of: node, at: path) {
      let near = Self.examples(of: part, at: path).first ?? own
      // Named things before the table of them, since a table is another way to write the same.
      if let named = part["additionalProperties"], named.holdsKeys {
        collect(named, at: path + [ProblemKey.placeholder], isNeeded: false, near)
      }
      let needed = part["required"]?.items ?? []
      for entry in part["properties"]?.entries ?? [] {
        collect(entry.value, at: path + [entry.key], isNeeded: needed.contains(.text(entry.key)), near)
      }
    }
  }

  /// Notes one key, and goes on to what it may hold.
  private mutating func collect(
    _ node: SchemaNode, at path: [String], isNeeded: Bool, _ example: ProblemKey.Example?
  ) {
    guard !keys.contains(where: { $0.path == path }) else { return }
    let whole = node.resolved
    let home = node.reference.flatMap { Self.homes[$0] }
    let likeness = home == path ? nil : home
    // Examples of what is told elsewhere stand there.
    let examples = Self.examples(of: likeness == nil ? whole : node, at: path)
    keys.append(
      ProblemKey(
        path: path, description: whole["description"]?.string ?? "", isNeeded: isNeeded,
        usual: whole["default"], values: SchemaValues.all(of: node),
        examples: examples.isEmpty ? [example].compactMap { $0 } : examples,
        likeness: likeness))
    enter(node, at: path, example: example)
  }

  /// The ways in which a value may be written, itself first; none that are told elsewhere.
  private static func alternatives(of node: SchemaNode, at path: [String]) -> [SchemaNode] {
    if let name = node.reference, let home = homes[name], home != path { return [] }
    let whole = node.resolved
    return [whole] + (whole["anyOf"]?.items ?? []).flatMap { alternatives(of: $0, at: path) }
  }

  private static func examples(of node: SchemaNode, at path: [String]) -> [ProblemKey.Example] {
    (node["examples"]?.items ?? []).map { .init(path: ProblemKey.example(path), value: $0) }
  }
}

extension SchemaNode {
  /// Whether there are keys under it that the format names: shares by chunk are no such keys.
  fileprivate var holdsKeys: Bool {
    let whole = resolved
    return whole["properties"] != nil || (whole["anyOf"]?.items ?? []).contains(where: \.holdsKeys)
  }
}
