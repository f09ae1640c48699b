/// A lane: what is open in one part of a tree, and what that part knows.
///
/// A lane is never waited for at once: what others tell it after their task k it hears before its own task k
/// + 2. So lanes may take different times for their tasks, and still what each does depends on the tasks
/// alone. A lag of one would make every lane wait for the slowest, a longer one would let them work on what
/// others know to be hopeless.
struct Lane {
  /// What a lane tells another one once a task is done, or when it has nothing to do.
  struct LaneMessage {
    /// Nodes that it gives away.
    var nodes: [Node] = []
    /// The best chance that is known to the sender.
    var best = 0.0
    /// log φ of each term under that plan, where there is one.
    var logs: [Double] = []
    /// Cuts on outcomes that it has learnt in the task.
    var supports: [OutcomeCut] = []
  }

  private(set) var open = NodeQueue()
  /// Nodes that it is at work on.
  private(set) var current: [Node] = []
  /// Whether a thread is at work on its task.
  private(set) var isBusy = false
  /// Why its task failed: it gets no other in this run.
  private(set) var failure: (any Error)?
  /// The best chance that it knows of.
  private(set) var best: Double
  /// log φ of each term under the plan that has it, where there is one.
  private(set) var logs: [Double]
  /// The best plan that it found.
  private(set) var found: (point: [Int], chance: Double)?
  /// Cuts on outcomes that it found itself, the latest last.
  private(set) var learnt: [OutcomeCut] = []
  /// Cuts on outcomes that its solver has yet to be told of.
  private var news: [OutcomeCut]
  /// Work on nodes for which outcomes were not enough, and how often they were not.
  private(set) var relaxationsSolved: (work: Int, count: Int)
  /// The largest bound of a node that was given up.
  private(set) var closedBound = 0.0
  /// Messages of each other lane that it has not heard yet, the oldest first.
  private var inbox: [[LaneMessage]]

  /// Messages that are on their way from each other lane: at the beginning, empty ones.
  private static let lag = 2
  /// Nodes that it takes up for a task, and how many times the work that one has taken on average it does on them and
  /// those below. So tasks take about the same time, whatever single nodes take.
  private static let nodesPerTask = 8
  private static let hardPerTask = 2

  /// - Parameters:
  ///   - others: how many lanes there are besides.
  ///   - supports: cuts on outcomes that the tree knows.
  init(
    others: Int, best: Double, logs: [Double] = [], supports: [OutcomeCut],
    relaxationsSolved: (work: Int, count: Int)
  ) {
    self.best = best
    self.logs = logs
    self.relaxationsSolved = relaxationsSolved
    news = supports
    inbox = .init(repeating: .init(repeating: LaneMessage(), count: Self.lag), count: others)
  }

  /// All nodes that it has, or that are on their way to it.
  var nodes: [Node] { open.nodes + current + inbox.joined().flatMap(\.nodes) }
  /// The largest bound of those.
  var bound: Double? {
    let bounds = [open.bound].compactMap { $0 } + current.map(\.bound)
    return (bounds + inbox.joined().flatMap { $0.nodes.map(\.bound) }).max()
  }
  /// Whether it is idle, and what it must hear before its next task has come.
  var isReady: Bool { !isBusy && failure == nil && inbox.allSatisfy { !$0.isEmpty } }

  /// Takes over a node.
  mutating func insert(_ node: Node) { open.insert(node) }

  /// Receives a message of one of the other lanes.
  mutating func receive(_ message: LaneMessage, from other: Int) { inbox[other].append(message) }

  /// Hears what the others told it before its next task.
  /// One message of each of them; `isReady` says that there is one.
  mutating func receivePending() {
    for other in inbox.indices {
      let message = inbox[other].removeFirst()
      for node in message.nodes { open.insert(node) }
      if message.best > best { (best, logs) = (message.best, message.logs) }
      news += message.supports
    }
  }

  /// Its next task; nil where it has nothing to do. What cannot exceed its best by more than `gap` is
  /// closed.
  ///
  /// - Parameter ceiling: what no plan exceeds: once that is near the best, all nodes are closed.
  mutating func explore(gap: Double, ceiling: Double) -> NodeTask? {
    let target = best + gap
    let isAlone = inbox.isEmpty
    while current.count < (isAlone ? 1 : Self.nodesPerTask), let node = open.pop() {
      if min(node.bound, ceiling) > target { current.append(node) } else { close(node.bound) }
    }
    if current.isEmpty { return nil }
    // Alone it takes one node at a time, and leaves what is below it once a relaxation was solved.
    let most = isAlone ? 0 : Self.hardPerTask * relaxationsSolved.work / max(1, relaxationsSolved.count)
    return task(.explore(current, most: most))
  }

  /// A task for it, with all that it knows.
  /// The solver of the lane hears the news with it, once.
  mutating func task(_ work: NodeTask.Work) -> NodeTask {
    defer { news = [] }
    isBusy = true
    return NodeTask(best: best, logs: logs, work: work, supports: news)
  }

  /// Takes note of what came of its task: what it tells each of the others.
  mutating func note(_ report: NodeReport) -> [LaneMessage] {
    (isBusy, current) = (false, [])
    failure = report.failure
    learnt = (learnt + report.supports).suffix(OutcomeCutPool.most)
    if report.relaxationsSolved > 0 {
      relaxationsSolved = (
        relaxationsSolved.work + report.work, relaxationsSolved.count + report.relaxationsSolved
      )
    }
    close(report.prunedBound)
    // A plan counts only where no better one was heard of meanwhile.
    if let plan = report.found, plan.chance > best {
      (found, best, logs) = (plan, plan.chance, report.logs)
    }
    return messages(report.open, report.supports)
  }

  /// What it tells the others where it had nothing to do.
  func nothing() -> [LaneMessage] { inbox.map { _ in LaneMessage(best: best, logs: logs) } }

  /// Deals new nodes out, in turn to itself and the others: neighbours in the tree, whose bounds are alike,
  /// go to different lanes.
  private mutating func messages(_ nodes: [Node], _ supports: [OutcomeCut]) -> [LaneMessage] {
    var messages = inbox.map { _ in LaneMessage(best: best, logs: logs, supports: supports) }
    for (place, node) in nodes.enumerated() {
      let turn = place % (inbox.count + 1)
      if turn == 0 { open.insert(node) } else { messages[turn - 1].nodes.append(node) }
    }
    return messages
  }

  private mutating func close(_ bound: Double) { closedBound = max(closedBound, bound) }
}
