import Foundation
import Testing

/// Files are written whole or not at all, never over what is read; devices stay what they are.
@Suite struct OutFileTests {
  /// A script that finds the command as `$S`, and the problem as `p.yaml`.
  func shell(_ script: String, in scratch: Scratch) throws -> Command.Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "S='\(try Command.url().path)'; " + script]
    process.currentDirectoryURL = scratch.url
    let (output, messages) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, messages)
    try process.run()
    let (out, err) = (output.fileHandleForReading, messages.fileHandleForReading)
    let text = String(decoding: out.readDataToEndOfFile(), as: UTF8.self)
    let said = String(decoding: err.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return .init(code: process.terminationStatus, output: text, messages: said)
  }

  private func scratch(_ more: [String: String] = [:]) throws -> Scratch {
    try Scratch(["p.yaml": Files.risky].merging(more) { $1 })
  }

  private static let quick = "--allocators none"

  /// By its name, through links of both sorts, another way there, from standard input, and as the plan.
  @Test(arguments: [
    "$S solve p.yaml --out p.yaml", "$S solve p.yaml --out ./p.yaml", "$S solve p.yaml --out soft",
    "$S solve p.yaml --out hard", "$S solve soft --out p.yaml", "$S solve - --out p.yaml <p.yaml",
    "$S export p.yaml --format lp --out hard", "$S ladder p.yaml --out soft",
    "$S simulate p.yaml --out p.yaml",
    "$S solve q.yaml --plan p.yaml --out soft", "$S solve p.yaml >>p.yaml", "$S solve p.yaml --json >>hard",
    "$S export p.yaml --format mps --out - >>soft",
  ])
  func neverOverAnInput(_ line: String) throws {
    let scratch = try scratch(["q.yaml": Files.risky])
    let run = try shell("ln -s p.yaml soft; ln p.yaml hard; \(line)", in: scratch)
    #expect(run.code == 64, "\(run.messages)")
    #expect(run.messages.contains("which is read"))
    #expect(try scratch.text("p.yaml") == Files.risky)
  }

  /// A table that the problem names is read, too.
  @Test func neverOverATable() throws {
    let table = "4,50%\n8,100%\n"
    let problem = Files.risky.replacing("{4: 50%, 8: 50%}", with: "{csv: t.csv}")
    let scratch = try Scratch(["p.yaml": problem, "t.csv": table])
    for line in [
      "solve p.yaml --out t.csv", "export p.yaml --format lp --out ./t.csv", "ladder p.yaml --out t.csv",
    ] {
      let run = try shell("$S \(line)", in: scratch)
      #expect(run.code == 64 && run.messages.contains("t.csv, which is read"), "\(run.messages)")
      #expect(try scratch.text("t.csv") == table)
    }
  }

  /// The old file stays, nothing else lies about, the reason is the system's, and standard output has all.
  @Test func aFullDisk() throws {
    let scratch = try scratch(["old.json": "old"])
    let whole = try Command.run("solve", "p.yaml", "--quiet", "--allocators", "none", in: scratch)
    for line in [
      "ulimit -f 0; $S solve p.yaml \(Self.quick) --out old.json | cat",
      "ulimit -f 0; $S solve p.yaml \(Self.quick) --out new.json | cat",
    ] {
      let run = try shell(line, in: scratch)
      #expect(run.output == whole.output)
      #expect(run.messages.contains("File too large"))
    }
    #expect(try shell("ulimit -f 0; $S solve p.yaml --out old.json", in: scratch).code == 74)
    #expect(try scratch.text("old.json") == "old")
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)
    #expect(!names.contains("new.json") && !names.contains { $0.hasPrefix(".sidereal") })
    for command in ["solve p.yaml --json", "simulate p.yaml", "ladder p.yaml --no-equivalents"] {
      let run = try shell("$S \(command) --out /dev/full", in: scratch)
      #expect(run.code == 74 && run.output.contains("chance"))
      #expect(run.messages == "sidereal: cannot write /dev/full: No space left on device\n")
    }
    #expect(try shell("ulimit -f 0; $S init mine.yaml", in: scratch).code == 74)
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appendingPathComponent("mine.yaml").path))
  }

  @Test(arguments: [
    "solve p.yaml", "solve p.yaml --json", "check p.yaml", "schema", "init", "--help",
    "export p.yaml --format lp", "simulate p.yaml",
  ])
  func aFullStandardOutput(_ command: String) throws {
    let run = try shell("$S \(command) >/dev/full", in: scratch())
    #expect(run.code == 74)
    #expect(run.messages == "sidereal: cannot write to standard output: No space left on device\n")
  }

  /// Streams that are closed from the start: nothing is written into what took their number.
  @Test func closedStreams() throws {
    let scratch = try scratch()
    let run = try shell("$S solve p.yaml \(Self.quick) --out r.json >&-", in: scratch)
    #expect(run.code == 74)
    #expect(run.messages == "sidereal: cannot write to standard output: Bad file descriptor\n")
    #expect(try scratch.text("r.json").hasSuffix("}\n"))
    #expect(try scratch.text("p.yaml") == Files.risky)
    let reading = try shell("$S solve - <&-", in: scratch)
    #expect(reading.code == 66 && reading.messages.contains("cannot read <stdin>: Bad file descriptor"))
    #expect(try shell("$S solve p.yaml \(Self.quick) 2>&-", in: scratch).code == 0)
  }

  /// `-` and other names of standard output; the readable text would be in the way of JSON there.
  @Test func standardOutput() throws {
    let scratch = try scratch()
    let json = try Command.run("solve", "p.yaml", "--json", "--allocators", "none", in: scratch)
    func stable(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { !$0.contains("\"seconds\"") }
    }
    for line in [
      "--out -", "--json --out -", "--out /dev/stdout", "--out /dev/fd/1", "--out here >here; cat here",
      "--out /dev/stdout >here; cat here",
    ] {
      let run = try shell("$S solve p.yaml \(Self.quick) \(line)", in: scratch)
      #expect(stable(run.output) == stable(json.output), "\(line)")
      #expect(run.code == 0 && run.messages.isEmpty)
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appendingPathComponent("-").path))
  }

  /// Nothing takes the place of a device, a pipe or a link.
  @Test func streams() throws {
    let scratch = try scratch(["target.json": "old"])
    let line = """
      mkfifo pipe; ln -s target.json link; ln -s fresh.json dangling; chmod 640 target.json
      cat pipe >piped & $S solve p.yaml \(Self.quick) --out pipe >/dev/null && wait
      $S solve p.yaml \(Self.quick) --out /dev/null >/dev/null
      $S solve p.yaml \(Self.quick) --out link >/dev/null
      $S solve p.yaml \(Self.quick) --out dangling >/dev/null
      stat -c '%F %a' pipe link dangling target.json /dev/null
      """
    let run = try shell("umask 022; " + line, in: scratch)
    let kinds = run.output.split(separator: "\n")
    #expect(kinds.count == 5)
    #expect(kinds.first?.hasPrefix("fifo") == true && kinds.last?.hasPrefix("character special") == true)
    #expect(kinds[1].hasPrefix("symbolic link") && kinds[2].hasPrefix("symbolic link"))
    #expect(kinds[3] == "regular file 640")
    for name in ["piped", "target.json", "fresh.json"] {
      let text = try scratch.text(name)
      #expect(text.hasPrefix("{") && text.hasSuffix("}\n"))
    }
  }
}
