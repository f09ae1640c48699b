import Testing

@testable import Batch

struct TallyTests {
  @Test func ratesCountWhatWasSolved() {
    var tally = BatchTally(jobs: 100)
    for _ in 0..<10 { tally.add(.optimal, isFound: true) }
    #expect(tally.line(after: 10) == "10 of 100, 10 optimal, 10 were there already")
    for _ in 0..<20 { tally.add(.optimal, isFound: false) }
    tally.add(.failed, isFound: false)
    #expect(
      tally.line(after: 10.5)
        == "31 of 100, 30 optimal, 1 failed, 10 were there already, 2 a second, 35 s left")
  }

  @Test(arguments: [
    (["SLURM_CPUS_PER_TASK": "3"], 3...3), (["SLURM_CPUS_PER_TASK": "x"], 1...4096), ([:], 1...4096),
  ])
  func processorsOfAJob(environment: [String: String], range: ClosedRange<Int>) {
    #expect(range.contains(Machine.processors(environment)))
    #expect((Machine.megabytes ?? 1) > 0)
  }
}
