import Allocation
import Answers
import Search

/// The search for the values of inputs at which keeping the best plan begins to lose too much, by bisection between values
/// whose loss is proven.
///
/// Besides the end of each input's range a few values on the way are looked at: who loses little at all of them is taken to
/// lose little between them.
struct BreakpointStudy {
  /// The problem as it is stated, with the best plan that is known.
  let best: SolvedInstance
  /// The loss of chance that is too much, above 0.
  let loss: Double
  /// For all inputs together, in equal parts.
  let budget: SearchBudget

  /// Seconds below which no input is begun: it would end without a proof.
  private static let leastSeconds = 0.5
  /// How near to each other values of a continuous input come, as a share of the range.
  private static let width = 1.0 / 512
  /// Losses are first told to this share of the loss that is asked for.
  private static let roughShare = 0.1

  /// What became of one direction of an input.
  private enum Outcome: Sendable {
    case point(Breakpoint)
    case steady, open, leftOut

    var isPoint: Bool { if case .point = self { true } else { false } }
    var isOpen: Bool { if case .open = self { true } else { false } }
    var isLeftOut: Bool { if case .leftOut = self { true } else { false } }
  }

  /// - Throws: a failure of the linear-programming library.
  func run() throws -> BreakpointAnswer {
    let inputs = NumericInput.all(of: best.instance)
    var answer = BreakpointAnswer(loss: loss)
    var found = try outcomes(inputs)
    // What others left of their time may settle what is open.
    let open = inputs.indices.filter { found[$0].contains(where: \.isOpen) }
    if budget.seconds != nil, !budget.isOver, !open.isEmpty {
      for (place, outcomes) in zip(open, try outcomes(open.map { inputs[$0] })) { found[place] = outcomes }
    }
    // One word for each input, the least certain of its two directions; what was found is told all the same.
    for (input, outcomes) in zip(inputs, found) {
      for case .point(let point) in outcomes { answer.points.append(point) }
      if outcomes.contains(where: \.isLeftOut) {
        answer.leftOut.append(input.name)
      } else if outcomes.contains(where: \.isOpen) {
        answer.open.append(input.name)
      } else if !outcomes.contains(where: \.isPoint) {
        answer.steady.append(input.name)
      }
    }
    return answer
  }

  /// Of some inputs, side by side, each on threads of its own.
  private func outcomes(_ inputs: [NumericInput]) throws -> [[Outcome]] {
    let threads = max(1, budget.search.threads)
    return try Workers.map(Array(inputs.indices), threads: threads) { place -> [Outcome] in
      let left = Double((inputs.count - place + threads - 1) / threads)
      var part = budget.limited(to: budget.seconds.map { max(Self.leastSeconds, $0 / left) })
      part.search.threads = max(1, threads / inputs.count)
      return try outcomes(inputs[place], part)
    }
  }

  /// Below today's value, and above.
  private func outcomes(_ input: NumericInput, _ budget: SearchBudget) throws -> [Outcome] {
    let ends = [input.range.lowerBound, input.range.upperBound].filter { $0 != input.today }
    return try ends.enumerated().map { place, end in
      budget.isOver ? .leftOut : try outcome(input, towards: end, budget.share(of: ends.count - place))
    }
  }

  /// Values on the way to an end, as shares of it, that are looked at before it is taken for steady.
  private static let stops = [0.25, 0.5, 0.75]

  /// One direction: its end, values on the way there, and then halves of what lies between two of them.
  private func outcome(_ input: NumericInput, towards end: Double, _ budget: SearchBudget) throws -> Outcome {
    guard let last = try judged(input, at: end, beyond: nil, budget.share(0.3)) else { return .open }
    var far = last
    var near = input.today
    var isSettled = true
    for stop in Self.stops {
      let on = input.today + stop * (end - input.today)
      let value = input.isWhole ? on.rounded(.towardZero) : on
      if value == near || value == end { continue }
      guard let next = try judged(input, at: value, beyond: last, budget.share(0.3)) else {
        isSettled = false
        break
      }
      if next.isOver {
        far = next
        break
      }
      near = next.value
    }
    if !far.isOver { return isSettled ? .steady : .open }
    let width = input.isWhole ? 1 : (input.range.upperBound - input.range.lowerBound) * Self.width
    while isSettled, abs(far.value - near) > width {
      let half = (far.value + near) / 2
      let middle = input.isWhole ? half.rounded(.towardZero) : half
      guard let next = try judged(input, at: middle, beyond: far, budget.share(0.5)) else {
        isSettled = false
        break
      }
      if next.isOver { far = next } else { near = next.value }
    }
    // Today's plan itself may lie too far below what is proven: then only the far value is certain.
    isSettled = isSettled && (near != input.today || best.bracket.width <= loss)
    // Side by side where keeping is a mistake already: there they differ by what it would take to mend it.
    let made = PlanDeeds(far.solved.plan, of: far.solved.instance)
    let kept = PlanDeeds(far.kept, of: far.solved.instance)
    return .point(
      Breakpoint(
        input.name, today: input.told(input.today), inside: input.told(near), outside: input.told(far.value),
        isWhole: input.isWhole, isSettled: isSettled, keep: far.keep, refit: far.solved.bracket.least,
        kept: kept.beyond(made), made: made.beyond(kept)))
  }

  /// A value at which it is proven whether too much is lost.
  private struct Judged {
    let value: Double
    /// More is lost than may be.
    let isOver: Bool
    let solved: SolvedInstance
    /// Of the solved instance.
    let kept: Plan
    let keep: Double
  }

  /// Nil where nothing is proven: the loss lies within the gap of what may be lost, or time was over.
  ///
  /// - Parameter farther: what is known of a value farther away from today's.
  private func judged(
    _ input: NumericInput, at value: Double, beyond farther: Judged?, _ budget: SearchBudget
  ) throws -> Judged? {
    let changed = input.instance(at: value)
    let test = KeptPlan(best, in: changed, fills: input.isGain(value), within: budget.time.share(0.2))
    // Plans made for a value farther away are carried over, and what is proven where more can be done holds.
    let other = farther.map { PlanKeeping.kept($0.solved.plan, of: $0.solved.instance, in: test.instance) }
    let rivals = [test.plan] + (other.map { [$0] } ?? [])
    let ceiling =
      input.isHarder(value)
      ? best.bracket.most : input.isEasier(value) ? farther?.solved.bracket.most ?? 1 : 1
    /// What is proven by a search with some gap, or by the plans that are known.
    func proven(gap: Double?) throws -> Judged? {
      // On the way only one question is open; the end's bound serves all values before it.
      let floor = farther == nil ? 0 : max(0, test.chance + loss - (gap ?? 0))
      let solved = try test.solved(rivals, floor: floor, ceiling: ceiling, gap: gap, budget)
      let isOver = solved.bracket.least > test.chance + loss
      guard isOver || solved.bracket.most <= test.chance + loss else { return nil }
      return Judged(value: value, isOver: isOver, solved: solved, kept: test.plan, keep: test.chance)
    }
    // From what costs nothing to what costs most: most values are decided before the last.
    let (rough, fine) = (loss * Self.roughShare, budget.search.gap)
    if let known = try proven(gap: nil) { return known }
    if rough > fine, let found = try proven(gap: rough) { return found }
    return try proven(gap: fine)
  }
}
