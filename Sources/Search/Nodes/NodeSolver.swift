import Formulation
import Foundation
import GLPKSolver
import Modelling
import Probability
import Problems

/// The processing of nodes of the tree, one after the other, on the thread that its linear programs live on.
///
/// What it answers depends on the nodes that it was given before, in their order, and on nothing else: warm bases, cuts
/// and the generator of the local search carry over from task to task, the clock only ends tasks early.
final class NodeSolver {
  let relaxation: Relaxation
  /// The relaxation projected on outcomes, where there are few; nil: nodes are bounded by `relaxation` alone.
  let outcomeRelaxation: OutcomeRelaxation?
  /// Finds cuts for the projection by column generation, in programs that are large; nil: the duals of `relaxation` do.
  let lagrangianBound: LagrangianBound?
  let propagation: BoundPropagation
  let rounding: RoundingHeuristic
  let localSearch: LocalSearch
  let options: SearchOptions
  let clock: SearchClock
  /// The box of the whole reduction, from which nodes note their differences.
  let root: VariableBounds
  var incumbent = Incumbent()
  /// The incumbent's chance when the mean overestimator was last linearised at its plan.
  var linearisedAt = 0.0
  /// Feeds the local search.
  var random: SplitMix64
  /// Steps that single-outcome enumeration took so far, which must not outgrow the work on programs.
  var enumerationSteps = 0
  /// What has come of the task at hand so far.
  var report = NodeReport()

  /// Nodes of a task, most of which the space of outcomes settles in no time: more would keep other lanes waiting.
  private static let mostNodes = 200

  init(
    _ relaxation: Relaxation, outcomeRelaxation: OutcomeRelaxation?, lagrangianBound: LagrangianBound?,
    root: VariableBounds, options: SearchOptions, clock: SearchClock
  ) {
    self.relaxation = relaxation
    self.outcomeRelaxation = outcomeRelaxation
    self.lagrangianBound = lagrangianBound
    self.root = root
    self.options = options
    self.clock = clock
    random = SplitMix64(seed: options.seed)
    propagation = BoundPropagation(
      network: relaxation.network, layout: relaxation.layout, table: relaxation.table)
    let fill = GreedyFill(relaxation.network, relaxation.table)
    rounding = RoundingHeuristic(fill)
    localSearch = LocalSearch(fill)
  }

  var network: Incidence { relaxation.network }
  var layout: VariableLayout { relaxation.layout }
  var reduction: Reduction { relaxation.reduction }

  /// A node whose bound is not above this is closed.
  var target: Double { incumbent.chance + options.closingGap }

  /// What its programs took so far, in simplex iterations times rows: time that is the same on every machine.
  var work: Int {
    relaxation.program.work + (outcomeRelaxation?.work ?? 0) + (lagrangianBound?.work ?? 0)
  }

  /// What other lanes may begin with.
  func warmStart() -> WarmStart {
    WarmStart(
      cuts: relaxation.cuts, basis: try? relaxation.program.basis(), plans: lagrangianBound?.plans ?? [])
  }

  // MARK: - Tasks

  /// Carries a task out; what is left undone by a limit or a failure stays open.
  func carryOut(_ task: NodeTask) -> NodeReport {
    report = NodeReport()
    report.prunedBound = reduction.constant
    incumbent.begin(task)
    let before = work
    do {
      outcomeRelaxation?.add(task.supports)
      switch task.work {
      case .prepare(let start): try prepareRoot(from: start)
      case .explore(let nodes, let most): try explore(nodes, most: most)
      }
    } catch { report.failure = error }
    report.found = incumbent.point.map { ($0, incumbent.chance) }
    if report.found != nil { report.logs = incumbent.logs }
    report.work = work - before
    // Nothing of it is kept here: nodes would live on for as long as the lane is idle.
    defer { report = NodeReport() }
    return report
  }

  /// Explores some nodes and what is below them, best bounds first, until the relaxations have taken `most` work; but
  /// after a node from the queue comes one of its children, which starts from the basis that it leaves (a plunge of one
  /// step).
  private func explore(_ nodes: [Node], most: Int) throws {
    var queue = NodeQueue()
    for node in nodes { queue.insert(node) }
    var child: Node?
    // Whatever ends the task, nodes that were not looked at stay open.
    defer {
      while let node = child ?? queue.pop() {
        report.open.append(node)
        child = nil
      }
    }
    let start = work
    while report.nodes < Self.mostNodes, let next = child ?? queue.pop() {
      let isChild = child != nil
      child = nil
      if next.bound <= target {
        prune(next.bound)
        continue
      }
      if clock.mustStop {
        queue.insert(next)
        return
      }
      do {
        let solvedBefore = report.relaxationsSolved
        var children = try process(next)
        // A child that outcomes alone settled has left the basis as it was: one below it may come at once, too.
        if !isChild || report.relaxationsSolved == solvedBefore { child = children.popLast() }
        for node in children { queue.insert(node) }
      } catch {
        queue.insert(next)
        throw error
      }
      report.nodes += 1
      if report.relaxationsSolved > 0 && work - start >= most { return }
    }
  }

  /// Notes that a node was given up at a bound, below which the bound of the whole tree cannot fall.
  func prune(_ bound: Double) { report.prunedBound = max(report.prunedBound, bound) }

  /// Prunes a node: it has no children.
  func closed(_ bound: Double) -> [Node] {
    prune(bound)
    return []
  }
}
