import Files
import Foundation

/// The problem files that the words of a command line stand for: files, folders with all that is in them, patterns, and
/// manifests.
package enum InputList {
  /// What problem files are called.
  private static let endings = [".yaml", ".yml", ".json"]
  /// A list of jobs, a line each.
  private static let manifest = ".jsonl"

  /// All jobs, in the order of the words, those of a folder by name; each once.
  ///
  /// - Parameters:
  ///   - words: `-` is a manifest on standard input.
  ///   - results: the folder of the batch: what lies in it is no problem, though a folder of problems may hold it.
  ///   - read: the bytes of a manifest.
  /// - Throws: what cannot be found or read.
  package static func jobs(
    _ words: [String], besides results: String, reading read: (String) throws(WrongBatch) -> [UInt8]
  ) throws(WrongBatch) -> [BatchJob] {
    let results = PathName.standard(results) + "/"
    var jobs: [BatchJob] = []
    for word in words {
      if word == "-" || word.hasSuffix(manifest) {
        jobs += try Manifest.jobs(read(word), name: word)
      } else {
        jobs += try files(word, besides: results).map { BatchJob(file: $0) }
      }
    }
    var seen: Set<BatchJob> = []
    return jobs.filter { seen.insert($0).inserted }
  }

  /// The files that a word stands for.
  private static func files(_ word: String, besides results: String) throws(WrongBatch) -> [String] {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: word, isDirectory: &isFolder) {
      return isFolder.boolValue ? try contents(of: word, besides: results) : [plain(word)]
    }
    // Shells hand on patterns in quotes, and those that match nothing.
    guard word.contains(where: { "*?[".contains($0) }) else {
      // Not there: a record says so, and the others go on.
      return [plain(word)]
    }
    let found = matches(word)
    guard !found.isEmpty else { throw WrongBatch(.unreadable, "no file matches '\(word)'") }
    var files: [String] = []
    for path in found { files += try self.files(path, besides: results) }
    return files
  }

  /// All problem files in a folder and those below, by name. What begins with a dot is passed over, as shells do.
  private static func contents(of folder: String, besides results: String) throws(WrongBatch) -> [String] {
    let root = folder.hasSuffix("/") && folder != "/" ? String(folder.dropLast()) : folder
    guard let walk = FileManager.default.enumerator(atPath: root) else {
      throw WrongBatch(.unreadable, "cannot read the folder '\(folder)'")
    }
    var files: [String] = []
    for case let name as String in walk {
      let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
      if !isHidden, endings.contains(where: name.lowercased().hasSuffix),
        !PathName.standard("\(root)/\(name)").hasPrefix(results)
      {
        files.append(plain("\(root)/\(name)"))
      }
    }
    guard !files.isEmpty else {
      throw WrongBatch(.unreadable, "the folder '\(folder)' has no problem file (.yaml, .yml or .json)")
    }
    return files.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// One name for one file: a job is known by it.
  private static func plain(_ path: String) -> String {
    path.hasPrefix("./") ? String(path.dropFirst(2).drop { $0 == "/" }) : path
  }

  /// The system's own patterns, in its order.
  private static func matches(_ pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }
}
