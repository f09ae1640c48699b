import Allocation

/// What is asked of a reduction as a whole.
extension Reduction {
  /// Every outcome might be won.
  package var trivialBound: Double { min(1, outcomes.reduce(constant) { $0 + $1.weight }) }

  /// Whether some functions are bounds: then the objective is one too, and plans are judged on their own.
  package var isBound: Bool { functions.contains(where: \.isBound) }

  /// Whether an outcome's one term stands for φ itself.
  package func isDirect(_ outcome: Int) -> Bool {
    outcomes[outcome].terms.count == 1 && terms[outcomes[outcome].terms[0]].isDirect
  }

  /// How much there is to keep in mind of it: steps that columns hold, and pairs of columns and counters.
  ///
  /// What memory and time of a relaxation grow with; told before any is made.
  package var size: Int {
    let held = columns.reduce(0) { $0 + instance.types[$1.type].length }
    var perUnit = units.map { _ in 0 }
    for counter in counters { perUnit[counter.unit] += 1 }
    return units.indices.reduce(held) { $0 + units[$1].columns.count * perUnit[$1] }
  }
}

/// What a column is on the branches of its plans: kinds of attempts on branch v follow those that are shared.
extension Reduction {
  /// Index into the problem's own kinds of attempts.
  package func kind(of column: Int) -> Int { columns[column].type % base.types.count }

  /// The branch that a column's attempts belong to; nil: all share them.
  package func branch(of column: Int) -> Int? {
    let place = columns[column].type / base.types.count
    return place == 0 ? nil : place - 1
  }

  /// Whether its attempts are carried out on a branch.
  func isCarriedOut(_ column: Int, on branch: Int) -> Bool {
    self.branch(of: column).map { $0 == branch } ?? true
  }

  /// The true length up to which a column counts on a branch; 0: it does not.
  func countedLength(of column: Int, on branch: Int) -> Int {
    counted[column * branches.count + branch]
  }
}
