import Foundation
import SystemPackage

/// The one way in which a file of ours comes to be: whole or not at all.
///
/// It is written under another name in the folder where it will be, brought to the disk, and then named. So a full disk, a
/// signal or a power cut leaves the old file, the new one or none, and never half a result. (Pillai and others, "All file
/// systems are not created equal", OSDI 2014.) Renaming and linking work so on network file systems too.
package enum Publication {
  /// Writes a file; one that has the name already gives way in one step for whoever looks.
  package static func replace(
    _ path: String, mode: mode_t, with text: String, shown: String
  ) throws(WriteFailure) {
    let unfinished = try written(text, beside: path, mode, shown: shown)
    defer { UnfinishedFile.remove(unfinished) }
    guard rename(unfinished, path) == 0 else { throw WriteFailure(shown) }
    settle(folder: PathName.folder(of: path))
  }

  /// Writes a file that must not exist yet.
  ///
  /// A hard link fails where the name is taken, which no look beforehand could promise.
  ///
  /// - Returns: false where there is one; it stays as it is.
  package static func create(
    _ path: String, mode: mode_t, with text: String, shown: String
  ) throws(WriteFailure) -> Bool {
    let unfinished = try written(text, beside: path, mode, shown: shown)
    defer { UnfinishedFile.remove(unfinished) }
    if link(unfinished, path) == 0 {
      settle(folder: PathName.folder(of: path))
      return true
    }
    guard errno == EEXIST else { throw WriteFailure(shown) }
    return false
  }

  /// A new file in a folder that was begun, whole and on the disk.
  package static func make(
    _ path: String, mode: mode_t, with text: String, shown: String
  ) throws(WriteFailure) {
    do {
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .exclusiveCreate],
        permissions: FilePermissions(rawValue: mode))
      try fill(file, mode, with: text)
    } catch {
      throw WriteFailure(shown, error)
    }
  }

  /// So that a new name outlives a power cut; not every folder can be asked for that.
  ///
  /// A failure is passed over: the file is there, and the next power cut is not.
  package static func settle(folder: String) {
    let place = FilePath(folder.isEmpty ? "." : folder)
    guard let descriptor = try? FileDescriptor.open(place, .readOnly) else { return }
    fsync(descriptor.rawValue)
    try? descriptor.close()
  }

  /// A new file beside a path, whole and on the disk, under a name that nobody else has.
  private static func written(
    _ text: String, beside path: String, _ mode: mode_t, shown: String
  ) throws(WriteFailure) -> String {
    let unfinished = UnfinishedFile.path(in: PathName.folder(of: path))
    UnfinishedFile.begin(unfinished)
    do throws(WriteFailure) { try make(unfinished, mode: mode, with: text, shown: shown) } catch {
      UnfinishedFile.remove(unfinished)
      throw error
    }
    return unfinished
  }

  /// Writes all of a new file, and closes it. The disk may tell only at `fsync`, or at `close`, that it was full.
  private static func fill(_ file: FileDescriptor, _ mode: mode_t, with text: String) throws {
    do {
      try file.writeAll(text.utf8)
      guard fchmod(file.rawValue, mode) == 0, fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
    } catch {
      try? file.close()
      throw error
    }
    try file.close()
  }
}
