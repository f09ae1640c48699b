/// Why a search ended before its gap was reached.
package enum StopReason: String, Sendable, CaseIterable {
  case time
  case memory
  /// Floating point brings the bound no closer to the chance.
  case numbers
  /// There are more choices on the grid than can be searched through.
  case grid

  /// After "stopped at a limit".
  var words: String {
    switch self {
    case .time: " of time"
    case .memory: " of memory"
    case .numbers: " of numbers (in floating point the bound comes no closer to the chance)"
    case .grid: " of the grid (there are more choices on it than can be searched through)"
    }
  }
}
