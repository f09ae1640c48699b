/// How fast the search for a schedule forgets, and what keeps its numbers in range.
enum SchedulingTuning {
  /// Activities above `mostActivity` are all scaled down by `rescaling`, which keeps their order and leaves room up to
  /// the largest double.
  static let mostActivity = 1e100
  static let rescaling = 1e-100
  /// By what a conflict's predecessors count for less than it: in the literals' activities …
  static let literalDecay = 0.95
  /// … and in the clauses', which are to live longer (both as in MiniSat; Eén and Sörensson 2003).
  static let clauseDecay = 0.999
}
