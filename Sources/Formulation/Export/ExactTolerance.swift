/// By how much the optimum of an exact program may be off from what it stands for, part by part.
///
/// What they come to is told with the program, so that whoever solves it knows how far to trust the last
/// digits.
enum ExactTolerance {
  /// Count vectors are left out once log φ is this close to 0 with one attempt fewer: each term may miss as much.
  static let perTerm = 1e-11
  /// The rounding of the program's own numbers, all in all.
  static let rounding = 1e-9
}
