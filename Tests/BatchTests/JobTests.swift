import Foundation
import Problems
import Testing

@testable import Batch

/// From words to jobs.
struct JobTests {
  private static func none(_ file: String) throws(WrongBatch) -> [UInt8] {
    throw WrongBatch(.unreadable, file)
  }

  @Test(arguments: [
    ("a=1,2", ["1", "2"]), ("a= 5% , 10% ", ["5%", "10%"]), ("a=1,1,2", ["1", "2"]),
    ("a={2040: 50%, never: 50%},2050", ["{2040: 50%, never: 50%}", "2050"]), ("a=[x, y]", ["[x, y]"]),
    ("a='x, y',z", ["'x, y'", "z"]), ("a=2040..2060", ["2040", "2045", "2050", "2055", "2060"]),
    ("a=5%..20%", ["5%", "8.75%", "12.5%", "16.25%", "20%"]), ("a=1..2/3", ["1", "1.5", "2"]),
    ("a=0.1..0.3/3", ["0.1", "0.2", "0.3"]), ("pools.field.headcount=1..4", ["1", "2", "3", "4"]),
    ("a=1M..3M/3", ["1M", "2M", "3M"]), ("a=7..7", ["7"]), ("a=-2..2/3", ["-2", "0", "2"]),
  ])
  func valuesOfAKey(text: String, values: [String]) throws {
    let variation = try Variation(text, reading: Self.none)
    #expect(variation.choices.map { $0.map(\.value) } == values.map { [$0] })
  }

  @Test(arguments: [
    "=1", "a=", "a=1,,2", "a=2..1", "a=1..", "a=..2", "a=1%..2", "a=x..y", "a=1..2/1", "a=1..2/x",
    "a=1..2/3/4",
    "a=1..inf",
  ])
  func textsThatSayNoValues(text: String) {
    #expect(throws: WrongBatch.self) { try Variation(text, reading: Self.none) }
  }

  @Test func aGridHasEveryCombinationAndTheLastChangesFastest() throws {
    let variations = try ["a=1,2", "b=x,y,z"].map { try Variation($0, reading: Self.none) }
    let jobs = try Variation.grid([BatchJob(file: "p.yaml")], variations)
    #expect(
      jobs.map(\.title) == ["1 b=x", "1 b=y", "1 b=z", "2 b=x", "2 b=y", "2 b=z"].map { "p.yaml a=" + $0 })
  }

  @Test func gridsThatNobodyMeans() throws {
    let twice = try ["a=1", "a=2"].map { try Variation($0, reading: Self.none) }
    #expect(throws: WrongBatch.self) { try Variation.grid([BatchJob(file: "p")], twice) }
    let large = try ["a=1..2/2000", "b=1..2/2000"].map { try Variation($0, reading: Self.none) }
    #expect(throws: WrongBatch.self) { try Variation.grid([BatchJob(file: "p")], large) }
  }

  @Test func aDesignIsATableOfChoices() throws {
    let text = "\u{FEFF}pools.field.correct;deadline\r\n5%;2040\r\n;2050\r\n\r\n10%;\r\n"
    let choices = try Variation("design.csv") { _ throws(WrongBatch) in Array(text.utf8) }.choices
    #expect(
      choices == [
        [Override(key: "pools.field.correct", value: "5%"), Override(key: "deadline", value: "2040")],
        [Override(key: "deadline", value: "2050")], [Override(key: "pools.field.correct", value: "10%")],
      ])
  }

  @Test(arguments: ["", "a,\n1,2\n", "a,a\n1,2\n", "a,b\n1\n", "a,b\n", "a\n\"1\n"])
  func tablesThatAreNoDesigns(text: String) {
    #expect(throws: WrongBatch.self) {
      try Variation("design.csv") { _ throws(WrongBatch) in Array(text.utf8) }
    }
  }

  @Test func aManifestIsALineForEachJob() throws {
    let text = """
      {"file": "a.yaml"}

      {"file": "/b.yaml", "overrides": {"pools.field.correct": "10%", "deadline": 2045, "x": {"by": {"1": 0.5}}}}
      """
    let jobs = try Manifest.jobs(Array(text.utf8), name: "lists/m.jsonl")
    #expect(jobs.map(\.file) == ["lists/a.yaml", "/b.yaml"])
    #expect(
      jobs[1].overrides.map { "\($0.key)=\($0.value)" } == [
        "x={\"by\": {\"1\": 0.5}}", "deadline=2045", "pools.field.correct=10%",
      ])
    #expect(try Manifest.jobs(Array(text.utf8), name: "-").first?.file == "a.yaml")
  }

  @Test(arguments: [
    ("{\"file\": 1}", "m:1: "), ("\n{", "m:2: "), ("[]", "m:1: "),
    ("{\"file\": \"a\", \"overides\": {}}", "overides"),
    ("{\"file\": \"a\", \"overrides\": []}", "an array"), ("", "no line"),
    ("{\"file\": \"\"}", "names no file"),
    ("{\"file\": \"a\"} x", "m:1: "), ("\u{FF}", "m:1: "),
  ])
  func manifestsThatAreWrong(text: String, message: String) {
    do {
      _ = try Manifest.jobs(Array(text.utf8), name: "m")
      Issue.record("a wrong manifest was taken: \(text)")
    } catch {
      #expect(error.sentence.contains(message) && error.kind == .wrongFile, "\(error.sentence)")
    }
  }

  @Test(arguments: [
    ("1/1", [:], [0, 1, 2, 3, 4, 5, 6]), ("2/3", [:], [1, 4]), ("3/3", [:], [2, 5]),
    ("auto", slurm(2, 1, 3, 3, 1), [1, 4]), ("auto", slurm(14, 10, 14, 3, 2), [2, 5]),
    ("auto", ["JOB_COMPLETION_INDEX": "0", "SIDEREAL_SHARDS": "7"], [0]),
  ])
  func shardsTakeTheirPart(text: String, environment: [String: String], part: [Int]) throws {
    #expect(try Shard(text, environment: environment).part(of: Array(0..<7)) == part)
  }

  private static func slurm(_ id: Int, _ low: Int, _ high: Int, _ count: Int, _ step: Int) -> [String: String]
  {
    [
      "SLURM_ARRAY_TASK_ID": "\(id)", "SLURM_ARRAY_TASK_MIN": "\(low)", "SLURM_ARRAY_TASK_MAX": "\(high)",
      "SLURM_ARRAY_TASK_COUNT": "\(count)", "SLURM_ARRAY_TASK_STEP": "\(step)",
    ]
  }

  /// `--array=3,5` counts two tasks: no part of it can be told.
  @Test(arguments: [
    ("", [:]), ("0/3", [:]), ("4/3", [:]), ("1", [:]), ("1/0", [:]), ("a/b", [:]), ("1/2/3", [:]),
    ("auto", [:]),
    ("auto", slurm(3, 3, 5, 2, 1)), ("auto", ["SLURM_ARRAY_TASK_ID": "3"]),
    ("auto", ["JOB_COMPLETION_INDEX": "3"]),
    ("auto", ["JOB_COMPLETION_INDEX": "3", "SIDEREAL_SHARDS": "3"]),
  ])
  func partsThatCannotBeTold(text: String, environment: [String: String]) {
    #expect(throws: WrongBatch.self) { try Shard(text, environment: environment) }
  }

  /// Every job is in exactly one part.
  @Test(arguments: 1...9) func partsAreAWhole(count: Int) throws {
    let jobs = Array(0..<20)
    let parts = try (1...count).map { try Shard("\($0)/\(count)", environment: [:]).part(of: jobs) }
    #expect(parts.flatMap { $0 }.sorted() == jobs)
  }

  @Test func foldersGiveTheirProblemsByName() throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("sidereal-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    for name in ["b.yaml", "results/ab/x.json", "a/c.YML", "a/d.json", "e.txt", ".hidden/f.yaml", ".g.yaml"] {
      let file = root.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: file)
    }
    func files(_ words: String...) throws -> [String] {
      try InputList.jobs(words.map { root.path + $0 }, besides: root.path + "/results", reading: Self.none)
        .map {
          String($0.file.dropFirst(root.path.count))
        }
    }
    #expect(try files("") == ["/a/c.YML", "/a/d.json", "/b.yaml"])
    #expect(try files("/*.yaml", "/b.yaml", "/missing.yaml") == ["/b.yaml", "/missing.yaml"])
    #expect(throws: WrongBatch.self) { try files("/*.nothing") }
    try FileManager.default.createDirectory(
      at: root.appendingPathComponent("empty"), withIntermediateDirectories: true)
    #expect(throws: WrongBatch.self) { try files("/empty") }
  }
}
