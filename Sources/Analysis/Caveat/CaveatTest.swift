import Allocation
import Allocators
import Answers
import Foundation
import Probability
import Problems
import Threads

/// The test of the caveat on serial work: allocators that are less than perfect, and where one more team helps.
package struct CaveatTest: Sendable {
  let instance: Instance
  let options: CaveatOptions
  /// Which bundles the advice is about.
  private let serial: SerialWork
  private let isStopped: @Sendable () -> Bool

  /// - Parameter isStopped: asked before every row with errors, and now and then in it; once true such rows are left
  ///   out, or end with fewer draws.
  package init(
    _ instance: Instance, _ options: CaveatOptions = CaveatOptions(),
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) {
    self.instance = instance
    self.options = options
    self.isStopped = isStopped
    serial = SerialWork(instance)
  }

  /// Rows of one plan for every rate of errors, attempts lost, then, where there are errors, attempts moved: those of
  /// the shared stage and of the branches go astray alike.
  ///
  /// - Parameters:
  ///   - plan: feasible; the institution carries it out first.
  ///   - isPrecise: whether attempts are moved until the interval is as narrow as was asked for, or only a few hundred
  ///     times.
  package func rows(_ allocator: Rung.Name, _ plan: Plan, isPrecise: Bool = true) -> [CaveatAnswer.Row] {
    let plan = options.institution.carryOut(plan, of: instance)
    return options.misdirections.flatMap { kind in
      options.errors.filter { kind == .lost || $0 > 0 }.compactMap { error in
        if error > 0, isStopped() { return nil }
        return kind == .lost
          ? exact(allocator, [plan], losing: error)
          : moved(allocator, plan, moving: error, isPrecise: isPrecise)
      }
    }
  }

  /// Rows of an allocator that draws its plan: means over several, attempts lost.
  package func rows(_ allocator: Rung.Name, drawn plans: [Plan]) -> [CaveatAnswer.Row] {
    let plans = plans.map { options.institution.carryOut($0, of: instance) }
    return options.errors.compactMap { $0 > 0 && isStopped() ? nil : exact(allocator, plans, losing: $0) }
  }

  /// A row whose chances are exact: lost attempts only thin the correctness, which the chance takes as it is. Of
  /// several plans a mean.
  private func exact(_ allocator: Rung.Name, _ plans: [Plan], losing error: Double) -> CaveatAnswer.Row? {
    let judge = MarginalTeam(instance, losing: error)
    let drawn = ParallelMap.map(plans.count, threads: options.threads) { [isStopped] place -> Judged? in
      // A single plan, and plans as they are, are always judged; a mean needs all of its plans.
      if plans.count > 1, place > 0, isStopped() { return nil }
      return judged(plans[place], judge, canWork: isWorkable(plans[place], times: plans.count))
    }.compactMap { $0 }
    guard drawn.count == plans.count else { return nil }
    return row(allocator, isStaged: plans.first?.look != nil, error: error, .lost, drawn: drawn)
  }

  /// A mean over draws: for each rate its own, until the interval is as narrow as was asked for.
  private func moved(
    _ allocator: Rung.Name, _ plan: Plan, moving error: Double, isPrecise: Bool
  ) -> CaveatAnswer.Row? {
    let redirection = Redirection(plan, of: instance)
    let judge = MarginalTeam(instance)
    let most = max(CaveatOptions.fewestRuns, min(options.runs, options.mostWork / max(1, chanceWork(plan))))
    let withWorths = min(
      most,
      max(CaveatOptions.fewestRuns, min(CaveatOptions.runsWithWorths, options.mostWork / max(1, work(plan)))))
    var drawn: [Judged] = []
    while drawn.count < most {
      if isStopped() { break }
      // Worths first, then as many draws again each time.
      let next = drawn.isEmpty ? min(withWorths, CaveatOptions.fewestRuns) : min(most, 2 * drawn.count)
      let first = drawn.count
      drawn += ParallelMap.map(next - first, threads: options.threads) { [isStopped] place in
        if isStopped() { return nil }
        let run = first + place
        var own = generator(error, run: run)
        return judged(
          redirection.draw(error: error, &own), judge,
          canWork: run < withWorths && isWorkable(plan, times: withWorths))
      }.prefix { $0 != nil }.compactMap { $0 }
      if drawn.count < next { break }
      if drawn.count >= withWorths,
        !isPrecise || SampleSummary(drawn.map(\.chance)).halfWidth <= options.halfWidth
      {
        break
      }
    }
    guard drawn.count > 1 else { return nil }
    return row(
      allocator, isStaged: plan.look != nil, error: error, .moved, drawn: drawn,
      withWorths: min(withWorths, drawn.count))
  }

  /// The generator of one draw at one rate.
  private func generator(_ error: Double, run: Int) -> SplitMix64 {
    var seeds = SplitMix64(seed: options.seed ^ error.bitPattern)
    var generator = SplitMix64(seed: seeds.next() &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(run))
    // One number is drawn to part neighbouring seeds.
    return SplitMix64(seed: generator.next())
  }

  /// A plan that was judged, with what one more team would add at each bundle where that was worked out.
  private struct Judged: Sendable {
    var chance: Double
    var worths: [Double]?
  }

  /// Judges a plan. Worths cost a chance for each bundle, so most draws go without.
  private func judged(_ plan: Plan, _ judge: MarginalTeam, canWork: Bool) -> Judged {
    let chance = judge.chance(of: plan)
    return Judged(
      chance: chance,
      worths: canWork && isWorkable(plan, times: 1)
        ? judge.worths(of: plan, chance: chance, unless: isStopped) : nil)
  }

  /// How many entries are judged in a world, at most.
  private func entriesOfAWorld(_ plan: Plan) -> Int {
    let own = plan.branches.map(\.entries.count).max() ?? 0
    return plan.look == nil ? plan.shared.count : 2 * (plan.shared.count + own)
  }

  /// Units that one chance of a plan takes.
  private func chanceWork(_ plan: Plan) -> Int {
    let each = instance.steps + 10 * entriesOfAWorld(plan) + 10
    let (units, overflow) = instance.worlds.count.multipliedReportingOverflow(by: each)
    return overflow ? .max : units
  }

  /// Units that all worths of a plan take.
  private func work(_ plan: Plan) -> Int {
    let (once, overflow) = chanceWork(plan)
      .multipliedReportingOverflow(
        by: instance.bundles.reduce(1) { $0 + ($1.copies > 1 ? 8 * plan.branches.count : 1) })
    return overflow ? .max : once
  }

  /// Whether the worths of so many plans stay within the work that a row may take.
  private func isWorkable(_ plan: Plan, times: Int) -> Bool {
    work(plan) <= options.mostWork / max(1, times)
  }

  /// The row of some judged plans: mean chance and mean worths, each with its interval, and what that says about
  /// serial work.
  private func row(
    _ allocator: Rung.Name, isStaged: Bool, error: Double, _ kind: Misdirection, drawn: [Judged],
    withWorths wanted: Int? = nil
  ) -> CaveatAnswer.Row {
    let chances = SampleSummary(drawn.map(\.chance))
    let worths = drawn.prefix(wanted ?? drawn.count).compactMap(\.worths)
    let isKnown = worths.count == wanted ?? drawn.count
    let means = instance.bundles.indices.map { bundle in SampleSummary(worths.map { $0[bundle] }).mean }
    // Paired: each draw's own differences to where the means are largest.
    let margin = drawn.count > 1 && isKnown ? leadMargin(worths, means) : nil
    var row = CaveatAnswer.Row(
      allocator, isStaged: isStaged, error: error, kind, chance: chances.mean,
      interval: drawn.count == 1 ? nil : kind == .lost ? chances.interval : chances.cautiousInterval)
    guard isKnown else { return row }
    row.worths = means
    row.lead = serial.lead(means)
    row.leadInterval = row.lead.flatMap { lead in margin.map { (lead - $0)...(lead + $0) } }
    row.verdict = serial.verdict(means, margin: margin)
    return row
  }

  /// Half the interval of the lead of serial work, by paired differences: draws that are good for one are good for
  /// the other.
  private func leadMargin(_ worths: [[Double]], _ means: [Double]) -> Double? {
    func best(_ isSerial: Bool) -> Int? {
      means.indices.filter { serial.isSerial[$0] == isSerial }.max { means[$0] < means[$1] }
    }
    guard let first = best(true), let second = best(false) else { return nil }
    return SampleSummary.deviations * SampleSummary(worths.map { $0[first] - $0[second] }).error
  }
}
