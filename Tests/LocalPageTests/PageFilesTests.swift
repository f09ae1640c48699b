import Foundation
import Testing

@testable import LocalPage

struct PageFilesTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/LocalPage")

  /// What is compiled in is what stands in the folder, byte by byte, and nothing of it is forgotten.
  @Test func everyFileOfThePageIsServed() throws {
    let files = try PageFiles(folder: nil)
    let folder = Self.sources.appendingPathComponent("Page")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.names == Set(names))
    for name in names {
      #expect(try files.bytes(name) == [UInt8](Data(contentsOf: folder.appendingPathComponent(name))))
      #expect(PageFiles.type(name) != "application/octet-stream")
    }
  }

  @Test func examplesAreTheProblemsThatTheyAreNamedAfter() throws {
    let files = try PageFiles(folder: nil)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Self.sources.appendingPathComponent("Examples").path)
    #expect(Set(files.examples.map(\.name)) == Set(names))
    #expect(files.examples.allSatisfy { String(decoding: $0.bytes, as: UTF8.self).contains("\nchunks:") })
  }

  @Test func nothingElseIsThere() throws {
    let files = try PageFiles(folder: nil)
    #expect(files.bytes("../PageSettings.swift") == nil && files.bytes("") == nil)
    #expect(throws: PageServer.Failure.self) { try PageFiles(folder: "/no/such/folder") }
  }
}
