import Modelling

/// Small readers of the two formats, in the part that the writers use: what a stranger would make of a file.
struct ReadBack: Equatable {
  struct Row: Equatable {
    var entries: [String: Double] = [:]
    var lower = -Double.infinity
    var upper = Double.infinity
  }
  var isMaximised = false
  var costs: [String: Double] = [:]
  var rows: [String: Row] = [:]
  var lower: [String: Double] = [:]
  var upper: [String: Double] = [:]
  var whole: Set<String> = []
  var order: [String] = []

  struct Unreadable: Error { let line: String }

  // MARK: - CPLEX LP

  init(lp text: String) throws {
    var section = ""
    var row = ""
    for line in text.split(separator: "\n").map(String.init) {
      guard line.hasPrefix(" ") else {
        section = line
        if line == "Maximize" { isMaximised = true }
        continue
      }
      let words = line.split(separator: " ").map(String.init)
      if let first = words.first, first.hasSuffix(":") {
        row = String(first.dropLast())
        if section == "Subject To" { rows[row] = Row() }
        continue
      }
      switch section {
      case "Maximize", "Minimize", "Subject To": try readTerm(words, row, isCost: section != "Subject To")
      case "Bounds": try readBounds(words)
      case "General": whole.insert(words[0])
      default: throw Unreadable(line: line)
      }
    }
  }

  private mutating func readTerm(_ words: [String], _ row: String, isCost: Bool) throws {
    if words.count == 3, let value = Double(words[1]), ["+", "-"].contains(words[0]) {
      let signed = words[0] == "-" ? -value : value
      if isCost {
        costs[words[2], default: 0] += signed
        order.append(words[2])
        (lower[words[2]], upper[words[2]]) = (0, .infinity)
      } else {
        rows[row]?.entries[words[2], default: 0] += signed
      }
      return
    }
    guard words.count == 2, let side = Double(words[1]) else {
      throw Unreadable(line: words.joined(separator: " "))
    }
    if words[0] != ">=" { rows[row]?.upper = side }
    if words[0] != "<=" { rows[row]?.lower = side }
  }

  private mutating func readBounds(_ words: [String]) throws {
    if words.count == 2, words[1] == "free" {
      (lower[words[0]], upper[words[0]]) = (-.infinity, .infinity)
    } else if words.count == 3, words[1] == "=", let value = Double(words[2]) {
      (lower[words[0]], upper[words[0]]) = (value, value)
    } else if words.count == 3, words[1] == ">=", let value = Double(words[2]) {
      lower[words[0]] = value
    } else if words.count == 5, words[1] == "<=", words[3] == "<=", let high = Double(words[4]) {
      (lower[words[2]], upper[words[2]]) = (words[0] == "-inf" ? -.infinity : Double(words[0]), high)
    } else {
      throw Unreadable(line: words.joined(separator: " "))
    }
  }

  // MARK: - MPS

  init(mps text: String) throws {
    var section = ""
    var objective = ""
    var isWhole = false
    var types: [String: String] = [:]
    for line in text.split(separator: "\n").map(String.init) {
      let words = line.split(separator: " ").map(String.init)
      guard line.hasPrefix(" ") else {
        section = words[0]
        continue
      }
      switch section {
      case "ROWS":
        if words[0] == "N", objective.isEmpty { objective = words[1] } else { rows[words[1]] = Row() }
        types[words[1]] = words[0]
      case "COLUMNS" where words[1] == "'MARKER'": isWhole = words[2] == "'INTORG'"
      case "COLUMNS": readEntry(words, objective, isWhole)
      case "RHS", "RANGES": readSide(words, section, types)
      case "BOUNDS": try readBound(words)
      default: throw Unreadable(line: line)
      }
    }
    // Sides that are 0 are not said.
    for (name, type) in types where name != objective {
      if type == "E", rows[name]?.lower == -.infinity {
        rows[name] = Row(entries: rows[name]?.entries ?? [:], lower: 0, upper: 0)
      }
      if type == "L", rows[name]?.upper == .infinity { rows[name]?.upper = 0 }
      if type == "G", rows[name]?.lower == -.infinity { rows[name]?.lower = 0 }
    }
  }

  private mutating func readEntry(_ words: [String], _ objective: String, _ isWhole: Bool) {
    guard let value = Double(words[2]) else { return }
    if order.last != words[0] {
      order.append(words[0])
      (lower[words[0]], upper[words[0]]) = (0, .infinity)
    }
    if isWhole { whole.insert(words[0]) }
    if words[1] == objective { costs[words[0]] = value } else { rows[words[1]]?.entries[words[0]] = value }
  }

  private mutating func readSide(_ words: [String], _ section: String, _ types: [String: String]) {
    guard let value = Double(words[2]) else { return }
    if section == "RANGES" {
      let upper = rows[words[1]]?.upper ?? 0
      rows[words[1]]?.upper = upper == .infinity ? 0 : upper
      rows[words[1]]?.lower = (upper == .infinity ? 0 : upper) - value
      return
    }
    if types[words[1]] != "G" { rows[words[1]]?.upper = value }
    if types[words[1]] != "L" { rows[words[1]]?.lower = value }
  }

  private mutating func readBound(_ words: [String]) throws {
    let value = words.count > 3 ? Double(words[3]) : nil
    switch words[0] {
    case "FX": (lower[words[2]], upper[words[2]]) = (value, value)
    case "FR": (lower[words[2]], upper[words[2]]) = (-.infinity, .infinity)
    case "MI": lower[words[2]] = -.infinity
    case "PL": upper[words[2]] = .infinity
    case "LO": lower[words[2]] = value
    case "UP": upper[words[2]] = value
    default: throw Unreadable(line: words.joined(separator: " "))
    }
  }
}
