import Charts
import Reporting

/// The answer in three sentences: what to do, how good it is and by what proof, what it beats.
struct SolveAnswer {
  /// Whose answer it is.
  let result: SolveResult

  /// The same in numbers.
  var figures: [ReportDocument.KeyFigure] {
    let proof: Phrase =
      switch result.head.status {
      case .optimal: "no plan has more"
      case .limit: "proven when a limit was reached"
      case .interrupted: "proven when it was interrupted"
      }
    var figures: [ReportDocument.KeyFigure] = [
      .init(label: "Chance in time", value: Words.chance(result.chance), remark: "of the plan, exactly"),
      .init(label: "Upper bound", value: Words.bound(result.bound), remark: proof),
    ]
    if let best = bestRule {
      figures.append(
        .init(label: "Best simple rule", value: Words.chance(best.chance), remark: Phrase(best.name)))
    }
    return figures
  }

  /// What to do, how good it is, what it beats; the last only where something was compared.
  var sentences: [Phrase] { [deed, quality, beaten].compactMap { $0 } }

  /// Of equal ones the first.
  private var bestRule: SolveResult.Allocator? {
    result.allocators.enumerated().max {
      ($0.element.chance, $1.offset) < ($1.element.chance, $0.offset)
    }?.element
  }

  /// What is begun first: by how many, on what; and what is bought.
  private var deed: Phrase {
    guard let start = result.plan.map(\.start).min() else {
      return "There is nothing that anybody could do in time."
    }
    let starts = result.plan.filter { $0.start == start }.sorted {
      $0.people.reduce(0, +) > $1.people.reduce(0, +)
    }
    // The largest teams first; many small ones are counted.
    let most = starts.map { "\(Words.people($0.people, $0.pools)) on “\(name: $0.chunk)”" as Phrase }.listed(
      most: 4)
    let awards = result.grants.filter { $0.moment <= start && $0.branch == nil }.map {
      "“\(name: $0.grant)”\($0.quantity == 1 ? "" : " \($0.quantity) times")" as Phrase
    }
    let bought: Phrase = awards.isEmpty ? "" : ", and award " + awards.listed(most: 4)
    return "\(Words.when(start).capitalised) put \(most)\(bought)."
  }

  /// The chance, and how much of it is proven to be the best.
  private var quality: Phrase {
    let (chance, bound) = (Words.chance(result.chance), Words.bound(result.bound))
    if result.chance == 1 {
      return "Then everything needed is certain to be finished in time: no plan can do better."
    }
    if result.bound == 0 {
      return "Nothing finishes everything needed in time: that no plan has any chance is proven."
    }
    switch result.head.status {
    case .optimal:
      return
        "Then everything needed is finished in time with a chance of \(chance); it is proven that no plan has more than \(bound)."
    case .limit:
      return
        "Then everything needed is finished in time with a chance of \(chance). The search stopped at a limit: a better plan may exist, and none has more than \(bound)."
    case .interrupted:
      return
        "Then everything needed is finished in time with a chance of \(chance). The search was interrupted: a better plan may exist, and none has more than \(bound)."
    }
  }

  /// Against rules of thumb.
  private var beaten: Phrase? {
    guard let best = bestRule, let worst = result.allocators.map(\.chance).min() else { return nil }
    let name: Phrase =
      result.allocators.count == 1
      ? "The simple rule “\(best.name)”"
      : "The best of \(result.allocators.count) simple rules, “\(best.name)”,"
    if result.chance == 0 { return nil }
    if best.points <= PageTolerance.equal {
      // One rule alone is named.
      if worst == best.chance, result.allocators.count > 1 {
        return "All \(result.allocators.count) simple rules do as well here."
      }
      let others: Phrase = worst < best.chance ? "; the worst reaches \(Words.chance(worst))" : ""
      return "\(name) does as well here\(others)."
    }
    return "\(name) reaches \(Words.chance(best.chance)): \(Words.points(best.points)) less."
  }
}

extension String {
  /// With a capital, as at the beginning of a sentence.
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
