/// The reader of problem files: bytes in, a problem or everything that is wrong with it out.
///
/// Reading goes on after a mistake with a harmless value in its place, so that one run tells of all of them.
package enum ProblemReader {
  /// All that a file may have.
  static let keys = [
    "title", "notes", "time", "deadline", "pools", "chunks", "worlds", "information", "budgets", "grants",
    "status-quo", "uncertainty",
  ]

  /// Reads a YAML or JSON problem and checks all of it.
  ///
  /// - Parameters:
  ///   - bytes: the file, UTF-8.
  ///   - directory: where the paths of CSV files start.
  ///   - overrides: put into the document in their order; what is wrong with them stands where the old value stands.
  /// - Throws: everything that is wrong with the file, at once.
  package static func read(
    _ bytes: [UInt8], directory: String, overrides: [Override] = []
  ) throws(InvalidProblem) -> ProblemFile {
    try read(bytes, tables: TableFolder(directory), overrides: overrides)
  }

  /// The same with a folder that tables may not leave.
  package static func read(
    _ bytes: [UInt8], tables: TableFolder, overrides: [Override] = []
  ) throws(InvalidProblem) -> ProblemFile {
    // The parser recurses as deep as values are nested.
    let document = RoomyStack.run { DocumentReader.read(bytes) }
    let faults = FaultList()
    document.faults.forEach(faults.add)
    var problem: Problem?
    if let root = document.root.map({ overridden($0, by: overrides, faults) }) {
      let cursor = Cursor(
        item: root, path: "", name: "the file", key: Place(line: 1, column: 1), faults: faults)
      problem = read(cursor, tables: tables)
    }
    let source = SourceText(document.text)
    // In the order of the file, whatever the order of reading; of one place in the order of reading.
    let ordered = faults.diagnostics.enumerated()
      .sorted {
        ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
      }
      .map(\.element)
    let numbers = ProblemNumbers(noted: faults.numbers)
    // A problem with anything wrong in it is none.
    guard let problem, !faults.hasErrors else {
      throw InvalidProblem(
        diagnostics: ordered, omitted: faults.omitted, source: source, tables: faults.tables.sorted(),
        noted: numbers)
    }
    return ProblemFile(
      problem: problem, warnings: ordered, source: source, tables: faults.tables.sorted(), noted: numbers)
  }

  /// A document with all overrides in it that find their place; the others are told.
  private static func overridden(_ root: Item, by overrides: [Override], _ faults: FaultList) -> Item {
    var root = root
    for override in overrides {
      do throws(Override.Misplaced) { root = try override.put(into: root) } catch {
        faults.add(.at(error.place, path: error.path, error.fault))
      }
    }
    return root
  }

  /// The problem; nil where the file has none of its parts.
  private static func read(_ cursor: Cursor, tables folder: TableFolder) -> Problem? {
    guard var fields = cursor.fields(keys, required: ["time", "deadline", "pools", "chunks"]) else {
      return nil
    }
    let statedTime = fields["time"].flatMap(TimeReader.read)
    let time = statedTime ?? TimeGrid(horizon: 1)
    let tables = TableStore(folder)
    let budgetNames = Names(fields["budgets"]?.keys ?? [])
    // Lines of tables become entries among those of the file; from here on nobody knows the difference.
    let expansion = NamedTables(store: tables)
    for (key, kind) in [
      ("pools", TableKind.pools(budgetNames)), ("chunks", .chunks), ("grants", .grants(budgetNames)),
    ] { fields[key] = fields[key].map { expansion.expanded($0, kind) } }
    let laws = LawReader(time: time, tables: tables, knowsTime: statedTime != nil)
    let intervals = IntervalList()
    let pools = PoolReader(
      headcounts: HeadcountReader(time: time, tables: tables), budgets: budgetNames, intervals: intervals)
    let budgets = fields["budgets"].map(BudgetReader(start: time.start).read) ?? []
    let poolNames = Names(of: fields["pools"])
    let chunkNames = Names(of: fields["chunks"])
    let chunkReader = ChunkReader(pools: poolNames, names: chunkNames, costs: pools)
    let deadline = fields["deadline"].flatMap(laws.read)
    let grants = fields["grants"].map(GrantReader(time: time, pools: poolNames, costs: pools).read) ?? []
    let foundPools = fields["pools"].flatMap(pools.read) ?? []
    let chunks = fields["chunks"].flatMap(chunkReader.read) ?? []
    let worldReader = WorldReader(
      pools: poolNames, names: chunkNames, chunks: chunks.map(\.chunk), laws: laws, intervals: intervals)
    let information = InformationReader(start: time.start, chunks: chunkNames)
    // Chunks past a limit are not read, and nothing can be said about what refers to them.
    let areRead = chunks.count == chunkNames.count
    let worlds = areRead ? fields["worlds"].map(worldReader.read) ?? [] : []
    let statusQuo = StatusQuoReader(
      pools: poolNames, names: chunkNames, chunks: chunks.map(\.chunk), grants: grants,
      grantNames: Names(of: fields["grants"]), tables: tables
    ).read(areRead ? fields["status-quo"] : nil)
    var problem = Problem(
      title: fields["title"]?.text("text"), notes: fields["notes"]?.text("text"), time: time,
      deadline: deadline ?? .certain(time.start), pools: foundPools, chunks: chunks.map(\.chunk),
      worlds: worlds, budgets: budgets, statusQuo: statusQuo.shares,
      information: fields["information"].flatMap(information.read) ?? .never)
    problem.grants = grants
    problem.statusQuoGrants = statusQuo.awards
    problem.time.showsDates = cursor.faults.hasDates
    problem.uncertainty = UncertaintyReader(intervals: intervals).read(
      fields["uncertainty"], in: cursor, worlds: worlds)
    if areRead, foundPools.count == poolNames.count {
      problem = problem.resolved()
      MeaningChecks(problem: problem, chunks: chunks, knowsTime: statedTime != nil).run()
      let laws =
        [fields["deadline"]] + (fields["worlds"]?.pairs("worlds") ?? []).map { $0.value.field("deadline") }
      HasteningChecks(
        problem: problem, chunks: chunks, statesRace: laws.contains { $0?.field("race") != nil }
      ).run()
      // What is wrong elsewhere may be why something seems to be of no use.
      if !cursor.faults.hasErrors {
        UseChecks(problem: problem, chunks: chunks, worlds: worlds, time: statedTime, fields: fields).run()
      }
    }
    return problem
  }
}
