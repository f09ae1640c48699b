import Problems

/// What work does to the deadline, for each bundle that does anything to it.
package struct HasteningRates: Sendable {
  /// Every person-year brings the deadline so many years nearer.
  package struct Steady: Sendable {
    package let bundle: Int
    package let years: Double
  }
  /// Once the bundle is attempted, the deadline comes so many years sooner with a chance.
  package struct Leak: Sendable {
    package let bundle: Int
    package let chance: Double
    package let years: Double
  }
  /// Every person-year gives rivals so many chunks of one name.
  package struct Gift: Sendable {
    package let bundle: Int
    /// Index into `names`.
    package let name: Int
    package let chunks: Double
  }

  package private(set) var steady: [Steady] = []
  package private(set) var leaks: [Leak] = []
  package private(set) var gifts: [Gift] = []
  /// Chunks of rivals that are given away, each once, and how many of each the largest rival has.
  package private(set) var names: [String] = []
  package private(set) var counts: [Int] = []

  /// Nil where no work does anything: what a rate or a chance of 0 says, and gifts for which there is no rival.
  init?(_ problem: Problem) {
    let races = ([problem.deadline] + problem.worlds.compactMap(\.deadline)).compactMap { law in
      if case .race(let race) = law { race } else { nil }
    }
    for (bundle, chunk) in problem.chunks.enumerated() {
      switch chunk.hastening {
      case .steady(let years) where years > 0: steady.append(.init(bundle: bundle, years: years))
      case .leak(let chance, let years) where chance > 0 && years > 0:
        leaks.append(.init(bundle: bundle, chance: chance, years: years))
      case .gift(let chunk, let chunks) where chunks > 0:
        let most = races.flatMap(\.chunks).filter { $0.name == chunk }.map(\.count).max()
        if let most { gifts.append(.init(bundle: bundle, name: place(of: chunk, most), chunks: chunks)) }
      default: break
      }
    }
    if steady.isEmpty && leaks.isEmpty && gifts.isEmpty { return nil }
  }

  private mutating func place(of name: String, _ count: Int) -> Int {
    if let known = names.firstIndex(of: name) { return known }
    names.append(name)
    counts.append(count)
    return names.count - 1
  }

  /// Bundles on which work does anything to the deadline.
  package var bundles: Set<Int> {
    Set(steady.map(\.bundle) + leaks.map(\.bundle) + gifts.map(\.bundle))
  }

  /// What work on a bundle is worth in years, or in chunks of a name, for each person-year.
  package func years(of bundle: Int) -> Double { steady.first { $0.bundle == bundle }?.years ?? 0 }
  package func chunks(of bundle: Int, name: Int) -> Double {
    gifts.first { $0.bundle == bundle && $0.name == name }?.chunks ?? 0
  }
}

/// What a plan does to the deadline: what indexes its laws.
package struct HasteningLevel: Hashable, Sendable {
  /// Years by which the deadline comes sooner for certain.
  package var years: Double
  /// For each leak whether it may happen.
  package var leaks: [Bool]
  /// For each name how many chunks rivals are given; no more than the largest rival has.
  package var gifts: [Int]

  package init(years: Double, leaks: [Bool], gifts: [Int]) {
    self.years = years
    self.leaks = leaks
    self.gifts = gifts
  }

  /// The deadline stays where it is.
  package var isNothing: Bool { years == 0 && !leaks.contains(true) && gifts.allSatisfy { $0 == 0 } }
}

extension HasteningRates {
  /// The level of a plan that holds so many person-years for each bundle.
  ///
  /// - Parameter isAttempted: for each bundle; whoever is held for no time at all has still attempted it.
  package func level(personYears: [Double], isAttempted: [Bool]) -> HasteningLevel {
    var given = names.map { _ in 0.0 }
    for gift in gifts { given[gift.name] += gift.chunks * personYears[gift.bundle] }
    return HasteningLevel(
      years: steady.reduce(0) { $0 + $1.years * personYears[$1.bundle] },
      leaks: leaks.map { isAttempted[$0.bundle] },
      gifts: zip(given, counts).map { Int(saturating: $0 + TimeGrid.tolerance, most: $1) })
  }
}

extension Instance {
  /// What all that is carried out does to the deadline; nil where no work ever does anything.
  package func level(of entries: [Plan.Entry]) -> HasteningLevel? {
    guard let hastening else { return nil }
    var personSteps = [Int](repeating: 0, count: bundles.count)
    var isAttempted = [Bool](repeating: false, count: bundles.count)
    for entry in entries where entry.attempts > 0 {
      let type = types[entry.type]
      isAttempted[type.bundle] = true
      let more = type.personSteps.timesSaturating(entry.attempts)
      let (sum, isTooLarge) = personSteps[type.bundle].addingReportingOverflow(more)
      personSteps[type.bundle] = isTooLarge ? .max : sum
    }
    return hastening.level(
      personYears: personSteps.map { Double($0) * time.step }, isAttempted: isAttempted)
  }
}
