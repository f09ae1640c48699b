import Foundation
import Testing

/// `batch` and `collect` as a user runs them.
struct BatchCommandTests {
  private func lines(_ result: Command.Result) throws -> [[String: Any]] {
    try result.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private static let wrong =
    "time: {horizon: 10}\ndeadline: 4\npools: {field: {headcount: x}}\nchunks: {a: {years: 1}}\n"

  @Test func everyFileGetsALineAndARecordAndResumingSolvesNothing() throws {
    let scratch = try Scratch(["toy.yaml": Files.toy, "risky.yaml": Files.risky, "twin.yaml": Files.toy])
    let words = ["batch", "toy.yaml", "risky.yaml", "twin.yaml", "--out", "r", "--jobs", "2", "--json"]
    let first = try Command.run(words, in: scratch)
    #expect(first.code == 0, "\(first.messages)")
    let rows = try lines(first)
    #expect(Set(rows.compactMap { $0["file"] as? String }) == ["toy.yaml", "risky.yaml", "twin.yaml"])
    let alone = try Command.run("solve", "risky.yaml", "--json", in: scratch)
    let solved = try #require(
      try JSONSerialization.jsonObject(with: Data(alone.output.utf8)) as? [String: Any])
    let risky = try #require(rows.first { $0["file"] as? String == "risky.yaml" })
    #expect(risky["chance"] as? Double == solved["chance"] as? Double)
    #expect(risky["status"] as? String == "optimal" && risky["error"] is NSNull)
    let again = try Command.run(words, in: scratch)
    #expect(again.code == 0 && again.messages.contains("3 were there already"), "\(again.messages)")
    #expect(Set(again.output.split(separator: "\n")) == Set(first.output.split(separator: "\n")))
    let summary = try Command.run("collect", "r", "--json", in: scratch)
    #expect(
      try lines(summary).compactMap { $0["file"] as? String } == ["risky.yaml", "toy.yaml", "twin.yaml"])
  }

  /// As long as anybody likes: no clock counts so far.
  @Test func aLimitBeyondAllClocksIsNone() throws {
    let scratch = try Scratch(["toy.yaml": Files.toy])
    let result = try Command.run("batch", "toy.yaml", "--out", "r", "--time-limit", "1e300", in: scratch)
    #expect(result.code == 0 && result.output.contains("optimal  toy.yaml: "), "\(result.messages)")
  }

  @Test func whatIsWrongIsARowAndTheRestGoesOn() throws {
    let scratch = try Scratch(["wrong.yaml": Self.wrong, "toy.yaml": Files.toy])
    let result = try Command.run("batch", "wrong.yaml", "missing.yaml", "toy.yaml", "--out", "r", in: scratch)
    #expect(result.code == 66, "\(result.messages)")
    #expect(result.output.contains("wrong  wrong.yaml: wrong.yaml:3:28: error: "), "\(result.output)")
    #expect(result.output.contains("unreadable  missing.yaml: cannot read missing.yaml: No such file"))
    #expect(result.output.contains("optimal  toy.yaml: "))
    // Once it is mended its failure says nothing any more; the wrong file stays a row under its own bytes.
    try Data(Files.risky.utf8).write(to: scratch.url.appendingPathComponent("missing.yaml"))
    let folder = try Command.run("batch", ".", "--out", "r", in: scratch)
    // The folder of the results lies in that of the problems, and is none of them.
    #expect(folder.code == 65 && folder.messages.hasPrefix("3 of 3, "), "\(folder.messages)")
    let collected = try Command.run(
      "collect", "r", "--markdown", "r.md", "--html", "r.html", "--csv", "t", in: scratch)
    #expect(collected.code == 0 && !collected.output.contains("unreadable"), "\(collected.output)")
    #expect(try scratch.text("r.md").contains("| wrong.yaml | wrong |"))
    #expect(try scratch.text("r.html").hasPrefix("<!DOCTYPE html>"))
    #expect(try scratch.text("t/results.csv").hasPrefix("file,status,chance,bound,"))
  }

  /// Each problem of a grid is the file in which the values were written by hand.
  @Test func variedValuesAreThoseOfAnEditedFile() throws {
    let scratch = try Scratch(["risky.yaml": Files.risky])
    let result = try Command.run(
      "batch", "risky.yaml", "--out", "r", "--vary", "pools.field.correct=20%,60%", "--vary",
      "pools.field.headcount=2..4/3", "--json", in: scratch)
    #expect(result.code == 0, "\(result.messages)")
    let rows = try lines(result)
    #expect(rows.count == 6)
    for row in rows {
      let values = try #require(row["varied"] as? [String: Any])
      let correct = try #require(values["pools.field.correct"] as? String)
      let people = try #require(values["pools.field.headcount"] as? Int)
      let edited = Files.risky.replacing("correct: 30%", with: "correct: \(correct)")
        .replacing("headcount: 3", with: "headcount: \(people)")
      let alone = try Command.run("solve", "-", "--json", "--allocators", "none", input: edited)
      let solved = try #require(
        try JSONSerialization.jsonObject(with: Data(alone.output.utf8)) as? [String: Any])
      #expect(row["chance"] as? Double == solved["chance"] as? Double, "\(values)")
    }
  }

  @Test(arguments: [
    (["batch", "a.yaml"], "--out", 64), (["batch", "a.yaml", "--out", "r", "--shard", "9/8"], "1/8", 64),
    (["batch", "a.yaml", "--out", "r", "--retry", "all"], "failed", 64),
    (["batch", "a.yaml", "--out", "r", "--vary", "x"], "KEY=a,b", 64),
    (["batch", "a.yaml", "--out", "a.yaml/r"], "Not a directory", 74),
    (["batch", "*.nothing", "--out", "r"], "no file matches", 66), (["batch", "--out", "r"], "Missing", 64),
    (["batch", "a.yaml", "--out", "r", "--jobs", "0"], "--jobs", 64),
    (["collect", "nowhere"], "no such folder", 66),
    (["batch", "a.yaml", "--out", "a.yaml"], "Not a directory", 74),
    (["solve", "a.yaml", "b.yaml"], "batch", 64),
    (["batch", "m.jsonl", "--out", "r"], "m.jsonl:1: ", 65), (["collect", "."], "no results", 65),
  ])
  func wrongUseIsTold(words: [String], message: String, code: Int32) throws {
    let scratch = try Scratch(["a.yaml": Files.toy, "m.jsonl": "[]"])
    let result = try Command.run(words, in: scratch)
    #expect(result.code == code && result.messages.contains(message), "\(result.messages)")
  }

  /// Interrupted, it keeps what was found so far, and takes that up again.
  @Test(arguments: [SIGINT, SIGTERM]) func aSignalSavesWhatWasFound(number: Int32) throws {
    let scratch = try Scratch(["hard.yaml": Files.hard])
    let result = try Command.run(
      ["batch", "hard.yaml", "--out", "r", "--allocators", "none"], in: scratch,
      whileRunning: { process in
        Thread.sleep(forTimeInterval: 3)
        kill(process.processIdentifier, number)
      })
    #expect(result.code == 128 + number, "\(result.messages)")
    #expect(result.output.hasPrefix("interrupted  hard.yaml: "), "\(result.output)")
    let limited = try Command.run(
      "batch", "hard.yaml", "--out", "r", "--allocators", "none", "--time-limit", "1", "--json", in: scratch)
    #expect(limited.code == 3 && limited.output.contains("\"status\": \"limit\""), "\(limited.output)")
  }

  /// A problem that takes more than its worker may becomes a record with its reason.
  @Test func tooMuchMemoryIsAFailureAndTheRestGoesOn() throws {
    let scratch = try Scratch(["toy.yaml": Files.toy, "z.yaml": Files.risky])
    let result = try Command.run(
      "batch", "toy.yaml", "z.yaml", "--out", "r", "--worker-memory", "10", in: scratch)
    #expect(result.code == 70 && result.output.split(separator: "\n").count == 2, "\(result.output)")
    #expect(result.output.contains("took more memory than the 10 MB"), "\(result.output)")
    // A failure is not tried again unless that is asked for.
    #expect(try Command.run("batch", "toy.yaml", "--out", "r", in: scratch).code == 70)
    #expect(try Command.run("batch", "toy.yaml", "--out", "r", "--retry", "failed", in: scratch).code == 0)
  }

  @Test(arguments: ["slurm", "parallel", "kubernetes"]) func scriptsAreWholeAndShellsTakeThem(engine: String)
    throws
  {
    let scratch = try Scratch(["it's.yaml": Files.toy])
    let result = try Command.run(
      "batch", "it's.yaml", "--out", "r", "--emit", engine, "--shards", "4", "--jobs", "2", "--vary",
      "deadline=2050,2052",
      in: scratch)
    #expect(result.code == 0, "\(result.messages)")
    #expect(!result.output.contains("--emit") && result.output.contains("deadline=2050,2052"))
    guard engine != "kubernetes" else { return }
    let script = scratch.url.appendingPathComponent("script")
    try Data(result.output.utf8).write(to: script)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = ["-n", script.path]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
  }
}
