import Allocation

/// The ways in which attempts of one type may count: for each branch the true length up to which they do; 0: not at all.
///
/// Where nothing waits for the bundle an attempt counts wherever it is carried out. Else its gate may cut between
/// worlds that take different times. With branches, a gate is either common to all of them and before the look, since
/// a shared attempt waits for it, or at or after the look in each: then what has ended by the look counts on every
/// branch, and what is under way on any of them.
struct CountingPatterns {
  /// For each the world that is revealed there; nil: none.
  private let branches: [Int?]
  private let stage: Stage?
  /// The branch of the type; nil: shared.
  private let branch: Int?
  /// Whether something that matters waits for the bundle.
  private let isGated: Bool
  /// Whether the bundle is the chunk that reveals the world.
  private let isRevealing: Bool
  /// Whether some world needs the bundle.
  private let isNeeded: Bool
  /// For each branch with a world of its own the true length there; nil: the bundle is not needed, or gets nothing.
  private let lengths: [Int?]
  /// True lengths in the worlds that need the bundle, ascending.
  private let known: [Int]
  /// The longest in the worlds in which the bundle matters.
  private let longest: Int
  /// The shortest that is seen of a revealing chunk; nil: nothing ever is.
  private let shortest: Int?

  /// More ways for an attempt to count on some branches only are not searched.
  /// They are a product over branches; the reduction is given up instead, and says so.
  static let most = 256

  /// - Parameter type: of `Reduction.instance`, so that its number says of which branch it is.
  init(_ type: Int, in reduction: Reduction, _ scope: ReductionScope) {
    let (base, kinds) = (reduction.base, reduction.base.types.count)
    (branches, stage) = (reduction.branches, reduction.stage)
    branch = type < kinds ? nil : type / kinds - 1
    let kind = base.types[type % kinds]
    isGated = !scope.successors(of: kind.bundle).isEmpty
    isRevealing = kind.bundle == scope.revealing
    isNeeded = scope.worlds.contains { base.worlds[$0].needed[kind.bundle] }
    func length(_ world: Int) -> Int? {
      base.worlds[world].needed[kind.bundle] ? kind.outcomes[world]?.length : nil
    }
    lengths = reduction.branches.map { $0.flatMap(length) }
    known = Set(scope.worlds.compactMap(length)).sorted()
    let all = scope.worlds(needing: kind.bundle).compactMap { kind.outcomes[$0]?.length }
    (longest, shortest) = (all.max() ?? 0, all.min())
  }

  /// The patterns of attempts that start in a step: each becomes a column of its own.
  ///
  /// - Returns: none where it is of no use to start then; nil: too many to be searched.
  func starting(at start: Int) -> [[Int]]? {
    // Static plans have one branch. Ungated work counts wherever it ends; gated work up to each length in
    // turn.
    guard let stage else { return isGated ? known.map { [$0] } : longest > 0 ? [[longest]] : [] }
    guard !isRevealing || isSeen(start, stage) else { return [] }
    guard isGated else {
      return [branches.indices.map { branch == nil || branch == $0 ? longest : 0 }]
    }
    let isShown = isRevealing && branch == nil
    var patterns: [[Int]]
    if let branch {
      patterns = late(branch)
    } else {
      guard let apart = apart(start, stage) else { return nil }
      patterns = common(known.filter { start + $0 <= stage.look }.dropLast()) + apart
    }
    // Attempts that end after a gate still show the world where nothing needs them.
    if isShown { patterns.append(branches.map { _ in 0 }) }
    let found = Set(patterns.filter { isShown || $0.contains { $0 > 0 } })
    return found.count > Self.most ? nil : found.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// Nobody works on a chunk that is seen to be finished; where no world needs it, only its state at the look counts.
  private func isSeen(_ start: Int, _ stage: Stage) -> Bool {
    if let branch { return isNeeded && branches[branch] == nil }
    return isNeeded || shortest.map { start + $0 <= stage.look } ?? false
  }

  /// Starts of one branch.
  ///
  /// They count on that branch only; on the blind one, which any world may be in, up to each length in turn.
  private func late(_ branch: Int) -> [[Int]] {
    let options = branches[branch] == nil ? known : [lengths[branch] ?? 0]
    return options.map { length in branches.indices.map { $0 == branch ? length : 0 } }
  }

  /// Gates before the look: the same on all branches.
  ///
  /// - Parameter limits: true lengths up to which the gate lets attempts count.
  private func common(_ limits: ArraySlice<Int>) -> [[Int]] {
    limits.map { limit in
      branches.indices.map { branch in
        if branches[branch] == nil { return limit }
        return lengths[branch].map { $0 <= limit ? $0 : 0 } ?? 0
      }
    }
  }

  /// Gates at or after the look, on each branch of its own; what is seen to be finished needs no more attempts.
  ///
  /// - Returns: one pattern for each combination over branches; nil where there are far too many.
  private func apart(_ start: Int, _ stage: Stage) -> [[Int]]? {
    let ended = known.last { start + $0 <= stage.look } ?? 0
    var patterns: [[Int]] = [[]]
    for (branch, length) in zip(branches, lengths) {
      let options: [Int] =
        if branch == nil {
          [ended] + known.filter { $0 > ended }
        } else if let length {
          start + length <= stage.look ? [length] : isRevealing ? [0] : [0, length]
        } else {
          [0]
        }
      if patterns.count * options.count > 2 * Self.most { return nil }
      patterns = patterns.flatMap { pattern in options.map { pattern + [$0] } }
    }
    return patterns
  }
}
