import Allocation
import Formulation
import Foundation
import Modelling
import Problems
import Search
import Sidereal

/// What the benchmark's scripts ask of the library.
enum Bench {
  struct Usage: Error { let what: String }

  static func run(_ arguments: [String]) throws {
    switch arguments.first {
    case "solve" where arguments.count == 5:
      let options = SearchOptions(
        gap: try number(arguments[2]), timeLimit: try number(arguments[3]),
        threads: Int(try number(arguments[4])))
      let trace = try Trace.record(file: arguments[1], options)
      FileHandle.standardOutput.write(try JSONEncoder().encode(trace))
    case "program" where arguments.count == 4 && arguments[2] == "exact":
      try write(try study(arguments[1]).export(.mps), to: arguments[3])
    case "program" where arguments.count == 5 && arguments[2] == "tangents":
      let outline = try Outline(study(arguments[1]).instance, tolerance: number(arguments[3]))
      var writer = TangentProgram(outline)
      try write(try writer.mps(), to: arguments[4])
    case "counts" where arguments.count == 4:
      let outline = try Outline(study(arguments[1]).instance, tolerance: number(arguments[2]))
      try JSONEncoder().encode(CountModel(outline)).write(to: URL(fileURLWithPath: arguments[3]))
    default: throw Usage(what: "wrong arguments")
    }
  }

  static func study(_ file: String) throws -> Study {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    return try Study(bytes: bytes(file), name: file, directory: folder)
  }

  static func bytes(_ file: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: file)))
  }

  private static func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
  }

  private static func number(_ text: String) throws -> Double {
    guard let value = Double(text) else { throw Usage(what: "'\(text)' is no number") }
    return value
  }
}
