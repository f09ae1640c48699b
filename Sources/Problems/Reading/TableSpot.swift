/// A spot in a table that a problem file names: a line, and the column that is concerned.
///
/// Values of a table carry it in their places, so that every reader and every check tells what is wrong with them in the
/// table, without knowing that there is one.
struct TableSpot: Hashable {
  /// As the problem file names it.
  let file: String
  /// From 1; 0 for the table as a whole.
  let line: Int
  /// Its header; nil for the whole line.
  let column: String?

  /// A fault that is told with this spot.
  func placed(_ fault: Fault) -> Fault {
    var fault = fault
    if fault.help == nil { fault.help = "a cell holds what its key takes in a problem file" }
    return .inTable(file, line: line == 0 ? nil : line, column: column, fault: fault)
  }
}

extension Place {
  /// The place in the problem file where a table is named, for what stands at a spot of the table.
  func with(_ spot: TableSpot) -> Place {
    var place = self
    place.spot = spot
    return place
  }
}
