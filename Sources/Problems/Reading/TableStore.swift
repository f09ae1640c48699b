import Foundation

/// The store of tables: two columns, a moment and a value; each file is read once, however often it is
/// named.
final class TableStore {
  /// What the second column holds.
  enum Kind: Hashable {
    case chances, people
  }

  /// Usually the problem file's own.
  private let folder: TableFolder
  /// By path and kind: the same file may be read as chances and as people.
  private var known: [Key: Table] = [:]
  /// What a table is known by.
  private struct Key: Hashable {
    let path: String
    let kind: Kind
  }

  init(_ folder: TableFolder) { self.folder = folder }

  /// The table that `{csv: FILE}` names; what is wrong with the file is reported at the name, or left for the caller
  /// to report together with what it finds itself (`Table.faults`).
  func table(_ cursor: Cursor, _ kind: Kind) -> Table? {
    guard let file = cursor.text("the name of a CSV file") else { return nil }
    let key: Key
    do throws(FileFailure) { key = Key(path: try folder.path(of: file), kind: kind) } catch {
      var table = Table(file: file)
      table.faults.add(nil, .table(error.reason))
      table.faults.report(at: cursor)
      return nil
    }
    // Noted even where it cannot be read: it may be there later.
    cursor.faults.noteTable(key.path)
    let table = known[key] ?? read(key, file)
    known[key] = table
    if table.rows.isEmpty {
      table.faults.report(at: cursor)
      return nil
    }
    if table.hasDates { cursor.faults.noteDates() }
    return table
  }

  /// The bytes of a table of another shape.
  func bytes(_ cursor: Cursor, _ file: String) -> Result<[UInt8], FileFailure> {
    do throws(FileFailure) {
      let path = try folder.path(of: file)
      cursor.faults.noteTable(path)
      return .success(try Self.bytes(path))
    } catch { return .failure(error) }
  }

  private func read(_ key: Key, _ file: String) -> Table {
    do throws(FileFailure) {
      return TableParser(try Self.bytes(key.path), file: file, kind: key.kind).parsed()
    } catch {
      var table = Table(file: file)
      table.faults.add(nil, .table(error.reason))
      return table
    }
  }

  struct FileFailure: Error {
    let reason: String
    static var system: FileFailure {
      FileFailure(reason: "cannot be read: \(String(cString: strerror(errno)))")
    }
  }

  /// Bytes that are read at once: a problem may name many small tables.
  private static let bufferSize = 1 << 16

  /// All bytes of a regular file. A pipe or a device may never end, and one that grows while it is read may
  /// be too large at the end.
  private static func bytes(_ path: String) throws(FileFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK)
    guard descriptor >= 0 else { throw .system }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else { throw .system }
    // Opened without waiting, then looked at: a name may be anything.
    let kind = facts.st_mode & S_IFMT
    guard kind == S_IFREG else {
      throw FileFailure(reason: "cannot be read: it is \(kind == S_IFDIR ? "a folder" : "no regular file")")
    }
    guard facts.st_size <= DocumentReader.mostBytes else { throw FileFailure(reason: "is larger than 16 MB") }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: bufferSize)
    while bytes.count <= DocumentReader.mostBytes {
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      if count > 0 { bytes += buffer[..<count] } else if errno != EINTR { throw .system }
    }
    guard bytes.count <= DocumentReader.mostBytes else { throw FileFailure(reason: "is larger than 16 MB") }
    return bytes
  }
}
