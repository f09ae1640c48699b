import ArgumentParser
import Sidereal

/// `sidereal explain`
///
/// The reference of problem files, from the same source as their schema.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain the keys of problem files: all of them, or one.")

  /// Nil: all are listed.
  @Argument(
    help: "A key, with or without what it stands in: pools.NAME.correct, pools.correct, or correct.",
    completion: .list(ProblemReference.keys.map(\.name)))
  var key: String?

  func run() throws {
    let reference = ReferenceText(in: Terminal.space, isColoured: Terminal.isColoured)
    guard let key else {
      Output.print(reference.list(ProblemReference.keys))
      return
    }
    switch ProblemReference.find(key) {
    case .one(let found): Output.print(reference.text(of: found))
    case .several(let found): Output.print(reference.list(found))
    case .unknown(let near):
      throw ValidationError(
        "there is no key '\(key.shown)'"
          + (near.map { "; did you mean '\($0)'?" } ?? "; sidereal explain lists all of them"))
    }
  }
}
