import Foundation

/// The folder in which a problem's tables are looked for.
package struct TableFolder: Sendable {
  /// Where relative paths start; empty: there is none.
  private let path: String
  /// Whether tables lie in this folder or nowhere. So no text that comes from elsewhere, as from a page, opens another file.
  private let isFenced: Bool

  package init(_ path: String, isFenced: Bool = false) { (self.path, self.isFenced) = (path, isFenced) }

  /// The path of a table that a problem names.
  ///
  /// - Throws: that it lies beyond the fence, also by way of a link.
  func path(of file: String) throws(TableStore.FileFailure) -> String {
    let whole = file.hasPrefix("/") ? file : path + "/" + file
    guard isFenced else { return whole }
    if path.isEmpty {
      throw .init(
        reason: "is not read: tables are read only where a problem file is served, from its own folder")
    }
    guard let folder = Self.resolved(path) else { throw .system }
    guard let found = Self.resolved(whole) else {
      // Whether a file beyond the fence is there is not said.
      if file.hasPrefix("/") || file.split(separator: "/").contains("..") { throw Self.beyond }
      throw .system
    }
    guard found.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/") else { throw Self.beyond }
    return found
  }

  private static let beyond = TableStore.FileFailure(
    reason: "is not read: only tables in the folder of the file that is served are")

  /// Without links and dots; nil, with `errno`, where there is nothing.
  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
