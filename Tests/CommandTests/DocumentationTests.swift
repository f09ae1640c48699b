import Foundation
import Testing

/// The commands that the documentation shows, run as they stand there: what they print is what it says.
///
/// A fenced block whose first line names a file (`csv pools.csv`) is that file; a block of `console` holds commands after
/// `$` and what they print, messages first. A line with an ellipsis alone stands for any lines.
@Suite("What the documentation shows")
struct DocumentationTests {
  /// A command of a page, and what is shown below it.
  struct Shown {
    let command: String
    var lines: [String] = []
  }

  /// A page with its files and commands.
  struct Page {
    var files: [String: String] = [:]
    var commands: [Shown] = []

    /// Takes a page apart by its fences.
    init(_ text: String) {
      var block: (words: [String], lines: [String])?
      for line in text.components(separatedBy: "\n") {
        guard line.hasPrefix("```") else {
          block?.lines.append(line)
          continue
        }
        if let done = block {
          add(done.words, done.lines)
          block = nil
        } else {
          block = (line.dropFirst(3).split(separator: " ").map(String.init), [])
        }
      }
    }

    private mutating func add(_ words: [String], _ lines: [String]) {
      if words.count == 2 { files[words[1]] = lines.joined(separator: "\n") + "\n" }
      guard words == ["console"] else { return }
      for line in lines {
        if line.hasPrefix("$ ") {
          commands.append(Shown(command: String(line.dropFirst(2))))
        } else if !commands.isEmpty {
          commands[commands.count - 1].lines.append(line)
        }
      }
    }
  }

  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Whether lines are as shown: pieces between ellipses in their order, the first at the beginning, the last at the end.
  private static func isShown(_ lines: [String], as shown: [String]) -> Bool {
    let pieces = shown.split(separator: "…", omittingEmptySubsequences: false).map(Array.init)
    if pieces.count == 1 { return lines == shown }
    guard lines.starts(with: pieces[0]), let last = pieces.last else { return false }
    var rest = lines[pieces[0].count...]
    for piece in pieces.dropFirst().dropLast() {
      guard let place = rest.indices.first(where: { rest[$0...].starts(with: piece) }) else { return false }
      rest = rest[(place + piece.count)...]
    }
    return rest.count >= last.count && rest.suffix(last.count).elementsEqual(last)
  }

  @Test("Pages are what their commands print", arguments: ["README.md", "GUIDE.md"])
  func shows(_ name: String) throws {
    let text = try String(contentsOf: Self.root.appendingPathComponent(name), encoding: .utf8)
    let page = Page(text)
    #expect(!page.commands.isEmpty)
    let scratch = try Scratch(page.files)
    try FileManager.default.createSymbolicLink(
      at: scratch.url.appendingPathComponent("Problems"),
      withDestinationURL: Self.root.appendingPathComponent("Problems"))
    for shown in page.commands {
      let words = shown.command.split(separator: " ").map(String.init)
      #expect(words.first == "sidereal")
      let run = try Command.run(Array(words.dropFirst()), in: scratch)
      let printed = (run.messages + run.output).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
      // The line's end at the end of the output is no line.
      let lines = printed.last == "" ? Array(printed.dropLast()) : printed
      #expect(Self.isShown(lines, as: shown.lines), "\(shown.command):\n\(lines.joined(separator: "\n"))")
    }
  }

  @Test(
    "An ellipsis stands for any lines",
    arguments: [
      (["a", "b", "c"], ["a", "…"], true), (["a", "b", "c"], ["…", "c"], true), (["a"], ["…"], true),
      (["a", "b", "c"], ["a", "…", "c"], true), (["a", "b", "c"], ["…", "b", "…"], true),
      (["a", "b", "c"], ["a", "b"], false), (["a", "b", "c"], ["…", "b"], false),
      (["a", "b", "c"], ["c", "…"], false), (["a", "b", "c"], ["…", "c", "…", "b", "…"], false),
    ])
  func ellipses(_ lines: [String], _ shown: [String], _ isShown: Bool) {
    #expect(Self.isShown(lines, as: shown) == isShown)
  }
}
