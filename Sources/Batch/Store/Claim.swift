import Foundation
import SystemPackage

/// A claim: for as long as somebody works on a job, nobody else with the same folder begins it.
///
/// It is a lock on one byte of a file that all share, at a place that the key gives; no byte of the file is ever written. The
/// system takes it back when the process ends, however it ends. Open file descriptions hold it (`F_OFD_SETLK`), so that
/// closing another descriptor of the file does not let go of it, as with the older POSIX locks.
///
/// Where there can be no lock, since the file system has none or the folder cannot be written to, everybody may begin: then two
/// batches may solve a problem twice, and still only one result is kept, or the result itself says that it cannot be.
package struct Claim: ~Copyable {
  /// Nil: there can be no lock.
  private let file: FileDescriptor?

  /// `F_OFD_SETLK` of Linux: at once or not at all.
  private static let setLock: Int32 = 37
  /// Hexadecimal digits of a key that tell its byte: as many as fit into a file's offsets.
  private static let digits = 15

  /// Nil: somebody else has it.
  init?(_ key: String, in path: String) {
    file = try? FileDescriptor.open(
      FilePath(path), .readWrite, options: [.create, .closeOnExec],
      permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
    guard let file else { return }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(key.prefix(Self.digits), radix: 16) ?? 0
    lock.l_len = 1
    if fcntl(file.rawValue, Self.setLock, &lock) != 0, errno == EAGAIN || errno == EACCES {
      try? file.close()
      return nil
    }
  }

  deinit { try? file?.close() }
}
