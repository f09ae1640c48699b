import Testing

@testable import LocalPage

struct TurnsTests {
  /// Who works now, and how many did at the most.
  private actor Crowd {
    private(set) var most = 0
    private(set) var order: [Int] = []
    private var now = 0
    func come(_ number: Int) {
      now += 1
      most = max(most, now)
      order.append(number)
    }
    func go() { now -= 1 }
  }

  @Test func neverMoreThanThereAreTurns() async throws {
    let (turns, crowd) = (Turns(most: 2), Crowd())
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<50 {
        group.addTask {
          try await turns.take {
            await crowd.come(number)
            try await Task.sleep(for: .milliseconds(1))
            await crowd.go()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(await crowd.most == 2)
    #expect(await crowd.order.count == 50)
    // All turns are there again.
    try await turns.take {
      Issue.record("waited")
    } work: {
    }
  }

  @Test func whoIsCancelledLeavesTheLine() async throws {
    let (turns, crowd) = (Turns(most: 1), Crowd())
    let first = Task {
      try await turns.take {
        await crowd.come(1)
        try await Task.sleep(for: .seconds(60))
      }
    }
    while await crowd.order != [1] { await Task.yield() }
    let waiting = Task {
      try await turns.take {
        await crowd.come(2)
      } work: {
        Issue.record("had a turn")
      }
    }
    while await crowd.order != [1, 2] { await Task.yield() }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    // The turn of one who is cancelled at work goes to the next.
    let last = Task { try await turns.take { 7 } }
    first.cancel()
    #expect(try await last.value == 7)
  }

  /// Cancelled at any moment, before, while and after the turn comes, no turn is lost.
  @Test func noTurnIsLost() async throws {
    let turns = Turns(most: 2)
    for round in 0..<300 {
      let tasks = (0..<6).map { number in
        Task { try await turns.take { if (number + round) % 3 == 0 { await Task.yield() } } }
      }
      for (number, task) in tasks.enumerated() where (number * 7 + round) % 4 == 0 { task.cancel() }
      for task in tasks { _ = await task.result }
    }
    try await turns.take {
      Issue.record("waited")
    } work: {
      try await turns.take {
        Issue.record("waited")
      } work: {
      }
    }
  }

  @Test func aFailureGivesTheTurnBack() async throws {
    struct Broken: Error {}
    let turns = Turns(most: 1)
    await #expect(throws: Broken.self) { try await turns.take { throw Broken() } }
    #expect(try await turns.take { 1 } == 1)
  }
}
