import Allocation
import Probability

/// Deals the attempts on a whole bundle with separate credit to its copies.
///
/// A program counts attempts of the bundle only; a plan has to name a copy for each.
struct CopyDealer {
  /// Attempts of one column that go to one copy.
  struct Share {
    let column: Int
    let copy: Int
    let attempts: Int
  }

  private let reduction: Reduction
  private let attempts: [Int]

  /// - Parameter attempts: for each column.
  init(_ reduction: Reduction, _ attempts: [Int]) {
    self.reduction = reduction
    self.attempts = attempts
  }

  /// The shares of a unit's columns, each above 0.
  ///
  /// - Parameter columns: those with attempts.
  func shares(of columns: [Int], by dealing: Reduction.Dealing) -> [Share] {
    switch dealing {
    case .inTurn(let copies): inTurn(columns, among: copies)
    case .toWeakest(let copies): toWeakest(columns, among: copies)
    }
  }

  // MARK: - In turn

  /// In the order in which attempts end, so that after each, no copy is two ahead of another.
  ///
  /// Shared attempts take the copies in turn. Of every round of a branch (as many attempts as there are copies)
  /// they then hold different copies, and the branch's own take those that are left.
  private func inTurn(_ columns: [Int], among copies: Int) -> [Share] {
    let inOrder = columns.sorted {
      let (one, two) = (reduction.columns[$0], reduction.columns[$1])
      return (one.gateEnd, one.start, one.type) < (two.gateEnd, two.start, two.type)
    }
    var shares: [Share] = []
    /// The copy that the first attempt of each shared column takes.
    var firsts: [Int: Int] = [:]
    var next = 0
    for column in inOrder where reduction.branch(of: column) == nil {
      firsts[column] = next
      let (each, extra) = attempts[column].quotientAndRemainder(dividingBy: copies)
      for offset in 0..<min(copies, attempts[column]) {
        shares.append(
          Share(
            column: column, copy: (next + offset) % copies, attempts: each + (offset < extra ? 1 : 0)))
      }
      next = (next + extra) % copies
    }
    for branch in reduction.branches.indices {
      shares += left(of: inOrder, for: branch, firsts, among: copies)
    }
    return shares
  }

  /// What the rounds of a branch leave for the attempts that are its own.
  ///
  /// - Parameter firsts: for each shared column the copy of its first attempt.
  private func left(
    of columns: [Int], for branch: Int, _ firsts: [Int: Int], among copies: Int
  ) -> [Share] {
    guard columns.contains(where: { reduction.branch(of: $0) == branch }) else { return [] }
    let sequence = columns.filter { reduction.countedLength(of: $0, on: branch) > 0 }.flatMap { column in
      (0..<attempts[column]).map { number in (column, firsts[column].map { ($0 + number) % copies }) }
    }
    var own: [[Int]: Int] = [:]
    for first in stride(from: 0, to: sequence.count, by: copies) {
      let round = sequence[first..<min(first + copies, sequence.count)]
      // Shared attempts of one round hold different copies, since they take them in turn.
      let taken = Set(round.compactMap(\.1))
      var free = (0..<copies).filter { !taken.contains($0) }.makeIterator()
      for (column, copy) in round where copy == nil {
        if let copy = free.next() { own[[column, copy], default: 0] += 1 }
      }
    }
    return own.sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { Share(column: $0.key[0], copy: $0.key[1], attempts: $0.value) }
  }

  // MARK: - To the weakest

  /// Hazards above this are certainty, for adding up.
  private static let largestHazard = 1e6

  /// In the order in which attempts end, each to the copy whose chance is least so far: not the best in every world, but
  /// as even as hazards can be made one by one. How good it is, the exact chance says.
  private func toWeakest(_ columns: [Int], among copies: Int) -> [Share] {
    let base = reduction.base
    // Of the world in which it is likeliest correct; certainty is a large number, so that sums can be
    // compared.
    func hazard(_ column: Int) -> Double {
      let outcomes = base.types[reduction.kind(of: column)].outcomes
      let correct = base.believedWorlds.compactMap { outcomes[$0]?.correct }.max() ?? 0
      return min(Hazard.of(correct), Self.largestHazard)
    }
    let inOrder = columns.map { (column: $0, hazard: hazard($0)) }.sorted {
      (reduction.columns[$0.column].gateEnd, -$0.hazard, $0.column)
        < (reduction.columns[$1.column].gateEnd, -$1.hazard, $1.column)
    }
    var hazards = [Double](repeating: 0, count: copies)
    var shares: [Share] = []
    for (column, hazard) in inOrder {
      // The least hazard is the least chance; of equals the first copy.
      for _ in 0..<attempts[column] {
        guard let copy = hazards.indices.min(by: { hazards[$0] < hazards[$1] }) else { break }
        hazards[copy] += hazard
        shares.append(Share(column: column, copy: copy, attempts: 1))
      }
    }
    return shares
  }
}
