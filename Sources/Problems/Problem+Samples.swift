import Probability

/// Sample average approximation: uncertain numbers become worlds.
extension Problem {
  /// The problem with its uncertain numbers resolved by the sample that its author asks for; itself where they are.
  package func resolved() -> Problem {
    guard let uncertainty, !uncertainty.isResolved else { return self }
    return sampled(uncertainty.samples, seed: uncertainty.seed)
  }

  /// The problem with its uncertain numbers resolved by another sample.
  ///
  /// Each of the author's worlds is split into worlds of equal credence, one for each point of a randomised
  /// low-discrepancy sequence; a number that a world itself states is not touched there, and a world without
  /// any uncertain number stays whole. The base value of an uncertain number is the mean of its sample, of a
  /// count rounded up.
  ///
  /// - Parameters:
  ///   - samples: at least 1; a sample of 1 is a plain random draw.
  ///   - seed: samples of different seeds are independent.
  package func sampled(_ samples: Int, seed: UInt64) -> Problem {
    guard let uncertainty, !uncertainty.quantities.isEmpty else { return self }
    let quantities = uncertainty.quantities
    // A coordinate for each quantity, in the order of the file; the same points for every world.
    let points = RandomisedHalton(points: samples, dimensions: quantities.count, seed: seed).points
    let values = points.map { point in zip(quantities, point).map { $0.law.quantile($1) } }
    var problem = self
    // The author's own worlds, where they have not been put aside yet.
    let own = uncertainty.isResolved || !uncertainty.worlds.isEmpty ? uncertainty.worlds : worlds
    problem.uncertainty?.worlds = own
    problem.uncertainty?.isResolved = true
    let stated = own.isEmpty ? [World(name: "", credence: 1)] : own
    problem.worlds = stated.enumerated().flatMap { index, world in
      Self.split(world, index: index, by: quantities, values: values)
    }
    for (place, quantity) in quantities.enumerated() where quantity.world == nil {
      let mean = values.reduce(0) { $0 + $1[place] } / Double(samples)
      problem.setBase(quantity.place, mean)
    }
    return problem
  }

  /// For each world of a resolved problem the author's own world that it was drawn from, by index; 0 where
  /// the author states none. Wholes are told from splits by being unchanged.
  package var origins: [Int] {
    guard let uncertainty, !uncertainty.worlds.isEmpty else { return worlds.map { _ in 0 } }
    var origins: [Int] = []
    for (index, world) in uncertainty.worlds.enumerated() where origins.count < worlds.count {
      let isWhole = worlds[origins.count] == world
      origins += [Int](repeating: index, count: isWhole ? 1 : uncertainty.samples)
    }
    return Array(origins.prefix(worlds.count))
  }

  /// The worlds that one of the author's is split into.
  private static func split(
    _ world: World, index: Int, by quantities: [Uncertainty.Quantity], values: [[Double]]
  ) -> [World] {
    let splits = values.map { row in
      var one = world
      for (quantity, value) in zip(quantities, row) where quantity.world == nil {
        one.take(at: quantity.place, value: value) { $0 ?? $1 }
      }
      // Its own come last: they replace what stood in for them.
      for (quantity, value) in zip(quantities, row) where quantity.world == index {
        one.take(at: quantity.place, value: value) { $1 }
      }
      return one
    }
    // Nothing in it is uncertain.
    if splits.allSatisfy({ $0 == world }) { return [world] }
    return splits.enumerated().map { place, split in
      var one = split
      one.name = (world.name.isEmpty ? "sample" : "\(world.name), sample") + " \(place + 1)"
      one.credence = world.credence / Double(values.count)
      return one
    }
  }

  /// Sets a base value to the mean of its sample. A mean count is rounded up, as the plan for the expected
  /// case does.
  private mutating func setBase(_ place: Uncertainty.Place, _ value: Double) {
    switch place {
    case .poolCorrect(let pool): pools[pool].correct = value
    case .poolPace(let pool): pools[pool].pace = value
    case .chunkCount(let chunk):
      chunks[chunk].count = max(1, Int((value - TimeGrid.tolerance).rounded(.up)))
    case .chunkYears(let chunk): chunks[chunk].years = value
    case .teamCorrect(let chunk):
      if case .mixed(let members, _) = chunks[chunk].staffing {
        chunks[chunk].staffing = .mixed(members, correct: value)
      }
    case .pairCorrect(let chunk, let pool): chunks[chunk].set(pool) { $0.correct = value }
    case .pairPace(let chunk, let pool): chunks[chunk].set(pool) { $0.pace = value }
    case .pairYears(let chunk, let pool): chunks[chunk].set(pool) { $0.years = value }
    }
  }
}

extension Chunk {
  /// Changes what a chunk says of one pool; nothing where it does not say who may work on it.
  fileprivate mutating func set(_ pool: Int, _ change: (inout EligiblePool) -> Void) {
    guard case .anyOf(var eligible, let team) = staffing,
      let place = eligible.firstIndex(where: { $0.pool == pool })
    else { return }
    change(&eligible[place])
    staffing = .anyOf(eligible, team: team)
  }
}

extension World {
  /// Notes a sampled value.
  ///
  /// - Parameter choose: what is to stand there, given what did and the sampled value.
  fileprivate mutating func take(
    at place: Uncertainty.Place, value: Double, choose: (Double?, Double) -> Double
  ) {
    func put(_ slot: inout Double?) { slot = choose(slot, value) }
    switch place {
    case .poolCorrect(let pool): put(&pools[pool, default: .init()].correct)
    case .poolPace(let pool): put(&pools[pool, default: .init()].pace)
    case .chunkCount(let chunk):
      let known = chunks[chunk]?.count.map(Double.init)
      chunks[chunk, default: .init()].count = Int(choose(known, value))
    case .chunkYears(let chunk): put(&chunks[chunk, default: .init()].years)
    case .teamCorrect(let chunk): put(&chunks[chunk, default: .init()].correct)
    case .pairCorrect(let chunk, let pool):
      put(&chunks[chunk, default: .init()].pools[pool, default: .init()].correct)
    case .pairPace(let chunk, let pool):
      put(&chunks[chunk, default: .init()].pools[pool, default: .init()].pace)
    case .pairYears(let chunk, let pool):
      put(&chunks[chunk, default: .init()].pools[pool, default: .init()].years)
    }
  }
}
