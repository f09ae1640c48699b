import Foundation
import Testing

/// Runs the built command.
enum Command {
  struct Result {
    var code: Int32
    var output: String
    var messages: String
  }

  /// The command lies beside the bundle of the tests.
  static func url() throws -> URL {
    let arguments = ProcessInfo.processInfo.arguments
    let places =
      arguments.map { URL(fileURLWithPath: $0) } + [Bundle.main.bundleURL]
      + Bundle.allBundles.map(\.bundleURL)
    let candidates = places.flatMap { place in
      [
        place, place.deletingLastPathComponent(),
        place.deletingLastPathComponent().deletingLastPathComponent(),
      ]
    }.map { $0.appendingPathComponent("sidereal") }
    return try #require(
      candidates.first {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: $0.path, isDirectory: &isDirectory)
          && !isDirectory.boolValue
          && FileManager.default.isExecutableFile(atPath: $0.path)
      }, "build the product sidereal first")
  }

  /// - Parameters:
  ///   - input: what stands on standard input.
  ///   - whileRunning: called once it runs.
  static func run(
    _ arguments: String..., input: String = "", in directory: Scratch? = nil,
    whileRunning: (Process) throws -> Void = { _ in }
  ) throws -> Result {
    try run(arguments, input: input, in: directory, whileRunning: whileRunning)
  }

  /// - Parameter columns: of the terminal.
  static func run(
    _ arguments: [String], input: String = "", in directory: Scratch? = nil, columns: Int = 80,
    whileRunning: (Process) throws -> Void = { _ in }
  ) throws -> Result {
    let scratch = try directory ?? Scratch()
    let process = Process()
    process.executableURL = try url()
    process.arguments = arguments
    process.currentDirectoryURL = scratch.url
    var environment = ProcessInfo.processInfo.environment
    environment["COLUMNS"] = String(columns)
    process.environment = environment
    let files = try ["in", "out", "err"].map { name in
      let file = scratch.url.appendingPathComponent(".\(name)-\(UUID().uuidString)")
      try Data((name == "in" ? input : "").utf8).write(to: file)
      return file
    }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    try whileRunning(process)
    process.waitUntilExit()
    return Result(
      code: process.terminationStatus, output: try String(contentsOf: files[1], encoding: .utf8),
      messages: try String(contentsOf: files[2], encoding: .utf8))
  }
}

extension Command.Result {
  /// What stands on standard output, as an array of JSON objects.
  func objects() throws -> [[String: Any]] {
    try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
  }
}

/// A directory of its own for a test; it goes with the value.
final class Scratch: Sendable {
  let url: URL

  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("sidereal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: url.appendingPathComponent(name)) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func text(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }
}

enum Files {
  static let toy = """
    title: Toy model
    time: {start: 2026, horizon: 40}
    deadline: 2052
    pools:
      researchers: {headcount: 24}
    chunks:
      observation: {count: 20, years: 5}
      theory:      {count: 4, years: 25}
    """

  static let risky = """
    time: {horizon: 10}
    deadline: {4: 50%, 8: 50%}
    pools: {field: {headcount: 3, correct: 30%}}
    chunks:
      first: {years: 2}
      second: {years: 2, after: first}
    """

  /// Takes long to prove.
  static let hard = """
    time: {horizon: 60}
    deadline: {by: {10: 20%, 30: 60%, 55: 95%}}
    pools:
      a: {headcount: 37, correct: 13%, pace: 0.7}
      b: {headcount: {0: 11, 9: 53}, correct: 4%}
      c: {headcount: 19, correct: 31%, pace: 0.4}
    chunks:
      one: {count: 7, years: 4, credit: pooled}
      two: {count: 3, years: 9, credit: separate}
      three: {count: 11, years: 2, credit: pooled, after: one}
      four: {years: 6, team: 3, after: [two], joining: relay}
      five: {count: 5, years: 5, credit: pooled}
    """
}
