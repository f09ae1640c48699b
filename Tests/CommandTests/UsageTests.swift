import Testing

/// Command lines, their exit codes and the first line of what is said.
@Suite struct UsageTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let words: String
    let code: Int32
    let says: String
    init(_ words: String, _ code: Int32, _ says: String = "") {
      (self.words, self.code, self.says) = (words, code, says)
    }
    var testDescription: String { words }
  }

  static let cases = [
    Case("--version", 0), Case("--help", 0), Case("solve --help", 0), Case("check --help", 0),
    Case("help simulate", 0), Case("init", 0), Case("schema", 0), Case("init -", 0), Case("manual", 0),
    Case("explain", 0),
    Case("solve", 64, "Missing expected argument '<file>'"),
    Case("check", 64, "Missing expected argument '<files>"),
    Case("slove p.yaml", 64, "there is no command 'slove'; did you mean 'solve'?"),
    Case("sole", 64, "did you mean 'solve'?"), Case("simulat x", 64, "did you mean 'simulate'?"),
    Case("optimise x", 64, "there is no command 'optimise'; there are solve, ladder"),
    Case("p.yaml", 64, "there is no command 'p.yaml'; to solve that file: sidereal solve p.yaml"),
    Case("solve p.yaml q.yaml", 64, "solve takes one file, and 'q.yaml' is a second one"),
    Case("ladder p.yaml q.yaml", 64, "ladder takes one file"),
    Case("simulate p.yaml q.yaml", 64, "simulate takes one file"),
    Case("export p.yaml q.yaml --format lp", 64, "export takes one file"),
    Case("solve x --gap wide", 64, "--gap is wide, and lies between 0 and 1, or 0% and 100%"),
    Case("solve x --gap -1", 64, "--gap is -1, and lies between 0 and 1"),
    Case("solve x --gap=-1", 64, "--gap is -1, and lies between 0 and 1"),
    Case("solve x --gap 500%", 64, "--gap is 500%, and lies between"),
    Case("solve x --gap nan", 64, "--gap is nan"), Case("solve x --gap 0x1", 64, "--gap is 0x1"),
    Case("solve x --time-limit -3", 64, "--time-limit is -3, and is a number of seconds, 0 or more"),
    Case("solve x --time-limit inf", 64, "--time-limit is inf"),
    Case("solve x --threads 0", 64, "--threads is 0, and is a whole number from 1 to 1024"),
    Case("solve x --threads 1.5", 64, "--threads is 1.5"),
    Case("solve x --seed -1", 64, "--seed is -1, and is a whole number from 0 to 18446744073709551615"),
    Case("solve x --memory-limit 0", 64, "--memory-limit is 0"), Case("solve x --colour", 64, "'--colour'"),
    Case("solve - --plan -", 64, "standard input cannot be both the problem and the plan"),
    Case("simulate x --runs 0", 64, "--runs is 0, and is a whole number from 1 to 1000000000"),
    Case("simulate x --runs 1e9", 64, "--runs is 1e9"),
    Case("ladder x --review -1", 64, "--review is -1, and is a number of years above 0"),
    Case("ladder x --errors 0,2", 64, "--errors is 2, and is a share between 0 and 1"),
    Case("export x", 64, "'--format <format>'"), Case("export x --format qps", 64, "'qps' is invalid"),
    Case("init no/such/place", 74, "no/such/place cannot be written: No such file or directory"),
    Case("solve x --timelimit 3", 64, "Unknown option '--timelimit'. Did you mean '--time-limit'?"),
    Case("ladder --svc d x", 64, "Unknown option '--svc'"),
    Case("init p.yaml", 64, "p.yaml exists already"),
    Case("solve x", 66, "sidereal: cannot read x: No such file or directory"),
    Case("check x", 66, "sidereal: cannot read x: No such file or directory"),
    Case("simulate x", 66, "sidereal: cannot read x"), Case("ladder x", 66, "sidereal: cannot read x"),
    Case("export x --format lp", 66, "sidereal: cannot read x"),
    Case("solve .", 66, "sidereal: cannot read .: Is a directory"),
    Case("solve p.yaml --plan x", 66, "sidereal: cannot read x"),
    Case("solve bad.yaml", 65, "bad.yaml:1:"), Case("check p.yaml bad.yaml", 65, "bad.yaml:1:"),
    Case("check bad.yaml x", 66, "bad.yaml:1:"),
  ]

  @Test(arguments: cases)
  func exits(_ one: Case) throws {
    let scratch = try Scratch(["p.yaml": Files.toy, "bad.yaml": "pools: 3\n"])
    let run = try Command.run(one.words.split(separator: " ").map(String.init), in: scratch)
    #expect(run.code == one.code)
    #expect((one.code == 0) == run.messages.isEmpty)
    #expect((one.code == 0) == !run.output.isEmpty || one.words.hasPrefix("check p.yaml"))
    let first = run.messages.split(separator: "\n").first ?? ""
    #expect(first.contains(one.says) || one.says.isEmpty, "\(first)")
  }

  /// What was asked for on standard output is printed all the same.
  @Test(arguments: ["no/such/place", "."])
  func outThatCannotBeWritten(_ place: String) throws {
    let scratch = try Scratch(["p.yaml": Files.toy])
    for command in ["solve", "ladder"] {
      let run = try Command.run(
        [command, "p.yaml", "--json", "--gap", "0.1", "--out", place], in: scratch)
      #expect(run.code == 74 && run.output.hasPrefix("{") && run.output.hasSuffix("}\n"))
      #expect(
        run.messages.contains("warning: \(place) cannot be written")
          && run.messages.contains("cannot write \(place)"))
    }
  }

  /// What a word says is shown, not obeyed.
  @Test func escapesInWords() throws {
    for words in [["s\u{1B}[31mlve"], ["solve", "a\u{1B}]0;x\u{7}b"], ["solve", "x", "--gap", "\u{1B}[2J"]] {
      let run = try Command.run(words)
      #expect(run.code == 64 || run.code == 66)
      #expect(!run.messages.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }
  }

  @Test func aShareAsPercent() throws {
    let run = try Command.run("solve", "-", "--gap", "5%", "--json", "--quiet", input: Files.risky)
    #expect(run.code == 0 && run.output.contains("\"gapAsked\": 0.05"))
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
}
