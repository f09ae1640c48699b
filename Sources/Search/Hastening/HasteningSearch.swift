import Allocation
import Formulation
import Threads

/// Branch and bound over what plans do to the deadline, where work hastens it.
///
/// A box of levels is a plain problem: laws are moved to the best end of the box, and limits keep plans below its other
/// end. So the bound of that problem holds for all plans of the box, and its plan, judged by what it really does to the
/// deadline, may be the best so far. Boxes are split, best bounds first, until the two agree. Nothing is supposed about
/// gifts: the law of a box is the best that any of its gifts leave.
final class HasteningSearch {
  private let instance: Instance
  private let model: HasteningModel
  private let options: SearchOptions
  private let clock: SearchClock
  /// Solves a box.
  private let search: NestedSearch
  private(set) var best: (plan: Plan, chance: Double)
  private(set) var nodes = 0
  private var open: [HasteningBox] = []
  /// The largest bound of a box that was given up.
  private var closed: Double

  /// How much of what could be gained the search of a box may leave open that will be split, and its share of the time.
  private static let coarse = (gap: 0.3, time: 0.5)

  /// - Parameters:
  ///   - rivals: feasible plans of the same kind as those that are looked for; at least one.
  ///   - proven: a bound for plans that are not searched here.
  ///   - search: for instances in which nothing hastens; its plans have the branches of the model.
  init(
    _ model: HasteningModel, options: SearchOptions, rivals: [Plan], proven: Double = 0, clock: SearchClock,
    by search: @escaping NestedSearch
  ) {
    self.model = model
    self.options = options
    self.clock = clock
    self.search = search
    instance = model.instance
    closed = proven
    let judged = rivals.map { (plan: $0, chance: model.instance.chance(of: $0)) }
    best = judged.dropFirst().reduce(judged[0]) { $1.chance > $0.chance ? $1 : $0 }
    clock.offer(best.plan, best.chance)
  }

  private var target: Double { best.chance + options.gap * SearchTuning.closingShare }

  /// No plan has more.
  var bound: Double { min(1, max(best.chance, closed, open.map(\.bound).max() ?? 0)) }

  func run() throws {
    open = [model.everything]
    while let place = open.indices.max(by: { (open[$0].bound, $1) < (open[$1].bound, $0) }) {
      if clock.mustStop { return }
      var box = open.remove(at: place)
      if box.bound > target {
        guard let found = try solve(&box) else { continue }
        if clock.mustStop {
          open.append(box)
          return
        }
        if box.bound > target {
          split(box, at: found)
          clock.report(nodes: nodes, chance: best.chance, bound: bound)
          continue
        }
      }
      closed = max(closed, box.bound)
      clock.report(nodes: nodes, chance: best.chance, bound: bound)
    }
  }

  /// The answer so far, rid of all that is of no use.
  func result() -> SearchResult {
    let trimmed = PlanTrimming.trimmed(best.plan, in: instance, unless: { clock.mustStop })
    let plan = LeftShift.move(
      AwardThrift.cheapest(trimmed.plan, in: instance, within: clock.budget), in: instance,
      unless: { clock.mustStop })
    return SearchResult(
      plan, chance: instance.chance(of: plan), bound: bound, nodes: nodes, gap: options.gap,
      isInterrupted: clock.isInterrupted, mayBeOptimal: trimmed.isTidy)
  }

  /// Lowers the bound of a box, and takes a better plan where one is met.
  ///
  /// - Returns: the plan of the box; nil where it has none.
  private func solve(_ box: inout HasteningBox) throws -> Plan? {
    let isPoint = box.open.isEmpty
    var own = options
    own.floor = best.chance
    if !isPoint && !box.isFine { own.gap = max(options.gap, Self.coarse.gap * (box.bound - best.chance)) }
    let time = isPoint ? clock.budget : clock.budget.share(Self.coarse.time)
    let still = model.still(box)
    let found: (result: SearchResult, plan: Plan)
    if box.settled.isEmpty {
      let rival = still.violations(of: best.plan).isEmpty ? [best.plan] : []
      let result = try search(still, own, rival, time)
      found = (result, result.plan)
    } else {
      guard let reserved = ReservedInstance(still, box.settled) else { return nil }
      let result = try search(reserved.instance, own, [], time)
      found = (result, reserved.restored(result.plan))
    }
    nodes += found.result.nodes
    box.bound = min(box.bound, found.result.bound)
    consider(found.plan)
    return found.plan
  }

  /// Judges a plan by what it really does, once as it is and once without what is of no use.
  private func consider(_ plan: Plan) {
    guard instance.violations(of: plan).isEmpty else { return }
    let trimmed = PlanTrimming.trimmed(plan, in: instance, unless: { clock.mustStop }).plan
    for one in [plan, trimmed] {
      let chance = instance.chance(of: one)
      if chance > best.chance {
        best = (one, chance)
        clock.offer(one, chance)
      }
    }
  }

  /// Splits a box where its best end suits its plan least.
  private func split(_ box: HasteningBox, at plan: Plan) {
    let dimensions = box.open
    let places = plan.branches.indices.map { model.place(of: plan, on: $0) }
    let judged = model.lawful(box).chance(of: plan)
    var chosen: (parts: [HasteningBox], loss: Double)?
    for (branch, dimension) in dimensions {
      guard let parts = box.parts(dimension, on: branch, towards: places[branch]) else { continue }
      let other = parts[dimension.holds(places[branch], of: parts[1].branches[branch]) ? 1 : 0]
      let loss = judged - model.lawful(other).chance(of: plan)
      if loss > chosen?.loss ?? -1 { chosen = (parts, loss) }
    }
    guard let chosen else {
      // A point: its plan may give less than the law supposes; else this is all that its search could prove.
      if let parts = model.settling(box) { open += parts } else { closed = max(closed, box.bound) }
      return
    }
    if chosen.loss <= 0, !box.isFine {
      // The plan is as good as the box makes it: what is open is for its own search to close.
      var fine = box
      fine.isFine = true
      open.append(fine)
    } else {
      open += chosen.parts
    }
  }
}

extension HasteningBox.Dimension {
  /// Whether a plan lies in a part of a box, in this dimension.
  fileprivate func holds(_ place: HasteningBox.Place, of part: HasteningBox.Ranges) -> Bool {
    switch self {
    case .classes: part.classes.contains(place.class)
    case .leak(let leak): part.leaks[leak] == place.leaks[leak]
    case .gift(let name): part.gifts[name].contains(place.gifts[name])
    }
  }
}
