import Foundation

/// Names of files and folders, as texts.
package enum PathName {
  /// What stands before the last part of a path, as it was written; empty where there is no more than that part.
  /// (`NSString.deletingLastPathComponent` does not survive ".".)
  package static func folder(of path: String) -> String {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard let slash = trimmed.lastIndex(of: "/") else { return "" }
    return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
  }

  /// One spelling of a path, whether there is such a file or not.
  package static func standard(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }
}
