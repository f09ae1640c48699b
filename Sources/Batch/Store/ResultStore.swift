import Files
import Foundation

/// The folder of a batch: a record for each job, under the key of its result.
///
/// `ab/abcd….json` is a job that is done; beside it `….failed.json` and `….interrupted.json` stand for those that are not.
/// A job that is done is never written over; who comes second keeps what is there.
package struct ResultStore: Sendable {
  package let folder: String

  package init(_ folder: String) {
    self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
  }

  /// What becomes of a record's name.
  private enum Kind: String, CaseIterable {
    case done = ".json"
    case failed = ".failed.json"
    case interrupted = ".interrupted.json"

    init(_ status: JobStatus) {
      self = status.isFinal ? .done : status == .failed ? .failed : .interrupted
    }
  }

  /// Makes the folder where there is none, and clears away what processes that were killed left unfinished.
  package func prepare() throws(WriteFailure) {
    // One folder after the other, so that the system says which of them cannot be, and why.
    var path = folder.hasPrefix("/") ? "/" : ""
    for part in folder.split(separator: "/") {
      path += path.isEmpty || path.hasSuffix("/") ? String(part) : "/" + part
      if mkdir(path, Self.folderMode) != 0, errno != EEXIST { throw WriteFailure(folder) }
    }
    var facts = stat()
    guard stat(folder, &facts) == 0 else { throw WriteFailure(folder) }
    guard facts.st_mode & S_IFMT == S_IFDIR else { throw WriteFailure(folder, ENOTDIR) }
    guard access(folder, W_OK | X_OK) == 0 else { throw WriteFailure(folder) }
    for name in shelves { UnfinishedFile.sweep("\(folder)/\(name)") }
  }

  /// Folders of records by the first two digits of their keys: file systems grow slow where one has a hundred thousand.
  var shelves: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { $0.count == 2 && $0.allSatisfy(\.isHexDigit) }.sorted()
  }

  private func path(_ key: String, _ kind: Kind) -> String {
    "\(folder)/\(key.prefix(2))/\(key)\(kind.rawValue)"
  }

  /// Where other names of a problem that is done are noted.
  private func aliasPath(_ key: String, of job: BatchJob) -> String {
    let name = Digest.hex(ofParts: job.parts)
    return "\(folder)/\(key.prefix(2))/\(key).\(name.prefix(16)).name.json"
  }

  // MARK: - Looking

  /// What is known of a job.
  package enum Found: Sendable {
    case nothing
    case record(StoredRecord.Contents)
    /// What stood there is no record; it has another name now.
    case broken(movedTo: String)
  }

  /// The record of a job that is done.
  package func done(_ key: String) -> Found { look(path(key, .done), key) }

  /// The record of a job on which the program broke.
  package func failure(_ key: String) -> Found { look(path(key, .failed), key) }

  private func look(_ path: String, _ key: String) -> Found {
    guard let bytes = Self.bytes(path) else { return .nothing }
    if let contents = StoredRecord.read(bytes), contents.key == key { return .record(contents) }
    // Never deleted: somebody may want to know what it was.
    for number in 1... {
      let aside = "\(path).broken-\(number)"
      if link(path, aside) == 0 {
        unlink(path)
        return .broken(movedTo: aside)
      }
      if errno != EEXIST { return .nothing }
    }
    return .nothing
  }

  private static func bytes(_ path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { Array($0) }
  }

  // MARK: - Writing

  /// A claim on a job; nil: somebody else works on it.
  package func claim(_ key: String) -> Claim? { Claim(key, in: "\(folder)/.claims") }

  /// Keeps a record.
  ///
  /// What is done takes the place of a failure or an interruption. A job that was done meanwhile stays as it is.
  ///
  /// - Parameter isBetter: for a job that is done and was solved again: whether this record takes the other's place.
  package func keep(
    _ text: String, of row: BatchRow, isBetter: Bool = false
  ) throws(WriteFailure) {
    let shelf = "\(folder)/\(row.key.prefix(2))"
    if mkdir(shelf, Self.folderMode) == 0 {
      Publication.settle(folder: folder)
    } else if errno != EEXIST {
      throw WriteFailure(shelf)
    }
    let kind = Kind(row.status)
    let path = path(row.key, kind)
    if kind == .done, !isBetter {
      _ = try Publication.create(path, mode: Self.fileMode, with: text, shown: path)
    } else {
      try Publication.replace(path, mode: Self.fileMode, with: text, shown: path)
    }
    guard kind == .done else { return }
    for kind in Kind.allCases where kind != .done { unlink(self.path(row.key, kind)) }
  }

  /// Notes that a problem that is done has another name too.
  package func note(_ job: BatchJob, asNameOf key: String) throws(WriteFailure) {
    let path = aliasPath(key, of: job)
    guard access(path, F_OK) != 0 else { return }
    let text = StoredName(key: key, job: job).text
    _ = try Publication.create(path, mode: Self.fileMode, with: text, shown: path)
  }

  private static let fileMode = Permissions.file
  private static let folderMode = Permissions.folder

  // MARK: - Collecting

  /// All that is kept, in the order of the keys.
  ///
  /// - Parameter broken: is told what is no record.
  package func all(
    broken: (String) -> Void
  ) -> (records: [StoredRecord.Contents], names: [StoredName]) {
    var (records, names): ([StoredRecord.Contents], [StoredName]) = ([], [])
    for shelf in shelves {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(shelf)")) ?? []
      for file in files.sorted() where file.hasSuffix(".json") && !file.hasPrefix(UnfinishedFile.prefix) {
        let path = "\(folder)/\(shelf)/\(file)"
        guard let bytes = Self.bytes(path) else { continue }
        if file.hasSuffix(".name.json"), let name = StoredName(bytes) {
          names.append(name)
        } else if let contents = StoredRecord.read(bytes), file.hasPrefix(contents.key) {
          records.append(contents)
        } else {
          broken(path)
        }
      }
    }
    return (records, names)
  }
}
