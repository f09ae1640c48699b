/// The part of a result file that says what to do.
struct ResultFile {
  /// Those rows that could be read.
  var plan: [Row] = []
  /// Moments, by the name of the chunk.
  var gates: [String: Double] = [:]
  /// Grants that the plan awards.
  var grants: [Award] = []
  /// When the plan looks.
  var look: Double?
  /// Where branches differ in them: by the name of the branch, then of the chunk.
  var branchGates: [String: [String: Double]] = [:]

  /// A row of `grants`.
  struct Award {
    /// From 1.
    var number: Int
    var name: String
    var moment: Double
    var quantity: Int
    var branch: String?
  }

  /// One line of the plan, in names and moments. What may be left out is nil, and then the problem decides.
  struct Row {
    /// From 1.
    var number: Int
    var chunk: String
    /// Several for a mixed team.
    var pool: [String]
    /// All of the row together.
    var attempts: Int
    /// Of each of these pools, over all attempts.
    var people: [Int]?
    var start: Double
    var end: Double?
    /// From 1.
    var copy: Int?
    var branch: String?
  }
}

/// Reads it from JSON, and says of every value that is none of its kind where it stands and what it is.
///
/// Only kinds are looked at here, not whether names and moments exist in a problem: that is `PlanFile`'s. Members
/// that a plan does not need may be missing or null, so that a plan written by hand can be short.
struct ResultReader {
  /// What could not be read.
  private(set) var findings: [InvalidPlan.Finding] = []
  /// What could.
  private(set) var file = ResultFile()

  init(_ node: JSONNode) {
    guard case .object(let keys) = node else {
      findings = [.malformed("it is \(node.words), and should be an object with 'plan'")]
      return
    }
    read(keys)
  }

  /// Everything that a plan is made of; other members of a result are left unread.
  private mutating func read(_ keys: [String: JSONNode]) {
    switch keys["plan"] {
    case .array(let rows)?: file.plan = rows.enumerated().compactMap { row($1, number: $0 + 1) }
    case nil: findings.append(.missingKey(row: nil, key: "plan"))
    case let other?: wrong(other, "plan", wanted: "an array of rows")
    }
    file.gates = moments(keys["gates"], "gates")
    if case .object(let branches)? = given(keys["branchGates"]) {
      file.branchGates = Dictionary(
        uniqueKeysWithValues: branches.sorted { $0.key < $1.key }.map { ($0, moments($1, "branchGates")) })
    } else if let other = given(keys["branchGates"]) {
      wrong(other, "branchGates", wanted: "an object of branches")
    }
    if case .object(let look)? = given(keys["look"]) {
      file.look = number(look["moment"], "look.moment")
      if look["moment"] == nil { findings.append(.missingKey(row: nil, key: "look.moment")) }
    } else if let other = given(keys["look"]) {
      wrong(other, "look", wanted: "an object with a moment")
    }
    switch given(keys["grants"]) {
    case nil: break
    case .array(let grants)?: file.grants = grants.enumerated().compactMap { award($1, number: $0 + 1) }
    case let other?: wrong(other, "grants", wanted: "an array of awards")
    }
  }

  /// A row, all of whose values are looked at before it is given up; nil where one that it needs is missing or wrong.
  private mutating func row(_ node: JSONNode, number: Int) -> ResultFile.Row? {
    guard case .object(let keys) = node else {
      findings.append(.wrongValue(row: number, key: nil, found: node.words, wanted: "an object"))
      return nil
    }
    // So that a row with one wrong value is left out, and not read as another row.
    let before = findings.count
    for key in ["chunk", "pool", "attempts", "start"] where keys[key] == nil {
      findings.append(.missingKey(row: number, key: key))
    }
    let chunk = text(keys["chunk"], "chunk", row: number)
    let pool = texts(keys["pool"], "pool", row: number)
    let attempts = whole(keys["attempts"], "attempts", row: number)
    let people = wholes(given(keys["people"]), "people", row: number)
    let start = self.number(keys["start"], "start", row: number)
    let end = self.number(given(keys["end"]), "end", row: number)
    let copy = whole(given(keys["copy"]), "copy", row: number)
    let branch = text(given(keys["branch"]), "branch", row: number)
    guard findings.count == before, let chunk, let pool, let attempts, let start else { return nil }
    return ResultFile.Row(
      number: number, chunk: chunk, pool: pool, attempts: attempts, people: people, start: start, end: end,
      copy: copy, branch: branch)
  }

  /// What is wrong with a row of grants is told with its number, as of the plan.
  private mutating func award(_ node: JSONNode, number: Int) -> ResultFile.Award? {
    guard case .object(let keys) = node else {
      findings.append(
        .wrongValue(row: nil, key: "grants", found: node.words, wanted: "objects, one for each award"))
      return nil
    }
    let before = findings.count
    for key in ["name", "award", "quantity"] where keys[key] == nil {
      findings.append(.missingKey(row: nil, key: "\(key) of award \(number)"))
    }
    let name = text(keys["name"], "name of award \(number)")
    let moment = self.number(keys["award"], "award of award \(number)")
    let quantity = whole(keys["quantity"], "quantity of award \(number)", isEndless: true)
    let branch = text(given(keys["branch"]), "branch of award \(number)")
    guard findings.count == before, let name, let moment, let quantity else { return nil }
    return ResultFile.Award(number: number, name: name, moment: moment, quantity: quantity, branch: branch)
  }

  /// null is the same as nothing.
  private func given(_ node: JSONNode?) -> JSONNode? {
    if case .null? = node { nil } else { node }
  }

  /// Notes a value that is none of its kind.
  private mutating func wrong(_ node: JSONNode, _ key: String, row: Int? = nil, wanted: String) {
    findings.append(.wrongValue(row: row, key: key, found: node.words, wanted: wanted))
  }

  /// A name; nil where there is none, or something else, which is noted.
  private mutating func text(_ node: JSONNode?, _ key: String, row: Int? = nil) -> String? {
    guard let node else { return nil }
    if case .string(let text) = node { return text }
    wrong(node, key, row: row, wanted: "a name")
    return nil
  }

  /// A moment.
  private mutating func number(_ node: JSONNode?, _ key: String, row: Int? = nil) -> Double? {
    guard let node else { return nil }
    if case .number(let number) = node { return number }
    wrong(node, key, row: row, wanted: "a moment")
    return nil
  }

  /// A count.
  ///
  /// - Parameter isEndless: beyond what a count may be it is the largest one, for somebody who knows what is allowed.
  private mutating func whole(
    _ node: JSONNode?, _ key: String, row: Int? = nil, isEndless: Bool = false
  ) -> Int? {
    guard let node else { return nil }
    if case .number(let number) = node, number > 0, number == number.rounded() {
      if let whole = Int(exactly: number) { return whole }
      if isEndless { return .max }
    }
    wrong(node, key, row: row, wanted: "a whole number, 1 or more")
    return nil
  }

  /// A mixed team's values are an array.
  private mutating func texts(_ node: JSONNode?, _ key: String, row: Int? = nil) -> [String]? {
    guard case .array(let nodes)? = node else { return text(node, key, row: row).map { [$0] } }
    let found = nodes.compactMap { text($0, key, row: row) }
    return found.count == nodes.count ? found : nil
  }

  /// Counts, of each pool of the team.
  private mutating func wholes(_ node: JSONNode?, _ key: String, row: Int? = nil) -> [Int]? {
    guard case .array(let nodes)? = node else { return whole(node, key, row: row).map { [$0] } }
    let found = nodes.compactMap { whole($0, key, row: row) }
    return found.count == nodes.count ? found : nil
  }

  /// Moments by name; none where the member is left out.
  private mutating func moments(_ node: JSONNode?, _ key: String) -> [String: Double] {
    guard let node = given(node) else { return [:] }
    guard case .object(let keys) = node else {
      wrong(node, key, wanted: "an object of moments")
      return [:]
    }
    var moments: [String: Double] = [:]
    // In order, so that findings come in order too.
    for (name, value) in keys.sorted(by: { $0.key < $1.key }) {
      moments[name] = number(value, "\(key).\(name)")
    }
    return moments
  }
}
