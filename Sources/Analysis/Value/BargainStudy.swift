import Allocation
import Answers
import Search

/// The break-even of a bargain: all of a chunk done for free, the deadline some steps sooner.
///
/// The chance never rises with the steps that are lost, so the break-even is found by doubling and halving.
struct BargainStudy {
  /// The problem as it is stated, which the offer is measured against.
  private let instance: Instance
  /// What is offered, by index.
  private let chunk: Int
  /// For all offers together; each search takes a part of what is left.
  private let budget: SearchBudget
  /// The problem in which the chunk is done.
  private let done: Instance
  /// By steps lost.
  private var solved: [Int: SolvedInstance] = [:]

  init(_ instance: Instance, chunk: Int, _ budget: SearchBudget) {
    self.instance = instance
    self.chunk = chunk
    self.budget = budget
    done = Instance(instance.problem.done(chunk))
  }

  /// - Parameters:
  ///   - plan: the best of the problem as it is.
  ///   - chance: its chance, which the offer is not to lower.
  /// - Throws: a failure of the linear-programming library.
  mutating func run(beside plan: Plan, chance: Double) throws -> ValueAnswer.Bargain {
    // Told once: the offers differ in their laws alone, so one plan is a rival in all of them.
    let told = done.telling(plan, of: instance)
    /// Whether an offer keeps the chance; chances within the gap count as kept.
    func keeps(_ found: SolvedInstance) -> Bool { found.bracket.least >= chance - budget.search.gap }
    // Doubling until an offer lowers the chance or no deadline is left, then halving between the last two.
    var kept: Int?
    var lost = 0
    while lost <= instance.steps, keeps(try solve(lost, rivals: [told.plan], in: told.instance)) {
      kept = lost
      lost = max(1, 2 * lost)
    }
    if var below = kept {
      var above = min(lost, instance.steps + 1)
      while above > below + 1 {
        let middle = (below + above) / 2
        if keeps(try solve(middle, rivals: [told.plan], in: told.instance)) {
          below = middle
        } else {
          above = middle
        }
      }
      kept = below
    }
    // All that was searched is told, in the order of what is lost: each is an answer of its own.
    let step = instance.time.step
    let offers = solved.sorted { $0.key < $1.key }.map { lost, found in
      ValueAnswer.Offer(lost: Double(lost) * step, chance: found.bracket.least, bound: found.bracket.most)
    }
    var bargain = ValueAnswer.Bargain(
      instance.bundles[chunk].name, years: offers, worthAtMost: kept.map { Double($0) * step })
    // What was not kept has to be out of reach for certain, too.
    bargain.isProven = solved.values.allSatisfy { keeps($0) || $0.bracket.most < chance }
    return bargain
  }

  /// The best plan where the chunk is done and so many steps are lost; each number of steps is searched once.
  private mutating func solve(_ lost: Int, rivals: [Plan], in told: Instance) throws -> SolvedInstance {
    if let known = solved[lost] { return known }
    // Plans for more years lost are as good with fewer.
    // Rivals make each search short where the chance hardly falls.
    let harder = solved.filter { $0.key > lost }.min { $0.key < $1.key }
    // What is proven of fewer holds for more, where work does not move the deadline by itself.
    let easier =
      told.hastening == nil ? solved.filter { $0.key < lost }.max { $0.key < $1.key } : nil
    let found = try ValueSearch(budget: budget.share(0.3)).solve(
      ValueJob(
        instance: told.sooner(by: lost), rivals: rivals + (harder.map { [$0.value.plan] } ?? []),
        ceiling: easier?.value.bracket.most ?? 1))
    solved[lost] = found
    return found
  }
}
