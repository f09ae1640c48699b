import Allocation
import Answers

/// Problems whose best chances never fall from one to the next, whatever the plan: a plan for one is as good for
/// all later ones. So where the ends agree, what lies between them need not be searched.
struct Chain: Sendable {
  /// In the order in which best chances rise, if anything.
  var cases: [Case]
  /// The problem of a case, by its index; made when needed, for there may be many.
  var instance: @Sendable (Int) throws -> Instance
  /// Feasible in every case, such as the static plan.
  var rivals: [Plan] = []
  /// What the sum leaves open even where every case is known.
  var slack = 0.0

  /// One problem of a chain.
  struct Case: Sendable {
    /// Its part in the sum.
    var weight: Double
    /// Its part in the sum of bounds; nil: the same. They differ where a case bounds what lies before it.
    var boundWeight: Double?
    /// What a plan that is known already reaches.
    var floor = 0.0
  }
}

/// One chain on its way from unknown to bracketed.
struct ChainProgress: Sendable {
  /// The problems, in their order.
  let chain: Chain
  /// By case; those that nobody searched are missing.
  private var found: [Int: Found] = [:]

  /// What searches of one case have found and proven.
  private struct Found {
    var bracket: Bracket
    var plan: Plan
    /// That its longest search had; nil: no limit.
    var seconds: Double?
  }

  init(_ chain: Chain) { self.chain = chain }

  /// Cases that were searched, in their order.
  private var solved: [Int] { found.keys.sorted() }

  /// The cases to search next, at least one unless all are within the gap: the last, the first, then the middle
  /// of every stretch whose ends still differ.
  func next(gap: Double) -> [Int] {
    // What the sum leaves open anyway is taken off, so that all together stay within the gap.
    let gap = max(gap / 2, gap - chain.slack)
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

  /// Its own plan so far, that of the nearest earlier case that was searched, and those that are feasible anyway.
  func rivals(for index: Int) -> [Plan] {
    let earlier = [solved.last { $0 < index }, found[index].map { _ in index }].compactMap {
      $0.flatMap { found[$0]?.plan }
    }
    return chain.rivals + earlier
  }

  /// Notes what a search found; what was known before holds too.
  mutating func note(_ bracket: Bracket, by plan: Plan, of index: Int, seconds: Double? = nil) {
    guard let known = found[index] else {
      found[index] = Found(bracket: bracket, plan: plan, seconds: seconds)
      return
    }
    let isBetter = bracket.least >= known.bracket.least
    found[index] = Found(
      bracket: Bracket(max(bracket.least, known.bracket.least), min(bracket.most, known.bracket.most)),
      plan: isBetter ? plan : known.plan, seconds: seconds)
  }

  /// What the searches found.
  var plans: [Plan] { solved.compactMap { found[$0]?.plan } }

  /// Cases that no search has looked at.
  var unsearched: Int { chain.cases.count - found.count }

  /// How long the longest search of a case was allowed to take.
  func seconds(of index: Int) -> Double? { found[index]?.seconds }

  /// Cases whose searches left more than the gap open, each with its part of the sum's width.
  func open(gap: Double) -> [(index: Int, width: Double)] {
    solved.compactMap { index in
      guard let bracket = found[index]?.bracket, bracket.width > gap else { return nil }
      let one = chain.cases[index]
      return (index, max(one.weight, one.boundWeight ?? 0) * bracket.width)
    }
  }

  /// What is known of each case, weights aside.
  var brackets: [Bracket] {
    // Chances never fall along the chain: what is proven above holds below, and what is reached below holds above.
    var above = 1.0
    var uppers = [Double](repeating: 1, count: chain.cases.count)
    for index in chain.cases.indices.reversed() {
      above = min(above, found[index]?.bracket.most ?? 1)
      uppers[index] = above
    }
    var below = 0.0
    return chain.cases.indices.map { index in
      below = max(below, chain.cases[index].floor, found[index]?.bracket.least ?? 0)
      return Bracket(below, max(below, uppers[index]))
    }
  }

  /// The weighted sum of all cases' brackets.
  var bracket: Bracket {
    zip(chain.cases, brackets).reduce(into: Bracket(0, 0)) { sum, pair in
      sum = Bracket(
        sum.least + pair.0.weight * pair.1.least,
        sum.most + (pair.0.boundWeight ?? pair.0.weight) * pair.1.most)
    }
  }
}
