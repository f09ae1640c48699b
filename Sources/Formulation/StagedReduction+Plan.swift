import Allocation

extension StagedReduction {
  /// The two-stage plan of so many attempts per column: gates as late as what waits for them allows.
  package func plan(_ attempts: [Int]) -> Plan {
    var plan = Plan(.empty(for: base), look: look, in: base)
    for (index, unit) in reduction.units.enumerated() {
      let used = unit.columns.filter { attempts[$0] > 0 }
      let isDealt = unit.copy == nil && base.bundles[unit.bundle].isSeparate && copies(index) > 1
      if isDealt {
        deal(used, attempts, among: copies(index), into: &plan)
      } else {
        for column in used {
          plan[branch(of: column)].append(entry(column, copy: unit.copy ?? 0, attempts[column]))
        }
      }
    }
    plan.open(in: base)
    return plan.normalised(in: base)
  }

  private var look: Plan.Look { .init(boundary: stage.look, chunk: stage.reveal?.chunk) }

  /// Place among the plan's branches; nil: shared.
  private func branch(of column: Int) -> Int? {
    let place = facts[column].place
    return place == 0 ? nil : branches[place - 1] ?? base.worlds.count
  }

  private func entry(_ column: Int, copy: Int, _ attempts: Int) -> Plan.Entry {
    .init(type: facts[column].kind, start: reduction.columns[column].start, copy: copy, attempts: attempts)
  }

  private func copies(_ unit: Int) -> Int {
    let bundle = reduction.units[unit].bundle
    return believed.filter { base.worlds[$0].needed[bundle] }.map { base.worlds[$0].counts[bundle] }.max()
      ?? 1
  }

  /// Deals attempts on equal copies in the order in which they end: after each, no copy is two ahead of another.
  ///
  /// Shared attempts take the copies in turn. Of every round of a branch (as many attempts as there are copies)
  /// they then hold different copies, and the branch's own take those that are left.
  private func deal(_ columns: [Int], _ attempts: [Int], among copies: Int, into plan: inout Plan) {
    let inOrder = columns.sorted {
      let (one, two) = (reduction.columns[$0], reduction.columns[$1])
      return (one.gateEnd, one.start, one.type) < (two.gateEnd, two.start, two.type)
    }
    var shared: [Int: [Int]] = [:]
    var next = 0
    for column in inOrder where facts[column].place == 0 {
      for _ in 0..<attempts[column] {
        shared[column, default: []].append(next)
        next = (next + 1) % copies
      }
      for (copy, number) in Self.counted(shared[column] ?? []) {
        plan.shared.append(entry(column, copy: copy, number))
      }
    }
    for place in branches.indices {
      let sequence = inOrder.filter { facts[$0].counted[place] > 0 }.flatMap { column in
        facts[column].place == 0
          ? (shared[column] ?? []).map { (column, Int?.some($0)) }
          : [(Int, Int?)](repeating: (column, nil), count: attempts[column])
      }
      var own: [Int: [Int]] = [:]
      for first in stride(from: 0, to: sequence.count, by: copies) {
        let round = sequence[first..<min(first + copies, sequence.count)]
        let taken = Set(round.compactMap(\.1))
        var left = (0..<copies).filter { !taken.contains($0) }
        for (column, copy) in round where copy == nil { own[column, default: []].append(left.removeFirst()) }
      }
      for column in inOrder {
        for (copy, number) in Self.counted(own[column] ?? []) {
          plan[branch(of: column)].append(entry(column, copy: copy, number))
        }
      }
    }
  }

  private static func counted(_ copies: [Int]) -> [(copy: Int, number: Int)] {
    Dictionary(grouping: copies) { $0 }.map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
  }
}
