import Files
import Foundation
import Testing

/// Files are whole or not there.
struct PublicationTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "sidereal-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func aNewFileTakesTheOldOnesPlace() throws {
    try Publication.replace(path("a"), mode: 0o600, with: "old", shown: "a")
    try Publication.replace(path("a"), mode: 0o640, with: "new", shown: "a")
    #expect(try String(contentsOfFile: path("a"), encoding: .utf8) == "new")
    #expect(try names() == ["a"])
    let mode = try FileManager.default.attributesOfItem(atPath: path("a"))[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test func whatIsThereIsKeptByWhoeverComesSecond() throws {
    #expect(try Publication.create(path("a"), mode: 0o600, with: "first", shown: "a"))
    #expect(try !Publication.create(path("a"), mode: 0o600, with: "second", shown: "a"))
    #expect(try String(contentsOfFile: path("a"), encoding: .utf8) == "first")
    #expect(try names() == ["a"])
  }

  /// Of many at once one wins, whole.
  @Test func ofManyAtOnceOneIsFirst() async throws {
    let path = path("a")
    let texts = (0..<16).map { String(repeating: String($0, radix: 16), count: 10_000) }
    let wins = await withTaskGroup(of: Bool.self) { group in
      for text in texts {
        group.addTask { (try? Publication.create(path, mode: 0o600, with: text, shown: "a")) ?? false }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(wins == 1)
    #expect(texts.contains(try String(contentsOfFile: path, encoding: .utf8)))
    #expect(try names() == ["a"])
  }

  @Test func aFailureLeavesEverythingAsItWas() throws {
    try FileManager.default.createDirectory(atPath: path("taken"), withIntermediateDirectories: true)
    for name in ["missing/a", "taken"] {
      #expect(throws: WriteFailure.self) {
        try Publication.replace(path(name), mode: 0o600, with: "text", shown: name)
      }
    }
    #expect(try names() == ["taken"])
  }

  /// What a process of this machine that is no more left behind goes; all else stays.
  @Test func unfinishedFilesOfTheDeadAreSwept() throws {
    let host = UnfinishedFile.host
    let dead = UnfinishedFile.prefix + host + "-4194305-1"
    let kept = [
      UnfinishedFile.prefix + host + "-\(getpid())-7", UnfinishedFile.prefix + "elsewhere-4194305-1",
      "a.json",
    ]
    for name in kept + [dead] { try Data().write(to: folder.appendingPathComponent(name)) }
    UnfinishedFile.sweep(folder.path)
    #expect(try names() == kept.sorted())
  }

  @Test(arguments: [("a", ""), ("/a", "/"), ("b/a", "b"), ("b/a/", "b"), (".", ""), ("/b/a", "/b")])
  func folderOfAPath(path: String, folder: String) { #expect(PathName.folder(of: path) == folder) }

  /// Parts are told from each other whatever they hold.
  @Test func digestsOfPartsDiffer() {
    let parts: [[String]] = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], ["1:abc"]]
    let digests = parts.map { Digest.hex(ofParts: $0.map { Array($0.utf8) }) }
    #expect(Set(digests).count == parts.count)
  }

  /// FIPS 180-4, and the digest that the page's policy of an empty script has by RFC 4648.
  @Test func digestsAreTheStandards() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(Digest.hex("".utf8) == empty && empty.count == Digest.length)
    #expect(Digest.base64("".utf8) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }
}
