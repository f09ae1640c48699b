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
    /// The bundle; of what is left of a problem the parts that are left of it, of which there may be none.
    package let bundles: [Int]
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
  /// For each leak whether its bundle was attempted before the start: it may happen whatever is done.
  package private(set) var leaked: [Bool] = []
  /// For each name the chunks that were given before the start, parts of one included.
  package private(set) var given: [Double] = []
  /// Kinds of attempts that were under way at the start: what they do to the deadline is done.
  package private(set) var underWay: Set<Int> = []

  /// Nil where no work does anything: what a rate or a chance of 0 says, and gifts for which there is no rival.
  init?(_ problem: Problem) {
    let races = ([problem.deadline] + problem.worlds.compactMap(\.deadline)).compactMap { law in
      if case .race(let race) = law { race } else { nil }
    }
    for (bundle, chunk) in problem.chunks.enumerated() {
      switch chunk.hastening {
      case .steady(let years) where years > 0: steady.append(.init(bundle: bundle, years: years))
      case .leak(let chance, let years) where chance > 0 && years > 0:
        leaks.append(.init(bundles: [bundle], chance: chance, years: years))
      case .gift(let chunk, let chunks) where chunks > 0:
        let most = races.flatMap(\.chunks).filter { $0.name == chunk }.map(\.count).max()
        if let most { gifts.append(.init(bundle: bundle, name: place(of: chunk, most), chunks: chunks)) }
      default: break
      }
    }
    if steady.isEmpty && leaks.isEmpty && gifts.isEmpty { return nil }
    leaked = leaks.map { _ in false }
    given = names.map { _ in 0 }
  }

  private mutating func place(of name: String, _ count: Int) -> Int {
    if let known = names.firstIndex(of: name) { return known }
    names.append(name)
    counts.append(count)
    return names.count - 1
  }

  /// Bundles on which work does anything to the deadline.
  package var bundles: Set<Int> {
    Set(steady.map(\.bundle) + leaks.flatMap(\.bundles) + gifts.map(\.bundle))
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
    var given = given
    for gift in gifts { given[gift.name] += gift.chunks * personYears[gift.bundle] }
    return HasteningLevel(
      years: steady.reduce(0) { $0 + $1.years * personYears[$1.bundle] },
      leaks: zip(leaks, leaked).map { leak, isOpen in isOpen || leak.bundles.contains { isAttempted[$0] } },
      gifts: zip(given, counts).map { Int(saturating: $0 + TimeGrid.tolerance, most: $1) })
  }
}

extension HasteningRates {
  /// The price of some entries in time: the years of deadline that work on each bundle costs for certain.
  package func yearsLost(to entries: [Plan.Entry], of instance: Instance) -> [(bundle: Int, years: Double)] {
    let work = instance.work(of: entries)
    return steady.map { ($0.bundle, $0.years * work.personYears[$0.bundle]) }
  }
}

extension Instance {
  /// What all that is carried out does to the deadline; nil where no work ever does anything.
  package func level(of entries: [Plan.Entry]) -> HasteningLevel? {
    guard let hastening else { return nil }
    let work = work(of: entries)
    return hastening.level(personYears: work.personYears, isAttempted: work.isAttempted)
  }

  /// Of each bundle the person-years that some entries hold, and whether they attempt it; what was under way at the start
  /// was counted before.
  func work(of entries: [Plan.Entry]) -> (personYears: [Double], isAttempted: [Bool]) {
    let counted = hastening?.underWay ?? []
    var personSteps = [Int](repeating: 0, count: bundles.count)
    var isAttempted = [Bool](repeating: false, count: bundles.count)
    for entry in entries where entry.attempts > 0 && !counted.contains(entry.type) {
      let type = types[entry.type]
      isAttempted[type.bundle] = true
      let more = type.personSteps.timesSaturating(entry.attempts)
      let (sum, isTooLarge) = personSteps[type.bundle].addingReportingOverflow(more)
      personSteps[type.bundle] = isTooLarge ? .max : sum
    }
    return (personSteps.map { Double($0) * time.step }, isAttempted)
  }
}

extension HasteningRates {
  /// The rates of what is left of an instance once some work was started: gifts and leaks of that stand, and the years of
  /// it are for the law to take off.
  ///
  /// - Parameters:
  ///   - work: of each bundle the person-years that were started, and whether it was attempted.
  ///   - parts: for each bundle of what is left the one that it is a part of.
  ///   - underWay: kinds of attempts of what is left that stand for work that was started.
  func rest(
    after work: (personYears: [Double], isAttempted: [Bool]), parts: [Int], underWay: Set<Int>
  ) -> HasteningRates {
    var rest = self
    rest.steady = parts.enumerated().flatMap { part, bundle in
      steady.filter { $0.bundle == bundle }.map { Steady(bundle: part, years: $0.years) }
    }
    rest.gifts = parts.enumerated().flatMap { part, bundle in
      gifts.filter { $0.bundle == bundle }.map { Gift(bundle: part, name: $0.name, chunks: $0.chunks) }
    }
    rest.leaks = leaks.map { leak in
      Leak(
        bundles: parts.indices.filter { leak.bundles.contains(parts[$0]) }, chance: leak.chance,
        years: leak.years)
    }
    rest.leaked = zip(leaks, leaked).map { leak, isOpen in
      isOpen || leak.bundles.contains { work.isAttempted[$0] }
    }
    for gift in gifts { rest.given[gift.name] += gift.chunks * work.personYears[gift.bundle] }
    rest.underWay = underWay
    return rest
  }
}
