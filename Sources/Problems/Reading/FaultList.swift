/// The list of what is wrong, filled while a file is read. One for a whole file, shared by all cursors.
final class FaultList {
  /// More warnings than this help nobody.
  static let mostWarnings = 1000
  /// More errors than this are counted and not kept.
  static let mostErrors = 10_000
  /// More than this at one place, which only tables have, are counted and not kept.
  static let mostAtOnePlace = 50
  /// After so many mistakes no more near names are looked for.
  static let mostGuesses = 200
  /// Nor after so many names were compared: a problem may have thousands, all of them misspelt.
  static let mostCompared = 200_000

  /// In the order in which they were found, which is not that of the file.
  private(set) var diagnostics: [Diagnostic] = []
  /// All that were found, kept or not.
  private var warnings = 0
  private var errors = 0
  /// How many more there were than are kept.
  private(set) var omitted = 0
  private var atPlaces: [Place: Int] = [:]
  /// Whether any moment of the file is written as a date.
  private(set) var hasDates = false

  /// Keeps a diagnostic, or counts it.
  func add(_ diagnostic: Diagnostic) {
    if diagnostic.severity == .warning { warnings += 1 } else { errors += 1 }
    let place = Place(line: diagnostic.line, column: diagnostic.column)
    atPlaces[place, default: 0] += 1
    let isFree = atPlaces[place, default: 0] <= Self.mostAtOnePlace
    let isKept =
      isFree && (diagnostic.severity == .warning ? warnings <= Self.mostWarnings : errors <= Self.mostErrors)
    if isKept { diagnostics.append(diagnostic) } else { omitted += 1 }
  }

  /// A moment as written, a number of years or a date.
  func moment(_ text: String) -> Double? {
    guard let found = Moment.parse(text) else { return nil }
    if found.isDate { hasDates = true }
    return found.moment
  }

  /// Paths of the tables that the file names, so that whoever watches the file can watch them too.
  private(set) var tables: Set<String> = []

  func noteTable(_ path: String) { tables.insert(path) }

  /// The numbers that were read, in the order of reading.
  private(set) var numbers: [NotedNumber] = []
  /// More than this nobody moves.
  static let mostNumbers = 10_000

  func note(_ number: NotedNumber) {
    if numbers.count < Self.mostNumbers { numbers.append(number) }
  }

  /// A table has dates.
  func noteDates() { hasDates = true }

  /// The name that may have been meant; nil where none is near, or where so much is wrong that looking would
  /// take long.
  func nearest(to name: String, among names: [String]) -> String? {
    guard errors + warnings < Self.mostGuesses, compared < Self.mostCompared else { return nil }
    compared += names.count
    return Spelling.nearest(to: name, among: names)
  }

  /// Names that were looked at for near ones.
  private var compared = 0

  /// Whether further warnings would be dropped.
  var hasEnoughWarnings: Bool { warnings >= Self.mostWarnings }

  /// Then no problem is given.
  var hasErrors: Bool { errors > 0 }
}
