/// How far numbers of a result may be off by rounding.
enum PageTolerance {
  /// Of a share beyond 0 and 1.
  static let share = 1e-9
  /// Chances that differ by less are told as equal: what a search leaves open by default.
  static let equal = 1e-4
  /// Of a sum of shares that should reach a quantile.
  static let quantile = 1e-9
}
