/// A law of the deadline: what the author believes about the moment at which the game ends, in calendar
/// time, not on the grid.
public enum DeadlineLaw: Sendable, Equatable {
  /// Moments with their chances; `never` is what no moment has. All shares sum to 1.
  case points([Point], never: Double)
  /// Cumulative chances, straight lines between them and from (start, 0); what is left is never.
  case cumulative([Point])
  /// Lognormal in years since the start, with its 5 % and 95 % points at two moments after the start.
  case lognormal(low: Double, high: Double)
  /// The moment at which a rival programme finishes.
  indirect case race(Race)

  /// A moment and a share: of the chance itself, or cumulative.
  public struct Point: Sendable, Equatable {
    /// On the problem's axis; and in [0, 1].
    public var moment, share: Double
    /// That share at that moment.
    public init(moment: Double, share: Double) {
      self.moment = moment
      self.share = share
    }
  }

  /// The moment for certain.
  public static func certain(_ moment: Double) -> DeadlineLaw {
    .points([Point(moment: moment, share: 1)], never: 0)
  }
}
