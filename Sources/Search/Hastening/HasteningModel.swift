import Allocation
import Problems

/// What boxes of levels are as plain instances: their best laws, and limits that keep plans below the upper ends.
struct HasteningModel {
  let instance: Instance
  let rates: HasteningRates
  let classes: HasteningClasses
  private let branching: Branching

  /// What branches the plans have.
  enum Branching {
    /// One that is carried out whatever is so.
    case none
    /// One for each world.
    case worlds
    /// The same, and one last for who has seen nothing.
    case worldsAndBlind
  }

  init(_ instance: Instance, rates: HasteningRates, branching: Branching) {
    self.instance = instance
    self.rates = rates
    self.branching = branching
    classes = HasteningClasses(instance, rates)
  }

  private var branches: Int {
    switch branching {
    case .none: 1
    case .worlds: instance.worlds.count
    case .worldsAndBlind: instance.worlds.count + 1
    }
  }

  /// All plans.
  var everything: HasteningBox {
    let ranges = HasteningBox.Ranges(
      classes: 0...(classes.classes.count - 1), leaks: rates.leaked.map { $0 ? true : nil },
      gifts: rates.names.indices.map(given))
    return HasteningBox(branches: [HasteningBox.Ranges](repeating: ranges, count: branches))
  }

  /// How many of a name are given, between what was given before the start and the most that anybody could give.
  private func given(_ name: Int) -> ClosedRange<Int> {
    let roomy = instance.withEveryAward
    let given = rates.gifts.filter { $0.name == name }.reduce(rates.given[name]) { sum, gift in
      let pools = Set(
        instance.bundles[gift.bundle].crews.flatMap(\.options)
          .filter { !rates.underWay.contains($0) }.flatMap { instance.types[$0].held.map(\.pool) }
      )
      return sum + gift.chunks * instance.time.step
        * pools.reduce(0.0) { $0 + roomy.headcounts[$1].reduce(0.0) { $0 + Double($1) } }
    }
    func whole(_ chunks: Double) -> Int {
      Int(saturating: chunks + TimeGrid.tolerance, most: rates.counts[name])
    }
    return whole(rates.given[name])...max(whole(rates.given[name]), whole(given))
  }

  /// Where a branch of a plan lies.
  func place(of plan: Plan, on branch: Int) -> HasteningBox.Place {
    let level = instance.level(of: plan.entries(on: branch))
    return .init(
      class: classes.place(of: level?.years ?? 0), leaks: level?.leaks ?? [], gifts: level?.gifts ?? [])
  }

  /// π in a world where every boundary is as usable as the best plan of some ranges could leave it.
  private func law(in world: Int, _ own: HasteningBox.Ranges) -> [Double] {
    let least = classes.classes[own.classes.lowerBound].least
    let isStill = least == 0 && !own.leaks.contains(true) && own.gifts.allSatisfy { $0 == 0...0 }
    guard let law = instance.worlds[world].law, !isStill else { return instance.worlds[world].weights }
    return law.weights(years: least, leaks: own.leaks.map { $0 == true }, gifts: own.gifts)
  }

  /// The box as an instance in which nothing hastens, without its limits: for judging a plan by its laws.
  func lawful(_ box: HasteningBox) -> Instance { still(box, limits: []) }

  private func still(_ box: HasteningBox, limits: [Instance.HasteningLimit]) -> Instance {
    let worlds = instance.worlds.indices
    let laws = worlds.map { law(in: $0, box.branches[branching == .none ? 0 : $0]) }
    guard branching == .worldsAndBlind else { return instance.still(laws: laws, limits: limits) }
    let blind = box.branches[box.branches.count - 1]
    return instance.still(laws: laws, blind: worlds.map { law(in: $0, blind) }, limits: limits)
  }

  // MARK: - Attempts that give

  /// More kinds of attempts at so many starts are not settled one by one.
  private static let mostGivers = 120

  /// All attempts that give something of a name; empty where they are too many.
  private func givers(_ name: Int) -> [Plan.Entry] {
    let bundles = Set(rates.gifts.filter { $0.name == name }.map(\.bundle))
    var found: [Plan.Entry] = []
    for bundle in bundles.sorted() {
      for type in instance.bundles[bundle].crews.flatMap(\.options) where !rates.underWay.contains(type) {
        let starts = max(0, instance.steps - instance.types[type].length + 1)
        if found.count + starts > Self.mostGivers { return [] }
        found += (0..<starts).map { Plan.Entry(type: type, start: $0) }
      }
    }
    return found
  }

  /// Boxes that settle one attempt more, where the settled ones give less than every plan of a box does; together they
  /// hold all its plans. Nil where enough is settled, and where that is not done: for plans with branches, beside awards,
  /// and where there are too many attempts.
  ///
  /// A plan's own attempts in the order of these lists make the boxes disjoint but for what comes after.
  func settling(_ box: HasteningBox) -> [HasteningBox]? {
    guard branching == .none, !instance.hasAwards else { return nil }
    let given = instance.level(of: box.settled)?.gifts ?? []
    guard let name = given.indices.first(where: { given[$0] < box.branches[0].gifts[$0].lowerBound }) else {
      return nil
    }
    let all = givers(name)
    if all.isEmpty { return nil }
    let last = box.settled.last.flatMap { last in
      all.firstIndex { $0.type == last.type && $0.start == last.start }
    }
    return all[(last ?? 0)...].map { entry in
      var part = box
      part.isFine = false
      if let last = part.settled.last, last.type == entry.type, last.start == entry.start {
        part.settled[part.settled.count - 1].attempts += 1
      } else {
        part.settled.append(entry)
      }
      return part
    }
  }

  // MARK: - Plain instances

  /// The box as an instance in which nothing hastens.
  func still(_ box: HasteningBox) -> Instance { still(box, limits: limits(box)) }

  private func limits(_ box: HasteningBox) -> [Instance.HasteningLimit] {
    let step = instance.time.step
    var limits: [Instance.HasteningLimit] = []
    /// A limit that does not bind on any branch is none; one that binds on some holds on the others far away.
    func add(_ perStep: (AttemptType) -> Double, _ most: [Double?]) {
      guard most.contains(where: { $0 != nil }) else { return }
      let rates = instance.types.indices.map { kind in
        self.rates.underWay.contains(kind) ? 0 : perStep(instance.types[kind])
      }
      let far = (rates.max() ?? 0) * Self.far
      limits.append(.init(perStep: rates, most: most.map { $0 ?? far }))
    }
    if !rates.steady.isEmpty {
      add(
        { rates.years(of: $0.bundle) * Double($0.people) * step },
        box.branches.map {
          classes.classes[$0.classes.upperBound].most
        })
    }
    for (index, leak) in rates.leaks.enumerated() {
      add(
        { leak.bundles.contains($0.bundle) ? 1 : 0 }, box.branches.map { $0.leaks[index] == false ? 0 : nil })
    }
    for name in rates.names.indices {
      let all = everything.branches[0].gifts[name].upperBound
      add(
        { rates.chunks(of: $0.bundle, name: name) * Double($0.people) * step },
        box.branches.map {
          let most = $0.gifts[name].upperBound
          return most < all ? mostSum(name, below: most + 1) : nil
        })
    }
    return limits
  }

  /// The largest sum of gifts that still gives fewer than a number of chunks.
  ///
  /// Where all attempts give multiples of one piece it is a multiple of that; else it lies so far below the number that the
  /// tolerance of a budget does not reach it.
  private func mostSum(_ name: Int, below number: Int) -> Double {
    let before = rates.given[name]
    let pieces = instance.types.enumerated().filter { !rates.underWay.contains($0.offset) }.map(\.element)
      .filter { rates.chunks(of: $0.bundle, name: name) > 0 }
      .map { rates.chunks(of: $0.bundle, name: name) * Double($0.personSteps) * instance.time.step }
    let limit = Double(number) - before - TimeGrid.tolerance
    let least = pieces.min() ?? 0
    let isOnePiece =
      least > 0
      && pieces.allSatisfy {
        abs($0 / least - ($0 / least).rounded()) <= SearchTolerance.hasteningSum * ($0 / least)
      }
    guard isOnePiece else { return max(0, Double(number) * (1 - SearchTolerance.hasteningLimit) - before) }
    var most = (limit / least).rounded(.down)
    if most * least >= limit { most -= 1 }
    return max(0, most * least)
  }

  /// More than all people together can do.
  private static let far = 1e12
}
