import Testing

/// `check`, `export` and `init` on sound files.
@Suite struct CheckTests {
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

  /// A file that cannot be read is told of as data too.
  @Test func tellsOfUnreadableFiles() throws {
    let scratch = try Scratch(["good.yaml": Files.toy, "bad.yaml": "pools: 3\n"])
    let run = try Command.run(
      "check", "--format", "json", "no.yaml", "bad.yaml", ".", "good.yaml", in: scratch)
    #expect(run.code == 66 && run.messages.isEmpty)
    let objects = try run.objects()
    #expect(Set(objects.compactMap { $0["file"] as? String }) == ["no.yaml", "bad.yaml", "."])
    let unreadable = objects.filter { $0["code"] as? String == "unreadable-file" }
    #expect(unreadable.count == 2)
    for one in unreadable {
      #expect(one["line"] as? Int == 1 && one["column"] as? Int == 1 && one["path"] as? String == "")
      #expect((one["message"] as? String ?? "").contains("cannot be read: "))
    }
  }

  /// What `solve` refuses before it begins, `check` refuses too.
  @Test func plansForRivals() throws {
    let scratch = try Scratch([
      "race.yaml": """
      time: {horizon: 9000}
      deadline: {race: {pools: {r: {headcount: 100000}}, chunks: {x: {years: 1, count: 1000000}}, allocator: even}}
      pools: {p: {headcount: 1}}
      chunks: {c: {years: 1}}
      """
    ])
    let check = try Command.run("check", "race.yaml", in: scratch)
    let solve = try Command.run("solve", "race.yaml", in: scratch)
    #expect(check.code == 65 && check.messages == solve.messages)
    #expect(check.messages.contains("race.yaml:2:12: error: "))
  }

  @Test func exports() throws {
    let scratch = try Scratch(["toy.yaml": Files.toy])
    let lp = try Command.run("export", "toy.yaml", "--format", "lp", in: scratch)
    #expect(lp.code == 0)
    #expect(lp.output.contains("Maximize") && lp.output.hasSuffix("End\n"))
    let dash = try Command.run("export", "toy.yaml", "--format", "lp", "--out", "-", in: scratch)
    #expect(dash.output == lp.output && dash.code == 0)
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
