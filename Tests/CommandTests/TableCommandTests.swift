import Foundation
import Support
import Testing

/// `--csv`: tables of every command, all of them or none, never over what is read.
@Suite struct TableCommandTests {
  private func shell(_ script: String, in scratch: Scratch) throws -> Command.Result {
    try OutFileTests().shell(script, in: scratch)
  }

  private func names(_ folder: String, in scratch: Scratch) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.url.appendingPathComponent(folder).path)
      .sorted()
  }

  /// With the byte order mark.
  private func bytes(_ name: String, in scratch: Scratch) throws -> String {
    String(decoding: try Data(contentsOf: scratch.url.appendingPathComponent(name)), as: UTF8.self)
  }

  private static let solved = [
    "allocators", "answer", "assumptions", "chunks", "gates", "grants", "money", "naive-grants", "naive-plan",
    "people", "places", "plan", "sample", "worlds",
  ].map { $0 + ".csv" }

  @Test(arguments: [
    ("solve p.yaml --allocators even", solved),
    (
      "ladder p.yaml --no-equivalents --errors 0",
      [
        "caveat-worths", "caveat", "ladder", "review", "rung-grants", "rung-plans", "rungs", "sweep",
        "worths",
      ]
      .map { $0 + ".csv" }
    ),
    (
      "value p.yaml",
      [
        "bargain", "breakpoints", "first", "frontier", "grant-worths", "learning", "shares", "status-quo",
        "tornado", "uses", "value", "values", "worth-nothing",
      ].map { $0 + ".csv" }
    ),
    ("simulate p.yaml --runs 100", ["simulation.csv"]),
  ])
  func everyCommand(_ line: String, _ files: [String]) throws {
    let scratch = try Scratch(["p.yaml": Files.risky])
    let words = line.split(separator: " ").map(String.init)
    let run = try Command.run(words + ["--csv", "tables", "--json"], in: scratch)
    #expect(run.code == 0 && run.messages.isEmpty && run.output.hasPrefix("{"))
    #expect(try names("tables", in: scratch) == files.sorted())
    for file in files {
      let table = PlainCSV(try scratch.text("tables/" + file))
      #expect(table.records.count >= 1 && table.records.allSatisfy { $0.count == table.records[0].count })
    }
    // The same tables once more, with another number of threads, over the first.
    let before = try files.map { try scratch.text("tables/" + $0) }
    #expect(try Command.run(words + ["--csv", "./tables/", "--threads", "1"], in: scratch).code == 0)
    #expect(try files.map { try scratch.text("tables/" + $0) } == before)
  }

  @Test func dialects() throws {
    let scratch = try Scratch(["p.yaml": Files.risky.replacing("first", with: "\"=a, b\"")])
    for (dialect, separator) in [("plain", ","), ("excel", ","), ("excel-eu", ";")]
      as [(String, Unicode.Scalar)]
    {
      let run = try Command.run(
        "solve", "p.yaml", "--quiet", "--allocators", "none", "--csv", dialect, "--csv-dialect", dialect,
        in: scratch)
      #expect(run.code == 0)
      let plan = PlainCSV(try bytes("\(dialect)/plan.csv", in: scratch), separator: separator)
      #expect(plan.hasMark == (dialect != "plain"))
      #expect(plan.column("chunk").first == "'=a, b")
      let answer = PlainCSV(try bytes("\(dialect)/answer.csv", in: scratch), separator: separator)
      #expect(answer.column("chance").first?.contains(dialect == "excel-eu" ? "," : ".") == true)
    }
  }

  /// What is there already stays, but for files of the same names; links are replaced, and what they lead to stays.
  @Test func aFolderThatIsThere() throws {
    let scratch = try Scratch(["p.yaml": Files.risky, "other.csv": "other"])
    let line = """
      umask 022; mkdir -p d; echo mine >d/notes.txt; echo old >d/plan.csv; chmod 600 d/plan.csv
      ln -s ../other.csv d/chunks.csv
      $S solve p.yaml --allocators none --csv d >/dev/null; $S solve p.yaml --allocators none --csv e >/dev/null
      stat -c %a d/plan.csv d/answer.csv e e/plan.csv
      """
    #expect(try shell(line, in: scratch).output == "600\n644\n755\n644\n")
    #expect(try names("d", in: scratch) == (Self.solved + ["notes.txt"]).sorted())
    #expect(try scratch.text("d/plan.csv").hasPrefix("row,chunk"))
    #expect(try scratch.text("other.csv") == "other")
  }

  @Test(arguments: [
    ("solve p.yaml --csv .", "--csv . would write over ./answer.csv, which is read"),
    ("solve p.yaml --csv d", "--csv d would write over d/plan.csv, which is read"),
    ("solve p.yaml --csv d --out d/answer.csv", "--out d/answer.csv is one of the files that --csv d writes"),
    ("solve p.yaml --csv new --out ./new/../new/plan.csv", "is one of the files that --csv new writes"),
    ("solve p.yaml --csv d >d/people.csv", "standard output is d/people.csv, which --csv writes"),
    ("solve p.yaml --csv -", "name a folder"), ("solve p.yaml --csv ''", "--csv names no folder"),
    ("solve p.yaml --csv-dialect excel", "there is no --csv"),
    ("value p.yaml --csv d --csv-dialect french", "'french' is invalid"),
  ])
  func wrongUse(_ line: String, _ says: String) throws {
    let table = "4,50%\n8,100%\n"
    let problem = Files.risky.replacing("{4: 50%, 8: 50%}", with: "{csv: d/plan.csv}")
    let scratch = try Scratch(["answer.csv": problem, "t.csv": table])
    // The problem itself may bear the name of a table.
    let run = try shell(
      "mkdir d; mv t.csv d/plan.csv; ln answer.csv p.yaml; $S \(line)", in: scratch)
    #expect(run.code == 64 && run.messages.contains(says), "\(run.messages)")
    #expect(try scratch.text("answer.csv") == problem && scratch.text("d/plan.csv") == table)
    #expect(try names(".", in: scratch).filter { $0.hasPrefix("new") || $0.hasPrefix(".sidereal") }.isEmpty)
  }

  /// The reason is the system's; nothing is changed, nothing lies about, and standard output has all.
  @Test(arguments: [
    ("ulimit -f 0; $S solve p.yaml --csv new | cat", "File too large"),
    ("ulimit -f 0; $S solve p.yaml --csv d | cat", "cannot write d/"),
    ("$S solve p.yaml --csv p.yaml", "cannot write p.yaml: Not a directory"),
    ("$S solve p.yaml --csv no/such/place", "no/such/place cannot be written: No such file or directory"),
    ("mkdir d/people.csv; $S solve p.yaml --csv d", "cannot write d/people.csv: Is a directory"),
    ("$S ladder p.yaml --no-equivalents --csv /dev/null", "cannot write /dev/null: Not a directory"),
    ("$S solve p.yaml --csv /proc/nothing", "cannot write /proc/nothing: "),
  ])
  func failures(_ line: String, _ says: String) throws {
    let scratch = try Scratch(["p.yaml": Files.risky])
    let run = try shell("mkdir d; echo old >d/plan.csv; \(line)", in: scratch)
    #expect(run.code == (line.hasSuffix("cat") ? 0 : 74), "\(run.messages)")
    #expect(run.messages.contains(says), "\(run.messages)")
    #expect(run.output.contains("chance"))
    #expect(try scratch.text("d/plan.csv") == "old\n")
    #expect(try names("d", in: scratch).filter { $0 != "people.csv" } == ["plan.csv"])
    #expect(try names(".", in: scratch).filter { !$0.hasPrefix(".in") && $0 != "d" } == ["p.yaml"])
  }
}
