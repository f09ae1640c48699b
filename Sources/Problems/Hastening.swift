/// What work on a bundle does to the deadline: research that burns serial time.
///
/// Person-years are those held for the bundle by the whole plan, whatever comes of them: late attempts and wrong ones
/// burn time too. What several bundles do adds up, and is put on the grid once.
package enum Hastening: Sendable, Equatable {
  /// Every person-year brings the deadline this many years nearer; 0 or more.
  case steady(years: Double)
  /// If the bundle is attempted at all, then with this chance the deadline comes so many years sooner.
  case leak(chance: Double, years: Double)
  /// Every person-year gives the rival of a race so many finished chunks of the one of this name.
  case gift(chunk: String, chunks: Double)
}
