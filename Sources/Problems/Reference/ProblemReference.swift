/// The reference of all keys of problem files: what the schema says, to be looked up by name.
package enum ProblemReference {
  /// In the order of the schema.
  package static var keys: [ProblemKey] { KeyWalk.problem }

  /// What is found under a name.
  package enum Finding: Sendable, Equatable {
    case one(ProblemKey)
    /// Keys of that name in several places.
    case several([ProblemKey])
    /// None; the one that was probably meant.
    case unknown(near: String?)
  }

  /// Looks a key up: by its path with any names, or with none; else by the end of its path, as people remember keys.
  ///
  /// - Parameter name: `pools.NAME.correct`, `pools.lab.correct`, `pools.correct` or `correct`; `pools.lab` is a pool.
  package static func find(_ name: String) -> Finding {
    let words = name.split(separator: ".").map(String.init)
    let short = ProblemKey.short(words)
    if let key = keys.first(where: { $0.path == words }) { return .one(key) }
    guard !short.isEmpty else { return .unknown(near: nil) }
    let own = keys.filter { $0.path.last != ProblemKey.placeholder }
    if let key = own.first(where: { ProblemKey.short($0.path) == short || matches(words, $0.path) }) {
      return .one(key)
    }
    let ends = own.filter { ProblemKey.short($0.path).suffix(short.count) == short[...] }
    if let key = ends.first { return ends.count == 1 ? .one(key) : .several(ends) }
    // A name that is nearly a key of what stands there is a slip of the fingers rather than a name.
    if let key = keys.first(where: { matches(words, $0.path) }) {
      let beside = parts(of: key).compactMap(\.path.last)
      guard let last = words.last, let near = Spelling.nearest(to: last, among: beside) else {
        return .one(key)
      }
      return .unknown(near: (words.dropLast() + [near]).joined(separator: "."))
    }
    return .unknown(
      near: Spelling.nearest(to: name, among: own.flatMap { [$0.name, $0.shortName] + $0.path.suffix(1) }))
  }

  /// What a key holds: the keys one step below it, names between aside.
  package static func parts(of key: ProblemKey) -> [ProblemKey] {
    let home = key.likeness ?? key.path
    return keys.filter { one in
      one.path.count > home.count && one.path.starts(with: home)
        && ProblemKey.short(one.path.dropFirst(home.count)).count == 1
    }
  }

  /// Whether words are a path, with any word where the path has a name.
  private static func matches(_ words: [String], _ path: [String]) -> Bool {
    words.count == path.count && zip(words, path).allSatisfy { $0 == $1 || $1 == ProblemKey.placeholder }
  }
}
