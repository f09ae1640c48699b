import Foundation
import Testing

@Suite struct SolveTests {
  private func result(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func answersForPeople() throws {
    let run = try Command.run("solve", "toy.yaml", in: Scratch(["toy.yaml": Files.toy]))
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("Toy model\nchance 100 %\nproven: no plan can do better\n"))
    #expect(run.messages == "")
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func answersForPrograms() throws {
    let run = try Command.run("solve", "-", "--json", "--seed", "7", input: Files.risky)
    #expect(run.code == 0)
    let result = try result(run.output)
    #expect(result["status"] as? String == "optimal")
    #expect((result["problem"] as? [String: Any])?["file"] as? String == "-")
    #expect((result["problem"] as? [String: Any])?["title"] is NSNull)
    #expect((result["solve"] as? [String: Any])?["seed"] as? Int == 7)
    #expect((result["allocators"] as? [[String: Any]])?.count == 7)
  }

  /// Same bytes but for the seconds.
  @Test func repeatsItself() throws {
    func stable() throws -> String {
      try Command.run("solve", "-", "--json", input: Files.risky).output
        .split(separator: "\n").filter { !$0.contains("\"seconds\"") }.joined(separator: "\n")
    }
    let first = try stable()
    #expect(try first == stable())
  }

  @Test func judgesAPlan() throws {
    let scratch = try Scratch(["risky.yaml": Files.risky, "toy.yaml": Files.toy])
    let solved = try Command.run("solve", "risky.yaml", "--out", "result.json", "--quiet", in: scratch)
    #expect(solved.code == 0)
    let judged = try Command.run("solve", "risky.yaml", "--plan", "result.json", "--json", in: scratch)
    #expect(judged.code == 0)
    let (found, again) = (try result(scratch.text("result.json")), try result(judged.output))
    #expect(found["chance"] as? Double == again["chance"] as? Double)
    #expect(again["status"] as? String == "limit")
    let wrong = try Command.run("solve", "toy.yaml", "--plan", "result.json", in: scratch)
    #expect(wrong.code == 65)
    #expect(
      wrong.messages.contains("result.json: error: row 1 of the plan: the problem has no chunk 'first'"))
    let missing = try Command.run("solve", "toy.yaml", "--plan", "no.json", in: scratch)
    #expect(missing.code == 66)
  }

  @Test func refusesAnInfeasiblePlan() throws {
    let plan = """
      {"plan": [{"chunk": "theory", "pool": "researchers", "attempts": 25, "people": 25, "start": 2026, "end": 2051}]}
      """
    let scratch = try Scratch(["toy.yaml": Files.toy, "plan.json": plan])
    let run = try Command.run("solve", "toy.yaml", "--plan", "plan.json", in: scratch)
    #expect(run.code == 65)
    #expect(run.messages.contains("pool 'researchers' has 24 people in step 0, and 25 are held"))
  }

  @Test func stopsAtALimit() throws {
    let run = try Command.run(
      "solve", "-", "--json", "--gap", "0", "--time-limit", "0.2", "--allocators", "none", input: Files.hard)
    #expect(run.code == 3)
    let result = try result(run.output)
    #expect(result["status"] as? String == "limit")
    let (chance, bound) = (result["chance"] as? Double ?? 2, result["bound"] as? Double ?? -1)
    #expect(chance <= bound && bound <= 1)
  }

  @Test func callsACrashABug() throws {
    let run = try Command.run(
      "solve", "-", "--gap", "0", "--allocators", "none", input: Files.hard,
      whileRunning: { process in
        Thread.sleep(forTimeInterval: 1)
        kill(process.processIdentifier, SIGILL)
      })
    #expect(run.code == 70)
    #expect(run.messages.contains("a bug of ours"))
  }

  @Test func endsOnAnInterrupt() throws {
    let run = try Command.run(
      "solve", "-", "--json", "--gap", "0", "--allocators", "none", input: Files.hard,
      whileRunning: { process in
        Thread.sleep(forTimeInterval: 1)
        process.interrupt()
      })
    #expect(run.code == 130)
    #expect(try result(run.output)["status"] as? String == "interrupted")
  }

  @Test func saysWhyThereIsNoChance() throws {
    let late = Files.toy.replacingOccurrences(of: "2052", with: "2040")
    let run = try Command.run("solve", "-", input: late)
    #expect(run.code == 0)
    #expect(run.output.contains("'theory' takes until 2051 at the earliest"))
    #expect(run.output.contains("11 years short"))
  }

  @Test func endsQuietlyWhenNobodyReads() throws {
    let scratch = try Scratch(["toy.yaml": Files.toy])
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    let command = try Command.url().path
    shell.arguments = ["-c", "{ '\(command)' solve toy.yaml; echo $? >code; } 2>messages | head -n 0"]
    shell.currentDirectoryURL = scratch.url
    try shell.run()
    shell.waitUntilExit()
    #expect(try scratch.text("code") == "0\n")
    #expect(try scratch.text("messages") == "")
  }
}
