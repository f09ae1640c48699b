/// A table: a CSV file of two columns as it was read, rows in the order of their moments, and what is wrong
/// with it.
struct Table {
  /// Both cells, as numbers and as written.
  struct Row {
    var line: Int
    var moment: Double
    var momentText: String
    var value: Double
    var valueText: String
  }

  /// As the problem file names it.
  let file: String
  /// None where nothing could be read.
  var rows: [Row] = []
  /// What is wrong, for whoever names the file.
  var faults: Faults
  /// Whether any moment is a date.
  var hasDates = false

  init(file: String) {
    self.file = file
    faults = Faults(file: file)
  }

  /// What is wrong with a table, by its lines. Not reported at once, since several pools may name one file.
  struct Faults {
    /// So many are told of one table; the rest is counted.
    static let mostTold = 20

    let file: String
    /// With their lines; 0 for the file as a whole.
    private var told: [(line: Int, fault: Fault)] = []
    private var count = 0

    init(file: String) { self.file = file }

    var isEmpty: Bool { count == 0 }

    /// - Parameter line: nil for the file as a whole.
    mutating func add(_ line: Int?, _ fault: @autoclosure () -> Fault) {
      count += 1
      if told.count < Self.mostTold { told.append((line ?? 0, fault())) }
    }

    /// Reports all of it at the file's name.
    func report(at cursor: Cursor) {
      for (line, fault) in told.sorted(by: { $0.line < $1.line }) {
        var fault = fault
        if fault.help == nil { fault.help = Fault.twoColumns }
        cursor.report(.inTable(file, line: line == 0 ? nil : line, fault: fault))
      }
      if count > told.count { cursor.report(.moreInTable(file, count - told.count)) }
    }
  }
}
