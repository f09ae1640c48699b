import Allocation
import Formulation
import Foundation
import GLPKSolver
import Modelling
import Support
import Testing

@testable import Search

/// The exported program's optimum is the chance, whoever solves it.
@Suite("Exact programs for other solvers")
struct ExportTests {
  private static let cases = [
    """
    time: {horizon: 4}
    deadline: {2: 40%, 4: 60%}
    pools: {a: {headcount: 3, correct: 35%}, b: {headcount: 1, correct: 80%}}
    chunks: {x: {years: 2}, y: {count: 2, years: 1, credit: pooled}}
    """,
    """
    time: {horizon: 3}
    deadline: 3
    pools: {a: {headcount: 4, correct: 45%}}
    chunks: {x: {years: 1}, y: {years: 2}, z: {years: 1, after: x}}
    """,
    """
    time: {horizon: 4}
    deadline: {3: 50%, 4: 50%}
    pools: {a: {headcount: 3, correct: 60%, cost: 2}}
    chunks: {x: {years: 2, credit: separate, count: 2}, y: {years: 1}}
    budgets: {money: 14}
    worlds:
      one: {credence: 30%, pools: {a: {correct: 90%}}}
      two: {credence: 70%, chunks: {y: {needed: false}}}
    """,
  ]

  /// What an optimum of the program says about the chance.
  private func chance(_ optimum: Double, _ objective: ExactProgram.Objective) -> Double {
    switch objective {
    case .chance: optimum
    case .logChance(_, let weight, let constant): constant + weight * exp(optimum)
    }
  }

  private func tolerance(_ objective: ExactProgram.Objective) -> Double {
    switch objective {
    case .chance(let tolerance), .logChance(let tolerance, _, _): tolerance
    }
  }

  @Test("our own call of GLPK finds the chance", arguments: cases)
  func glpk(text: String) throws {
    let instance = try Instance(text: text)
    let exact = try ExactProgram(instance)
    let result = try Cases.solve(instance, gap: 1e-9)
    let optimum = try #require(try GLPKSolver.solve(exact.program).point).objective
    #expect(tolerance(exact.objective) <= 1e-8)
    #expect(abs(chance(optimum, exact.objective) - result.chance) < 1e-6)
  }

  @Test("glpsol finds it in the file, where it is installed", arguments: cases)
  func glpsol(text: String) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/glpsol") else { return }
    let exact = try ExactProgram(try Instance(text: text))
    let result = try Cases.solve(try Instance(text: text), gap: 1e-9)
    for (option, file) in [
      ("--freemps", MPSWriter.text(exact.program)), ("--lp", LPWriter.text(exact.program)),
    ] {
      let answer = try run("/usr/bin/glpsol", file) { [option, $0, "--nopresol", "--write", $1] }
      let line = try #require(answer.written.split(separator: "\n").first { $0.hasPrefix("s ") })
      let value = try #require(line.split(separator: " ").last.flatMap { Double($0) })
      // An MPS file has no sense: what is maximised is written negated.
      let optimum = option == "--freemps" ? -value : value
      #expect(abs(chance(optimum, exact.objective) - result.chance) < 1e-6, "\(option)")
    }
  }

  @Test("HiGHS finds it in the file, where it is installed", arguments: cases)
  func highs(text: String) throws {
    let script = """
      import sys, highspy
      h = highspy.Highs(); h.setOptionValue('output_flag', False); h.setOptionValue('mip_rel_gap', 1e-9)
      h.readModel(sys.argv[1]); h.run(); print(h.getInfo().objective_function_value)
      """
    let python = "/usr/bin/env"
    guard try run(python, "", { _, _ in ["python3", "-c", "import highspy"] }).status == 0 else { return }
    let exact = try ExactProgram(try Instance(text: text))
    let result = try Cases.solve(try Instance(text: text), gap: 1e-9)
    let answer = try run(python, MPSWriter.text(exact.program), suffix: ".mps") { file, _ in
      ["python3", "-c", script, file]
    }
    let last = try #require(answer.printed.split(separator: "\n").last.flatMap { Double($0) })
    #expect(abs(chance(-last, exact.objective) - result.chance) < 1e-6)
  }

  private func run(
    _ program: String, _ input: String, suffix: String = "", _ arguments: (String, String) -> [String]
  ) throws -> (status: Int32, printed: String, written: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (model, answer) = (folder.appending(path: "model" + suffix), folder.appending(path: "answer"))
    try input.write(to: model, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments(model.path(), answer.path())
    let output = Pipe()
    process.standardOutput = output
    process.standardError = Pipe()
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let written = (try? String(contentsOf: answer, encoding: .utf8)) ?? ""
    return (process.terminationStatus, String(decoding: printed, as: UTF8.self), written)
  }
}
