/// What is open in one lane of a tree, and what it knows.
///
/// A lane is never waited for at once: what others tell it after their task k it hears before its own task k + 2. So
/// lanes may take different times for their tasks, and still what each does depends on the tasks alone.
struct Lane {
  /// What a lane tells another one once a task is done.
  struct Letter {
    var nodes: [Node] = []
    /// The best chance that is known to the sender.
    var best = 0.0
    /// log φ of each term under that plan, where there is one.
    var logs: [Double] = []
    var supports: [Support] = []
  }

  private(set) var open = NodeQueue()
  /// Nodes that it is at work on.
  private(set) var current: [Node] = []
  private(set) var isBusy = false
  /// Why it was given up.
  private(set) var failure: (any Error)?
  /// The best chance that it knows of.
  private(set) var best: Double
  /// log φ of each term under the plan that has it, where there is one.
  private(set) var logs: [Double]
  /// The best plan that it found.
  private(set) var found: (attempts: [Int], chance: Double)?
  /// What it found out of outcomes, and what it has yet to be told of them.
  private(set) var learnt: [Support] = []
  private var news: [Support]
  /// Work on nodes for which outcomes were not enough, and how often they were not.
  private(set) var hard: (work: Int, count: Int)
  /// The largest bound of a node that was given up.
  private(set) var closedBound = 0.0
  /// Letters of each other lane, the oldest first.
  private var mail: [[Letter]]

  /// Letters that are on their way from each other lane.
  private static let lag = 2
  /// Nodes that it takes up for a task, and how many times the work that one has taken on average it does on them and
  /// those below. So tasks take about the same time, whatever single nodes take.
  private static let nodesPerTask = 8
  private static let hardPerTask = 2

  init(
    others: Int, best: Double, logs: [Double] = [], supports: [Support], hard: (work: Int, count: Int)
  ) {
    self.best = best
    self.logs = logs
    self.hard = hard
    news = supports
    mail = .init(repeating: .init(repeating: Letter(), count: Self.lag), count: others)
  }

  /// All nodes that it has, or that are on their way to it.
  var nodes: [Node] { open.nodes + current + mail.joined().flatMap(\.nodes) }
  /// The largest bound of those.
  var bound: Double? {
    let bounds = [open.bound].compactMap { $0 } + current.map(\.bound)
    return (bounds + mail.joined().flatMap { $0.nodes.map(\.bound) }).max()
  }
  /// Whether it is idle, and what it must hear before its next task has come.
  var isReady: Bool { !isBusy && failure == nil && mail.allSatisfy { !$0.isEmpty } }

  /// Takes over a node.
  mutating func insert(_ node: Node) { open.insert(node) }

  /// Hears a letter of one of the other lanes.
  mutating func receive(_ letter: Letter, from other: Int) { mail[other].append(letter) }

  /// Hears what the others told it before its next task.
  mutating func hear() {
    for other in mail.indices {
      let letter = mail[other].removeFirst()
      for node in letter.nodes { open.insert(node) }
      if letter.best > best { (best, logs) = (letter.best, letter.logs) }
      news += letter.supports
    }
  }

  /// Its next task; nil where it has nothing to do. What cannot exceed its best by more than `gap` is closed.
  mutating func explore(gap: Double, ceiling: Double) -> NodeTask? {
    let target = best + gap
    let isAlone = mail.isEmpty
    while current.count < (isAlone ? 1 : Self.nodesPerTask), let node = open.pop() {
      if min(node.bound, ceiling) > target { current.append(node) } else { close(node.bound) }
    }
    if current.isEmpty { return nil }
    let most = isAlone ? 0 : Self.hardPerTask * hard.work / max(1, hard.count)
    return task(.explore(current, most: most))
  }

  /// A task for it, with all that it knows.
  mutating func task(_ work: NodeTask.Work) -> NodeTask {
    defer { news = [] }
    isBusy = true
    return NodeTask(best: best, logs: logs, work: work, supports: news)
  }

  /// Takes note of what came of its task: what it tells each of the others.
  mutating func note(_ report: NodeReport) -> [Letter] {
    (isBusy, current) = (false, [])
    failure = report.failure
    learnt = (learnt + report.supports).suffix(SupportPool.most)
    if report.hard > 0 { hard = (hard.work + report.work, hard.count + report.hard) }
    close(report.given)
    if let plan = report.found, plan.chance > best {
      (found, best, logs) = (plan, plan.chance, report.logs)
    }
    return letters(report.open, report.supports)
  }

  /// What it tells the others where it had nothing to do.
  func nothing() -> [Letter] { mail.map { _ in Letter(best: best, logs: logs) } }

  /// Deals nodes out, in turn to itself and the others.
  private mutating func letters(_ nodes: [Node], _ supports: [Support]) -> [Letter] {
    var letters = mail.map { _ in Letter(best: best, logs: logs, supports: supports) }
    for (place, node) in nodes.enumerated() {
      let turn = place % (mail.count + 1)
      if turn == 0 { open.insert(node) } else { letters[turn - 1].nodes.append(node) }
    }
    return letters
  }

  private mutating func close(_ bound: Double) { closedBound = max(closedBound, bound) }
}
