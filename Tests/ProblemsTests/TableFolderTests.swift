import Foundation
import Testing

@testable import Problems

/// Tables of a text that comes from a page: from one folder or not at all.
struct TableFolderTests {
  /// A folder with a table, a link that leads out of it, and a table beside it.
  private static func folder() throws -> String {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let inner = place.appendingPathComponent("inner/deeper")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    for file in ["inner/law.csv", "inner/deeper/law.csv", "secret.csv"] {
      try "2030,50%\n2040,100%\n".write(
        to: place.appendingPathComponent(file), atomically: true, encoding: .utf8)
    }
    try FileManager.default.createSymbolicLink(
      atPath: place.path + "/inner/link.csv", withDestinationPath: "../secret.csv")
    return place.path
  }

  private static func messages(_ table: String, in folder: TableFolder) -> [String] {
    let text =
      "time: {start: 2026, horizon: 30}\ndeadline: {csv: '\(table)'}\npools: {field: {headcount: 3}}\nchunks: {work: {years: 5}}\n"
    do {
      _ = try ProblemReader.read(Array(text.utf8), tables: folder)
      return []
    } catch { return error.diagnostics.map(\.message) }
  }

  @Test func whatLiesInItIsRead() throws {
    let place = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: place) }
    let fenced = TableFolder(place + "/inner", isFenced: true)
    #expect(Self.messages("law.csv", in: fenced).isEmpty)
    #expect(Self.messages("deeper/law.csv", in: fenced).isEmpty)
    #expect(Self.messages("deeper/../law.csv", in: fenced).isEmpty)
    #expect(Self.messages(place + "/inner/law.csv", in: fenced).isEmpty)
  }

  @Test func whatLiesBeyondIsNot() throws {
    let place = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: place) }
    let fenced = TableFolder(place + "/inner", isFenced: true)
    for name in [
      "../secret.csv", "link.csv", place + "/secret.csv", "/etc/passwd", "deeper/../../secret.csv",
    ] {
      #expect(
        Self.messages(name, in: fenced).contains { $0.contains("only tables in the folder") }, "\(name)")
    }
    // Whether a file is there beyond the fence cannot be found out.
    #expect(
      Self.messages("/no/such.csv", in: fenced)
        == Self.messages("/etc/passwd", in: fenced).map {
          $0.replacing("/etc/passwd", with: "/no/such.csv")
        })
    #expect(
      Self.messages("law.csv", in: TableFolder("", isFenced: true)).contains { $0.contains("is not read") })
    #expect(Self.messages("no.csv", in: fenced).contains { $0.contains("No such file") })
  }

  @Test func withoutAFenceAllAreRead() throws {
    let place = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: place) }
    #expect(Self.messages("../secret.csv", in: TableFolder(place + "/inner")).isEmpty)
    #expect(Self.messages("link.csv", in: TableFolder(place + "/inner")).isEmpty)
  }
}
