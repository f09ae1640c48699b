import Allocation

/// Problems whose best chances never fall from one to the next, whatever the plan: a plan for one is as good for
/// all later ones. So where the ends agree, what lies between them need not be searched.
struct Chain: Sendable {
  var cases: [Case]
  /// Feasible in every case, such as the static plan.
  var rivals: [Plan] = []

  struct Case: Sendable {
    /// Its part in the sum.
    var weight: Double
    /// What a plan that is known already reaches.
    var floor = 0.0
    /// Made when needed, for there may be many.
    var instance: @Sendable () throws -> Instance
  }
}

/// One chain on its way from unknown to bracketed.
struct ChainProgress: Sendable {
  let chain: Chain
  private var found: [Int: (bracket: Bracket, plan: Plan)] = [:]

  init(_ chain: Chain) { self.chain = chain }

  private var solved: [Int] { found.keys.sorted() }

  /// The cases to search next, at least one unless all are within the gap: the last, the first, then the middle
  /// of every stretch whose ends still differ.
  func next(gap: Double) -> [Int] {
    let last = chain.cases.count - 1
    guard last >= 0 else { return [] }
    guard let end = found[last] else { return [last] }
    if found[0] == nil { return end.bracket.most - chain.cases[0].floor <= gap ? [] : [0] }
    return zip(solved, solved.dropFirst()).compactMap { lower, upper in
      guard upper > lower + 1, let below = found[lower], let above = found[upper],
        above.bracket.most - max(below.bracket.least, chain.cases[lower + 1].floor) > gap
      else { return nil }
      return (lower + upper) / 2
    }
  }

  /// The plan of the nearest earlier case that was searched, and those that are feasible anyway.
  func rivals(for index: Int) -> [Plan] {
    let earlier = solved.last { $0 < index }.flatMap { found[$0]?.plan }
    return chain.rivals + (earlier.map { [$0] } ?? [])
  }

  mutating func note(_ index: Int, _ bracket: Bracket, _ plan: Plan) { found[index] = (bracket, plan) }

  /// The weighted sum of all cases' brackets.
  var bracket: Bracket {
    var (least, most) = (0.0, 0.0)
    var above = 1.0
    var uppers = [Double](repeating: 1, count: chain.cases.count)
    for index in chain.cases.indices.reversed() {
      above = min(above, found[index]?.bracket.most ?? 1)
      uppers[index] = above
    }
    var below = 0.0
    for (index, one) in chain.cases.enumerated() {
      below = max(below, one.floor, found[index]?.bracket.least ?? 0)
      least += one.weight * below
      most += one.weight * max(below, uppers[index])
    }
    return Bracket(least, most)
  }

  /// The only case's plan.
  var onlyPlan: Plan? { chain.cases.count == 1 ? found[0]?.plan : nil }
}
