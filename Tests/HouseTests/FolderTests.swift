import Foundation
import Testing

/// Inside `Search` references go one way, from the folders that use to the folders that are used.
struct FolderTests {
  /// From the bottom up: a folder knows itself and those before it. The empty name is `Search` itself.
  static let order = [
    "Terms", "Control", "Envelopes", "Relaxation", "ColumnGeneration", "OutcomeSpace", "Heuristics", "Nodes",
    "Tree", "Worlds", "Hastening", "", "TwoStage",
  ]

  private struct Room {
    let name: String
    let path: String
    let text: String
  }

  private static let rooms = SourceFile.all.filter { $0.module == "Search" }.map { file in
    let parts = file.path.split(separator: "/").dropFirst().dropLast()
    return Room(
      name: parts.joined(separator: "/"), path: file.path, text: SourceFile.withoutTexts(file.text))
  }

  /// Words of a text that begin with a capital letter.
  private static func types(in text: String) -> Set<String> {
    Set(
      text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.filter { $0.first?.isUppercase == true }
        .map(String.init))
  }

  /// Types declared at the top level of a file.
  private static func declared(in text: String) -> [String] {
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias"]
    return text.split(separator: "\n").filter { $0.first != " " && $0.first != "}" }.compactMap { line in
      let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      guard let place = words.firstIndex(where: kinds.contains), words.count > place + 1 else { return nil }
      return line.hasPrefix("extension") ? nil : String(words[place + 1])
    }
  }

  @Test func everyFolderHasItsPlace() {
    #expect(Set(Self.rooms.map(\.name)) == Set(Self.order))
  }

  @Test func noReferencePointsUp() {
    var home: [String: String] = [:]
    for room in Self.rooms { for type in Self.declared(in: room.text) { home[type] = room.name } }
    #expect(home["NodeSolver"] == "Nodes" && home.count > 50)
    for room in Self.rooms {
      let own = Self.order.firstIndex(of: room.name) ?? 0
      for type in Self.types(in: room.text) {
        guard let other = home[type], let place = Self.order.firstIndex(of: other) else { continue }
        #expect(place <= own, "\(room.path) refers to \(type) of \(other.isEmpty ? "Search" : other)")
      }
    }
  }
}
