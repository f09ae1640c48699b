import Answers
import Search

/// What goes into a look at values beside the problem.
package struct ValueOptions: Sendable {
  /// Its time limit is for everything together.
  package var search: SearchOptions
  /// How much less than the best chance a plan may have for what it uses to count, from 0 to 1.
  package var within: Double
  /// Steps of buying, at the most.
  package var first: Int
  /// What the frontier is over; nil: none.
  package var frontier: FrontierAxis?
  /// The chunk that is offered for years of the deadline; nil: none.
  package var bargain: Int?
  /// The loss of chance from which on keeping the best plan is a mistake, above 0.
  package var loss = ValueOptions.usualMistake

  package init(
    search: SearchOptions = SearchOptions(), within: Double = ValueOptions.usualLoss, first: Int = 3,
    frontier: FrontierAxis? = nil, bargain: Int? = nil
  ) {
    self.search = search
    self.within = within
    self.first = first
    self.frontier = frontier
    self.bargain = bargain
  }

  /// The loss within which plans count as near the best.
  package static let usualLoss = 0.02
  /// The loss for which a plan is made anew.
  package static let usualMistake = 0.005
}

/// What there is more or less of along a frontier.
package enum FrontierAxis: Sendable, Equatable {
  /// By index: of a budget everything that comes in, of a pool its headcounts.
  // Names are looked up by whoever asks.
  case budget(Int)
  case pool(Int)
  /// Everybody begins later.
  case start
}
