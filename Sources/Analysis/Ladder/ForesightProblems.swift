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

  /// Whether deadlines can be told at all: where work moves a law, its moments must be such as can be listed.
  var canBeTold: Bool { views.allSatisfy { $0.told != nil } }

  /// Deadlines that somebody may be told, ascending.
  private var keys: [Double] { Set(told.flatMap { $0.map(\.key) }).sorted() }

  /// Of each view.
  private var told: [[Instance.View.Told]] { views.map { $0.told ?? [] } }

  /// All worlds are alike but for the deadline, so knowing which adds nothing beside the deadline.
  var hasOneWorld: Bool { Set(views.map { alike[$0.world] }).count == 1 }
  /// There is nothing to know about the deadline.
  var hasOneDeadline: Bool { keys.count == 1 }
  /// No two worlds differ, the deadline's law included.
  var worldsAreOne: Bool { groupsByLaw.count == 1 }

  /// World and deadline: for each world a chain over the deadlines.
  var waitAndSee: [Chain] {
    let (keys, told) = (keys, told)
    return Dictionary(grouping: views.indices) { alike[views[$0].world] }.sorted { $0.key < $1.key }
      .map { world, group in
        Chain(
          cases: keys.compactMap { key in
            let own = group.flatMap { place in
              told[place].filter { $0.key == key }.map { (credence: views[place].credence, told: $0) }
            }
            let weight = own.reduce(0) { $0 + $1.credence * $1.told.share }
            guard weight > 0, var view = own.first?.told.view else { return nil }
            let floor = own.map { reached($0.told) }.max() ?? 0
            view.world = world
            return one([view], weight: weight, floor: floor)
          }, rivals: [plan])
      }
  }

  /// The deadline: where all worlds share its law one chain, for it says nothing of the world; else each on its own.
  var knowsTheDeadline: [Chain] {
    let (told, sharesLaw) = (told, sharesLaw)
    let cases = keys.map { key in
      let own = views.indices.flatMap { place in
        told[place].filter { $0.key == key }.map { (credence: views[place].credence, told: $0) }
      }
      let weight = own.reduce(0) { $0 + $1.credence * $1.told.share }
      var floor = 0.0
      let seen = own.map { credence, told in
        // Bayes: whoever hears of a deadline believes more in the worlds that made it likely.
        var view = told.view
        view.credence = sharesLaw ? credence : credence * told.share / weight
        floor += view.credence * reached(told)
        return view
      }
      return one(seen, weight: weight, floor: floor)
    }
    return sharesLaw
      ? [Chain(cases: cases, rivals: [plan])] : cases.map { Chain(cases: [$0], rivals: [plan]) }
  }

  /// What the known plan reaches where this was told.
  private func reached(_ told: Instance.View.Told) -> Double {
    told.view.law == nil
      ? reached[told.view.world][Int(told.key)] ?? 0 : instance.seen(as: [told.view]).chance(of: plan)
  }

  /// The deadline says nothing of the world, so beliefs stay what they were once it is known.
  private var sharesLaw: Bool {
    let laws = told.map { $0.map { [$0.key, $0.share] } }
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
      return Chain(cases: [one([view], weight: weight, floor: floor)], rivals: [plan])
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
