import Foundation
import Testing

/// INT, TERM and HUP: an answer soon, with a code of its own, and nothing half done.
@Suite struct SignalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let signal: Int32
    let code: Int32
    var testDescription: String { "signal \(signal)" }
  }
  static let cases = [
    Case(signal: SIGINT, code: 130), Case(signal: SIGTERM, code: 143), Case(signal: SIGHUP, code: 129),
  ]

  /// Sends a signal once the command has had a moment; nil seconds: at once when it listens.
  private func interrupted(
    _ words: [String], by signal: Int32, after seconds: Double, in scratch: Scratch, again: Double? = nil
  ) throws -> (result: Command.Result, seconds: Double) {
    var sent = Date()
    let result = try Command.run(words, in: scratch) { process in
      Thread.sleep(forTimeInterval: seconds)
      kill(process.processIdentifier, signal)
      sent = Date()
      if let again {
        Thread.sleep(forTimeInterval: again)
        kill(process.processIdentifier, signal)
      }
    }
    return (result, Date().timeIntervalSince(sent))
  }

  @Test(arguments: cases)
  func aSimulationShowsWhatItHas(_ one: Case) throws {
    let scratch = try Scratch(["p.yaml": Files.toy])
    let words = ["simulate", "p.yaml", "--runs", "1000000000", "--json", "--out", "r.json"]
    let (run, seconds) = try interrupted(words, by: one.signal, after: 2, in: scratch)
    #expect(run.code == one.code && run.messages.isEmpty)
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let runs = try #require(value?["runs"] as? Int)
    #expect(runs > 0 && runs < 1_000_000_000)
    #expect(try scratch.text("r.json") == run.output)
    // Generous: others use the machine, too.
    #expect(seconds < 20)
  }

  /// What was found until then, with bounds that hold.
  @Test func valuesSoFar() throws {
    let scratch = try Scratch(["p.yaml": Files.hard])
    let (run, seconds) = try interrupted(
      ["value", "p.yaml", "--gap", "0", "--json"], by: SIGINT, after: 3, in: scratch)
    #expect(run.code == 130 && seconds < 20)
    let value = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(value?["status"] as? String == "interrupted")
    let (chance, bound) = (value?["chance"] as? Double ?? 2, value?["bound"] as? Double ?? -1)
    #expect(chance > 0 && chance <= bound)
  }

  @Test func aSimulationKeepsItsLimit() throws {
    let scratch = try Scratch(["p.yaml": Files.toy])
    let run = try Command.run(
      "simulate", "p.yaml", "--runs", "1000000000", "--time-limit", "1.5", in: scratch)
    #expect(run.code == 3)
    #expect(run.output.contains("Stopped at a limit of time after"))
    #expect(run.output.contains("of 1,000,000,000 runs"))
  }

  /// Nobody writes to its standard input; it has nothing to show.
  @Test(arguments: cases, ["solve", "check", "ladder", "value", "simulate", "export"])
  func readingEnds(_ one: Case, _ command: String) throws {
    let scratch = try Scratch()
    let shell = Process()
    shell.executableURL = try Command.url()
    shell.arguments = [command, "-"] + (command == "export" ? ["--format", "lp"] : [])
    shell.currentDirectoryURL = scratch.url
    let (input, output, messages) = (Pipe(), Pipe(), Pipe())
    (shell.standardInput, shell.standardOutput, shell.standardError) = (input, output, messages)
    try shell.run()
    Thread.sleep(forTimeInterval: 0.7)
    kill(shell.processIdentifier, one.signal)
    shell.waitUntilExit()
    #expect(shell.terminationStatus == one.code && shell.terminationReason == .exit)
    #expect(output.fileHandleForReading.readDataToEndOfFile().isEmpty)
    let said = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(said == "sidereal: interrupted before there was an answer\n")
  }

  /// The second one does not wait for an answer.
  @Test func theSecondEndsAtOnce() throws {
    let scratch = try Scratch(["p.yaml": Files.hard, "r.json": "old"])
    let words = ["solve", "p.yaml", "--gap", "0", "--out", "r.json", "--allocators", "none"]
    let (run, seconds) = try interrupted(words, by: SIGINT, after: 1, in: scratch, again: 0.7)
    #expect(run.code == 130 && seconds < 20)
    let text = try scratch.text("r.json")
    #expect(text == "old" || text.hasSuffix("}\n"))
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)
    #expect(!names.contains { $0.hasPrefix(".sidereal") })
  }

  /// `nohup` is honoured.
  @Test func anIgnoredHangup() throws {
    let scratch = try Scratch(["p.yaml": Files.toy])
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = [
      "-c",
      """
      trap '' HUP
      '\(try Command.url().path)' simulate p.yaml --time-limit 4 --runs 1000000000 >out 2>err & sleep 1.5
      kill -HUP $!; wait $!; echo $? >code
      """,
    ]
    shell.currentDirectoryURL = scratch.url
    try shell.run()
    shell.waitUntilExit()
    #expect(try scratch.text("code") == "3\n")
    #expect(try scratch.text("out").contains("Stopped at a limit of time"))
  }
}
