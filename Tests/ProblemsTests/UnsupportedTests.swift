import Foundation
import Problems
import Testing

@Suite("Hastening and races are read in full, and refused in one word")
struct UnsupportedTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures")

  static let files: [String] = (FileManager.default.subpaths(atPath: folder.path) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  @Test("There are some") func some() { #expect(Self.files.count >= 1) }

  @Test("Nothing else is wrong with them", arguments: files)
  func refused(_ file: String) throws {
    let place = Self.folder.appendingPathComponent(file)
    let bytes = try Array(Data(contentsOf: place))
    do throws(InvalidProblem) {
      _ = try ProblemReader.read(bytes, directory: place.deletingLastPathComponent().path)
      Issue.record("\(file) was not refused")
    } catch {
      let others = error.diagnostics.filter { $0.code != "not-supported" && $0.severity == .error }
      #expect(others.isEmpty, "\(file): \(others.map(\.message))")
    }
  }
}
