import Foundation

/// The files of the page and the examples, compiled in, so that the program is one file.
struct PageFiles: Sendable {
  /// For those who work on the page: files are read from here each time.
  private let folder: String?

  /// Problems to open.
  struct Example: Sendable {
    let name, title: String
    let bytes: [UInt8]
  }

  let examples: [Example] = [
    .init(
      name: "toy-2052.yaml", title: "The toy model: serial and parallel work",
      bytes: PackageResources.toy_2052_yaml),
    .init(
      name: "open-deadline.yaml", title: "Generations of work, a deadline nobody knows",
      bytes: PackageResources.open_deadline_yaml),
    .init(
      name: "portfolio.yaml", title: "Fifteen agendas and their grants",
      bytes: PackageResources.portfolio_yaml),
    .init(
      name: "survey-first.yaml", title: "Find out first, then decide",
      bytes: PackageResources.survey_first_yaml),
    .init(
      name: "rival-without.yaml", title: "A race with a rival", bytes: PackageResources.rival_without_yaml),
  ]

  /// - Throws: that there is no such folder.
  init(folder: String?) throws(PageServer.Failure) {
    self.folder = folder
    if let folder, !FileManager.default.fileExists(atPath: folder) {
      throw PageServer.Failure(reason: "there is no folder \(folder)")
    }
  }

  /// Every file of `Page`, by its name; a test compares this list with the folder.
  private static let compiledIn: [String: [UInt8]] = [
    "answers.js": PackageResources.answers_js,
    "asking.js": PackageResources.asking_js,
    "checking.js": PackageResources.checking_js,
    "diagnostics.js": PackageResources.diagnostics_js,
    "dialog.js": PackageResources.dialog_js,
    "downloads.js": PackageResources.downloads_js,
    "editor.js": PackageResources.editor_js,
    "files.js": PackageResources.files_js,
    "markup.js": PackageResources.markup_js,
    "page.css": PackageResources.page_css,
    "page.html": PackageResources.page_html,
    "page.js": PackageResources.page_js,
    "parts.css": PackageResources.parts_css,
    "places.js": PackageResources.places_js,
    "print.css": PackageResources.print_css,
    "sliders.js": PackageResources.sliders_js,
    "solving.js": PackageResources.solving_js,
    "troubles.js": PackageResources.troubles_js,
    "welcome.js": PackageResources.welcome_js,
    "words.js": PackageResources.words_js,
  ]

  /// What can be asked for by name.
  var names: Set<String> {
    guard let folder else { return Set(Self.compiledIn.keys) }
    return Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
  }

  /// Nil where there is none.
  func bytes(_ name: String) -> [UInt8]? {
    guard let folder else { return Self.compiledIn[name] }
    return (try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))).map { [UInt8]($0) }
  }

  /// What a browser takes a file for.
  static func type(_ name: String) -> String {
    switch name.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    default: "application/octet-stream"
    }
  }
}
