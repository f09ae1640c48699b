/// The same problem in other eyes: with other worlds, or with more kinds of attempts. Kinds keep their numbers,
/// so a plan for one is a plan for the other.
extension Instance {
  /// What somebody believes of one world.
  package struct View: Hashable, Sendable {
    /// Index into `worlds`.
    package var world: Int
    /// How much that world is believed in, by whoever has this view.
    package var credence: Double
    /// π, for each boundary 0 ... T.
    package var weights: [Double]
    /// What becomes of it where work moves the deadline; nil: it stays.
    package var law: MovableLaw?

    package init(world: Int, credence: Double, weights: [Double], law: MovableLaw? = nil) {
      self.world = world
      self.credence = credence
      self.weights = weights
      self.law = law
    }
  }

  /// What the author believes: one view for each world with any credence.
  package var views: [View] {
    worlds.indices.filter { worlds[$0].credence > 0 }.map {
      View(world: $0, credence: worlds[$0].credence, weights: worlds[$0].weights, law: worlds[$0].law)
    }
  }

  /// The instance whose worlds are those of the views, in their order; credences should sum to 1.
  ///
  /// Choices of length and people that make no difference in these worlds are no longer offered.
  ///
  /// A world may come in several views, with different laws of the deadline, or in none.
  package func seen(as views: [View]) -> Instance {
    // Kinds keep their places, with outcomes in the order of the views.
    let kinds = types.map { type in
      type.yielding(views.map { type.outcomes[$0.world] })
    }
    return with(
      worlds: views.map { view in
        let world = worlds[view.world]
        return GridWorld(
          name: world.name, credence: view.credence, weights: view.weights, needed: world.needed,
          counts: world.counts, law: view.law)
      }, types: kinds)
  }

  /// The instance in which each kind of attempt yields what `outcome` makes of it in each world (nil: nothing).
  ///
  /// It is never asked about what yields nothing here.
  package func yielding(
    _ outcome: (_ type: Int, _ world: Int, AttemptType.Outcome) -> AttemptType.Outcome?
  ) -> Instance {
    let kinds = types.enumerated().map { index, type in
      type.yielding(
        type.outcomes.enumerated().map { world, known in known.flatMap { outcome(index, world, $0) } })
    }
    return with(worlds: worlds, types: kinds)
  }

  /// The instance with one world that stands for all: in each respect alone (needed, counts, lengths, correctness)
  /// worlds of so much credence are no worse.
  ///
  /// A robust counterpart, respect by respect: no one world need be as bad as that. The law of the deadline is
  /// the believed mean.
  ///
  /// - Parameter share: above 0, at most 1.
  package func guarded(against share: Double) -> Instance {
    let believed = views
    /// The least of some values that are no less than those of worlds of the wanted credence.
    func quantile<Value: Comparable>(_ values: [Value]) -> Value {
      var passed = 0.0
      let sorted = zip(values, believed).sorted { $0.0 < $1.0 }
      for (value, view) in sorted {
        passed += view.credence
        if passed >= share - AllocationTolerance.credence { return value }
      }
      return sorted[sorted.count - 1].0
    }
    let kinds = types.map { type in
      let outcomes = believed.map { type.outcomes[$0.world] }
      let length = quantile(outcomes.map { $0?.length ?? .max })
      // Correctness is worse where it is lower, so it is sorted with its sign turned.
      let correct = -quantile(outcomes.map { -($0?.correct ?? 0) })
      let isOf = length < .max && correct > 0
      return type.yielding([isOf ? AttemptType.Outcome(length: length, correct: correct) : nil])
    }
    let weights = (0...steps).map { boundary in
      believed.reduce(0) { $0 + $1.credence * $1.weights[boundary] }
    }
    let one = GridWorld(
      name: "", credence: 1, weights: weights,
      needed: bundles.indices.map { bundle in
        quantile(believed.map { worlds[$0.world].needed[bundle] ? 1 : 0 }) > 0
      },
      counts: bundles.indices.map { bundle in quantile(believed.map { worlds[$0.world].counts[bundle] }) })
    return with(worlds: [one], types: kinds)
  }

  /// The same people, money and time under other worlds and outcomes.
  ///
  /// Which kinds are worth offering depends on the worlds, so the offers are made anew from today's.
  func with(worlds: [GridWorld], types: [AttemptType]) -> Instance {
    let offers = bundles.map { bundle in
      bundle.offering(bundle.crews.map { AttemptType.worthOffering($0.options, of: types) })
    }
    var copy = self
    (copy.bundles, copy.types, copy.worlds) = (offers, types, worlds)
    return copy
  }

  /// The instance that also knows these kinds of attempts, at the end of `types` and offered to nobody.
  package func knowing(_ more: [AttemptType]) -> Instance {
    var copy = self
    copy.types += more
    return copy
  }
}

extension AttemptType {
  /// The same people for the same time, with other outcomes.
  func yielding(_ outcomes: [Outcome?]) -> AttemptType {
    AttemptType(
      bundle: bundle, crew: crew, held: held, length: length, spending: spending, outcomes: outcomes)
  }

  /// Those of some kinds that yield something, and for which no other yields the same with less.
  ///
  /// Quadratic in the number of options, of which a crew has few. Of two that are equal in everything both
  /// stay.
  static func worthOffering(_ options: [Int], of types: [AttemptType]) -> [Int] {
    options.filter { one in
      types[one].outcomes.contains { $0 != nil }
        && !options.contains { $0 != one && types[$0].isCheaperEqual(of: types[one]) }
    }
  }

  /// Yields the same in every world and holds fewer people or holds them for less.
  func isCheaperEqual(of other: AttemptType) -> Bool {
    outcomes == other.outcomes && length <= other.length
      && zip(held, other.held).allSatisfy { $0.people <= $1.people }
      && (length < other.length || zip(held, other.held).contains { $0.people < $1.people })
  }
}

extension Bundle {
  /// The same bundle with other options for each of its crews.
  func offering(_ options: [[Int]]) -> Bundle {
    Bundle(
      name: name, isSeparate: isSeparate, copies: copies, baseCount: baseCount, baseYears: baseYears,
      after: after, successors: successors,
      crews: zip(crews, options).map { crew, options in
        Crew(
          pools: crew.pools, team: crew.team, base: crew.base, baseCorrect: crew.baseCorrect,
          baseYears: crew.baseYears, options: options)
      })
  }
}
