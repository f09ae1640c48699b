/// The wording of errors, in one place. They reach users only where a program of ours is wrong or memory
/// ends.
extension GLPKError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .indexOutOfRange(let item, let index, let count):
      "\(item.rawValue) \(index) does not exist; there are \(count)"
    case .wrongLength(let item, let found, let expected):
      "\(found) values for \(expected) \(item.rawValue)s"
    case .duplicateEntry(let item, let vector, let index):
      "\(item.rawValue) \(vector) holds index \(index) twice"
    case .duplicateIndex(let item, let index):
      "\(item.rawValue) \(index) is listed twice"
    case .notFinite(let item, let index, let value):
      "\(item.rawValue) \(index) holds \(value), which is no finite number"
    case .meaninglessBounds(let item, let index, let lower, let upper):
      "\(item.rawValue) \(index) is bounded by \(lower) and \(upper), which are no bounds"
    case .badBasis:
      "the basis does not fit the program"
    case .badOption(let name, let value):
      "the option \(name) cannot be \(value)"
    case .tooLarge:
      "more rows, columns or entries than GLPK can count"
    case .fatal(let message):
      "GLPK gave up: \(message)"
    case .outOfMemory(let message):
      "no memory left: \(message)"
    case .closed:
      "the program is gone: its scope has ended or an earlier error took it"
    case .wrongThread:
      "the program belongs to another thread"
    case .reentered:
      "GLPK is running on this thread already"
    }
  }
}
