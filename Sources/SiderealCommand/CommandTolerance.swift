/// Numerical tolerances of the command.
enum CommandTolerance {
  /// Gaps up to this are left by rounding, and are no reason to speak of a limit.
  static let gap = 1e-6
}
