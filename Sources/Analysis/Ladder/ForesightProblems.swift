import Allocation

/// The problems of somebody who knows the deadline, or the world, or both, before the start.
struct ForesightProblems {
  private let instance: Instance
  /// What is believed: worlds of positive credence, with their laws of the deadline.
  private let views: [Instance.View]
  /// Worlds in which all plans fare alike share the first one's number.
  private let alike: [Int]
  /// A plan that is known already, and its chance at each boundary in each world of the instance.
  private let plan: Plan
  /// Of the plan, for each world.
  private let reached: [[Int: Double]]
  /// What the plan does to the deadline; nil where no work ever does anything.
  private let level: HasteningLevel?
  /// What may be told in each view; nil where deadlines cannot be told.
  private let listed: [[Instance.View.Told]?]
  /// Whether moments lie in every interval of some law, so that what is told are cells of it.
  private let isInCells: Bool

  /// - Parameter plan: feasible; of the instance.
  init(_ instance: Instance, plan: Plan) {
    self.instance = instance
    self.plan = plan
    let alike = instance.worlds.indices.map { world in
      instance.worlds.indices.first { instance.isAlike($0, world) } ?? world
    }
    self.alike = alike
    views = instance.views
    level = instance.level(of: plan.entries)
    listed = views.map { $0.toldInCells(share: Instance.View.Told.cellShare) }
    isInCells = views.contains { $0.told == nil }
    // Where work moves the deadline, for every boundary.
    let even = [Double](repeating: 1 / Double(instance.steps + 1), count: instance.steps + 1)
    let judged = level == nil ? instance : instance.still(laws: instance.worlds.map { _ in even })
    reached = judged.judge(plan).worlds.map { world in
      Dictionary(uniqueKeysWithValues: world.boundaries.map { ($0.boundary, $0.chance) })
    }
  }

  /// Whether deadlines can be told beside the world: where work moves a law, what is told must say all of its luck.
  var canBeTold: Bool { listed.allSatisfy { $0 != nil } }
  /// Whether they can be told alone. Of laws that differ, with moments in every interval, one would say by its density how
  /// likely each world is, which no cell does.
  var canBeToldAlone: Bool { canBeTold && (!isInCells || sharesLaw) }

  /// Deadlines that somebody may be told, ascending.
  private var keys: [Double] { Set(told.flatMap { $0.map(\.key) }).sorted() }

  /// Of each view.
  private var told: [[Instance.View.Told]] { listed.map { $0 ?? [] } }

  /// What some views allow to be told, by its key, ascending.
  private func told(of places: [Int]) -> [[(credence: Double, told: Instance.View.Told)]] {
    let all = places.flatMap { place in told[place].map { (credence: views[place].credence, told: $0) } }
    return Dictionary(grouping: all) { $0.told.key }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// What the cells of a law leave open, where moments lie in every interval.
  private var slack: Double { isInCells ? Instance.View.Told.cellShare : 0 }

  /// All worlds are alike but for the deadline, so knowing which adds nothing beside the deadline.
  var hasOneWorld: Bool { Set(views.map { alike[$0.world] }).count == 1 }
  /// There is nothing to know about the deadline.
  var hasOneDeadline: Bool { keys.count == 1 }
  /// No two worlds differ, the deadline's law included.
  var worldsAreOne: Bool { groupsByLaw.count == 1 }

  /// World and deadline: for each world a chain over the deadlines.
  var waitAndSee: [Chain] {
    Dictionary(grouping: views.indices) { alike[views[$0].world] }.sorted { $0.key < $1.key }
      .map { world, group in
        chain(
          told(of: group).compactMap { own in
            guard let first = own.first?.told else { return nil }
            let floor = own.map { reached($0.told) }.max() ?? 0
            // Worlds that are alike are told apart by nothing else, so the first stands for all.
            return one(own, floor: floor) {
              var view = first.view
              view.world = world
              return [view]
            }
          }, slack: slack)
      }
  }

  /// The deadline: where all worlds share its law one chain, for it says nothing of the world; else each on its own.
  var knowsTheDeadline: [Chain] {
    let sharesLaw = sharesLaw
    let cases = told(of: Array(views.indices)).map { own in
      // Bayes: whoever hears of a deadline believes more in the worlds that made it likely.
      let weight = own.reduce(0) { $0 + $1.credence * $1.told.share }
      let believed = own.map { sharesLaw ? $0.credence : $0.credence * $0.told.share / weight }
      let floor = zip(own, believed).reduce(0) { $0 + $1.1 * reached($1.0.told) }
      return one(own, floor: floor) {
        zip(own, believed).map { one, credence in
          var view = one.told.view
          view.credence = credence
          return view
        }
      }
    }
    return sharesLaw
      ? [chain(cases, slack: slack)]
      : cases.map { chain([$0]) }
  }

  /// What the known plan reaches where this was told.
  private func reached(_ told: Instance.View.Told) -> Double {
    // A boundary is told where nothing moves it; else a moment, which the plan moves before it is put on the grid.
    guard let law = told.law, let level else { return reached[told.world][Int(told.key)] ?? 0 }
    return law.weights(at: level).enumerated().reduce(0) { sum, weight in
      sum + weight.element * (reached[told.world][weight.offset] ?? 0)
    }
  }

  /// The deadline says nothing of the world, so beliefs stay what they were once it is known.
  private var sharesLaw: Bool {
    let laws = told.map { $0.map { [$0.key, $0.share, $0.shareBefore] } }
    return laws.allSatisfy { $0 == laws[0] }
  }

  /// The world: its static plan under its own law of the deadline.
  var knowsTheWorld: [Chain] {
    groupsByLaw.map { group in
      let weight = group.reduce(0) { $0 + $1.credence }
      let view = Instance.View(
        world: alike[group[0].world], credence: 1, weights: group[0].weights, law: group[0].law)
      let floor =
        view.law == nil
        ? reached[view.world].reduce(0) { $0 + view.weights[$1.key] * $1.value }
        : instance.seen(as: [view]).chance(of: plan)
      return chain([Known(case: Chain.Case(weight: weight, floor: min(1, floor))) { [view] }])
    }
  }

  /// Views of worlds that are alike and share the deadline's law.
  private var groupsByLaw: [[Instance.View]] {
    var groups: [[Instance.View]] = []
    for view in views {
      let place = groups.firstIndex {
        alike[$0[0].world] == alike[view.world] && $0[0].weights == view.weights && $0[0].law == view.law
      }
      if let place { groups[place].append(view) } else { groups.append([view]) }
    }
    return groups
  }

  /// A case, and what is believed in it.
  private struct Known: Sendable {
    var `case`: Chain.Case
    var views: @Sendable () -> [Instance.View]
  }

  /// A chain whose instances are made only once a search asks for them.
  private func chain(_ known: [Known], slack: Double = 0) -> Chain {
    Chain(
      cases: known.map(\.case), instance: { [instance] in instance.seen(as: known[$0].views()) },
      rivals: [plan], slack: slack)
  }

  /// A case of what is told in some views.
  private func one(
    _ own: [(credence: Double, told: Instance.View.Told)], floor: Double,
    seen: @escaping @Sendable () -> [Instance.View]
  ) -> Known {
    Known(
      case: Chain.Case(
        weight: own.reduce(0) { $0 + $1.credence * $1.told.share },
        boundWeight: own.reduce(0) { $0 + $1.credence * $1.told.shareBefore }, floor: min(1, floor)),
      views: seen)
  }
}

extension Instance {
  /// Whether every plan fares alike in two worlds for every deadline.
  fileprivate func isAlike(_ one: Int, _ other: Int) -> Bool {
    worlds[one].needed == worlds[other].needed && worlds[one].counts == worlds[other].counts
      && types.allSatisfy { $0.outcomes[one] == $0.outcomes[other] }
  }
}
