import Testing

/// `explain`: keys by their paths, by their ends, and keys that there are not.
@Suite struct ExplainTests {
  @Test func listsAll() throws {
    let run = try Command.run("explain")
    #expect(run.code == 0 && run.messages.isEmpty)
    for key in ["title", "deadline.race.allocator", "pools.NAME.correct", "worlds.NAME.chunks.NAME.years"] {
      #expect(run.output.split(separator: "\n").contains { $0.hasPrefix(key) }, "\(key)")
    }
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(arguments: ["pools.NAME.correct", "pools.correct", "pools.field.correct"])
  func explainsOne(_ name: String) throws {
    let run = try Command.run("explain", name)
    #expect(run.code == 0)
    #expect(
      run.output == """
        pools.NAME.correct
          The chance that an attempt of the pool is correct.

          value     Above 0 and up to 1: 0.1, or 10%.
                    The 5 % and the 95 % point of an uncertain share: 5% to 20%.
          left out  1
          example   pools:
                      researchers:
                        correct: 20%
          or        pools:
                      researchers:
                        correct: 5% to 20%

        """)
  }

  @Test func explainsWhatHoldsKeys() throws {
    let text = try Command.run("explain", "time").output
    #expect(text.contains("It is needed.") && text.contains("\ntime.horizon"))
    // What a rival's pools hold is what ours hold.
    #expect(try Command.run("explain", "deadline.race.pools.NAME").output.contains("\npools.NAME.headcount"))
  }

  @Test func listsKeysOfOneName() throws {
    let run = try Command.run("explain", "correct")
    #expect(run.code == 0)
    #expect(run.output.contains("pools.NAME.correct ") && run.output.contains("chunks.NAME.correct "))
  }

  @Test func guesses() throws {
    let typo = try Command.run("explain", "pools.corect")
    #expect(
      typo.code == 64
        && typo.messages.contains("there is no key 'pools.corect'; did you mean 'pools.correct'?"))
    let nothing = try Command.run("explain", "weather")
    #expect(nothing.code == 64 && nothing.messages.contains("sidereal explain lists all of them"))
  }
}
