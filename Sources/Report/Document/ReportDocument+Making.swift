import Charts

/// From results to a report.
extension ReportDocument {
  /// A result with the name of its file.
  package struct Source: Sendable {
    /// As it was given to the command.
    package var name: String
    /// What it says.
    package var result: AnyResult

    package init(name: String, result: AnyResult) { (self.name, self.result) = (name, result) }
  }

  /// Results of one kind stand side by side; kinds follow each other: what to do, how it compares, what more is worth.
  package init(_ sources: [Source]) {
    let groups = Groups(sources)
    sections =
      groups.solved.sections(beside: groups.values) + groups.ladders.sections() + groups.values.sections()
    sections += groups.simulations.sections() + groups.sweeps.sections()
    isComparison = groups.isComparison
    let names = sources.compactMap { $0.result.head?.name }
    let first = names.first
    title =
      first.map { name in
        names.allSatisfy { $0 == name } ? Phrase(name: name) : "\(sources.count) results side by side"
      } ?? (sources.count == 1 ? "A result" : "\(sources.count) results")
    source = Self.source(of: sources)
  }

  /// The product with its version, and the problem files with the beginnings of their hashes.
  private static func source(of sources: [Source]) -> Phrase {
    var seen: Set<String> = []
    let files = sources.compactMap { $0.result.head }.filter { seen.insert($0.sha256 ?? $0.name).inserted }
      .map {
        $0.origin
      }
    let version = sources.compactMap { $0.result.head?.version }.first
    let product: Phrase = version.map { "Made with Sidereal \($0)" } ?? "Made with Sidereal"
    return files.isEmpty ? product : product + " from " + files.listed()
  }
}

/// Where figures come from.
extension ResultHead {
  /// The file without its folders, and enough of its hash to know it again.
  var origin: Phrase {
    let name = file?.split(separator: "/").last.map(String.init) ?? "a problem"
    return sha256.map { "\(name: name) (SHA-256 \(name: String($0.prefix(12))))" } ?? "\(name: name)"
  }
}

/// A result with what it is called beside others of its kind.
struct Labelled<Result: Sendable>: Sendable {
  /// What is told.
  let result: Result
  /// Nil where there is one.
  let label: Phrase?
  /// The letter alone, before sentences about it.
  let letter: Phrase
  /// The end of ids; empty where there is one.
  let suffix: String
  /// For captions.
  let source: Phrase
}

/// Results by their kinds.
private struct Groups {
  /// Plans first: everything else is about them.
  var solved: [Labelled<SolveResult>] = []
  /// Of information.
  var ladders: [Labelled<LadderResult>] = []
  /// Of more of everything.
  var values: [Labelled<ValueResult>] = []
  /// Checks of the number.
  var simulations: [Labelled<SimulationResult>] = []
  /// What if.
  var sweeps: [Labelled<SweepResult>] = []

  init(_ sources: [ReportDocument.Source]) {
    solved = Self.labelled(sources) { if case .solve(let result) = $0 { result } else { nil } }
    ladders = Self.labelled(sources) { if case .ladder(let result) = $0 { result } else { nil } }
    values = Self.labelled(sources) { if case .value(let result) = $0 { result } else { nil } }
    simulations = Self.labelled(sources) { if case .simulation(let result) = $0 { result } else { nil } }
    sweeps = Self.labelled(sources) { if case .sweep(let result) = $0 { result } else { nil } }
  }

  /// Whether any kind has more than one.
  var isComparison: Bool {
    [solved.count, ladders.count, values.count, simulations.count, sweeps.count].contains { $0 > 1 }
  }

  /// Those of one kind, with letters where there are several.
  private static func labelled<Result>(
    _ sources: [ReportDocument.Source], _ pick: (AnyResult) -> Result?
  ) -> [Labelled<Result>] {
    let own = sources.compactMap { source in pick(source.result).map { ($0, source) } }
    return own.enumerated().map { place, pair in
      let (result, source) = pair
      let origin = source.result.head.map(\.origin) ?? Phrase(name: source.name)
      guard own.count > 1 else {
        return Labelled(result: result, label: nil, letter: "", suffix: "", source: "Source: " + origin)
      }
      let letter = letter(place)
      let name = source.result.head?.name ?? source.name
      // Two results of one problem differ in their files only.
      let isAlone = own.filter { $0.1.result.head?.name == source.result.head?.name }.count == 1
      let label: Phrase = isAlone ? "\(letter): \(name: name)" : "\(letter): \(name: source.name)"
      return Labelled(
        result: result, label: label, letter: Phrase(letter), suffix: "-" + letter.lowercased(),
        source: "Source: " + origin)
    }
  }

  /// A, B, … Z, and numbers from then on.
  private static func letter(_ place: Int) -> String {
    guard place < 26, let scalar = Unicode.Scalar(65 + place) else { return String(place + 1) }
    return String(Character(scalar))
  }
}

/// A group of results as blocks of a section.
extension Sequence {
  /// Charts of one kind, one of each result that has what it needs; nothing where none has.
  func charts<Result>(_ make: (Result) -> Chart?) -> [ReportDocument.Block]
  where Element == Labelled<Result> {
    let charts = compactMap { one in
      make(one.result).map {
        ReportDocument.PlacedChart(id: $0.name + one.suffix, chart: $0, label: one.label, source: one.source)
      }
    }
    return charts.isEmpty ? [] : [.charts(charts)]
  }

  /// What is said of one result, or of several beside each other under their labels.
  func eachBeside<Result>(
    _ say: (Element) -> [ReportDocument.Block]
  ) -> [ReportDocument.Block] where Element == Labelled<Result> {
    let said = map { (label: $0.label, blocks: say($0)) }.filter { !$0.blocks.isEmpty }
    let labelled = said.map { one in (one.label.map { [ReportDocument.Block.label($0)] } ?? []) + one.blocks }
    return labelled.count > 1 ? [.columns(labelled)] : labelled.first ?? []
  }
}
