/// A drawing: marks on a paper of a size, with a description for whoever does not see it.
package struct Figure: Sendable, Equatable {
  /// Of letters, digits and hyphens: ids in the drawing begin with it.
  package var id: String
  package var width: Double
  package var height: Double
  /// One or two sentences that tell what the drawing shows.
  package var description: Phrase
  /// Later ones lie above earlier ones.
  package var marks: [Mark]

  package init(id: String, width: Double, height: Double, description: Phrase, marks: [Mark]) {
    (self.id, self.width, self.height) = (id, width, height)
    (self.description, self.marks) = (description, marks)
  }
}
