import Answers

extension StopReason {
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
