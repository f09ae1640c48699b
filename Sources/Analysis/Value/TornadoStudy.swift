import Allocation
import Answers
import Problems
import Search

/// The best plan, kept and made anew, at both ends of each uncertain number and of the deadline: one-way sensitivity, with
/// everything else as uncertain as it is.
struct TornadoStudy {
  /// The problem as it is stated, with the best plan that is known.
  let best: SolvedInstance
  /// For all ends together, in equal parts.
  let budget: SearchBudget

  /// The share of a law that lies beyond each end, as an author's intervals have it.
  private static let tail = 0.05

  /// An input at one of its ends.
  private struct Case: Sendable {
    let input: InputName
    let value: Double
    let problem: Problem
  }

  /// - Throws: a failure of the linear-programming library.
  func run() throws -> TornadoAnswer {
    let pairs = quantities + deadline
    var answer = TornadoAnswer()
    let threads = max(1, budget.search.threads)
    let cases = pairs.flatMap { [$0.low, $0.high] }
    let ends = try Workers.map(Array(cases.indices), threads: threads) { place -> TornadoAnswer.End? in
      if budget.isOver { return nil }
      var part = budget.share(of: (cases.count - place + threads - 1) / threads)
      part.search.threads = max(1, threads / cases.count)
      return try end(cases[place], part)
    }
    // Half a bar would be read as a whole one.
    for (place, pair) in pairs.enumerated() {
      if let low = ends[2 * place], let high = ends[2 * place + 1] {
        answer.bars.append(.init(pair.low.input, low: low, high: high))
      } else {
        answer.leftOut.append(pair.low.input)
      }
    }
    // The widest first; of equals in the order of the file.
    answer.bars = answer.bars.enumerated().sorted {
      (-$0.element.width, $0.offset) < (-$1.element.width, $1.offset)
    }.map(\.element)
    return answer
  }

  /// One end: the plan as it is, and the best one.
  private func end(_ one: Case, _ budget: SearchBudget) throws -> TornadoAnswer.End {
    // Nobody is given what is new: an end brings neither people nor money.
    let kept = KeptPlan(best, in: Instance(one.problem), fills: false, within: budget.time)
    let solved = try kept.solved([kept.plan], gap: budget.search.gap, budget)
    return .init(
      value: one.value, keep: kept.chance, refit: solved.bracket.least, refitBound: solved.bracket.most)
  }

  /// Both ends of every uncertain number, the others drawn as they were.
  private var quantities: [(low: Case, high: Case)] {
    let problem = best.instance.problem
    guard let uncertainty = problem.uncertainty else { return [] }
    return uncertainty.quantities.indices.map { index in
      let quantity = uncertainty.quantities[index]
      /// The number for certain.
      func at(_ value: Double) -> Case {
        var changed = problem
        changed.uncertainty?.quantities[index].law = UncertainNumber(
          quantity.law.kind, low: value, high: value)
        return Case(
          input: problem.name(of: quantity), value: value,
          problem: changed.sampled(uncertainty.samples, seed: uncertainty.seed))
      }
      return (at(quantity.law.low), at(quantity.law.high))
    }
  }

  /// The deadline at both ends of what is believed of it, in all worlds; nothing where it is known.
  private var deadline: [(low: Case, high: Case)] {
    let instance = best.instance
    // Over all worlds together: nobody knows which one it is.
    var passed = 0.0
    let cumulative = (0...instance.steps).map { boundary in
      passed += instance.views.reduce(0) { $0 + $1.credence * $1.weights[boundary] }
      return passed
    }
    let low = cumulative.firstIndex { $0 >= Self.tail } ?? instance.steps
    let high = cumulative.firstIndex { $0 >= 1 - Self.tail } ?? instance.steps
    guard low < high else { return [] }
    /// At a boundary for certain.
    func at(_ boundary: Int) -> Case {
      var problem = instance.problem
      let moment = instance.time.moment(of: boundary)
      problem.deadline = .certain(moment)
      for world in problem.worlds.indices { problem.worlds[world].deadline = nil }
      return Case(input: InputName(.deadline, "deadline", key: .moment), value: moment, problem: problem)
    }
    return [(at(low), at(high))]
  }
}

extension Problem {
  /// What an uncertain number is called in the file.
  fileprivate func name(of quantity: Uncertainty.Quantity) -> InputName {
    func pool(_ index: Int, _ key: InputName.Key) -> InputName { .init(.pool, pools[index].name, key: key) }
    func chunk(_ index: Int, _ key: InputName.Key, pool: Int? = nil) -> InputName {
      .init(.chunk, chunks[index].name, key: key, pool: pool.map { pools[$0].name })
    }
    return switch quantity.place {
    case .poolCorrect(let index): pool(index, .correct)
    case .poolPace(let index): pool(index, .pace)
    case .chunkCount(let index): chunk(index, .count)
    case .chunkYears(let index): chunk(index, .years)
    case .teamCorrect(let index): chunk(index, .correct)
    case .pairCorrect(let index, let pool): chunk(index, .correct, pool: pool)
    case .pairPace(let index, let pool): chunk(index, .pace, pool: pool)
    case .pairYears(let index, let pool): chunk(index, .years, pool: pool)
    }
  }
}
