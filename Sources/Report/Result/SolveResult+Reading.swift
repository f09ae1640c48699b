import Reporting

/// Each part from its place in the file.
extension SolveResult {
  /// All parts in the order of the format.
  ///
  /// - Throws: the first value that is none of its kind.
  init(_ result: ResultCursor) throws(WrongResult) {
    head = try ResultHead(result)
    chance = try result["chance"].share()
    bound = max(chance, try result["bound"].share())
    // A branch has gates of its own only where branches differ.
    gates = try Self.gates(result["gates"], branch: nil)
    for (name, own) in try result["branchGates"].members() { gates += try Self.gates(own, branch: name) }
    look = nil
    if let found = result["look"].given {
      look = Look(moment: try found["moment"].number(), chunk: try found["chunk"].given?.text())
    }
    let copies = try result["plan"].map { row throws(WrongResult) in try Row(row) }
    plan = Self.merged(copies)
    grants = try result["grants"].map { row throws(WrongResult) in try Award(row) }
    calendar = try result["calendar"].map { row throws(WrongResult) in try Calendar(row) }
    worlds = try result["worlds"].map { row throws(WrongResult) in try World(row) }
    chunks = try result["chunks"].map { row throws(WrongResult) in
      Chunk(name: try row["name"].text(), chance: try row["chance"].share())
    }
    allocators = try result["allocators"].map { row throws(WrongResult) in try Allocator(row) }
    assumptions = try result["assumptions"].map { row throws(WrongResult) in try row.text() }
    reasons = try result["reasons"].map { row throws(WrongResult) in try row.text() }
    gapAsked = try result["solve"]["gapAsked"].given?.number()
    trace = try result["solve"]["trace"].map { row throws(WrongResult) in
      TracePoint(
        seconds: try row["seconds"].number(), chance: try row["chance"].share(),
        bound: try row["bound"].share())
    }
  }

  /// Moments by the names of chunks, in the order of these.
  private static func gates(_ gates: ResultCursor, branch: String?) throws(WrongResult) -> [Gate] {
    var found: [Gate] = []
    for (name, moment) in try gates.members() {
      found.append(Gate(chunk: name, moment: try moment.number(), branch: branch))
    }
    return found
  }

  /// Rows of copies of one bundle as one row: nobody plans copy by copy.
  private static func merged(_ rows: [Row]) -> [Row] {
    var merged: [Row] = []
    var places: [Row.Team: Int] = [:]
    for row in rows {
      if let place = places[row.team] {
        merged[place].attempts += row.attempts
        merged[place].people = zip(merged[place].people, row.people).map(+)
      } else {
        places[row.team] = merged.count
        merged.append(row)
      }
    }
    return merged
  }
}

/// A team may be of several pools.
extension SolveResult.Row {
  /// A row of `plan`.
  init(_ row: ResultCursor) throws(WrongResult) {
    chunk = try row["chunk"].text()
    pools = try row["pool"].texts()
    people = try row["people"].wholes()
    attempts = try row["attempts"].whole()
    (start, end) = (try row["start"].number(), try row["end"].number())
    branch = try row["branch"].given?.text()
    guard people.count == pools.count else { throw row["people"].wrong("a number for each pool") }
    guard start <= end else { throw row["end"].wrong("a moment that is not before the start") }
  }
}

/// An award by its name and moment.
extension SolveResult.Award {
  /// A row of `grants`.
  init(_ row: ResultCursor) throws(WrongResult) {
    grant = try row["name"].text()
    moment = try row["award"].number()
    quantity = try row["quantity"].whole()
    branch = try row["branch"].given?.text()
  }
}

/// A pool with its spans.
extension SolveResult.Calendar {
  /// A member of `calendar`.
  init(_ row: ResultCursor) throws(WrongResult) {
    pool = try row["pool"].text()
    branches = try row["branches"].given?.texts()
    spans = try row["spans"].map { span throws(WrongResult) in
      var atWork: [String: Int] = [:]
      for (name, people) in try span["chunks"].members() { atWork[name] = try people.whole() }
      let (from, to) = (try span["from"].number(), try span["to"].number())
      guard from < to else { throw span["to"].wrong("a moment after 'from'") }
      return Span(from: from, to: to, headcount: try span["headcount"].whole(), atWork: atWork)
    }
  }
}

/// A world with its law.
extension SolveResult.World {
  /// A member of `worlds`.
  init(_ row: ResultCursor) throws(WrongResult) {
    name = try row["name"].text()
    (credence, chance) = (try row["credence"].share(), try row["chance"].share())
    deadlines = try row["deadlines"].map { deadline throws(WrongResult) in
      Deadline(
        moment: try deadline["moment"].number(), weight: try deadline["weight"].share(),
        chance: try deadline["chance"].share())
    }
  }
}

/// What is null in the file has no value.
extension SolveResult.Allocator {
  /// A member of `allocators`.
  init(_ row: ResultCursor) throws(WrongResult) {
    name = try row["name"].text()
    (chance, interval) = (try row["chance"].share(), try row["interval"].interval())
    let cost = row["cost"]
    points = try cost["points"].number()
    odds = try cost["odds"].given?.number()
    years = try cost["years"].given?.number()
    people = try cost["people"].given?.number()
  }
}
