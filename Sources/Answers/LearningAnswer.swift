/// What it would be worth to learn each thing that is uncertain before the start: expected values of partial perfect
/// information, against the best plan of somebody who never learns anything.
package struct LearningAnswer: Sendable {
  /// In the order of worlds, pools, chunks, then the deadline. Whoever learns more loses nothing, so none is below 0, nor
  /// above `all`.
  package var items: [Item] = []
  /// Learning everything: world and deadline; nil where that cannot be told, or there was no time.
  package var all: Worth?
  /// What there was no time for, or what cannot be told before the start since work moves it.
  package var leftOut: [InputName] = []
  /// Whether the file reveals something on the way, which the plan that this is measured against makes no use of.
  package var isBesideTheFile = false

  package init() {}

  /// One uncertain input.
  package struct Item: Sendable {
    package let input: InputName
    package let worth: Worth
    /// Of so many classes, those alike in what is told; of numbers of many values each class is a stretch of them.
    package let classes: Int
    /// An input above that tells the same worlds apart, and so is worth the same; nil: none does.
    package let like: InputName?

    package init(_ input: InputName, worth: Worth, classes: Int, like: InputName? = nil) {
      self.input = input
      self.worth = worth
      self.classes = classes
      self.like = like
    }
  }
}
