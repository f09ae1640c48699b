import Answers

/// What a search ran out of, for a sentence.
extension StopReason {
  /// After "stopped at a limit".
  package var words: String {
    // Each names what there would have to be more of, or why more would not help.
    switch self {
    case .time: " of time"
    case .memory: " of memory"
    case .numbers: " of numbers (in floating point the bound comes no closer to the chance)"
    case .grid: " of the grid (there are more choices on it than can be searched through)"
    }
  }
}
