/// So many at once; the next ones wait, first come, first served.
actor Turns {
  private let most: Int
  private var taken = 0
  /// Those that wait, in their order; nil: not yet asleep.
  private var waiting: [(ticket: Int, sleeper: CheckedContinuation<Void, any Error>?)] = []
  /// Whose turn came before they slept.
  private var called: Set<Int> = []
  private var lastTicket = 0

  init(most: Int) { self.most = most }

  /// Work that is done when its turn has come; whoever is cancelled while waiting leaves the line.
  ///
  /// - Parameter wait: is called, once, where the turn does not come at once.
  nonisolated func take<Result: Sendable>(
    whenWaiting wait: () async throws -> Void = {}, work: () async throws -> Result
  ) async throws -> Result {
    if let ticket = await draw() {
      do {
        try await wait()
        try await turn(of: ticket)
      } catch {
        await leave(ticket)
        throw error
      }
    }
    do {
      let result = try await work()
      await end()
      return result
    } catch {
      await end()
      throw error
    }
  }

  /// A place in the line; nil: the turn is there already.
  private func draw() -> Int? {
    if taken < most {
      taken += 1
      return nil
    }
    lastTicket += 1
    waiting.append((lastTicket, nil))
    return lastTicket
  }

  /// Sleeps until the turn has come.
  private func turn(of ticket: Int) async throws {
    if called.remove(ticket) != nil { return }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (sleeper: CheckedContinuation<Void, any Error>) in
        // Whoever is cancelled already was woken before sleeping.
        if Task.isCancelled { return sleeper.resume(throwing: CancellationError()) }
        if let place = waiting.firstIndex(where: { $0.ticket == ticket }) {
          waiting[place].sleeper = sleeper
        } else {
          sleeper.resume(throwing: CancellationError())
        }
      }
    } onCancel: {
      Task { await leave(ticket) }
    }
  }

  /// Gives a turn back, or on to the next.
  private func end() {
    guard !waiting.isEmpty else {
      taken -= 1
      return
    }
    let next = waiting.removeFirst()
    if let sleeper = next.sleeper { sleeper.resume() } else { called.insert(next.ticket) }
  }

  /// Somebody who waits has been cancelled, or cannot be told to wait.
  private func leave(_ ticket: Int) {
    if called.remove(ticket) != nil { return end() }
    guard let place = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
    waiting.remove(at: place).sleeper?.resume(throwing: CancellationError())
  }
}
