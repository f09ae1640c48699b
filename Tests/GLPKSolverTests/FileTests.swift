import Foundation
import GLPKSolver
import Modelling
import Support
import Testing

enum Glpsol {
  static let path = ["/usr/bin/glpsol", "/usr/local/bin/glpsol"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }
}

/// What is written, glpsol reads and solves to the same optimum.
@Suite(.enabled(if: Glpsol.path != nil, "glpsol is not installed"))
struct FileTests {

  enum Format: String, CaseIterable { case freemps, lp }

  @Test(arguments: Format.allCases)
  func glpsolReadsIt(_ format: Format) throws {
    for seed in 1...40 as ClosedRange<UInt64> {
      var random = Dice(seed)
      let program = try randomProgram(&random, sense: seed % 2 == 0 ? .minimise : .maximise, isInteger: true)
      let text = format == .lp ? LPWriter.text(program) : MPSWriter.text(program)
      let found = try optimum(of: text, format)
      // The MPS file of a program that maximises holds the negated objective.
      let sign: Double = format == .freemps && program.sense == .maximise ? -1 : 1
      switch (try solve(program).point?.objective, found) {
      case (let expected?, let found?): #expect(abs(expected - sign * found) < 1e-5, "seed \(seed)")
      case (nil, nil): break
      case (let expected, let found):
        Issue.record("seed \(seed): \(String(describing: expected)), glpsol \(String(describing: found))")
      }
    }
  }

  /// Nil: none.
  private func optimum(of text: String, _ format: Format) throws -> Double? {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (model, answer) = (folder.appendingPathComponent("m"), folder.appendingPathComponent("a"))
    try text.write(to: model, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Glpsol.path))
    process.arguments = ["--\(format.rawValue)", model.path, "--write", answer.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let log = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(String(decoding: log, as: UTF8.self))\n\(text)")
    // "s bas rows cols primal dual objective" or "s mip rows cols status objective".
    let lines = try String(contentsOf: answer, encoding: .utf8).split(separator: "\n")
    let fields = try #require(lines.first { $0.hasPrefix("s ") }).split(separator: " ")
    let isOptimal = fields[1] == "mip" ? fields[4] == "o" : fields[4] == "f" && fields[5] == "f"
    return isOptimal ? fields.last.flatMap { Double($0) } : nil
  }
}
