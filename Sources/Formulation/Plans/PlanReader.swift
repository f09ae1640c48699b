import Allocation

extension Reduction {
  /// Attempts per column that come near a plan's: each attempt at the start, among those that are searched, that is
  /// nearest to its own. What people and budgets allow of them is for the caller to see.
  package func attempts(near plan: Plan) -> [Int] {
    var attempts = [Int](repeating: 0, count: columns.count)
    for entry in plan.entries {
      let bundle = base.types[entry.type].bundle
      let own = units.filter { $0.bundle == bundle && ($0.copy ?? entry.copy) == entry.copy }
        .flatMap { $0.columns.filter { columns[$0].type == entry.type } }
      let nearest = own.min {
        (abs(columns[$0].start - entry.start), $1) < (abs(columns[$1].start - entry.start), $0)
      }
      if let nearest { attempts[nearest] += entry.attempts }
    }
    return attempts
  }
}
