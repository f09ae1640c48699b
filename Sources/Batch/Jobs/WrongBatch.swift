/// Why what was asked for is no batch: a sentence for people, without its end.
package struct WrongBatch: Error, Sendable, Equatable {
  /// How the program ends over it.
  package enum Kind: Sendable, Equatable {
    /// Words of the command line contradict each other or mean nothing.
    case usage
    /// A manifest or a design is not right.
    case wrongFile
    /// A file or folder cannot be read.
    case unreadable
  }
  package let kind: Kind
  package let sentence: String

  package init(_ kind: Kind, _ sentence: String) { (self.kind, self.sentence) = (kind, sentence) }
}
