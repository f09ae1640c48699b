import Foundation
import Testing

@testable import LocalPage

/// The one file that is read for a page.
struct ServedFileTests {
  private static func reason(_ path: String) -> String? {
    do throws(ServedFile.Unreadable) {
      _ = try ServedFile.text(path)
      return nil
    } catch { return error.reason }
  }

  @Test func textIsRead() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("title: Café 🙂\r\n".utf8).write(to: file)
    #expect(try ServedFile.text(file.path) == "title: Café 🙂\r\n")
    // What is no text is not made one.
    try Data([0x43, 0x61, 0x66, 0xE9]).write(to: file)
    #expect(Self.reason(file.path)?.contains("UTF-8") == true)
    try Data(repeating: 0x20, count: 16_000_001).write(to: file)
    #expect(Self.reason(file.path)?.contains("16 MB") == true)
  }

  /// None of these is waited for.
  @Test func othersAreRefused() throws {
    let pipe = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { unlink(pipe) }
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, "/dev/zero", "/tmp"] {
      #expect(Self.reason(path) == "it is no regular file", "\(path)")
    }
    #expect(Self.reason("/no/such/file") == "No such file or directory")
    #expect(Self.reason("") == "No such file or directory")
  }
}
