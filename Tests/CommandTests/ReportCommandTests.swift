import Foundation
import Testing

/// `report`, and `--html` of the commands that have results.
@Suite struct ReportCommandTests {
  private func shell(_ script: String, in scratch: Scratch) throws -> Command.Result {
    try OutFileTests().shell(script, in: scratch)
  }

  /// A page of its own result, or by way of a file: the same bytes.
  @Test(arguments: [
    "solve p.yaml --allocators even", "ladder p.yaml --no-equivalents", "value p.yaml",
  ])
  func onePipeline(_ line: String) throws {
    let scratch = try Scratch(["p.yaml": Files.risky])
    let run = try shell(
      """
      $S \(line) --html a.html --out r.json >text; $S report r.json --html b.html && cmp a.html b.html && $S report - --html - <r.json | cmp a.html -
      $S \(line) --html - | cmp a.html - && $S \(line) --threads 1 --html c.html >text1 && cmp a.html c.html && cmp text text1
      """, in: scratch)
    #expect(run.code == 0 && run.output.isEmpty && run.messages.isEmpty, "\(run.output)\(run.messages)")
    #expect(try scratch.text("a.html").contains("</svg>"))
  }

  /// How the search went is kept where it is asked for, ends at the answer, and is drawn.
  @Test func traces() throws {
    let scratch = try Scratch(["p.yaml": Files.risky])
    let run = try shell(
      """
      $S solve p.yaml --trace --json >r.json && $S solve p.yaml --json | grep -c trace; $S report r.json --svg d && ls d | grep convergence
      """, in: scratch)
    #expect(run.output == "0\nconvergence.svg\n", "\(run.output)\(run.messages)")
    let result = try #require(
      try JSONSerialization.jsonObject(with: Data(scratch.text("r.json").utf8)) as? [String: Any])
    let facts = try #require(result["solve"] as? [String: Any])
    let trace = try #require(facts["trace"] as? [[String: Double]])
    let last = try #require(trace.last)
    #expect(last["seconds"] == facts["seconds"] as? Double)
    #expect(last["chance"] == result["chance"] as? Double && last["bound"] == result["bound"] as? Double)
    for (one, next) in zip(trace, trace.dropFirst()) {
      #expect(
        one["seconds"] ?? 0 < next["seconds"] ?? 0 && (one["bound"] ?? 1) >= (next["bound"] ?? 1) - 1e-9)
    }
  }

  @Test func everyForm() throws {
    let scratch = try Scratch(["p.yaml": Files.risky])
    let run = try shell(
      """
      $S solve p.yaml --allocators even --json >r.json; $S simulate p.yaml --runs 500 --json >s.json
      $S report r.json s.json --html r.html --markdown r.md --svg d --csv t --csv-dialect excel
      ls d t; $S report r.json s.json | cmp r.md - && $S report r.json s.json --markdown - | cmp r.md -
      $S report r.json --svg d2 --theme dark; grep -c prefers-color-scheme d2/plan.svg; true
      """, in: scratch)
    #expect(run.code == 0 && run.messages.isEmpty, "\(run.messages)")
    let names = ["allocators", "chunks", "people", "plan", "simulation", "survival"]
    let listed =
      "d:\n" + names.map { $0 + ".svg\n" }.joined() + "\nt:\n"
      + (names + ["first"]).sorted().map { $0 + ".csv\n" }.joined()
    #expect(run.output == listed + "0\n")
    #expect(try scratch.text("r.md").contains("| best plan | "))
  }

  @Test(
    arguments: [
      ("report none.json", 66, "cannot read none.json: No such file or directory"),
      ("report p.yaml", 65, "p.yaml: error: it is no result: it is no JSON"),
      ("report none.json p.yaml p.yaml", 66, "p.yaml: error: it is no result"),
      ("report b.json", 65, "b.json: error: it is no result: it is an object with 'a\u{FFFD}'"),
      ("report r.json --html r.json", 64, "--html r.json is the same file as r.json, which is read"),
      ("report r.json --markdown r.json", 64, "--markdown r.json is the same file as r.json"),
      ("report r.json --html x --markdown ./x", 64, "--html and --markdown name the same file"),
      ("report r.json --html - --markdown -", 64, "cannot be both"), ("report - -", 64, "one result only"),
      ("report r.json --html ''", 64, "--html names no file"),
      ("report r.json --svg ''", 64, "--svg names no folder"),
      ("report r.json --svg -", 64, "name a folder"), ("report r.json --theme dark", 64, "there is no --svg"),
      ("report", 64, "Missing expected argument"),
      ("report r.json --html d", 74, "cannot write d: Is a directory"),
      ("report r.json --svg r.json", 74, "cannot write r.json: Not a directory"),
      (
        "report r.json --svg d --html d/plan.svg", 64,
        "--html d/plan.svg is one of the files that --svg d writes"
      ),
      ("report d/plan.csv --csv d", 65, "it is no JSON"), ("solve p.yaml --html p.yaml", 64, "which is read"),
      ("solve p.yaml --html - --json", 64, "cannot be both the page and the result"),
      ("solve p.yaml --html x --out ./x", 64, "--out and --html name the same file"),
      ("solve p.yaml --csv d --html d/plan.csv", 64, "is one of the files that --csv d writes"),
      ("solve p.yaml --html no/such/place", 74, "no/such/place cannot be written"),
    ] as [(String, Int32, String)])
  func wrongUse(_ line: String, _ code: Int32, _ says: String) throws {
    let scratch = try Scratch(["p.yaml": Files.risky, "b.json": "{\"a\u{202E}\": 1}"])
    let run = try shell(
      "mkdir d; echo x >d/plan.csv; $S solve p.yaml --allocators none --json >r.json; cp r.json r0; $S \(line)",
      in: scratch)
    #expect(run.code == code && run.messages.contains(says), "\(run.code) \(run.messages)")
    #expect(try scratch.text("r.json") == scratch.text("r0") && scratch.text("d/plan.csv") == "x\n")
  }
}
