import Reporting

/// A place in a result file, from which values are read as what they should be.
///
/// A result may come from anywhere, so every number is looked at before it is drawn: a chance lies in [0, 1], a count is whole and not
/// negative. What does not fit is told with its path.
struct ResultCursor {
  /// Nil where the file has nothing at this path.
  let node: JSONNode?
  /// As in `worlds[0].deadlines[2].weight`.
  let path: String

  /// At the root where no path is given.
  init(_ node: JSONNode?, path: String = "") { (self.node, self.path) = (node, path) }

  /// A member of an object; where this is none, a place without a value.
  subscript(key: String) -> ResultCursor {
    let own = path.isEmpty ? key : "\(path).\(key)"
    guard case .object(let members)? = node else { return ResultCursor(nil, path: own) }
    return ResultCursor(members[key], path: own)
  }

  /// The same, or nil where there is nothing or null.
  var given: ResultCursor? {
    switch node {
    case nil, .null?: nil
    default: self
    }
  }

  /// The elements of an array; none where the member is left out.
  func elements() throws(WrongResult) -> [ResultCursor] {
    guard let given else { return [] }
    guard case .array(let nodes)? = given.node else { throw wrong("an array") }
    return nodes.enumerated().map { ResultCursor($1, path: "\(path)[\($0)]") }
  }

  /// What is made of each element.
  func map<Value>(_ make: (ResultCursor) throws(WrongResult) -> Value) throws(WrongResult) -> [Value] {
    var values: [Value] = []
    for element in try elements() { values.append(try make(element)) }
    return values
  }

  /// The members of an object by their names, in the order of these.
  func members() throws(WrongResult) -> [(name: String, value: ResultCursor)] {
    guard let given else { return [] }
    guard case .object(let members)? = given.node else { throw wrong("an object") }
    return members.sorted { $0.key < $1.key }.map {
      ($0.key, ResultCursor($0.value, path: "\(path).\($0.key)"))
    }
  }

  /// What should stand here does not.
  func wrong(_ wanted: String) -> WrongResult {
    node.map { .wrongValue(path: path.isEmpty ? "the result" : path, found: $0.words, wanted: wanted) }
      ?? .missing(path)
  }

  /// A text.
  func text() throws(WrongResult) -> String {
    if case .string(let text)? = node { return text }
    throw wrong("a text")
  }

  /// Any number that is not beyond all drawing.
  func number() throws(WrongResult) -> Double {
    if case .number(let number)? = node, abs(number) <= Self.largest { return number }
    throw wrong("a number")
  }

  /// Moments and amounts beyond this are none.
  private static let largest = 1e15
  /// Millions of such counts still add up to a whole number.
  private static let largestCount = 1e12

  /// A chance, a credence or a weight; what rounding took out of [0, 1] is put back.
  func share() throws(WrongResult) -> Double {
    if case .number(let number)? = node, number >= -PageTolerance.share, number <= 1 + PageTolerance.share {
      return min(max(number, 0), 1)
    }
    throw wrong("a share from 0 to 1")
  }

  /// A count.
  func whole() throws(WrongResult) -> Int {
    if case .number(let number)? = node, number >= 0, number <= Self.largestCount, number == number.rounded()
    {
      return Int(number)
    }
    throw wrong("a whole number, 0 or more")
  }

  /// A truth.
  func truth() throws(WrongResult) -> Bool {
    if case .bool(let value)? = node { return value }
    throw wrong("true or false")
  }

  /// A text or several, as of a mixed team.
  func texts() throws(WrongResult) -> [String] {
    guard case .array? = node else { return [try text()] }
    return try map { element throws(WrongResult) in try element.text() }
  }

  /// A count or several.
  func wholes() throws(WrongResult) -> [Int] {
    guard case .array? = node else { return [try whole()] }
    return try map { element throws(WrongResult) in try element.whole() }
  }

  /// Two shares in order, or nil where there is no interval.
  func interval() throws(WrongResult) -> ClosedRange<Double>? {
    guard given != nil else { return nil }
    let ends = try map { element throws(WrongResult) in try element.share() }
    guard ends.count == 2, ends[0] <= ends[1] else { throw wrong("two shares, the smaller one first") }
    return ends[0]...ends[1]
  }
}
