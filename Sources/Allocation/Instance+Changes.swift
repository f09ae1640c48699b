import Problems

/// The same problem with more or less of something: what somebody looks at who asks what that is worth. Kinds of attempts
/// and awards keep their numbers, so a plan for one is told in the same words for the other.
extension Instance {
  /// Nobody works on a bundle.
  package func withoutWork(on bundle: Int) -> Instance {
    var copy = self
    copy.bundles[bundle] = bundles[bundle].offering(bundles[bundle].crews.map { _ in [] })
    return copy
  }

  /// A pool has nobody of its own; who is awarded to it still comes.
  package func withoutPeople(of pool: Int) -> Instance {
    with(people: [Int](repeating: 0, count: steps), in: pool)
  }

  /// A pool has one person more from the first step on in which it has anybody; in all steps where it never has.
  package func withOneMore(in pool: Int) -> Instance { withMore(1, in: pool) }

  /// A pool has some people more in the same steps.
  package func withMore(_ people: Int, in pool: Int) -> Instance {
    let first = headcounts[pool].firstIndex { $0 > 0 } ?? 0
    return with(
      people: headcounts[pool].enumerated().map { $0.offset < first ? $0.element : $0.element + people },
      in: pool)
  }

  /// A headcount times a factor, rounded to whole people.
  package func with(headcountOf pool: Int, times factor: Double) -> Instance {
    with(
      people: headcounts[pool].map {
        Int(saturating: (Double($0) * factor).rounded(), most: Self.mostScaled)
      }, in: pool)
  }

  /// People beyond which no headcount is multiplied.
  private static let mostScaled = 1_000_000_000_000

  private func with(people: [Int], in pool: Int) -> Instance {
    var copy = self
    copy.headcounts[pool] = people
    return copy
  }

  /// Everything that comes into a budget times a factor.
  package func with(incomeOf budget: Int, times factor: Double) -> Instance {
    var copy = self
    copy.income[budget] = income[budget].map { min($0 * factor, .greatestFiniteMagnitude) }
    return copy
  }

  /// Nobody is there before a boundary, neither of the pools nor by awards.
  package func idle(before boundary: Int) -> Instance {
    var copy = self
    copy.headcounts = headcounts.map { people in
      people.enumerated().map { $0.offset < boundary ? 0 : $0.element }
    }
    copy.awards = awards.map { award in
      AwardOption(
        grant: award.grant, boundary: award.boundary,
        changes: award.changes.compactMap { change in
          let first = max(change.steps.lowerBound, boundary)
          return first < change.steps.upperBound
            ? .init(pool: change.pool, people: change.people, steps: first..<change.steps.upperBound) : nil
        }, costs: award.costs)
    }
    return copy
  }

  /// Each grant may be awarded so many times.
  ///
  /// - Parameter most: in the order of the grants.
  package func allowingAwards(_ most: [Int]) -> Instance {
    var copy = self
    copy.awardLimits = zip(awardLimits, most).map { AwardLimit(options: $0.options, most: $1) }
    return copy
  }

  /// An award is made, and may be made once less: a plan of it, and that award, are a plan of this.
  ///
  /// Where it takes people or money that are not there nothing is taken, so that what is proven there holds here all the
  /// more.
  package func awarding(_ option: Int) -> Instance {
    var counts = awards.map { _ in 0 }
    counts[option] = 1
    var copy = funded(counts)
    copy.awards = awards
    copy.awardLimits = awardLimits.map { limit in
      AwardLimit(options: limit.options, most: limit.most - (limit.options.contains(option) ? 1 : 0))
    }
    return copy
  }

  /// The problem in which half of all belief goes to a world that asks for nothing but one attempt on a bundle, whatever
  /// comes of it.
  ///
  /// A plan with a chance of P, here, has P/2 there, and 1/2 more where it makes an attempt that ends by the gate. So
  /// the best chance there is (1 + F)/2, with F the best of plans that make one. Static plans only: who learns the world
  /// would learn about this one, too. Its deadline is moved by no work.
  package func requiringAttempt(on bundle: Int) -> Instance {
    let halved = worlds.map { world in
      GridWorld(
        name: world.name, credence: world.credence / 2, weights: world.weights, needed: world.needed,
        counts: world.counts, law: world.law)
    }
    let asking = GridWorld(
      name: "", credence: 0.5, weights: (0...steps).map { $0 == steps ? 1 : 0 },
      needed: bundles.indices.map { $0 == bundle }, counts: bundles.map { _ in 1 })
    let kinds = types.map { type in
      type.yielding(type.outcomes + [type.bundle == bundle ? .init(length: type.length, correct: 1) : nil])
    }
    return with(worlds: halved + [asking], types: kinds)
  }

  /// The deadline lies so many steps sooner, in every world; never stays never. Where it would lie before the start nothing
  /// is finished: weights are then together below 1.
  package func sooner(by earlier: Int) -> Instance {
    guard earlier > 0 else { return self }
    let years = Double(earlier) * problem.time.step
    let frame = DeadlineLaw.Frame(time: problem.time, delay: steps - problem.time.steps)
    var copy = self
    copy.worlds = worlds.enumerated().map { index, world in
      let stated = problem.worlds.indices.contains(index) ? problem.worlds[index].deadline : nil
      let law = stated ?? problem.deadline
      let survival =
        if case .race(let race) = law {
          DeadlineLaw.survival(finishing: race.finished ?? [], sooner: years, in: frame)
        } else {
          law.survival(sooner: years, in: frame)
        }
      return GridWorld(
        name: world.name, credence: world.credence, weights: DeadlineLaw.weights(surviving: survival),
        needed: world.needed, counts: world.counts, law: world.law?.sooner(by: years))
    }
    return copy
  }
}
