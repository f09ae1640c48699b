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

  /// - Parameter plan: feasible; of the instance.
  init(_ instance: Instance, plan: Plan) {
    self.instance = instance
    self.plan = plan
    let alike = instance.worlds.indices.map { world in
      instance.worlds.indices.first { instance.isAlike($0, world) } ?? world
    }
    self.alike = alike
    views = instance.views
    reached = instance.judge(plan).worlds.map { world in
      Dictionary(uniqueKeysWithValues: world.boundaries.map { ($0.boundary, $0.chance) })
    }
  }

  /// Boundaries at which the deadline may fall.
  private var boundaries: [Int] {
    let most = instance.steps
    return (0...most).filter { boundary in views.contains { $0.weights[boundary] > 0 } }
  }

  /// All worlds are alike but for the deadline, so knowing which adds nothing beside the deadline.
  var hasOneWorld: Bool { Set(views.map { alike[$0.world] }).count == 1 }
  /// There is nothing to know about the deadline.
  var hasOneDeadline: Bool { boundaries.count == 1 }
  /// No two worlds differ, the deadline's law included.
  var worldsAreOne: Bool { groupsByLaw.count == 1 }

  /// World and deadline: for each world a chain over the deadlines.
  var waitAndSee: [Chain] {
    Dictionary(grouping: views) { alike[$0.world] }.sorted { $0.key < $1.key }.map { world, group in
      Chain(
        cases: boundaries.compactMap { boundary in
          let weight = group.reduce(0) { $0 + $1.credence * $1.weights[boundary] }
          guard weight > 0 else { return nil }
          let floor = group.compactMap { reached[$0.world][boundary] }.max() ?? 0
          return one([view(of: world, credence: 1, at: boundary)], weight: weight, floor: floor)
        }, rivals: [plan])
    }
  }

  /// The deadline: where all worlds share its law one chain, for it says nothing of the world; else each on its own.
  var knowsTheDeadline: [Chain] {
    let cases = boundaries.map { boundary in
      let weight = views.reduce(0) { $0 + $1.credence * $1.weights[boundary] }
      var floor = 0.0
      var seen: [Instance.View] = []
      for view in views where view.weights[boundary] > 0 {
        // Bayes: whoever hears of a deadline believes more in the worlds that made it likely.
        let share = sharesLaw ? view.credence : view.credence * view.weights[boundary] / weight
        floor += share * (reached[view.world][boundary] ?? 0)
        seen.append(self.view(of: view.world, credence: share, at: boundary))
      }
      return one(seen, weight: weight, floor: floor)
    }
    return sharesLaw
      ? [Chain(cases: cases, rivals: [plan])] : cases.map { Chain(cases: [$0], rivals: [plan]) }
  }

  /// The deadline says nothing of the world, so beliefs stay what they were once it is known.
  private var sharesLaw: Bool { views.allSatisfy { $0.weights == views[0].weights } }

  /// The world: its static plan under its own law of the deadline.
  var knowsTheWorld: [Chain] {
    groupsByLaw.map { group in
      let weight = group.reduce(0) { $0 + $1.credence }
      let view = Instance.View(world: alike[group[0].world], credence: 1, weights: group[0].weights)
      let floor = reached[view.world].reduce(0) { $0 + view.weights[$1.key] * $1.value }
      return Chain(cases: [one([view], weight: weight, floor: floor)], rivals: [plan])
    }
  }

  /// Views of worlds that are alike and share the deadline's law.
  private var groupsByLaw: [[Instance.View]] {
    var groups: [[Instance.View]] = []
    for view in views {
      let place = groups.firstIndex {
        alike[$0[0].world] == alike[view.world] && $0[0].weights == view.weights
      }
      if let place { groups[place].append(view) } else { groups.append([view]) }
    }
    return groups
  }

  /// A world in which the deadline falls at one boundary for certain.
  private func view(of world: Int, credence: Double, at boundary: Int) -> Instance.View {
    var weights = [Double](repeating: 0, count: instance.steps + 1)
    weights[boundary] = 1
    return Instance.View(world: world, credence: credence, weights: weights)
  }

  /// A case of these views, whose instance is made only once a search asks for it.
  private func one(_ views: [Instance.View], weight: Double, floor: Double) -> Chain.Case {
    Chain.Case(weight: weight, floor: min(1, floor)) { [instance] in instance.seen(as: views) }
  }
}

extension Instance {
  /// Whether every plan fares alike in two worlds for every deadline.
  fileprivate func isAlike(_ one: Int, _ other: Int) -> Bool {
    worlds[one].needed == worlds[other].needed && worlds[one].counts == worlds[other].counts
      && types.allSatisfy { $0.outcomes[one] == $0.outcomes[other] }
  }
}
