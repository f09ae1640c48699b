import Testing

@Suite struct UsageTests {
  struct Case: Sendable {
    let words: String
    let code: Int32
    init(_ words: String, _ code: Int32) {
      self.words = words
      self.code = code
    }
  }

  static let cases = [
    Case("--version", 0), Case("--help", 0), Case("solve --help", 0), Case("check --help", 0),
    Case("solve", 64),
    Case("check", 64), Case("sole", 64), Case("solve x --gap wide", 64), Case("solve x --gap=-1", 64),
    Case("solve x --gap nan", 64), Case("solve x --time-limit=-1", 64), Case("solve x --threads 0", 64),
    Case("solve x --seed=-1", 64), Case("solve x --memory-limit 0", 64), Case("solve x --colour", 64),
    Case("solve - --plan -", 64), Case("solve x --out no/such/place", 64), Case("export x", 64),
    Case("export x --format qps", 64), Case("solve x", 66), Case("check x", 66),
    Case("export x --format lp", 66), Case("solve .", 66), Case("init no/such/place", 64),
  ]

  @Test(arguments: cases)
  func exits(_ one: Case) throws {
    let run = try Command.run(one.words.split(separator: " ").map(String.init))
    #expect(run.code == one.code)
    #expect((one.code == 0) == run.messages.isEmpty)
    #expect((one.code == 0) == !run.output.isEmpty)
  }

  @Test func guessesNames() throws {
    let run = try Command.run("solve", "x", "--allocators", "even,serail-first")
    #expect(run.code == 64)
    #expect(run.messages.contains("'serail-first'; did you mean 'serial-first'?"))
  }

  @Test func refusesWrongFiles() throws {
    let run = try Command.run("solve", "-", input: "time: {horizon: 3}\nchunks: 4\n")
    #expect(run.code == 65)
    #expect(run.output == "")
    #expect(run.messages.contains("<stdin>:2:"))
    #expect(try Command.run("check", "-", input: "").code == 65)
  }

  @Test func checksManyFiles() throws {
    let scratch = try Scratch(["good.yaml": Files.toy, "bad.yaml": "pools: 3\n", "worse.yaml": "[1, 2"])
    let good = try Command.run("check", "good.yaml", in: scratch)
    #expect(good.code == 0)
    #expect(good.output == "good.yaml: ok\n")
    let bad = try Command.run("check", "good.yaml", "bad.yaml", in: scratch)
    #expect(bad.code == 65)
    #expect(bad.messages.contains("bad.yaml:1:"))
    let json = try Command.run(
      "check", "--format", "json", "bad.yaml", "good.yaml", "worse.yaml", in: scratch)
    #expect(json.code == 65)
    let files = Set(try json.objects().compactMap { $0["file"] as? String })
    #expect(files == ["bad.yaml", "worse.yaml"])
    let none = try Command.run("check", "--format", "json", "good.yaml", in: scratch)
    #expect(try none.objects().isEmpty && none.code == 0)
  }

  @Test func exports() throws {
    let scratch = try Scratch(["toy.yaml": Files.toy])
    let lp = try Command.run("export", "toy.yaml", "--format", "lp", in: scratch)
    #expect(lp.code == 0)
    #expect(lp.output.contains("Maximize") && lp.output.hasSuffix("End\n"))
    let mps = try Command.run("export", "toy.yaml", "--format", "mps", "--out", "toy.mps", in: scratch)
    #expect(mps.code == 0)
    #expect(mps.output == "")
    #expect(try scratch.text("toy.mps").hasSuffix("ENDATA\n"))
  }

  @Test func startsAFile() throws {
    let scratch = try Scratch()
    let printed = try Command.run("init", in: scratch)
    #expect(try Command.run("init", "mine.yaml", in: scratch).code == 0)
    #expect(try scratch.text("mine.yaml") == printed.output)
    #expect(try Command.run("init", "mine.yaml", in: scratch).code == 64)
    #expect(try Command.run("check", "mine.yaml", in: scratch).code == 0)
  }
}
