import Allocation

extension Reduction {
  /// The reduction of an instance to its static plans.
  ///
  /// - Parameter fromAnyStart: whether starts are kept that no plan has to use.
  package init(_ instance: Instance, fromAnyStart: Bool = false) {
    var builder = ReductionBuilder(instance, nil)
    _ = builder.build(fromAnyStart: fromAnyStart) { false }
    self = builder.reduction
  }

  /// The reduction of an instance to its plans that look as a stage supposes, or to its static ones.
  ///
  /// - Returns: nil where `mustStop`, which is asked throughout, said so before it was done; also where gates can differ
  ///   between branches in too many ways.
  package init?(_ instance: Instance, _ stage: Stage? = nil, unless mustStop: () -> Bool) {
    var builder = ReductionBuilder(instance, stage)
    guard builder.build(unless: mustStop) else { return nil }
    self = builder.reduction
  }
}

/// Reduces an instance: drops what no world needs, starts that no plan has to use, outcomes that nobody can win.
///
/// The order of what it makes is part of it: bases, branching and ties follow the order of columns and rows.
struct ReductionBuilder {
  private(set) var reduction: Reduction
  /// What of the problem matters.
  private let scope: ReductionScope
  /// Which starts are kept.
  private var starts: StartDominance

  init(_ instance: Instance, _ stage: Stage?) {
    reduction = Reduction(idle: instance, stage)
    scope = ReductionScope(instance, stage)
    starts = StartDominance(reduction, scope)
  }

  /// Units and columns, then outcomes over them, then gates between them.
  ///
  /// - Returns: false where it did not come to an end.
  mutating func build(fromAnyStart: Bool = false, unless mustStop: () -> Bool) -> Bool {
    addAwards()
    if fromAnyStart { starts.allowAll() }
    guard fromAnyStart || starts.run(unless: mustStop), addUnits(unless: mustStop) else { return false }
    var outcomes = OutcomeBuilder(reduction, scope)
    guard outcomes.build(unless: mustStop) else { return false }
    reduction = outcomes.reduction
    addGates()
    return true
  }

  /// Awards that bring somebody and that the budgets can pay, and the limits that tie them.
  private mutating func addAwards() {
    let instance = reduction.instance
    let money = MoneyLeft(instance, allowing: .bounding)
    var options: [(option: Int, upper: Int)] = []
    for (option, most) in instance.mostAwards.enumerated() where instance.awards[option].isUseful {
      let upper = min(most, money.awards(of: instance.awards[option]))
      if upper > 0 { options.append((option, upper)) }
    }
    let places = Dictionary(uniqueKeysWithValues: options.enumerated().map { ($1.option, $0) })
    reduction.awardLimits = instance.awardLimits.map { limit in
      AwardLimit(options: limit.options.compactMap { places[$0] }, most: limit.most)
    }
    let limits = instance.limitsOfAwards
    reduction.awards = options.map { .init(option: $0.option, limits: limits[$0.option], upper: $0.upper) }
  }

  /// Units of each bundle, with their columns side by side.
  ///
  /// Families are numbered apart for each bundle, so that copies of different ones are never exchanged.
  private mutating func addUnits(unless mustStop: () -> Bool) -> Bool {
    var family = 0
    for bundle in scope.bundles {
      if mustStop() { return false }
      for shape in scope.shapes(of: bundle) {
        let first = reduction.columns.count
        for type in reduction.instance.bundles[bundle].types {
          guard addColumns(type, enough: shape.enough ?? .max) else { return false }
        }
        reduction.units.append(
          Reduction.Unit(
            bundle: bundle, copy: shape.copy, columns: first..<reduction.columns.count,
            family: family + shape.family, enough: shape.enough, dealing: shape.dealing))
      }
      family += scope.instance.bundles[bundle].copies
    }
    return true
  }

  /// Columns of one type for the unit that comes next; false where there are too many patterns.
  ///
  /// - Parameters:
  ///   - type: index into the types of the reduction's instance.
  ///   - enough: more attempts than this are of no use.
  private mutating func addColumns(_ type: Int, enough: Int) -> Bool {
    let isStatic = reduction.stage == nil
    let patterns = CountingPatterns(type, in: reduction, scope)
    var found: [(column: Reduction.Column, counted: [Int])] = []
    for start in starts.starts(of: type) where starts.isUseful(type, at: start, within: .max) {
      let upper = min(starts.capacity(of: type, at: start), enough)
      guard upper > 0 else { continue }
      guard let starting = patterns.starting(at: start) else { return false }
      for counted in starting {
        let longest = counted.max() ?? 0
        // What is not counted for long may still be shared with a branch, or be seen at a look.
        guard !isStatic || starts.isUseful(type, at: start, within: longest) else { continue }
        found.append(
          (
            .init(
              unit: reduction.units.count, type: type, start: start, countedLength: longest, upper: upper),
            counted
          ))
      }
    }
    // Ties and warm bases go by the order of columns; with branches it stays that of the starts.
    if isStatic {
      found.sort { ($0.column.countedLength, $0.column.start) < ($1.column.countedLength, $1.column.start) }
    }
    reduction.columns += found.map(\.column)
    reduction.counted += found.flatMap(\.counted)
    return true
  }

  /// A gate on each branch for what others wait for there.
  ///
  /// A gate need lie nowhere but at the start of something that waits: later than that it would be too late,
  /// and earlier it would only keep attempts from counting.
  private mutating func addGates() {
    let pools = scope.instance.headcounts.count
    for bundle in scope.bundles {
      let successors = scope.successors(of: bundle)
      for branch in reduction.branches.indices where !successors.isEmpty {
        let columns = reduction.columns.indices.filter { reduction.isCarriedOut($0, on: branch) }
        func owner(_ column: Int) -> Int { reduction.units[reduction.columns[column].unit].bundle }
        let waiting = columns.filter { successors.contains(owner($0)) }
        if waiting.isEmpty { continue }
        let own = columns.filter {
          owner($0) == bundle && reduction.countedLength(of: $0, on: branch) > 0
        }
        reduction.gates.append(
          Reduction.Gate(
            bundle: bundle, moments: Set(waiting.map { reduction.columns[$0].start }).sorted(),
            waiting: waiting, own: own,
            ends: own.map { reduction.columns[$0].start + reduction.countedLength(of: $0, on: branch) },
            pools: (branch * pools)..<((branch + 1) * pools)))
      }
    }
  }
}
