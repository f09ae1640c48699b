import Foundation
import Report
import Testing

/// Reports that were looked at and approved, to the last byte. `SIDEREAL_RECORD=1` writes them anew, and the run fails all the
/// same: somebody has to look at them again.
@Suite struct ReportGoldenTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  private func check(_ text: String, _ name: String) throws {
    let file = Self.folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["SIDEREAL_RECORD"] != nil {
      try Data(text.utf8).write(to: file)
      Issue.record("\(name) was recorded anew: look at it")
      return
    }
    #expect(String(decoding: try Data(contentsOf: file), as: UTF8.self) == text, "\(name)")
  }

  @Test func pages() throws { try check(try Samples.document("toy.json").html, "toy.html") }

  @Test(arguments: ["toy", "theory-first", "ladder", "value", "simulation"])
  func words(_ name: String) throws { try check(try Samples.document(name + ".json").markdown, name + ".md") }

  @Test(arguments: [
    ("toy", "plan"), ("portfolio", "allocators"), ("theory-first", "people"), ("value", "frontier"),
  ])
  func drawings(_ name: String, _ chart: String) throws {
    let drawing = try #require(
      try Samples.document(name + ".json").drawings(.auto).first { $0.name == chart })
    try check(drawing.text, "\(name)-\(chart).svg")
  }
}
