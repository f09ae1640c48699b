import Allocation

/// Why a plan has no chance in a problem that others may have one in: a fact about the plan alone.
///
/// Whoever has a plan judged wants to know what to mend in it, and not only that it is worth nothing.
enum PlanZeroReason: Hashable {
  /// Nobody is ever put on a chunk that is needed.
  case nobody(chunk: Int)
  /// Its first attempt ends after the last boundary that counts: that of the deadline, or its gate.
  case tooLate(chunk: Int, end: Int, last: Int, isGate: Bool)
  /// Fewer attempts end in time than there are chunks.
  case tooFew(chunk: Int, needed: Int, inTime: Int, last: Int)
  /// Each chunk needs an attempt of its own, and not all have one that ends in time.
  case withoutOwn(chunk: Int, needed: Int, inTime: Int, last: Int)
  /// The plan's own work brings every deadline to before the start.
  case hastened

  /// The reasons in one world; none where every needed chunk has attempts enough that end in time.
  ///
  /// Of a plan with branches that of the world is looked at: there everything has to be finished if its world is seen.
  static func reasons(_ plan: Plan, _ instance: Instance, world: Int) -> [PlanZeroReason] {
    // A static plan has one branch, for all worlds.
    let place = plan.branches.firstIndex { $0.world == world } ?? 0
    let entries = plan.entries(on: place)
    // The plan's own work may have moved the deadline: what counts is the law that it leaves.
    let weights = instance.weights(of: world, at: instance.level(of: entries))
    guard let last = weights.lastIndex(where: { $0 > 0 }) else { return [.hastened] }
    return instance.bundles.indices.filter { instance.worlds[world].needed[$0] }.compactMap { bundle in
      // A gate after the last deadline hinders nothing.
      let gate = plan.branches[place].gates[bundle].flatMap { $0 < last ? $0 : nil }
      return reason(
        entries.filter { $0.attempts > 0 && instance.types[$0.type].bundle == bundle }, on: bundle,
        of: instance, world: world, last: gate ?? last, isGate: gate != nil)
    }
  }

  /// What is missing on one chunk; nil: nothing.
  private static func reason(
    _ entries: [Plan.Entry], on bundle: Int, of instance: Instance, world: Int, last: Int, isGate: Bool
  ) -> PlanZeroReason? {
    if entries.isEmpty { return .nobody(chunk: bundle) }
    // Attempts that yield nothing in this world have no end that counts.
    let ends = entries.compactMap { entry in
      instance.types[entry.type].outcomes[world].map { (entry, end: entry.start + $0.length) }
    }
    let inTime = ends.filter { $0.end <= last }.map(\.0)
    if inTime.isEmpty, let first = ends.map(\.end).min() {
      return .tooLate(chunk: bundle, end: first, last: last, isGate: isGate)
    }
    let needed = instance.worlds[world].counts[bundle]
    if instance.bundles[bundle].isSeparate {
      let copies = Set(inTime.map(\.copy)).filter { $0 < needed }.count
      return copies < needed
        ? .withoutOwn(chunk: bundle, needed: needed, inTime: copies, last: last) : nil
    }
    // More than there are chunks is enough; how many more makes no difference.
    let attempts = inTime.reduce(0) { min(needed, $0 + min(needed, $1.attempts)) }
    return attempts < needed ? .tooFew(chunk: bundle, needed: needed, inTime: attempts, last: last) : nil
  }
}

/// The same in sentences.
extension SolveReport {
  /// What is missing, by when, and how much of it the plan has.
  func sentence(_ reason: PlanZeroReason) -> String {
    func name(_ chunk: Int) -> String { "'\(instance.bundles[chunk].name)'" }
    return switch reason {
    case .nobody(let chunk): "the plan has nobody on \(name(chunk)), which is needed"
    case .tooLate(let chunk, let end, let last, let isGate):
      "the plan's first attempt on \(name(chunk)) ends at \(moment(end)), after "
        + (isGate ? "its gate, \(moment(last))" : lastDeadline(last))
    case .tooFew(let chunk, let needed, let inTime, let last):
      "\(name(chunk)) needs \(Digits.counted(needed, "attempt")) by \(moment(last)), and the plan has"
        + " \(Digits.whole(inTime)) that end by then"
    case .withoutOwn(let chunk, let needed, let inTime, let last):
      "each of the \(Digits.whole(needed)) chunks of \(name(chunk)) needs an attempt by \(moment(last)), and the plan has"
        + " one that ends by then for \(Digits.whole(inTime))"
    case .hastened: "the plan's own work brings every deadline to before the start"
    }
  }
}
